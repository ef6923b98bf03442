"""Opens pictures for the viewer: in place where that can be done, else decoded once, in bands."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from restorer.errors import Cancelled, InputError, RestorerError
from restorer.gui.viewer.pixels.mapped import is_tiled_tiff, map_tiff
from restorer.gui.viewer.pixels.pixel_converter import PixelConverter
from restorer.gui.viewer.pixels.pyramid import PreviewMaker, Pyramid, fill_preview
from restorer.gui.viewer.pixels.rasters import CANVAS_GRAY, ArrayRaster, Raster, VipsRaster, give_pages_back
from restorer.gui.viewmodels.layers import ArraySource, FileSource, Source
from restorer.imaging.codecs.formats import find_codec
from restorer.imaging.decode import decode, probe
from restorer.imaging.metadata.icc import fitting
from restorer.imaging.orientation import is_sideways, to_upright
from restorer.imaging.photo import Extent
from restorer.message import Message
from restorer.store.scratch import map_array

IN_MEMORY_BYTES = 48 << 20
"""Decoded pictures above this lie in a file that the system may page out."""

_PLAIN_MODES = ("grey", "rgb")
_LOOK_ELSEWHERE = "Open it in another program to see if it is whole."

OnChange = Callable[[Pyramid], None]
MakeConverter = Callable[[bytes | None], PixelConverter]


def open_pyramid(
    pyramid: Pyramid, source: Source, make_converter: MakeConverter, on_change: OnChange, scratch: Path | None = None
) -> None:
    """Fill a pyramid from its source; for a working thread, as it may take seconds.

    Args:
        pyramid: An empty one; its token says when nobody wants it any more. Where the source cannot be opened, its
            `error` says why.
        source: What to open.
        make_converter: From an ICC profile (None for sRGB) to how blocks become images.
        on_change: Called on this thread as soon as the extent is known, whenever the preview has grown, and at the end.
        scratch: The folder for what is decoded and does not fit the memory; the system's where None.
    """
    try:
        raster = _open_in_place(source)
        if raster is None and isinstance(source, FileSource):
            _decode(pyramid, source, make_converter, on_change, scratch)
        elif raster is not None:
            pyramid.converter, pyramid.extent, pyramid.raster = make_converter(raster.icc), raster.extent, raster
            on_change(pyramid)
            fill_preview(pyramid, on_change)
    except Cancelled:
        return
    except RestorerError as error:
        pyramid.error = error
    except Exception as error:  # whatever it was, the window shows it instead of losing it with the thread
        pyramid.error = _cannot_open(source, error)
    on_change(pyramid)


def _cannot_open(source: Source, error: Exception) -> InputError:
    name = source.path.name if isinstance(source, FileSource) else Message("This picture")
    if isinstance(error, FileNotFoundError):
        return InputError(
            Message("{name} is not there any more.", name=name), "It was moved, renamed or deleted; add it again."
        )
    return InputError(
        Message("{name} cannot be shown: {reason}", name=name, reason=_reason(error)),
        "Open it in another program to see if it is whole.",
    )


def reading_error(error: Exception) -> RestorerError:
    """What to say when a picture that was open cannot be read on."""
    if isinstance(error, RestorerError):
        return error
    return InputError(
        Message("The picture cannot be read on: {reason}", reason=_reason(error)), "Look if its disk is still there."
    )


def _reason(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


def _open_in_place(source: Source) -> Raster | None:
    """A raster over pixels that need no decoding, or None."""
    if isinstance(source, ArraySource):
        return ArrayRaster(source.pixels, source.icc)
    if source.path.suffix.lower() == ".npy":
        return ArrayRaster(np.load(source.path, mmap_mode="r", allow_pickle=False))
    facts = probe(source.path, source.page)
    codec = find_codec(facts.format)
    if not codec.is_mapped or facts.mode not in _PLAIN_MODES:
        return None
    pixels = map_tiff(source.path, source.page)
    if pixels is not None:
        with source.path.open("rb") as file:
            header = vips().load(file, codec.loader, "none", page=source.page)
            return ArrayRaster(to_upright(pixels, _orientation(header)), _fitting_icc(header, facts.icc))
    if is_tiled_tiff(source.path, source.page):
        from restorer.imaging.partial_read import open_tiled

        image, icc = _normalized(open_tiled(source.path, source.page).autorot(), facts.icc)
        return VipsRaster(image, icc)
    return None


def vips() -> Any:
    """Libvips at imaging's border; imported when the first file is opened, not when the window is."""
    from restorer.imaging import vips

    return vips


def _orientation(image: Any) -> int:
    return int(vips().field(image, "orientation") or 1)


def _fitting_icc(image: Any, icc: bytes | None) -> bytes | None:
    return fitting(icc, min(3, image.bands - (image.bands + 1) % 2)) if icc else None


def _normalized(image: Any, icc: bytes | None) -> tuple[Any, bytes | None]:
    """A grey or RGB image as uchar without alpha, and the profile that fits it."""
    icc = _fitting_icc(image, icc)
    if image.format == "ushort":
        image = image.msb()
    elif image.format != "uchar":
        image = image.cast("uchar")
    is_gray = image.bands < 3
    image = image.copy(interpretation="b-w" if is_gray else "srgb")
    if image.bands in (2, 4):
        image = image.flatten(background=CANVAS_GRAY)
    return image.extract_band(0, n=1 if is_gray else 3), icc


def _decode(
    pyramid: Pyramid, source: FileSource, make_converter: MakeConverter, on_change: OnChange, scratch: Path | None
) -> None:
    """Decode a file, showing what there is as it comes."""
    facts = probe(source.path, source.page)
    codec = find_codec(facts.format)
    if facts.mode in _PLAIN_MODES and codec.loader:
        with source.path.open("rb") as file:
            options = {"page": source.page} if source.page else {}
            image, icc = _normalized(header := vips().load(file, codec.loader, "none", **options), facts.icc)
            orientation = 1 if codec.turns_itself else _orientation(header)
            _stream(pyramid, image, make_converter(icc), orientation, on_change, scratch)
        return
    # What needs more thought (CMYK, Lab, palettes, HEIC) goes the very way that a photo to be restored goes.
    pyramid.extent = facts.extent
    on_change(pyramid)
    photo = decode(source.path, source.page, allocate=lambda shape, dtype: allocate(shape, dtype, scratch))
    raster = ArrayRaster(photo.pixels, photo.icc)
    pyramid.converter, pyramid.extent, pyramid.raster = make_converter(photo.icc), raster.extent, raster
    fill_preview(pyramid, on_change)


def _stream(
    pyramid: Pyramid, image: Any, converter: PixelConverter, orientation: int, on_change: OnChange, scratch: Path | None
) -> None:
    """Decode an image from the top down."""
    stored = Extent(image.width, image.height)
    pyramid.converter = converter
    pyramid.extent = Extent(*reversed(stored)) if is_sideways(orientation) else stored
    on_change(pyramid)
    maker = PreviewMaker(pyramid, stored, orientation, on_change)
    pixels = allocate((stored.height, stored.width, image.bands), np.uint8, scratch)
    done = 0
    for top, strip in vips().strips(image):
        pyramid.token.check()
        end = top + len(strip)
        pixels[top:end] = strip
        # The preview takes whole squares: what is left over waits for the next strip.
        whole = end if end == stored.height else end // maker.shrink * maker.shrink
        maker.add(done, pixels[done:whole])
        done = whole
        give_pages_back(pixels)
    pyramid.raster = ArrayRaster(to_upright(pixels, orientation))
    maker.show()


def allocate(shape: tuple[int, ...], dtype: DTypeLike, scratch: Path | None) -> NDArray[Any]:
    """An array in memory, or in a nameless file of the folder `scratch` that goes when the array does.

    Raises:
        ResourceError: the disk has no room for it.
    """
    size = int(np.prod(shape)) * np.dtype(dtype).itemsize
    if size <= IN_MEMORY_BYTES:
        return np.empty(shape, dtype)
    return map_array(scratch if scratch is not None else Path(tempfile.gettempdir()), shape, dtype)
