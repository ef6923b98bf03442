"""What is known of a model without loading it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Task(Enum):
    """What a model is for."""

    CLEAN = "clean"
    UPSCALE = "upscale"
    DAMAGE = "damage"
    INPAINT = "inpaint"
    COLORIZE = "colorize"
    FACE = "face"
    FACE_DETECTOR = "face-detector"
    FACE_EMBEDDING = "face-embedding"


class Tiling(Enum):
    """Whether a picture may be given to a model piece by piece."""

    SUPPORTED = "supported"
    DISCOURAGED = "discouraged"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its name, where it may be fetched, and the only content that is accepted."""

    name: str
    sha256: str
    size_bytes: int
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms a model may be used."""

    spdx: str
    url: str
    allows_commercial_use: bool


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model as the catalogue knows it.

    Attributes:
        id: Short and stable: `clean`, `realesrgan-x4plus`.
        task: What it is for.
        good_for: One sentence for a person.
        net: The name of one of our own networks (`restorer.engine.nets`), or empty: spandrel recognises it.
        scales: How many times larger its result may be.
        tiling: Whether it may run in tiles.
        halo_px: How many input pixels around a tile change its result.
        multiple: Sides of its input must be multiples of this.
        precisions: Of `float32`, `bfloat16`, `float16`: those in which it was checked.
        file: The weights.
        licence: Their terms.
        source: A link to who made it; `restorer` for our own.
        card: The card beside embedded weights, or None.
    """

    id: str
    task: Task
    good_for: str
    net: str
    scales: tuple[int, ...]
    tiling: Tiling
    halo_px: int
    multiple: int
    precisions: tuple[str, ...]
    file: ModelFile
    licence: Licence
    source: str
    card: Path | None = None
