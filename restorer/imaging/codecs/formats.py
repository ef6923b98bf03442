"""Finds the codec for a file, by its content or its name."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from restorer.errors import InputError
from restorer.imaging.codecs.codec import Codec, Writer
from restorer.imaging.codecs.format_ids import LOSSLESS, SAME
from restorer.imaging.codecs.registry import CODECS
from restorer.message import Message

if TYPE_CHECKING:
    from restorer.imaging.photo import Extent, Photo

WRITABLE = tuple(codec.id for codec in CODECS if codec.writer is not None)
"""The formats that are written, by id."""

WRITABLE_NAMES = {codec.id: codec.name for codec in CODECS if codec.writer is not None}
"""Their ids, with the names that people know."""

SUFFIXES = tuple(suffix for codec in CODECS for suffix in codec.suffixes)
"""The endings of all formats' files."""

HEAD_BYTES = 64
"""As many bytes of a file's beginning as identify its format."""


class Foreign(NamedTuple):
    """A well-known kind of file that Restorer does not read.

    Attributes:
        words: What it is, with its article: `a JPEG XR`.
        name: Its name alone, for counting: `JPEG XR`.
        is_picture: Whether it holds pictures that a person may have meant.
    """

    words: str
    name: str
    is_picture: bool = True


_RAW = Foreign(Message("a camera's raw file"), "camera raw")
_FOREIGN = (
    # Empty shells: those with a picture are read.
    (b"\xff\x0a", Foreign(Message("a JPEG XL"), "JPEG XL")),
    (b"\0\0\0\x0cJXL ", Foreign(Message("a JPEG XL"), "JPEG XL")),
    (b"GIF8", Foreign(Message("a GIF"), "GIF")),
    (b"8BPS", Foreign(Message("a Photoshop file"), "Photoshop")),
    (b"gimp xcf ", Foreign(Message("a GIMP file"), "GIMP")),
    (b"II\xbc\x01", Foreign(Message("a JPEG XR"), "JPEG XR")),
    (b"AT&TFORM", Foreign(Message("a DjVu"), "DjVu")),
    (b"<svg", Foreign(Message("an SVG drawing"), "SVG", is_picture=False)),
    (b"FUJIFILMCCD-RAW", _RAW),
    (b"IIU\0", _RAW),
    (b"IIRO", _RAW),
    (b"PK\x03\x04", Foreign(Message("a ZIP archive"), "ZIP", is_picture=False)),
)


def sniff(head: bytes) -> str | None:
    """The format of a file by its first 64 bytes, or None where it is none that Restorer reads."""
    return next((codec.id for codec in CODECS if codec.recognizes(head)), None)


def foreign(head: bytes) -> Foreign | None:
    """What a file is by its first 32 bytes, where it is a well-known kind that Restorer does not read."""
    return next((kind for mark, kind in _FOREIGN if head.startswith(mark)), None)


def find_codec(name: str) -> Codec:
    """A format by its id or an ending: `jpeg`, `jpg`, `.jpg`.

    Raises:
        InputError: there is no such format.
    """
    name = name.lower().lstrip(".")
    for codec in CODECS:
        if name == codec.id or f".{name}" in codec.suffixes:
            return codec
    raise InputError(
        Message('There is no format "{name}".', name=name),
        Message("Choose one of {formats}.", formats=", ".join(WRITABLE)),
    )


def codec_of_name(path: PurePath) -> Codec | None:
    """The format that a file's name ends like. Its content may say otherwise."""
    return next((codec for codec in CODECS if codec.has_name(path)), None)


def suffix_of(format: str) -> str:
    """The ending of a file name for a format, with the dot.

    Raises:
        InputError: there is no such format.
    """
    return find_codec(format).suffix


def is_photo_name(path: PurePath) -> bool:
    """Whether a file's name ends like a photo's. Its content may say otherwise."""
    return codec_of_name(path) is not None


def format_for(path_or_format: str | Path, photo: Photo) -> str:
    """In which format a photo is to be written.

    Args:
        path_or_format: The path of the result, whose ending decides; the name of a format (`jpg` and `tif` too); or
            `same`: the format that the photo came in, where that is written and can hold a picture of this size; else
            PNG, which loses nothing.
        photo: The photo that will be written.

    Raises:
        InputError: the ending or the name is none of a format that is written, or the format cannot hold the size.
    """
    if path_or_format == SAME:
        return kept_format(photo.origin.format, photo.extent)
    codec = _by_suffix(path_or_format) if isinstance(path_or_format, Path) else find_codec(path_or_format)
    if codec.writer is None:
        raise InputError(
            Message("Restorer reads {format} but does not write it.", format=codec.name),
            "Choose PNG, which loses nothing.",
        )
    check_size(codec.id, photo)
    return codec.id


def kept_format(own: str, extent: Extent | None = None) -> str:
    """The format of a result that is to keep its original's: that one where it is written and holds the size, else PNG.

    Args:
        own: The original's format.
        extent: The result's size, where that is known.
    """
    writer = find_codec(own).writer if own else None
    fits = writer is not None and (extent is None or writer.fits(*extent))
    return own if fits else LOSSLESS


def writer_of(format: str) -> Writer:
    """How a format is written.

    Raises:
        InputError: there is no such format, or it is only read.
    """
    writer = next((codec.writer for codec in CODECS if codec.id == format), None)
    if writer is None:
        raise InputError(
            Message('Restorer does not write "{format}".', format=format),
            Message("Choose one of {formats}.", formats=", ".join(WRITABLE)),
        )
    return writer


def check_size(format: str, photo: Photo) -> None:
    """Refuse a photo that is too large for a format.

    Raises:
        InputError: a side is longer than the format allows.
    """
    writer = writer_of(format)
    width, height = photo.extent
    if not writer.fits(width, height):
        raise InputError(
            Message(
                "{format} has at most {side:,} pixels a side; this photo is {width} x {height}.",
                format=find_codec(format).name,
                side=writer.max_side,
                width=width,
                height=height,
            ),
            "Choose PNG or TIFF, or a smaller scale.",
        )


def _by_suffix(path: PurePath) -> Codec:
    codec = codec_of_name(path)
    if codec is None:
        raise InputError(
            Message('"{name}" does not say in which format to write it.', name=path.name),
            Message("Let it end in one of {suffixes}.", suffixes=", ".join(suffix_of(format) for format in WRITABLE)),
        )
    return codec
