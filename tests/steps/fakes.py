"""Photos, an engine and a catalogue for the steps' tests."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np

from restorer.imaging.photo import Metadata, Photo
from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Work
from restorer.progress import Progress
from restorer.steps import find


def model(task, scales=(1,)):
    return ModelInfo(
        id=f"fake-{task.value}",
        task=task,
        good_for="tests",
        net="",
        scales=scales,
        tiling=Tiling.SUPPORTED,
        halo_px=0,
        multiple=1,
        precisions=("float32",),
        file=ModelFile("fake", "0" * 64, 1),
        licence=Licence("MIT", "", True),
        source="restorer",
    )


class FakeCatalogue:
    def __init__(self, *models):
        self._models = models

    def for_task(self, task):
        return next((info for info in self._models if info.task is task), None)

    def get(self, model_id):
        return next(info for info in self._models if info.id == model_id)


class FakeEngine:
    """Halves what it is given, or repeats each pixel, and remembers how it was called.

    Its network for damage takes what is nearly white for scratches.
    """

    cache_key = "fake"

    label = "a device"

    def __init__(self):
        self.calls = []

    def run(self, model, pixels, *, scale=1, conditions=None, out=None, progress=None):
        self.calls.append((model.id, scale, dict(conditions or {})))
        if model.task is Task.DAMAGE:
            top = np.iinfo(pixels.dtype).max
            out[:] = np.where(pixels.min(axis=2, keepdims=True) > 0.85 * top, top, 0)
            progress.report(1.0)
            return out
        out[:] = pixels // 2 if scale == 1 else pixels.repeat(scale, 0).repeat(scale, 1)
        progress.report(1.0)
        return out

    def predict(self, model, inputs, conditions=None):
        raise NotImplementedError


ALL_MODELS = (model(Task.DAMAGE), model(Task.CLEAN), model(Task.UPSCALE, (2, 4)))


def make_work(*models, engine=None, token=None, seed=0, listener=lambda fraction: None):
    progress = Progress(listener, token, interval_s=0)
    return Work(engine or FakeEngine(), FakeCatalogue(*models), np.empty, progress, seed)


def apply(step_id, photo, work=None, **settings):
    step = find(step_id)
    return step.apply(photo, complete_settings(step, settings), work or make_work())


@cache
def _picture(name):
    import skimage

    path = Path(skimage.__file__).parent / "data" / name
    return np.ascontiguousarray(cv2.imread(str(path), cv2.IMREAD_COLOR)[:, :, ::-1])


def picture(name="astronaut.png", longest_px=512):
    """A public-domain photo of scikit-image's: H x W x 3, uint8."""
    pixels = _picture(name)
    scale = longest_px / max(pixels.shape[:2])
    if scale >= 1:
        return pixels.copy()
    return cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def gray(pixels):
    return np.rint(pixels.mean(axis=2, keepdims=True)).astype(pixels.dtype)


def deep(pixels, seed=0):
    """The same in 16 bits, with content in the lower eight."""
    low = np.random.default_rng(seed).integers(0, 256, pixels.shape)
    return (pixels.astype(np.uint16) * 256 + low).astype(np.uint16)


def photo_of(pixels, alpha=None, dpi=None):
    return Photo(pixels, alpha=alpha, metadata=Metadata(dpi=dpi))


def faded(pixels, black=40, white=200):
    return np.rint(black + pixels.astype(np.float32) * (white - black) / 255).astype(np.uint8)


def scan(picture, background, degrees, place=(0.48, 0.52), room=(1.5, 1.4)):
    """A print on a scanner: (the scan, its 3 x 3 map from the print's pixels to the scan's)."""
    height, width = picture.shape[:2]
    size = int(width * room[0]), int(height * room[1])
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    matrix = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1.0]])
    center = np.array([(width - 1) / 2, (height - 1) / 2])
    matrix[:2, 2] = np.array(size) * place - matrix[:2, :2] @ center
    flags = {"flags": cv2.INTER_CUBIC, "borderMode": cv2.BORDER_CONSTANT, "borderValue": [background] * 3}
    out = cv2.warpAffine(picture, matrix[:2], size, **flags).astype(np.float32)
    out += np.random.default_rng(0).normal(0, 1, out.shape)
    return np.clip(out, 0, 255).astype(np.uint8), matrix


def scratched(pixels, seed=0, lines=5, specks=12):
    """Pixels with long pale scratches and specks drawn on, and where: H x W bool."""
    rng = np.random.default_rng(seed)
    height, width = pixels.shape[:2]
    cover = np.zeros((height, width), np.uint8)
    for _ in range(lines):
        x = rng.uniform(0.1, 0.9, 2) * width
        ends = np.array([(x[0], height * 0.02), (x[1], height * 0.98)])
        middle = ends.mean(axis=0) + rng.normal(0, 0.02 * width, 2)
        along = np.linspace(0, 1, 60)[:, None]
        way = (1 - along) ** 2 * ends[0] + 2 * along * (1 - along) * middle + along**2 * ends[1]
        cv2.polylines(cover, [np.rint(way * 16).astype(np.int32).reshape(-1, 1, 2)], False, 255, 1, cv2.LINE_AA, 4)
    for _ in range(specks):
        center = tuple(int(part) for part in rng.uniform(0.05, 0.95, 2) * (width, height))
        cv2.circle(cover, center, 2, 255, -1, cv2.LINE_AA)
    share = (cover / 255.0)[:, :, None]
    top = np.iinfo(pixels.dtype).max
    drawn = pixels * (1 - share) + 0.97 * top * share
    return np.rint(drawn).astype(pixels.dtype), cover > 40
