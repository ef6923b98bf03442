"""Layers and overlays that the viewer shows: pictures in files or arrays, and masks over them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Transform = NDArray[np.float64]
"""3 x 3, from pixel centres (x, y, 1) of the source photo to those of the layer."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A photo file, or a `.npy` array of the stage cache, which is memory-mapped.

    Attributes:
        path: The file.
        page: Which page of it, from 0.
        stamp: Changes with the file's content, so that a rewritten result is read again.
    """

    path: Path
    page: int = 0
    stamp: tuple[int, int] = (0, 0)

    @staticmethod
    def of(path: Path, page: int = 0) -> FileSource:
        """The file as it is now; a file that is not there gives a source that fails when it is opened."""
        try:
            facts = path.stat()
        except OSError:
            return FileSource(path, page)
        return FileSource(path, page, (facts.st_mtime_ns, facts.st_size))

    @property
    def key(self) -> Hashable:
        """Equal for the same pixels."""
        return self


@dataclass(frozen=True, slots=True, eq=False)
class ArraySource:
    """Pixels that are there already, in memory or memory-mapped; never changed by the viewer.

    Attributes:
        pixels: H x W x C (C = 1 or 3) or, for a mask, H x W; uint8 or uint16 over its full range.
        icc: The profile that fits them, or None for sRGB.
    """

    pixels: NDArray[Any]
    icc: bytes | None = None

    @property
    def key(self) -> Hashable:
        """Equal for the same array object; the source keeps it alive, so that no other takes its address."""
        return id(self.pixels)


Source = FileSource | ArraySource


@dataclass(frozen=True, slots=True, eq=False)
class PhotoLayer:
    """A picture that can be chosen for either side of the comparison.

    Attributes:
        id: `before`, a step's id, `result` ...; unique within what is shown.
        label: What the combo box and the badge call it.
        source: Its pixels.
        transform: From the source photo to this layer; None where nothing moved: then another size is a plain
            enlargement of the whole.
        patch: Finer pixels of a part of it, which lie over it wherever it is shown; None for none.
        is_outdated: Whether something newer is being worked out: it is shown dimmed.
        is_draft: Whether it is coarser than what will be written: not to be printed unawares.
    """

    id: str
    label: str
    source: Source
    transform: Transform | None = None
    patch: PhotoLayer | None = None
    is_outdated: bool = False
    is_draft: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Overlay:
    """A mask shown as a coloured overlay.

    Attributes:
        id: `damage`, `faces`, `invented` ...; unique within what is shown.
        label: As the legend calls it.
        color: `#rrggbb`.
        mask: H x W uint8, 0 nothing to see, 255 wholly veiled.
        transform: From the source photo to the mask, as for a layer.
    """

    id: str
    label: str
    color: str
    mask: Source
    transform: Transform | None = None


def edge_transform(transform: Transform | None, source: tuple[int, int], layer: tuple[int, int]) -> Transform:
    """From the layer's pixel edges to the source's: where to draw the layer in the source's coordinates.

    Args:
        transform: As a `PhotoLayer` has it.
        source: Width and height of the source photo.
        layer: Width and height of the layer.

    Returns:
        3 x 3 float64 from (x, y, 1) with whole numbers at pixel edges, as painters count.
    """
    if transform is None or (np.allclose(transform, np.eye(3)) and source != layer):
        return np.diag([source[0] / max(1, layer[0]), source[1] / max(1, layer[1]), 1.0])
    to_center = np.array([[1.0, 0.0, -0.5], [0.0, 1.0, -0.5], [0.0, 0.0, 1.0]])
    to_edge = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [0.0, 0.0, 1.0]])
    moved = to_edge @ np.linalg.inv(transform) @ to_center
    return np.asarray(moved / moved[2, 2], np.float64)


class ColorPoint(NamedTuple):
    """A place in the source's pixels, and its colour as `#rrggbb`."""

    x: float
    y: float
    color: str
