"""From a page's header to its pixels: upright, grey or RGB, alpha apart, strip by strip."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from restorer.imaging import vips
from restorer.imaging.codecs import bmp, heif, jpeg_stream, tiff_check, tiff_stream
from restorer.imaging.codecs.header import DecodeError, Header
from restorer.imaging.metadata.icc import fitting
from restorer.imaging.photo import Extent, Pixels

Strips = Iterator[tuple[int, NDArray[Any]]]

_RGB = 2  # TIFF's number for it

_CUT_OFF_SIGNS = ("premature end", "truncated", "eof", "end of file", "not enough", "read error", "got 0 bytes")
_RARE_SIGNS = ("not supported", "not configured", "unsupported")


def size_bytes(header: Header) -> int:
    """How many bytes the page's pixels and alpha take in memory."""
    channels = (1 if header.mode in ("grey", "bilevel") or _is_gray_palette(header) else 3) + header.has_alpha
    return math.prod(header.extent) * channels * (2 if header.depth_bits > 8 else 1)


def read(file: BinaryIO, header: Header, allocate: Callable[..., NDArray[Any]]) -> tuple[Pixels, Pixels | None]:
    """All pixels of a page: H x W x C upright, uint8 or uint16, and alpha (H x W) or None where all is opaque.

    Raises:
        Unreadable: it is cut off or damaged.
    """
    try:
        return _placed(*_open(file, header), header, allocate)
    except vips.Error as error:
        if header.format == "jpeg":
            return _read_odd_jpeg(file, header, allocate)
        if header.format == "tiff":
            return _read_odd_tiff(file, header, allocate)
        raise _in_words(str(error), header) from error


def _read_odd_jpeg(
    file: BinaryIO, header: Header, allocate: Callable[..., NDArray[Any]]
) -> tuple[Pixels, Pixels | None]:
    """A JPEG that was refused at the first warning: either something harmless is odd about it, or pixels are lost."""
    stream = jpeg_stream.open_stream(file)
    try:
        if not stream.has_end and not _is_whole(stream):
            raise jpeg_stream.refuse(stream)
        return _placed(*_in_strips(_load_jpeg(stream), header), header, allocate)
    except vips.Error as error:
        raise jpeg_stream.refuse(stream) from error


def _read_odd_tiff(
    file: BinaryIO, header: Header, allocate: Callable[..., NDArray[Any]]
) -> tuple[Pixels, Pixels | None]:
    """A TIFF that was refused at the first warning: once more with what its pixels need and nothing else."""
    stream = _whole_page(file, header)
    try:
        image = vips.load_stream(stream.read, "tiff", "warning", seek=stream.seek)
        return _placed(*_in_strips(image, header), header, allocate)
    except vips.Error as error:
        raise tiff_stream.refuse(stream) from error


def _whole_page(file: BinaryIO, header: Header) -> tiff_stream.TiffStream:
    """A TIFF's page, none of whose pixels is missing; the decoder would paint over some."""
    as_samples = _RGB if header.mode in ("lab", "icclab") else None
    stream = tiff_stream.open_page(file, header.directory, as_samples)
    if stream.lacks or not tiff_check.is_intact(stream):
        raise tiff_stream.refuse(stream)
    return stream


def _placed(
    strips: Strips,
    colors: int,
    alpha_at: int | None,
    dtype: np.dtype[Any],
    header: Header,
    allocate: Callable[..., NDArray[Any]],
) -> tuple[Pixels, Pixels | None]:
    """What `_open` found, upright in arrays of its own."""
    upright = header.extent if header.orientation < 5 else Extent(header.extent.height, header.extent.width)
    out = allocate((upright.height, upright.width, colors), dtype)
    alpha = allocate((upright.height, upright.width), dtype) if alpha_at is not None else None
    stored_out = as_stored(out, header.orientation)
    stored_alpha = as_stored(alpha, header.orientation) if alpha is not None else None
    top = np.iinfo(dtype).max
    is_opaque = True
    for row, strip in strips:
        rows = slice(row, row + len(strip))
        stored_out[rows] = strip[:, :, :colors]
        if stored_alpha is not None:
            opacity = strip[:, :, alpha_at]
            stored_alpha[rows] = opacity
            is_opaque = is_opaque and bool((opacity == top).all())
    return out, None if is_opaque else alpha


def as_stored(array: NDArray[Any], orientation: int) -> NDArray[Any]:
    """A view of an upright array (H x W ...), indexed as the file stores it under this EXIF orientation (1..8)."""
    if orientation >= 5:
        array = array.swapaxes(0, 1)
    if orientation in (3, 4, 6, 7):
        array = array[::-1]
    if orientation in (2, 3, 7, 8):
        array = array[:, ::-1]
    return array


def _open(file: BinaryIO, header: Header) -> tuple[Strips, int, int | None, np.dtype[Any]]:
    """The strips; how many of their first channels are colours; which one is alpha; and their dtype."""
    if header.format == "bmp":
        return _from_array(bmp.read_pixels(file))
    if header.format == "heic" and heif.has_pillow_heif():
        return _from_array(heif.read_by_pillow(file, header))
    if header.format == "tiff":
        stream = _whole_page(file, header)
        if header.mode in ("lab", "icclab"):
            return _in_strips(vips.load_stream(stream.read, "tiff", "warning", seek=stream.seek), header)
    options = {} if header.format in ("png", "jpeg") else {"page": header.directory}
    # libjpeg and libtiff paint over damage and only warn.
    strictness = "warning" if header.format in ("jpeg", "tiff") else "error"
    return _in_strips(vips.load(file, header.format, strictness, **options), header)


def _in_strips(image: Any, header: Header) -> tuple[Strips, int, int | None, np.dtype[Any]]:
    if (image.width, image.height) != header.extent:
        raise DecodeError("is damaged: its header contradicts itself")
    image, colors, alpha_at = _in_rgb_or_gray(image, header)
    strips = vips.strips(image)
    if header.format in ("avif", "heic") and image.format == "ushort":
        depth = header.depth_bits
        strips = ((row, heif.stretch(strip, depth)) for row, strip in strips)
    return strips, colors, alpha_at, np.dtype(np.uint8 if image.format == "uchar" else np.uint16)


def _from_array(array: NDArray[Any]) -> tuple[Strips, int, int | None, np.dtype[Any]]:
    channels = array.shape[2]
    colors = 1 if channels < 3 else 3
    return iter([(0, array)]), colors, colors if channels in (2, 4) else None, array.dtype


def _load_jpeg(stream: jpeg_stream.JpegStream) -> Any:
    """Refused at the first warning, since what is harmless was put right; scans out of order warn and are read."""
    return _from_chunks(stream.reader(), "warning" if stream.is_ordered else "truncated")


def _from_chunks(chunks: Iterator[bytes | memoryview], fail_on: str) -> Any:
    """A JPEG whose bytes come in pieces, none of which is empty."""
    left: list[memoryview] = []

    def read(count: int) -> bytes:
        if not left:
            left.append(memoryview(next(chunks, b"")))
        part = left.pop()
        if len(part) > count:
            left.append(part[count:])
        return bytes(part[:count])

    return vips.load_stream(read, "jpeg", fail_on)


def _is_whole(stream: jpeg_stream.JpegStream) -> bool:
    """Whether a JPEG without an end marker holds all of its pixels: then none depends on what is put behind them."""
    if not stream.has_all_scans:
        return False
    tails = (b"", *jpeg_stream.TAILS)
    ways = [vips.strips(_from_chunks(stream.reader(tail), "error")) for tail in tails]
    return all(
        all(np.array_equal(first[1], other[1]) for other in others) for first, *others in zip(*ways, strict=True)
    )


def _in_rgb_or_gray(image: Any, header: Header) -> tuple[Any, int, int | None]:
    """The picture with grey or RGB first, how many channels those are, and which one is alpha."""
    colors = {"cmyk": 4, "grey": 1, "bilevel": 1}.get(header.mode, 1 if image.bands < 3 else 3)
    alpha_at = header.alpha_at
    if alpha_at is None:
        alpha_at = image.bands - 1 if image.bands in (2, 4) and header.mode != "cmyk" else -1
    base = image.extract_band(0, n=colors)
    alpha = image.extract_band(alpha_at) if 0 <= alpha_at < image.bands else None
    if header.mode == "cmyk":
        profile = fitting(header.icc, 4) or vips.builtin_profile("cmyk")
        base = vips.convert(base, profile, 8 if image.format == "uchar" else 16)
    elif header.mode in ("lab", "icclab"):
        base = vips.from_lab(base, is_offset=header.mode == "icclab")
    elif _is_gray_palette(header):
        base = base.extract_band(0)
    if base.format not in ("uchar", "ushort"):
        raise DecodeError(
            "stores its numbers in a way that cannot be read", "Save it again with 8 or 16 bits a channel."
        )
    if alpha is not None:
        return base.bandjoin(alpha.cast(base.format)), int(base.bands), int(base.bands)
    return base, int(base.bands), None


def _is_gray_palette(header: Header) -> bool:
    return header.mode == "palette" and header.is_gray_palette


def _in_words(words: str, header: Header) -> DecodeError:
    """What libvips's words mean. They may be of another thread's picture too, so they choose words and nothing else."""
    lower = words.lower()
    if any(sign in lower for sign in _CUT_OFF_SIGNS):
        return DecodeError("is cut off: the file ends before the picture does")
    if header.format == "heic" and "not been built in" in lower:
        return heif.no_decoder()
    if any(sign in lower for sign in _RARE_SIGNS):
        reason = f"holds a {header.format.upper()} picture of a rare kind that cannot be read"
        return DecodeError(reason, "Save it again as a plain TIFF or PNG with the program that made it.")
    return DecodeError(f"is damaged: its {header.format.upper()} data cannot be read to the end")
