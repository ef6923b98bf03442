"""Converts a decoder's output to a photo's pixels, in strips: upright, grey or RGB, alpha apart."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from restorer.imaging import vips
from restorer.imaging.codecs.codec import ReadPixels
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.metadata.icc import fitting
from restorer.imaging.orientation import to_stored
from restorer.imaging.photo import Extent, Pixels
from restorer.message import Message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CUT_OFF_SIGNS = ("premature end", "truncated", "eof", "end of file", "not enough", "read error", "got 0 bytes")
_RARE_SIGNS = ("not supported", "not configured", "unsupported")

_SCALES = (1.0, 255.0, 65535.0)
_SLACK = 1.5
"""Numbers of 0..1 may be brighter than white here and there."""


class Decoded(NamedTuple):
    """A page as it is stored, to be read once.

    Attributes:
        strips: The first row and the pixels (h x W x C) of each strip, from top to bottom.
        colors: How many of the first channels are colours.
        alpha_at: Which channel is alpha; None where none is.
        dtype: uint8 or uint16.
    """

    strips: Iterator[tuple[int, NDArray[Any]]]
    colors: int
    alpha_at: int | None
    dtype: np.dtype[Any]


def size_bytes(header: Header) -> int:
    """How many bytes the page's pixels and alpha take in memory."""
    channels = (1 if header.mode in ("grey", "bilevel") or _is_gray_palette(header) else 3) + header.has_alpha
    return math.prod(header.extent) * channels * (2 if header.depth_bits > 8 else 1)


def libvips_reader(loader: str, *, takes_page: bool = False) -> ReadPixels:
    """Reads the pixels of a format whose damage libvips does not pass over.

    Args:
        loader: libvips's operation.
        takes_page: Whether it wants to know which page.
    """

    def read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
        options = {"page": header.directory} if takes_page else {}
        try:
            return place(in_strips(vips.load(file, loader, "error", **options), header), header, allocate)
        except vips.Error as error:
            raise decode_error(str(error), header.format) from error

    return read_pixels


def in_strips(image: vips.Image, header: Header) -> Decoded:
    """A page as libvips opened it.

    Raises:
        DecodeError: it is not what its header says, or its numbers are of a kind that is not read.
    """
    if (image.width, image.height) != header.extent:
        raise DecodeError("is damaged: its header contradicts itself")
    image, colors, alpha_at = _in_rgb_or_gray(image, header)
    return Decoded(vips.strips(image), colors, alpha_at, vips.dtype_of(image))


def from_array(array: Pixels, header: Header | None = None) -> Decoded:
    """A page as an array: H x W x C, C = 1, 2 (with alpha), 3 or 4 (with alpha).

    Args:
        array: uint8 or uint16.
        header: Of what the channels are, where that is not simply so: CMYK, more than one beyond the colours.
    """
    if header is not None:
        image, colors, alpha_at = _in_rgb_or_gray(vips.from_samples(array), header)
        return Decoded(vips.strips(image), colors, alpha_at, vips.dtype_of(image))
    channels = array.shape[2]
    colors = 1 if channels < 3 else 3
    return Decoded(iter([(0, array)]), colors, colors if channels in (2, 4) else None, array.dtype)


def spread(values: NDArray[Any], depth_bits: int) -> Pixels:
    """Numbers of 1 to 16 bits, at the lower end of what holds them, over the whole of 8 or 16 bits."""
    import numpy as np

    top, full = (1 << depth_bits) - 1, 255 if depth_bits <= 8 else 65535
    dtype = np.uint8 if depth_bits <= 8 else np.uint16
    if top == full:
        return values.astype(dtype, copy=False)
    return ((values.astype(np.uint32) * full + top // 2) // top).astype(dtype)


def map_floats(values: Any) -> Pixels:
    """Floating-point numbers over 16 bits: 0 is black, white is the first of 1, 255 and 65535 that the largest fits."""
    import numpy as np

    known = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
    largest = float(known.max(initial=0.0))
    white = next((scale for scale in _SCALES if largest <= scale * (_SLACK if scale == 1.0 else 1.0)), largest)
    mapped: Pixels = np.rint(np.clip(known / (white or 1.0), 0.0, 1.0) * 65535).astype(np.uint16)
    return mapped


def divided_by_alpha(samples: Pixels, *, colors: int, alpha_at: int) -> Pixels:
    """Samples (H x W x C, uint8 or uint16) whose first `colors` were stored multiplied by alpha, without that."""
    import numpy as np

    top = np.iinfo(samples.dtype).max
    alpha = samples[:, :, alpha_at : alpha_at + 1].astype(np.float32) / top
    own = np.minimum(samples[:, :, :colors] / np.maximum(alpha, 0.5 / top), top)
    divided = np.rint(own * (alpha > 0)).astype(samples.dtype)
    return np.concatenate([divided, samples[:, :, colors:]], axis=2)


def place(decoded: Decoded, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    """What was decoded, upright in arrays of its own; alpha None where all of it is opaque."""
    strips, colors, alpha_at, dtype = decoded
    upright = header.extent if header.orientation < 5 else Extent(header.extent.height, header.extent.width)
    out = allocate((upright.height, upright.width, colors), dtype)
    alpha = allocate((upright.height, upright.width), dtype) if alpha_at is not None else None
    stored_out = to_stored(out, header.orientation)
    stored_alpha = to_stored(alpha, header.orientation) if alpha is not None else None
    top = (1 << 8 * dtype.itemsize) - 1
    is_opaque = True
    for row, strip in strips:
        rows = slice(row, row + len(strip))
        stored_out[rows] = strip[:, :, :colors]
        if stored_alpha is not None:
            opacity = strip[:, :, alpha_at]
            stored_alpha[rows] = opacity
            is_opaque = is_opaque and bool((opacity == top).all())
    return out, None if is_opaque else alpha


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


def decode_error(words: str, format: str) -> DecodeError:
    """What libvips's words mean. They may be of another thread's picture too, so they choose words and nothing else."""
    lower, name = words.lower(), format.upper()
    if any(sign in lower for sign in _CUT_OFF_SIGNS):
        return DecodeError("is cut off: the file ends before the picture does")
    if any(sign in lower for sign in _RARE_SIGNS):
        reason = Message("holds a {name} picture of a rare kind that cannot be read", name=name)
        return DecodeError(reason, "Save it again as a plain TIFF or PNG with the program that made it.")
    return DecodeError(Message("is damaged: its {name} data cannot be read to the end", name=name))
