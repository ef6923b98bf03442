"""What every table works with: the sets, the weights of others, our models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from benchmarks.applying import apply_step, work_of
from benchmarks.public.peers import DNCNN3, DNCNN_COLOR, FFDNET, Residual, Told
from benchmarks.public.sets import Plane, TestSets
from benchmarks.quality.peers import ANCHOR, Anchor
from restorer.engine import TorchEngine
from restorer.imaging.photo import Photo
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.step import Outcome, Value

_KEEP_BYTES = 1 << 30


@dataclass
class Bench:
    """The sets, the weights of others, and our models through the application's engine. One thread uses it.

    Attributes:
        sets: The public sets.
        weights: The folder of published weights.
        threads: Processor cores; 0 as torch chooses.
    """

    sets: TestSets
    weights: Path
    threads: int = 0
    catalogue: ModelCatalogue = field(default_factory=ModelCatalogue)

    @cached_property
    def engine(self) -> TorchEngine:
        """The application's engine on the processor."""
        return TorchEngine("cpu", self.catalogue, threads=self.threads, keep_bytes=_KEEP_BYTES)

    @cached_property
    def dncnn_color(self) -> Residual | None:
        """DnCNN, blind, in colour; None where its weights are not here."""
        return Residual(self.weights / DNCNN_COLOR) if (self.weights / DNCNN_COLOR).is_file() else None

    @cached_property
    def dncnn3(self) -> Residual | None:
        """DnCNN-3, grey; None where its weights are not here."""
        return Residual(self.weights / DNCNN3) if (self.weights / DNCNN3).is_file() else None

    @cached_property
    def ffdnet(self) -> Told | None:
        """FFDNet in colour; None where its weights are not here."""
        return Told(self.weights / FFDNET) if (self.weights / FFDNET).is_file() else None

    @cached_property
    def anchor(self) -> Anchor | None:
        """`realesr-general-x4v3`; None where its weights are not here."""
        return Anchor(self.weights / ANCHOR) if (self.weights / ANCHOR).is_file() else None

    def model(self, task: Task) -> ModelInfo | None:
        """The model that comes with the application for a task; None where there is none."""
        return next((info for info in self.catalogue.embedded() if info.task is task), None)

    def run(
        self, info: ModelInfo, picture: Plane, conditions: Mapping[str, float] | None = None, scale: int = 1
    ) -> Plane:
        """A picture through one of our models; a grey one (H x W) as one channel."""
        pixels = picture if picture.ndim == 3 else picture[:, :, np.newaxis]
        result = np.asarray(self.engine.run(info, pixels, scale=scale, conditions=conditions), np.uint8)
        return result if picture.ndim == 3 else result[:, :, 0]

    def step(self, step_id: str, photo: Photo, settings: Mapping[str, Value] | None = None) -> Outcome:
        """A photo through one of the application's steps, at its defaults where the settings say nothing."""
        return apply_step(step_id, photo, settings, work_of(self.engine, self.catalogue))

    def missing(self) -> tuple[str, ...]:
        """A line for each file of published weights that is not here."""
        names = (DNCNN_COLOR, DNCNN3, FFDNET, ANCHOR)
        return tuple(f"`{name}` in `{self.weights}`" for name in names if not (self.weights / name).is_file())
