"""`Codec`: a file format as one frozen value, which states everything that the program asks of a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from restorer.imaging.codecs.encode_job import EncodeJob
    from restorer.imaging.codecs.header import Allocate, Header
    from restorer.imaging.photo import Pixels

EXIF, XMP, IPTC, ICC, RESOLUTION = "EXIF", "XMP", "IPTC", "ICC", "resolution"
COMMENT, THUMBNAIL = "comment", "thumbnail"
EVERYTHING = frozenset({EXIF, XMP, IPTC, ICC, RESOLUTION, COMMENT, THUMBNAIL})
"""What may travel beside the pixels."""


class ReadHeader(Protocol):
    """Reads what a file says of a page before a pixel is read."""

    def __call__(self, file: BinaryIO, page: int, /) -> Header:
        """The header of a page, counted from 0.

        Raises:
            DecodeError: it is cut off, damaged, or of a kind that cannot be decoded.
            IndexError: there is no such page; its argument is how many there are.
        """
        ...


class ReadPixels(Protocol):
    """Reads a page's pixels."""

    def __call__(self, file: BinaryIO, header: Header, allocate: Allocate, /) -> tuple[Pixels, Pixels | None]:
        """All pixels: H x W x C upright, uint8 or uint16, and alpha (H x W) or None where all is opaque.

        Raises:
            DecodeError: it is cut off or damaged.
        """
        ...


@dataclass(frozen=True, slots=True)
class Writer:
    """How a format is written.

    Attributes:
        write: Writes a photo to a path and returns what did not fit, a sentence each. OSError and `vips.Error` come
            as they are.
        depths_bits: How many bits a channel it holds.
        gray_depths_bits: With how many of them grey stays grey; with others it becomes RGB.
        holds: What it holds beside the pixels: `EXIF`, `XMP` and so on.
        has_alpha: Whether it holds transparency.
        loses: Whether pixels change when it is written as it is by default; `quality` is then of use.
        can_be_lossless: Whether it loses nothing where that is asked for.
        max_side: The most pixels of a side; None where there is no limit that a photo meets.
        max_xmp_bytes: The most bytes of an XMP packet that every reader finds; None where there is no limit.
    """

    write: Callable[[EncodeJob, Path], list[str]]
    depths_bits: tuple[int, ...]
    gray_depths_bits: tuple[int, ...]
    holds: frozenset[str]
    has_alpha: bool = True
    loses: bool = False
    can_be_lossless: bool = True
    max_side: int | None = None
    max_xmp_bytes: int | None = None

    def fits(self, width: int, height: int) -> bool:
        """Whether it holds a picture of this size."""
        return self.max_side is None or max(width, height) <= self.max_side


@dataclass(frozen=True, slots=True)
class Codec:
    """A file format. Adding one: a module with its `Codec`, and a line in `registry`.

    Attributes:
        id: As settings, recipes and the command line name it: `jpeg`.
        name: As people know it: `JPEG`.
        suffixes: The endings of its files' names, with their dot, in lower case; the first is the one that is written.
        mime_type: Its media type (IANA).
        uniform_type: Its uniform type identifier (Apple).
        recognizes: Whether a file is one, by its first 64 bytes.
        read_header: Reads what a file says of a page.
        read_pixels: Reads a page's pixels.
        read_rest: Reads what is there of a page that is cut off: the rows from the top whose every pixel is there, as
            `read_pixels` gives them; None where that cannot be told.
        depths: Bits a channel that are read, and other kinds of it, in words, for the table of formats.
        loader: libvips's operation for it, where grey and RGB can be shown as they stream in; else empty.
        is_mapped: Whether its pixels may lie open in the file, to be shown from there without being decoded (TIFF).
        has_pages: Whether a file may hold more than one picture that is read.
        turns_itself: Whether its container turns the picture, whatever EXIF says.
        takes_credentials: Whether C2PA's content credentials know it.
        missing: Asks what has to be installed to read it; empty where nothing has to.
        is_extra: Whether what reads it is an extra, which a bundle does not bring.
        writer: How it is written; None where it is only read.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]
    mime_type: str
    uniform_type: str
    recognizes: Callable[[bytes], bool]
    read_header: ReadHeader
    read_pixels: ReadPixels
    depths: str
    read_rest: ReadPixels | None = None
    loader: str = ""
    is_mapped: bool = False
    has_pages: bool = False
    turns_itself: bool = False
    takes_credentials: bool = True
    missing: Callable[[], str] = lambda: ""
    is_extra: bool = False
    writer: Writer | None = None

    @property
    def suffix(self) -> str:
        """The ending that a written file gets."""
        return self.suffixes[0]

    def has_name(self, path: PurePath) -> bool:
        """Whether a file's name ends as this format's do."""
        return path.suffix.lower() in self.suffixes
