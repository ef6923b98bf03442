"""`Header`: size, depth, profile and metadata of a file, read before its pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from restorer.imaging.photo import Extent, Metadata
from restorer.message import as_message

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray

MAX_BLOCK_BYTES = 1 << 26
"""The longest metadata block that is read."""


class Allocate(Protocol):
    """Gives out the arrays that a photo is decoded into: in memory, or in a memory-mapped file."""

    def __call__(self, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
        """An uninitialised array of this shape and dtype."""
        ...


class DecodeError(Exception):
    """A file cannot be read, for this reason; `decode` and `probe` make an `InputError` of it.

    Args:
        reason: Ends the sentence that begins with the file's name: "is cut off: ...".
        hint: What to do next.
        is_rest_readable: Whether `Codec.read_rest` gives what is there of it.
    """

    def __init__(
        self,
        reason: str,
        hint: str = "Copy or scan it again, or open it in another program to check it.",
        *,
        is_rest_readable: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = as_message(reason)
        self.hint = as_message(hint)
        self.is_rest_readable = is_rest_readable


@dataclass(frozen=True, slots=True)
class Header:
    """What a page's header states.

    Attributes:
        format: The format's id.
        extent: As stored, before `orientation`.
        mode: `grey`, `rgb`, `cmyk`, `lab`, `icclab`, `palette` or `bilevel`.
        pages: How many the file has.
        depth_bits: Bits a channel.
        has_alpha: Whether there may be transparency.
        orientation: How the stored picture is to be turned, 1..8 as in EXIF; 0 as long as only EXIF was asked, and did
            not say.
        icc: The embedded profile, not checked yet; or None.
        metadata: The raw blocks; EXIF's is upright already.
        jpeg_quality: Estimated from the tables, or None.
        directory: Where the page lies in the file, as the decoder counts.
        alpha_at: The channel that is alpha, where that is not simply the last; -1: none of those beyond the colours is.
        is_rare: Whether it is of a kind that the usual decoder does not read.
        note: What was done to its numbers so that it can be read, a sentence for a person; else empty.
        is_gray_palette: Whether a palette holds greys only.
    """

    format: str
    extent: Extent
    mode: str
    pages: int = 1
    depth_bits: int = 8
    has_alpha: bool = False
    orientation: int = 1
    icc: bytes | None = None
    metadata: Metadata = field(default_factory=Metadata)
    jpeg_quality: int | None = None
    directory: int = 0
    alpha_at: int | None = None
    is_rare: bool = False
    note: str = ""
    is_gray_palette: bool = False


def read_exactly(file: BinaryIO, count: int) -> bytes:
    """The next `count` bytes.

    Raises:
        DecodeError: the file ends before.
    """
    data = file.read(count)
    if len(data) < count:
        raise DecodeError("is cut off: it ends in the middle of its header")
    return data


def dpi_of(per_metre: int) -> float:
    """Pixels an inch from whole pixels a metre: the whole number where that is what was meant."""
    dpi = per_metre * 0.0254
    return float(round(dpi)) if round(round(dpi) / 0.0254) == per_metre else dpi
