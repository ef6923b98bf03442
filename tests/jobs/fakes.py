"""All that the way of a photo needs, quick and without a network; a child process that is killed uses it too."""

import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PIL import Image

from restorer.condition.propose import Proposal
from restorer.errors import InputError
from restorer.imaging.atomic import write_atomic
from restorer.imaging.photo import Origin, Photo
from restorer.jobs.output_options import OutputOptions
from restorer.jobs.request import Request
from restorer.jobs.worker.restore import ProcessingContext
from restorer.message import Message
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import STRENGTH, Field, Outcome, Step

INVERT = Recipe((StepChoice("invert"),))


def draw(path, seed=0, size=(24, 16)):
    """A small photo at this path, a different one for each seed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), np.uint8)
    kind = {".jpg": "JPEG", ".tif": "TIFF"}.get(path.suffix.lower(), "PNG")
    Image.fromarray(pixels).save(path, kind)
    return path


def pixels_of(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def request(source, target, **more):
    return changed(Request(str(source), str(target), recipe=more.pop("recipe", INVERT)), **more)


def changed(request, **more):
    """The request with other values, those of its output among them."""
    output = {name: more.pop(name) for name in OutputOptions.__dataclass_fields__ if name in more}
    return replace(request, output=replace(request.output, **output), **more)


class Invert(Step):
    """Inverts the pixels in some tiles, each taking a while; fails, or does nothing, when it is told so."""

    id, label, help, version = "invert", "Invert", "Swaps light and dark.", 1
    past_tense = "inverted"
    fields = (STRENGTH, Field("tiles", "Tiles", 4, "How many.", 1, 100_000))

    def __init__(self, tile_s=0.0):
        self.tile_s = tile_s
        self.raises = {}
        self.at_tile = lambda work: None
        self.seen = []

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        self.seen.append((photo.origin.path, threading.current_thread().name))
        if error := self.raises.get(photo.origin.path and photo.origin.path.name):
            raise error() if isinstance(error, type) else error
        if settings["strength"] == 0:
            return Outcome(photo, "nothing to do")
        for tile in range(settings["tiles"]):
            work.progress.report(tile / settings["tiles"])
            self.at_tile(work)
            if self.tile_s:
                time.sleep(self.tile_s)
        return Outcome(photo.with_pixels(photo.top - photo.pixels), Message("{done}", done="inverted"))


class Enlarge(Step):
    """Repeats each pixel, under the id that `--scale` names."""

    id, label, help, version = "upscale", "Enlarge", "Repeats pixels.", 1
    past_tense = "enlarged"
    fields = (STRENGTH, Field("scale", "Size", 2, "Times.", 1, 4, (1, 2, 4), "x"))
    cost_settings = ("scale",)

    def enlarges(self, settings):
        return settings["scale"]

    def apply(self, photo, settings, work):
        scale = settings["scale"]
        return Outcome(photo.with_pixels(photo.pixels.repeat(scale, 0).repeat(scale, 1)), f"enlarged {scale} times")


class FakePlanner:
    """Proposes to invert, and for the preset `gentle` to leave the photo as it is."""

    def propose(self, photo, wanted, progress):
        progress.check()
        strength = 0.0 if wanted.preset == "gentle" else 1.0
        return Proposal(
            Recipe((StepChoice("invert", {"strength": strength}),)), {"invert": Message("it is a {kind}", kind="test")}
        )

    def override(self, recipe, overrides):
        for name, value in overrides.items():
            step, _, setting = name.partition(".")
            recipe = recipe.with_choice((recipe.find(step) or StepChoice(step)).with_setting(setting, value))
        return recipe


def fake_decode(path, page):
    try:
        with Image.open(path) as image:
            image.seek(page)
            pixels, kind = np.asarray(image.convert("RGB")), str(image.format).lower()
            pages = getattr(image, "n_frames", 1)
    except (OSError, SyntaxError, EOFError) as error:
        raise InputError(Message('"{name}" is damaged.', name=path.name), "Scan it again.") from error
    return Photo(pixels, origin=Origin(Path(path), kind, page=page, pages=pages))


def fake_encode(photo, path, format_):
    with write_atomic(path) as temporary:
        Image.fromarray(photo.pixels).save(temporary, {"jpeg": "JPEG", "tiff": "TIFF"}.get(format_, "PNG"))
    return ()


def fake_processing(step=None, **more):
    parts = {
        "measure": lambda path, page: 24 * 16 * 3,
        "decode": fake_decode,
        "encode": fake_encode,
        "planner": FakePlanner(),
        "steps": (step or Invert(),),
        "catalogue": None,
        "allocate": np.empty,
    }
    return ProcessingContext(**(parts | more))


@dataclass
class FakeEngine:
    """Does nothing, on a device that it names."""

    device_id: str
    label: str = "a device"


@dataclass
class FakeEngines:
    """Makes engines and remembers where."""

    made: list = field(default_factory=list)

    def __call__(self, device):
        self.made.append((device, threading.current_thread().name))
        return FakeEngine(device)


class Recorder:
    """Remembers events, and lets a test wait for one."""

    def __init__(self):
        self.events = []
        self._changed = threading.Condition()

    def __call__(self, event):
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def of(self, kind, job=None):
        return [event for event in self.events if isinstance(event, kind) and job in (None, event.job)]

    def wait_for(self, kind, job=None, count=1, timeout_s=10.0):
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.of(kind, job)) >= count, timeout_s), f"no {kind.__name__}"
        return self.of(kind, job)[count - 1]
