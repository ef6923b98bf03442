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
    FACE_PARSING = "face-parsing"

    @property
    def invents(self) -> bool:
        """Whether a model of this task is made to put content of its own into a photo."""
        return self in (Task.INPAINT, Task.COLORIZE, Task.FACE, Task.UPSCALE)


class Tiling(Enum):
    """Whether a picture may be given to a model piece by piece."""

    SUPPORTED = "supported"
    DISCOURAGED = "discouraged"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its name, where it may be fetched, and the only content that is accepted.

    Attributes:
        name: As it lies on the disk.
        sha256: Of its content, 64 hexadecimal digits; empty where nobody ever published it: then the first download
            settles it, and no other content is accepted from there on (`restorer.models.pins`).
        size_bytes: Of its content.
        urls: Where it may be fetched, the first choice first.
        is_size_exact: Whether `size_bytes` was published; False: it is about so large, and not compared.
        member: The file's name inside the ZIP archive that `urls` lead to; empty where they lead to the file itself.
    """

    name: str
    sha256: str
    size_bytes: int
    urls: tuple[str, ...] = ()
    is_size_exact: bool = True
    member: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms a model may be used.

    Attributes:
        spdx: The identifier, or `LicenceRef-...` where SPDX has none.
        url: Where the terms can be read.
        allows_commercial_use: Whether they do.
        must_be_accepted: Whether a person must accept them before the model is fetched.
        note: What else is to be known, in one sentence; empty where nothing is.
        is_in_doubt: Whether they allow commercial use, and what the note says speaks against it.
    """

    spdx: str
    url: str
    allows_commercial_use: bool
    must_be_accepted: bool = False
    note: str = ""
    is_in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class ComputeCost:
    """What a network costs, by its architecture at full size: time and memory are estimated from it.

    Attributes:
        macs_per_px: Multiply-adds for each pixel of the input, counted.
        memory_bytes_per_px: Bytes of tensors alive at once for each pixel of the input, weights aside, counted.
        core_seconds: Seconds of one processor core for a million pixels of the input, in float32, measured with random
            weights (`python -m benchmarks networks`); 0 where nobody did.
    """

    macs_per_px: int
    memory_bytes_per_px: int
    core_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model as the catalogue knows it.

    Attributes:
        id: Short and stable: `clean`, `realesrgan-x4plus`.
        task: What it is for.
        good_for: One sentence for a person.
        net: The name of a network in `restorer.engine.nets`, our own or one written after what others published; or
            empty: spandrel recognises it.
        scales: How many times larger its result may be.
        tiling: Whether it may run in tiles.
        halo_px: How many input pixels around a tile change its result.
        multiple: Sides of its input must be multiples of this.
        precisions: Of `float32`, `bfloat16`, `float16`: those in which it was checked.
        file: The weights.
        licence: Their terms.
        source: A link to who made it; `restorer` for our own.
        card: The card beside embedded weights, or None.
        author: Who made it, and when: as it is to be credited.
        sides_px: The sides of the copies that it wants to see, where it looks at a whole photo in a size of its own;
            empty: as the step chooses.
        cost: What it costs; None where nobody counted.
        extra: The optional part of the installation that it needs, where a bundle has it: `faces`; empty for none.
        code: Python sources of the network, those that others need first, where their terms forbid that they come with
            Restorer: fetched with the weights, and run only with the content that is named here.
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
    author: str = ""
    sides_px: tuple[int, ...] = ()
    cost: ComputeCost | None = None
    extra: str = ""
    code: tuple[ModelFile, ...] = ()
