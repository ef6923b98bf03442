"""Which formats there are, by content and by name."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import NamedTuple

from restorer.errors import InputError
from restorer.imaging.photo import Extent, Photo

SUFFIXES = {
    "jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "png": (".png", ".apng"),
    "tiff": (".tif", ".tiff", ".btf"),
    "webp": (".webp",),
    "avif": (".avif",),
    "heic": (".heic", ".heif", ".hif"),
    "bmp": (".bmp", ".dib"),
}
"""The endings of file names by format; the first is the one that is written."""

WRITABLE = ("jpeg", "png", "tiff", "webp", "avif")
"""The formats that are written."""

_LARGEST_SIDE = {"jpeg": 65_500, "webp": 16_383, "avif": 16_384}
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


class Foreign(NamedTuple):
    """A well-known kind of file that Restorer does not read.

    Attributes:
        words: What it is, with its article: `a GIF`.
        name: Its name alone, for counting: `GIF`.
        is_picture: Whether it holds pictures that a person may have meant.
    """

    words: str
    name: str
    is_picture: bool = True


_RAW = Foreign("a camera's raw file", "camera raw")
_FOREIGN = (
    (b"GIF8", Foreign("a GIF", "GIF")),
    (b"8BPS", Foreign("a Photoshop file", "Photoshop")),
    (b"%PDF", Foreign("a PDF", "PDF")),
    (b"\xff\x0a", Foreign("a JPEG XL", "JPEG XL")),
    (b"\0\0\0\x0cJXL ", Foreign("a JPEG XL", "JPEG XL")),
    (b"\0\0\0\x0cjP  ", Foreign("a JPEG 2000", "JPEG 2000")),
    (b"\xff\x4f\xff\x51", Foreign("a JPEG 2000", "JPEG 2000")),
    (b"<svg", Foreign("an SVG drawing", "SVG", is_picture=False)),
    (b"FUJIFILMCCD-RAW", _RAW),
    (b"IIU\0", _RAW),
    (b"IIRO", _RAW),
    (b"PK\x03\x04", Foreign("a ZIP archive", "ZIP", is_picture=False)),
)


def sniff(head: bytes) -> str | None:
    """The format of a file by its first 32 bytes, or None where it is none that Restorer reads."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "tiff"
    if head[4:8] == b"ftyp":
        brands = [head[8:12], *(head[at : at + 4] for at in range(16, len(head), 4))]
        if b"avif" in brands or b"avis" in brands:
            return "avif"
        return "heic" if any(brand in _HEIC_BRANDS for brand in brands) else None
    return "bmp" if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0" else None


def foreign(head: bytes) -> Foreign | None:
    """What a file is by its first 32 bytes, where it is a well-known kind that Restorer does not read."""
    return next((kind for mark, kind in _FOREIGN if head.startswith(mark)), None)


def suffix_of(format: str) -> str:
    """The ending of a file name for a format, with the dot.

    Raises:
        InputError: there is no such format.
    """
    return SUFFIXES[_known(format)][0]


def is_photo_name(path: PurePath) -> bool:
    """Whether a file's name ends like a photo's. Its content may say otherwise."""
    return any(path.suffix.lower() in endings for endings in SUFFIXES.values())


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
    if path_or_format == "same":
        return kept_format(photo.origin.format, photo.extent)
    format = _by_suffix(path_or_format) if isinstance(path_or_format, Path) else _known(path_or_format)
    if format not in WRITABLE:
        raise InputError(f"Restorer reads {format.upper()} but does not write it.", "Choose PNG, which loses nothing.")
    check_size(format, photo)
    return format


def kept_format(own: str, extent: Extent) -> str:
    """The format of a result that is to keep its original's: that one where it is written and holds the size, else PNG.

    Args:
        own: The original's format.
        extent: The result's size.
    """
    return own if own in WRITABLE and _fits(own, extent) else "png"


def check_size(format: str, photo: Photo) -> None:
    """Refuse a photo that is too large for a format.

    Raises:
        InputError: a side is longer than the format allows.
    """
    if not _fits(format, photo.extent):
        width, height = photo.extent
        raise InputError(
            f"{format.upper()} has at most {_LARGEST_SIDE[format]:,} pixels a side; this photo is {width} x {height}.",
            "Choose PNG or TIFF, or a smaller scale.",
        )


def _fits(format: str, extent: Extent) -> bool:
    return max(extent) <= _LARGEST_SIDE.get(format, 1 << 30)


def _by_suffix(path: PurePath) -> str:
    ending = path.suffix.lower()
    found = next((format for format, endings in SUFFIXES.items() if ending in endings), None)
    if found is None:
        raise InputError(
            f'"{path.name}" does not say in which format to write it.',
            f"Let it end in one of {', '.join(suffix_of(format) for format in WRITABLE)}.",
        )
    return found


def _known(name: str) -> str:
    name = name.lower().lstrip(".")
    for format, endings in SUFFIXES.items():
        if name == format or f".{name}" in endings:
            return format
    raise InputError(f'There is no format "{name}".', f"Choose one of {', '.join(WRITABLE)}.")
