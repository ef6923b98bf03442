"""`Work`: what a step is handed beside the photo: an engine for networks, the models, memory, progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import DTypeLike, NDArray

from restorer.imaging.photo import Mask, Pixels
from restorer.models.info import ModelInfo
from restorer.pipeline.field import Catalogue
from restorer.progress import Progress


class Engine(Protocol):
    """Runs a network on a picture of any size. Implemented in `restorer.engine`, the only home of torch."""

    @property
    def device_id(self) -> str:
        """Where it runs: `cpu`, `cuda:0`, `mps` ..."""
        ...

    @property
    def label(self) -> str:
        """Device and library, for records of how a result was made: `cpu, torch 2.13.0`."""
        ...

    @property
    def cache_key(self) -> str:
        """Another one wherever networks may give other pixels: device, library, number formats. For kept stages."""
        ...

    def run(
        self,
        model: ModelInfo,
        pixels: Pixels,
        *,
        scale: int = 1,
        conditions: Mapping[str, float] | None = None,
        out: Pixels | None = None,
        progress: Progress | None = None,
    ) -> Pixels:
        """Run an image-to-image network in tiles.

        Args:
            model: Which network; loaded once and kept.
            pixels: H x W x C, C = 1 or 3, uint8 or uint16; not changed. Grey is handed to the network as three equal
                channels, and its result's luminance is taken. A network with one output channel gives C = 1.
            scale: How many times larger the result is; one of `model.scales`.
            conditions: The network's inputs beside the picture, such as `{"strength": 0.5}`.
            out: Where to write: scale*H x scale*W x C of the pixels' dtype; made where it is None.
            progress: Called after each tile, and asked whether to stop.

        Returns:
            `out`: the result, in the pixels' dtype.

        Raises:
            Cancelled: a stop was asked for; answered within one tile.
            ModelError: the weights are missing, are not the card's, or give no usable numbers even in float32.
            ResourceError: the smallest tile does not fit the memory.
        """
        ...

    def predict(
        self,
        model: ModelInfo,
        inputs: Mapping[str, NDArray[np.float32]],
        conditions: Mapping[str, float] | None = None,
    ) -> dict[str, NDArray[np.float32]]:
        """Run a network once, whole, on float arrays of H x W x C that fit the memory.

        For networks that are not picture to picture (damage maps, chroma, faces): each names its inputs and outputs.
        """
        ...

    def memory_bytes(self) -> int:
        """The memory in use on its device now."""
        ...

    def forget(self) -> None:
        """Drop every loaded network and give the memory back."""
        ...


class Allocator(Protocol):
    """Gives out arrays, in memory while they are small and in a memory-mapped file where they are not."""

    def __call__(self, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
        """An uninitialised array of this shape and dtype."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Work:
    """What a step is handed beside the photo. Owned by one thread.

    Attributes:
        engine: Runs networks.
        catalogue: Which there are.
        allocate: Arrays for pictures.
        progress: Gets how far the step is, and asked whether to stop.
        seed: Where random choices start.
        transform: 3 x 3 float64, from pixel centres (x, y, 1) of the source to those of the photo that the step is
            handed: what a person said in the source's pixels is moved by it.
        keep_out: Where the photo stays as it is: H x W uint8 of its size, 255 wholly so; None: nowhere. What a step
            changes there is taken back after it (`pipeline.keep_out`); it may spare itself the work.
    """

    engine: Engine
    catalogue: Catalogue
    allocate: Allocator
    progress: Progress
    seed: int = 0
    transform: NDArray[np.float64] = field(default_factory=lambda: np.eye(3))
    keep_out: Mask | None = None

    def with_progress(self, progress: Progress) -> Work:
        """The same with another progress."""
        return replace(self, progress=progress)
