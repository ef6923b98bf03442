"""The colour space that photos are measured and restored in: sRGB's, or one with its curve that is wide enough.

Measurements and networks know pictures as screens show them. The same worn photo as Adobe RGB, ProPhoto, linear numbers
of a scanner or grey with dot gain has other numbers, so each is brought into one space before and back into its own
afterwards: profiles of curves and a matrix exactly, those of tables by lcms (relative colorimetric, with black point
compensation).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from restorer.imaging import vips
from restorer.imaging.metadata.icc import fitting
from restorer.imaging.metadata.icc_build import BT_709, BT_2020, P3, PROPHOTO, SRGB_CURVE, rgb_profile, to_xyz_d50
from restorer.imaging.metadata.icc_shaper import Shaper, read_shaper, shaper_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from restorer.imaging.photo import Photo, Pixels

_STRIP_SAMPLES = 6_000_000
_SAMPLED_PX = 512
_TOLERANCE = 4 / 255
_OUTSIDE_SHARE = 1e-4
"""A space is wide enough where at most this share of a photo's pixels lies farther outside than that: 8 bits of a wide
space are coarse where it is dark."""

_ALIKE = 1.0 / 255
"""A profile whose numbers differ by less from sRGB's is taken for it, and its photos stay untouched."""

_D50, _D65 = (96.422, 100.0, 82.521), (95.047, 100.0, 108.8827)
_TOP = 65535


class _Space(NamedTuple):
    """A working space: its profile (None for sRGB), its curves and matrix, and the matrix back from XYZ (D50)."""

    icc: bytes | None
    shaper: Shaper
    from_xyz: NDArray[np.float64]


@lru_cache(maxsize=1)
def _spaces() -> tuple[_Space, ...]:
    """From the narrowest to the widest, which holds whatever a profile can name."""
    import numpy as np

    wide = (("Display P3", P3), ("BT.2020", BT_2020), ("ProPhoto", PROPHOTO))
    named = [(None, BT_709), *((rgb_profile(f"{name}, sRGB curve", one, SRGB_CURVE), one) for name, one in wide)]
    matrices = [(icc, np.array(to_xyz_d50(one))) for icc, one in named]
    return tuple(_Space(icc, shaper_of(matrix), np.linalg.inv(matrix)) for icc, matrix in matrices)


def to_working(photo: Photo, allocate: Callable[..., NDArray[Any]] | None = None) -> Photo:
    """The photo in the working space, 16 bits a channel, with its own profile in `origin.profile`.

    The very same photo where its numbers are sRGB's already (or its grey's), by its profile or for want of one; and
    where the profile is of no use.

    Args:
        photo: As decoded.
        allocate: Gives out the new arrays; in memory where it is None.
    """
    import numpy as np

    icc = fitting(photo.icc, photo.channels)
    if icc is None or _is_srgb(icc, photo.channels):
        return photo
    allocate = allocate if allocate is not None else np.empty
    pixels = allocate(photo.pixels.shape, np.dtype(np.uint16))
    try:
        space = _wide_enough(photo, icc)
        for top, strip in _converted(photo.pixels, icc, space):
            pixels[top : top + len(strip)] = strip
    except vips.Error:
        return photo
    alpha = None
    if photo.alpha is not None:
        alpha = allocate(photo.alpha.shape, np.dtype(np.uint16))
        np.multiply(photo.alpha, _TOP // photo.top, out=alpha, dtype=np.uint16)
    origin = replace(photo.origin, profile=photo.icc)
    return replace(photo, pixels=pixels, alpha=alpha, icc=space.icc, origin=origin)


def to_stored(photo: Photo, allocate: Callable[..., NDArray[Any]] | None = None) -> Photo:
    """A photo of the working space in its file's own profile and depth again; others are returned as they are.

    What was grey and is coloured now stays in the working space, in the file's depth: the profile does not fit it. So
    does what came in a profile that only tells what a scanner saw, and not how to say it in the scanner's numbers.

    Args:
        photo: What became of what `to_working` gave.
        allocate: Gives out the new arrays; in memory where it is None.
    """
    import numpy as np

    if photo.origin.profile is None:
        return photo
    allocate = allocate if allocate is not None else np.empty
    dtype = np.dtype(np.uint8 if photo.origin.depth_bits <= 8 else np.uint16)
    pixels, icc = allocate(photo.pixels.shape, dtype), fitting(photo.origin.profile, photo.channels)
    if icc is not None and photo.icc != photo.origin.profile and not _can_be_written(icc, photo.channels):
        icc = None
    for top, strip in _strips(photo.pixels):
        if icc is None or photo.icc == photo.origin.profile:
            pixels[top : top + len(strip)] = _at_depth(strip, dtype)
        else:
            pixels[top : top + len(strip)] = _in_profile(strip, _space_of(photo), icc, dtype)
    alpha = None
    if photo.alpha is not None:
        alpha = allocate(photo.alpha.shape, dtype)
        alpha[:] = _at_depth(photo.alpha, dtype)
    origin = replace(photo.origin, profile=None)
    return replace(photo, pixels=pixels, alpha=alpha, icc=icc if icc is not None else photo.icc, origin=origin)


@lru_cache(maxsize=32)
def _is_srgb(icc: bytes, channels: int) -> bool:
    """Whether a profile means sRGB, whoever made it: an even choice of colours tells."""
    import numpy as np

    axis = np.linspace(0, _TOP, 9).round().astype(np.uint16)
    grid = np.stack(np.meshgrid(*[axis] * channels, indexing="ij"), -1).reshape(1, -1, channels)
    try:
        ((_, found),) = _converted(grid, icc, _spaces()[0])
    except vips.Error:
        return True  # of no use: what is not known is taken for sRGB everywhere
    return bool(np.abs(found.astype(np.int32) - grid).max() <= _ALIKE * _TOP)


def _wide_enough(photo: Photo, icc: bytes) -> _Space:
    """The narrowest space that holds the photo's colours."""
    import numpy as np

    narrow, *_, widest = spaces = _spaces()
    if photo.channels == 1:
        return narrow
    height, width = photo.pixels.shape[:2]
    step = max(1, max(height, width) // _SAMPLED_PX)
    sample = np.ascontiguousarray(photo.pixels[::step, ::step])
    lights = [light for _, light in _light_of(sample, icc)]
    for space in spaces:
        outside = [_outside(_times(light, space.from_xyz)) for light in lights]
        if sum(outside) <= _OUTSIDE_SHARE * sample.shape[0] * sample.shape[1]:
            return space
    return widest


def _outside(linear: NDArray[np.float32]) -> int:
    """How many pixels lie outside of a space, by more than rounding does."""
    import numpy as np

    least, most = linear.min(axis=2), linear.max(axis=2)
    # Encoded, as far below black as so much light is above it.
    return int(np.count_nonzero((least < -_TOLERANCE / 12.92) | (most > 1 + 2.4 * _TOLERANCE)))


def _converted(pixels: Pixels, icc: bytes, space: _Space) -> Iterator[tuple[int, NDArray[np.uint16]]]:
    """The first row and the pixels in a working space of each strip."""
    for top, light in _light_of(pixels, icc):
        if pixels.shape[2] == 1:
            yield top, space.shaper._replace(curves=space.shaper.curves[:1]).numbers(light)
        else:
            yield top, space.shaper.numbers(_times(light, space.from_xyz))


def _light_of(pixels: Pixels, icc: bytes) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """The first row and the light of each strip: XYZ (D50, white is 1; h x W x 3), of grey its brightness (h x W x 1).

    Raises:
        vips.Error: lcms can do nothing with the profile.
    """
    import numpy as np

    shaper = read_shaper(icc)
    # libvips hands XYZ on as if white were D65's.
    scale = (np.array(_D50) / np.array(_D65) / 100).astype(np.float32)
    for top, strip in _strips(pixels):
        if shaper is not None:
            light = shaper.light(_at_depth(strip, np.dtype(np.uint16)))
            yield top, light if shaper.to_xyz is None else _times(light, shaper.to_xyz)
            continue
        image = vips.with_blocks(vips.from_array(strip), {"icc-profile-data": icc})
        found = image.icc_import(embedded=True, intent="relative", black_point_compensation=True, pcs="xyz")
        light = vips.to_array(found) * scale
        yield top, light if pixels.shape[2] == 3 else light[:, :, 1:2]


def _in_profile(strip: Pixels, space: _Space, icc: bytes, dtype: np.dtype[Any]) -> Pixels:
    """A strip of a working space in a profile's numbers."""
    import numpy as np

    is_gray = strip.shape[2] == 1
    numbers = _at_depth(strip, np.dtype(np.uint16))
    source = space.shaper if not is_gray else space.shaper._replace(curves=space.shaper.curves[:1], to_xyz=None)
    light, target = source.light(numbers), read_shaper(icc)
    xyz = light if source.to_xyz is None else _times(light, source.to_xyz)
    if target is not None:
        light = xyz if target.to_xyz is None else _times(xyz, np.linalg.inv(target.to_xyz))
        return _at_depth(target.numbers(light), dtype)
    white = np.array(_D65 if is_gray else np.array(_D65) / np.array(_D50) * 100, np.float32)
    image = vips.from_floats(np.ascontiguousarray(xyz * white, np.float32), "xyz")
    image = vips.with_blocks(image, {"icc-profile-data": icc})
    found = image.icc_export(intent="relative", black_point_compensation=True, depth=8 * dtype.itemsize, pcs="xyz")
    return vips.to_array(found)[:, :, : strip.shape[2]]


@lru_cache(maxsize=32)
def _can_be_written(icc: bytes, channels: int) -> bool:
    """Whether colours can be told in a profile's numbers: those of scanners may lead one way only."""
    import numpy as np

    try:
        _in_profile(np.zeros((1, 1, channels), np.uint16), _spaces()[0], icc, np.dtype(np.uint16))
    except (vips.Error, ValueError):
        return False
    return True


def _times(colors: NDArray[np.float32], matrix: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """A matrix applied to each pixel (h x W x 3)."""
    import cv2

    product: NDArray[np.float32] = cv2.transform(colors, matrix)  # type: ignore[assignment]
    return product


def _space_of(photo: Photo) -> _Space:
    """The working space that a photo is in."""
    return next((space for space in _spaces() if space.icc == photo.icc), _spaces()[0])


def _at_depth(array: NDArray[Any], dtype: np.dtype[Any]) -> NDArray[Any]:
    """The same numbers over the full range of another dtype; 65535 = 255 * 257, so black and white stay."""
    import numpy as np

    if array.dtype == dtype:
        return array
    if dtype.itemsize == 2:
        return array.astype(np.uint16) * np.uint16(257)
    return ((array.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _strips(pixels: Pixels) -> Iterator[tuple[int, Pixels]]:
    rows = max(1, _STRIP_SAMPLES // (3 * pixels.shape[1]))
    for top in range(0, pixels.shape[0], rows):
        yield top, pixels[top : top + rows]
