"""From what is known of a photo to the layers and overlays that the viewer shows."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from restorer.gui.viewmodels.item import Item, ItemState
from restorer.gui.viewmodels.layers import ArraySource, FileSource, Overlay, PhotoLayer, Transform
from restorer.gui.viewmodels.wording import core_text, step_label
from restorer.jobs.engine_process.messages import PreviewMade, StageFile, StagesFound
from restorer.pipeline.step import MaskKind
from restorer.steps import mask_info

INVENTED = "#e0559b"
COLORS = {MaskKind.FOUND: "#f2a33a", MaskKind.POSSIBLE: "#9ccc3c", MaskKind.FACES: "#4db6e5"}
"""Of the masks that steps leave, by what they mark."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the viewer is handed; `patch` is a region's preview that lies over the last layer."""

    before: PhotoLayer
    layers: tuple[PhotoLayer, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    patch: PhotoLayer | None = None


@dataclass(slots=True)
class CurrentPhoto:
    """The photo in view: its original, its result, the stages in between, and the preview of a change."""

    item: Item
    stages: StagesFound | None = None
    _patch: PhotoLayer | None = None
    _overlays: tuple[Overlay, ...] = ()

    @property
    def wants_preview(self) -> bool:
        """Whether what the recipe does is not to be seen in a result."""
        return self.item.state is not ItemState.DONE

    def take_preview(self, made: PreviewMade) -> None:
        """Read a preview's files, which are deleted: the arrays are in memory from here on."""
        matrix = _matrix(made.transform)
        self._patch = PhotoLayer("patch", self._preview_label(), ArraySource(_taken(made.after), made.icc), matrix)
        self._overlays = _overlays([(name, ArraySource(_taken(path)), matrix) for name, path in made.masks])

    def forget_preview(self) -> None:
        """The photo was restored: the result shows what the preview promised."""
        self._patch, self._overlays = None, ()

    def picture(self) -> Picture:
        """The layers as they are now: the original, each step's result, the result or the preview of a change."""
        translate = QCoreApplication.translate
        source = FileSource.of(Path(self.item.path))
        before = PhotoLayer("before", translate("CurrentPhoto", "Original"), source)
        layers: list[PhotoLayer] = []
        overlays: tuple[Overlay, ...] = ()
        if self.stages is not None:
            layers += [_stage_layer(stage) for stage in self.stages.stages if Path(stage.path).exists()]
            overlays = _overlays(
                [(m.name, _source(m), _matrix(m.transform)) for m in self.stages.masks if Path(m.path).exists()]
            )
        if self.item.result:
            label = translate("CurrentPhoto", "Restored")
            # A result that was turned or cropped has the geometry of its last stage.
            matrix = layers[-1].transform if layers else None
            layers.append(PhotoLayer("result", label, FileSource.of(Path(self.item.result)), matrix))
        if self.wants_preview and self._patch is not None:
            # The preview of a region lies over what was there: an earlier result, else the original.
            base = layers[-1] if layers else before
            layers.append(PhotoLayer("preview", self._preview_label(), base.source, base.transform))
            return Picture(before, tuple(layers), self._overlays, self._patch)
        return Picture(before, tuple(layers), overlays)

    def _preview_label(self) -> str:
        return QCoreApplication.translate("CurrentPhoto", "Preview")


def _stage_layer(stage: StageFile) -> PhotoLayer:
    label = QCoreApplication.translate("CurrentPhoto", "After {step}").format(step=step_label(stage.name))
    return PhotoLayer(stage.name, label, _source(stage), _matrix(stage.transform))


def _source(stage: StageFile) -> ArraySource:
    return ArraySource(np.load(stage.path, mmap_mode="r", allow_pickle=False), stage.icc)


def _overlays(masks: Sequence[tuple[str, ArraySource, Transform | None]]) -> tuple[Overlay, ...]:
    """One overlay for all that was invented by a step, one for each kind of finding."""
    translate = QCoreApplication.translate
    overlays = []
    for name, source, matrix in masks:
        first, _, second = name.partition(".")
        if first == "invented":
            label = translate("CurrentPhoto", "Invented by {step}").format(step=step_label(second))
            overlays.append(Overlay(name, label, INVENTED, source, matrix))
            continue
        info = mask_info(first, second)
        label = core_text(info.label) if info is not None else f"{step_label(first)}: {second}"
        color = COLORS[info.kind if info is not None else MaskKind.FOUND]
        overlays.append(Overlay(name, label, color, source, matrix))
    return tuple(overlays)


def _matrix(numbers: Sequence[float]) -> Transform | None:
    return np.array(numbers, np.float64).reshape(3, 3) if numbers else None


def _taken(path: str) -> NDArray[Any]:
    """The array of a file that nobody else needs."""
    pixels: NDArray[Any] = np.load(path, allow_pickle=False)
    with contextlib.suppress(OSError):
        Path(path).unlink()
    return pixels
