"""Shows what a recipe does to one region, within a second where that can be had."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Mask, Photo
from restorer.jobs.engine_process.messages import PreviewMade, PreviewRegion, Region
from restorer.jobs.worker.restore import ProcessingContext
from restorer.models.info import Task
from restorer.pipeline.recipe import Recipe
from restorer.pipeline.run import Result, run
from restorer.pipeline.step import Engine, PreviewHints, Work
from restorer.progress import Progress

CONTEXT_PX = 48
"""How many pixels around the region come along, so that steps see what lies beside it."""
FULL_PX = 2_500_000
"""The largest region that is shown in full after its reduced preview, in pixels."""

_PHOTOS_KEPT = 2


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    photo: Photo
    digest: str


class Previewer:
    """Decodes photos, keeps the last ones, and runs recipes on regions of them. Owned by one thread.

    Args:
        processing: Decoder, steps, models and stage cache.
        make_engine: Gives the engine; called when first needed.
        folder: Where results are written for the window, which deletes them.
    """

    def __init__(self, processing: ProcessingContext, make_engine: Callable[[], Engine], folder: Path) -> None:
        self._processing, self._make_engine, self._folder = processing, make_engine, folder
        self._engine: Engine | None = None
        self._opened: OrderedDict[tuple[str, int, int], _Opened] = OrderedDict()

    def open(self, path: str, page: int) -> Photo:
        """The photo, decoded or kept; its pixels must not be changed.

        Raises:
            InputError, ResourceError: as the decoder raises them.
        """
        return self._open(path, page).photo

    def renew_engine(self) -> None:
        """Make another engine for the next preview: the device is another now."""
        self._engine = None

    def warm_up(self) -> None:
        """Load the network that nearly every preview runs, so that the first one does not wait for it.

        Raises:
            RestorerError: as the engine raises it.
        """
        model = self._processing.catalogue.for_task(Task.CLEAN)
        if model is not None:
            self._engine_ready().run(model, np.zeros((64, 64, 3), np.uint8), conditions={"strength": 1.0})

    def preview(self, command: PreviewRegion, progress: Progress, on_event: Callable[[PreviewMade], None]) -> None:
        """Run the recipe on the region: quickly first (reduced, no faces), then in full where that is not too much.

        Raises:
            Cancelled: a newer preview is wanted.
            RestorerError: as decoder and steps raise them.
        """
        opened = self._open(command.path, command.page)
        region = _cut(command.region, opened.photo)
        if not region.width or not region.height:
            return
        area = region.width * region.height
        scale = min(1.0, (command.budget_px / area) ** 0.5)
        full = self._only(command.recipe, lambda hints: hints.largest_px is None or area <= hints.largest_px)
        quick = self._only(full, lambda hints: hints.is_quick)
        on_event(self._make(command, opened, region, (scale, quick), progress))
        if (scale < 1.0 or quick != full) and area <= FULL_PX:
            on_event(self._make(command, opened, region, (1.0, full), progress))

    def _make(
        self,
        command: PreviewRegion,
        opened: _Opened,
        region: Region,
        output: tuple[float, Recipe],
        progress: Progress,
    ) -> PreviewMade:
        scale, recipe = output
        started = time.monotonic()
        photo = opened.photo
        outer = _grown(region, photo, round(CONTEXT_PX / scale))
        piece, to_piece = _piece_of(photo, outer, scale)
        is_whole = (outer.width, outer.height) == photo.extent
        recipe = self._only(recipe, lambda hints: is_whole or not hints.needs_whole_photo)
        result = self._run(piece, recipe, f"{opened.digest}:{tuple(outer)}:{scale:.5f}", to_piece, progress)
        masks = {**{f"invented.{name}": mask for name, mask in result.invented.items()}, **result.masks}
        size = result.photo.extent
        # A larger result without a matrix of its own is a plain enlargement.
        moved, larger = (
            result.transform,
            _enlargement(size.width / piece.extent.width, size.height / piece.extent.height),
        )
        if np.allclose(moved, np.eye(3)) and size != piece.extent:
            moved = larger
        if np.allclose(moved, larger):
            masks = {name: at_size(mask, size) for name, mask in masks.items()}
        kept = [
            (name, str(self._write(mask))) for name, mask in masks.items() if mask.shape == (size.height, size.width)
        ]
        return PreviewMade(
            command.ticket,
            command.path,
            command.page,
            region,
            str(self._write(result.photo.pixels)),
            tuple(kept),
            tuple((moved @ to_piece).ravel().tolist()),
            result.photo.icc,
            scale < 1.0,
            time.monotonic() - started,
        )

    def _only(self, recipe: Recipe, is_wanted: Callable[[PreviewHints], bool]) -> Recipe:
        """The recipe without the steps whose own hints tell that they are not wanted."""
        for step in self._processing.steps:
            if not is_wanted(step.preview):
                recipe = recipe.without(step.id)
        return recipe

    def _run(self, piece: Photo, recipe: Recipe, key: str, to_piece: NDArray[np.float64], progress: Progress) -> Result:
        processing = self._processing
        engine = self._engine_ready()
        work = Work(engine, processing.catalogue, processing.allocate, progress, recipe.seed, to_piece)
        digest = hashlib.sha256(key.encode()).hexdigest()
        return run(piece, recipe, processing.steps, work, cache=processing.cache, source_digest=digest)

    def _engine_ready(self) -> Engine:
        if self._engine is None:
            self._engine = self._make_engine()
        return self._engine

    def _open(self, path: str, page: int) -> _Opened:
        facts = Path(path).stat() if Path(path).exists() else None
        key = (path, page, facts.st_mtime_ns if facts is not None else 0)
        if key not in self._opened:
            photo = self._processing.decode(Path(path), page)
            self._opened[key] = _Opened(photo, hashlib.sha256(repr(key).encode()).hexdigest())
            while len(self._opened) > _PHOTOS_KEPT:
                self._opened.popitem(last=False)
        self._opened.move_to_end(key)
        return self._opened[key]

    def _write(self, pixels: NDArray[np.generic]) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix="preview-", suffix=".npy", delete=False) as file:
            np.save(file, pixels)
        return Path(file.name)


def _cut(region: Region, photo: Photo) -> Region:
    width, height = photo.extent
    left, top = max(0, region.x), max(0, region.y)
    right, bottom = min(width, region.x + region.width), min(height, region.y + region.height)
    return Region(left, top, max(0, right - left), max(0, bottom - top))


def _grown(region: Region, photo: Photo, by: int) -> Region:
    return _cut(Region(region.x - by, region.y - by, region.width + 2 * by, region.height + 2 * by), photo)


def _enlargement(x: float, y: float) -> NDArray[np.float64]:
    """From pixel centres to those of a picture so many times as large."""
    return np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2], [0, 0, 1]], np.float64)


def _piece_of(photo: Photo, region: Region, scale: float) -> tuple[Photo, NDArray[np.float64]]:
    """The region as a photo of its own, and the matrix from the source's pixel centres to the piece's."""
    rows, columns = slice(region.y, region.y + region.height), slice(region.x, region.x + region.width)
    pixels = np.ascontiguousarray(photo.pixels[rows, columns])
    alpha = np.ascontiguousarray(photo.alpha[rows, columns]) if photo.alpha is not None else None
    matrix = np.array([[1, 0, -region.x], [0, 1, -region.y], [0, 0, 1]], np.float64)
    if scale < 1.0:
        import cv2

        size = (max(8, round(region.width * scale)), max(8, round(region.height * scale)))
        pixels = _shaped(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), photo.channels)
        alpha = cv2.resize(alpha, size, interpolation=cv2.INTER_AREA) if alpha is not None else None
        matrix = _enlargement(size[0] / region.width, size[1] / region.height) @ matrix
    return Photo(pixels, alpha, photo.icc, photo.metadata, photo.origin), matrix


def _shaped(pixels: NDArray[np.generic], channels: int) -> NDArray[np.generic]:
    # OpenCV drops the axis of a single channel.
    return pixels.reshape(pixels.shape[0], pixels.shape[1], channels)


def at_size(mask: Mask, size: Extent) -> Mask:
    """A mask that a step left before the photo was enlarged, at the enlarged size."""
    if mask.shape == (size.height, size.width):
        return mask
    import cv2

    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST), np.uint8)
