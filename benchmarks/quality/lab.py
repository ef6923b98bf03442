"""What every part of the benchmark works with: photos, models, peers, and how much of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from torch import nn

from benchmarks.applying import apply_step, work_of
from benchmarks.quality.figures import Picture
from benchmarks.quality.heldback import HeldBack
from benchmarks.quality.peers import ANCHOR, Anchor
from restorer.engine import TorchEngine
from restorer.errors import RestorerError
from restorer.imaging.photo import Photo
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import Outcome, Value, Work


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured.

    Attributes:
        pictures: Crops or photos of each kind.
        crop_px: The side of crops.
        searched: How many photos at most are searched for faces.
        whole: How many whole photos at most are coloured without hints: all that are there, since photos differ in
            their colours far more than in anything else that is measured.
    """

    pictures: int = 24
    crop_px: int = 320
    searched: int = 400
    whole: int = 100_000

    @property
    def many(self) -> int:
        """How many pictures are taken where they differ much, and not all can be."""
        return 3 * self.pictures


_KEEP_BYTES = 1 << 30
"""All that come with the application, and no network is dropped and loaded anew."""

QUICK = Effort(pictures=5, crop_px=256, searched=40, whole=15)


class Lab:
    """What the parts share; one thread. Models are loaded at once, so that one run measures one set of weights.

    Args:
        photos: The held-back photos.
        effort: How much is measured.
        weights: The folder of other people's weights: the anchor's.
        threads: Processor cores; 0 as torch chooses.
        marked: The folder of the photos whose faces are marked by hand, or None.
    """

    def __init__(
        self, photos: HeldBack, effort: Effort, weights: Path, threads: int = 0, marked: Path | None = None
    ) -> None:
        self.photos = photos
        self.effort = effort
        self.weights = weights
        self.marked = marked
        self.catalogue = ModelCatalogue()
        self.engine = TorchEngine("cpu", self.catalogue, threads=threads, keep_bytes=_KEEP_BYTES)
        self.models: dict[Task, ModelInfo] = {}
        self.faults: list[str] = []
        """Why models that are here cannot be used."""
        for info in self.catalogue.embedded():
            try:
                self.engine.network(info)
            except RestorerError as error:
                self.faults.append(str(error))
            else:
                self.models[info.task] = info

    @cached_property
    def anchor(self) -> Anchor | None:
        """The anchor, or None where its weights are not here."""
        path = self.weights / ANCHOR
        return Anchor(path) if path.is_file() else None

    def model(self, task: Task) -> ModelInfo | None:
        """The model that comes with the application for this task, or None where it does not or cannot be used."""
        return self.models.get(task)

    def net(self, info: ModelInfo) -> nn.Module:
        """The model's network by itself, in float32."""
        return self.engine.network(info).net

    def run(
        self, info: ModelInfo, picture: Picture, conditions: Mapping[str, float] | None = None, scale: int = 1
    ) -> Picture:
        """A picture through a network, as the application's engine runs it."""
        return np.asarray(self.engine.run(info, picture, scale=scale, conditions=conditions), np.uint8)

    def step(self, step_id: str, photo: Photo, settings: Mapping[str, Value] | None = None) -> Outcome:
        """A photo through one of the application's steps, at its defaults where the settings say nothing."""
        return apply_step(step_id, photo, settings, self.work())

    def work(self) -> Work:
        """What steps work with."""
        return work_of(self.engine, self.catalogue)


def missing_anchor(lab: Lab) -> tuple[str, ...]:
    """A line that says so where the anchor is not here."""
    return () if lab.anchor is not None else (f"the anchor: its weights `{ANCHOR}` are not here",)


def missing_model(task: Task) -> str:
    """The line for a model that does not come with this build."""
    return f"the model `{task.value}`: `resources/models` holds none that can be used"
