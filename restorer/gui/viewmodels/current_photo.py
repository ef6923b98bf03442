"""The layers and overlays of the photo in view, from what is known of it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
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
from restorer.jobs.files.result_geometry import result_transform
from restorer.pipeline.step import MaskKind
from restorer.steps import mask_info

INVENTED = ("#cc79a7", "#009e73", "#7b3fe4", "#0072b2")
"""Of what steps invented, one after the other. With the next three they are the palette of Okabe and Ito, told apart by
those who see few colours, too, but for a violet instead of their vermilion, which is too near to the orange."""

COLORS = {MaskKind.FOUND: "#e69f00", MaskKind.POSSIBLE: "#f0e442", MaskKind.FACES: "#56b4e9"}
"""Of the masks that steps leave, by what they mark."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the viewer is handed."""

    before: PhotoLayer
    layers: tuple[PhotoLayer, ...] = ()
    overlays: tuple[Overlay, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class MadePhoto:
    """What a recipe made of the whole photo, at its own size.

    Attributes:
        source: Its pixels.
        transform: From the source photo to it; None where nothing moved.
        details: What was done to each thing that a step worked on, by step.
        is_current: Whether the recipe is still the same.
    """

    source: ArraySource
    transform: Transform | None
    details: Mapping[str, Sequence[Mapping[str, Any]]]
    is_current: bool


@dataclass(slots=True)
class CurrentPhoto:
    """The photo in view: its original, its result, the stages in between, and the preview of a change."""

    item: Item
    stages: StagesFound | None = None
    _whole: _Made | None = None
    _part: _Made | None = None
    _final: _Made | None = None
    is_outdated: bool = False

    @property
    def is_being_restored(self) -> bool:
        """Whether its result, as it is chosen now, is on its way: a preview would only take the time from it."""
        return self.item.state is ItemState.RUNNING and self.item.choice == self.item.asked

    @property
    def wants_preview(self) -> bool:
        """Whether what the recipe does is not to be seen in a result, nor about to be."""
        return self.item.state is not ItemState.DONE and not self.is_being_restored

    @property
    def wants_region(self) -> bool:
        """Whether another region in view would be shown better than the whole photo is."""
        return self._whole is None or self._whole.is_draft or bool(self._whole.left_out)

    def take_preview(self, made: PreviewMade) -> None:
        """Read a preview's files. Those that are its own are deleted: the arrays are in memory from here on."""
        try:
            after = ArraySource(_opened(made.after, made.folder), made.icc)
            matrix = _matrix(made.transform)
            masks = [(name, ArraySource(_opened(path, made.folder)), matrix) for name, path in made.masks]
        except OSError:
            return  # the cache gave a stage up in between: the next preview works it out again
        one = _Made(after, matrix, _overlays(masks), made.is_draft, made.left_out, made.details)
        if made.is_whole:
            self._whole, self._part = one, None
            self._final = self._final if made.is_draft else one
        else:
            self._part = one

    def forget_preview(self) -> None:
        """Nothing is previewed: the result shows what the preview promised, or every step is off."""
        self._whole = self._part = self._final = None

    def made(self) -> MadePhoto | None:
        """The newest that was made of the whole photo and is no draft; None where nothing was, or it is not kept."""
        if self.wants_preview:
            one = self._final
            is_current = one is self._whole and not self.is_outdated
            return MadePhoto(one.source, one.transform, one.details, is_current) if one is not None else None
        found = [stage for stage in self.stages.stages if Path(stage.path).exists()] if self.stages is not None else []
        if self.stages is None or not found:
            return None
        return MadePhoto(_source(found[-1]), _matrix(found[-1].transform), self.stages.details, is_current=True)

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
            # Stages may be gone, or those of another recipe: the file itself says how it was turned and cropped.
            matrix = result_transform(Path(self.item.path), Path(self.item.result))
            if matrix is None and layers:
                matrix = layers[-1].transform
            layers.append(PhotoLayer("result", label, FileSource.of(Path(self.item.result)), matrix))
        if self.item.state is not ItemState.DONE and self._whole is not None:
            return Picture(before, (*layers, self._preview(self._whole)), (self._part or self._whole).overlays)
        return Picture(before, tuple(layers), overlays)

    def _preview(self, whole: _Made) -> PhotoLayer:
        part = self._part
        patch = PhotoLayer("patch", "", part.source, part.transform) if part is not None else None
        label = self._label(part if part is not None else whole)
        return PhotoLayer("preview", label, whole.source, whole.transform, patch, self.is_outdated, whole.is_draft)

    def _label(self, made: _Made) -> str:
        """What it is, in truth: a draft, the result without a step that is too slow to be shown, or the result."""
        translate = QCoreApplication.translate
        if self.is_outdated:
            return translate("CurrentPhoto", "Out of date")
        if made.is_draft:
            return translate("CurrentPhoto", "Draft")
        if made.left_out:
            names = ", ".join(step_label(step) for step in made.left_out)
            return translate("CurrentPhoto", "Preview, without: {steps}").format(steps=names)
        return translate("CurrentPhoto", "Preview")


@dataclass(frozen=True, slots=True)
class _Made:
    """A preview whose files were read."""

    source: ArraySource
    transform: Transform | None
    overlays: tuple[Overlay, ...]
    is_draft: bool
    left_out: tuple[str, ...]
    details: Mapping[str, Sequence[Mapping[str, Any]]]


def _stage_layer(stage: StageFile) -> PhotoLayer:
    label = QCoreApplication.translate("CurrentPhoto", "After {step}").format(step=step_label(stage.name))
    return PhotoLayer(stage.name, label, _source(stage), _matrix(stage.transform))


def _source(stage: StageFile) -> ArraySource:
    return ArraySource(np.load(stage.path, mmap_mode="r", allow_pickle=False), stage.icc)


def _overlays(masks: Sequence[tuple[str, ArraySource, Transform | None]]) -> tuple[Overlay, ...]:
    """One overlay for all that was invented by a step, one for each kind of finding."""
    translate = QCoreApplication.translate
    overlays: list[Overlay] = []
    for name, source, matrix in masks:
        first, _, second = name.partition(".")
        if first == "invented":
            label = translate("CurrentPhoto", "Invented by {step}").format(step=step_label(second))
            color = INVENTED[sum(overlay.id.startswith("invented.") for overlay in overlays) % len(INVENTED)]
            overlays.append(Overlay(name, label, color, source, matrix))
            continue
        info = mask_info(first, second)
        label = core_text(info.label) if info is not None else f"{step_label(first)}: {second}"
        color = COLORS[info.kind if info is not None else MaskKind.FOUND]
        overlays.append(Overlay(name, label, color, source, matrix))
    return tuple(overlays)


def _matrix(numbers: Sequence[float]) -> Transform | None:
    return np.array(numbers, np.float64).reshape(3, 3) if numbers else None


def drafted_pixels(made: PreviewMade) -> NDArray[Any] | None:
    """The pixels of a preview that is not shown over the photo; None where they are gone. Its own files are deleted."""
    try:
        pixels = _opened(made.after, made.folder)
        for _, path in made.masks:
            _opened(path, made.folder)
    except OSError:
        return None
    return np.array(pixels)


def _opened(path: str, folder: str) -> NDArray[Any]:
    """The array of a file: read and deleted where it lies in the folder of what is ours, else mapped."""
    is_own = bool(folder) and Path(path).parent == Path(folder)
    pixels: NDArray[Any] = np.load(path, mmap_mode=None if is_own else "r", allow_pickle=False)
    if is_own:
        with contextlib.suppress(OSError):
            Path(path).unlink()
    return pixels
