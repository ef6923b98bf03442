"""The interface to libvips. No other module imports pyvips."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from restorer.imaging.photo import Pixels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Error: type[Exception]

Image: TypeAlias = Any
"""A `pyvips.Image`: it has no types of its own."""

_DTYPES = {"uchar": "u1", "ushort": "u2", "float": "f4"}
_STRIP_BYTES = 1 << 23
_STRIP_ROWS = 128


@cache
def library() -> Any:
    """The module `pyvips`, set up for Restorer. Not imported before a picture is opened: that takes a tenth second."""
    import pyvips

    def to_text(words: Any) -> str:
        """What libvips says, whatever bytes of a damaged file are quoted in it."""
        raw = b"NULL" if words == pyvips.ffi.NULL else pyvips.ffi.string(words)
        return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)

    # pyvips insists on UTF-8. One word that is not would make this and every later error a UnicodeDecodeError.
    for module in (pyvips, pyvips.error):
        if hasattr(module, "_to_string"):
            module._to_string = to_text
    # A cached operation would keep a file open, and give old pixels for one that was written again.
    pyvips.cache_set_max(0)
    # What goes wrong is raised, in words; the warnings of its decoders say it a second time.
    logging.getLogger("pyvips").setLevel(logging.CRITICAL)
    return pyvips


def __getattr__(name: str) -> Any:
    """`vips.Error`, what is raised where libvips cannot do something; known as soon as it can be raised."""
    if name == "Error":
        return library().Error
    raise AttributeError(name)


def load(file: BinaryIO, loader: str, fail_on: str, **options: Any) -> Image:
    """Open a picture for one pass from top to bottom.

    Args:
        file: Open for reading by a descriptor; must stay open while pixels are fetched.
        loader: libvips's operation: `jpegload`.
        fail_on: From what on libvips refuses it: `truncated`, `error` or `warning`.
        options: More for libvips's loader.

    Raises:
        vips.Error: it cannot be opened.
    """
    if os.name == "nt":  # libvips may belong to another C runtime there, where this descriptor means nothing.
        source = library().Source.new_from_file(file.name)
    else:
        source = library().Source.new_from_descriptor(file.fileno())
    file.seek(0)
    return getattr(library().Image, f"{loader}_source")(source, access="sequential", fail_on=fail_on, **options)


def load_stream(
    read: Callable[[int], bytes], loader: str, fail_on: str, seek: Callable[[int, int], int] | None = None
) -> Image:
    """Open a picture for one pass whose bytes are handed out on demand, on any thread; as `load`.

    Args:
        read: Up to so many bytes; none at the end.
        loader: libvips's operation.
        fail_on: As in `load`.
        seek: Goes to (offset, whence) and returns where that is; None where the bytes can only be read in order.
    """
    source = library().SourceCustom()
    source.on_read(read)
    if seek is not None:
        source.on_seek(seek)
    image = getattr(library().Image, f"{loader}_source")(source, access="sequential", fail_on=fail_on)
    # As `Image.new_from_source` does it: libvips calls back as long as this image, or one made of it, lives.
    image._references.append(source)
    return image


def is_strict_jpeg(data: bytes) -> bool:
    """Whether a JPEG in memory is decoded without a warning."""
    try:
        library().Image.jpegload_buffer(data, access="sequential", fail_on="warning").avg()
    except library().Error:
        return False
    return True


def jpeg_samples(data: bytes) -> bytes:
    """All samples of a JPEG in memory, whatever its decoder warns of; empty where it gives none."""
    try:
        return bytes(library().Image.jpegload_buffer(data, access="sequential", fail_on="none").write_to_memory())
    except library().Error:
        return b""


def field(image: Image, name: str) -> Any:
    """A field of a picture's header, or None."""
    return image.get(name) if image.get_typeof(name) != 0 else None


def dtype_of(image: Image) -> np.dtype[Any]:
    """What a picture's samples are: uint8, uint16 or float32."""
    import numpy as np

    return np.dtype(_DTYPES[image.format])


def strips(image: Image) -> Iterator[tuple[int, NDArray[Any]]]:
    """The first row and the pixels (h x W x C, uint8 or uint16) of each strip, from top to bottom.

    Raises:
        vips.Error: the file behind it cannot be decoded up to its end.
    """
    import numpy as np

    dtype = dtype_of(image)
    rows = max(_STRIP_ROWS, _STRIP_BYTES // (image.width * image.bands * dtype.itemsize) // _STRIP_ROWS * _STRIP_ROWS)
    for top in range(0, image.height, rows):
        count = min(rows, image.height - top)
        data = image.crop(0, top, image.width, count).write_to_memory()
        yield top, np.frombuffer(data, dtype).reshape(count, image.width, image.bands)


def from_array(pixels: Pixels, alpha: Pixels | None = None) -> Image:
    """A picture on top of an array's memory, which must stay as it is meanwhile; alpha becomes its last channel.

    A view whose pixels do not lie one after the other is copied, whole.
    """
    image = _from_array(pixels)
    if alpha is not None:
        image = image.bandjoin(_from_array(alpha[:, :, None]))
    kinds = {1: "b-w", 3: "srgb"} if pixels.dtype.itemsize == 1 else {1: "grey16", 3: "rgb16"}
    return image.copy(interpretation=kinds[pixels.shape[2]])


def from_samples(values: Pixels) -> Image:
    """A picture on top of an array of any number of channels, uint8 or uint16; it must stay as it is meanwhile."""
    return _from_array(values)


def from_floats(values: NDArray[np.float32], interpretation: str) -> Image:
    """A picture on top of an array's memory (H x W x C float32, one pixel after the other), which must stay."""
    height, width, channels = values.shape
    image = library().Image.new_from_memory(values.reshape(-1).data, width, height, channels, "float")
    return image.copy(interpretation=interpretation)


def to_array(image: Image) -> Pixels:
    """The whole picture as an array: H x W x C, uint8, uint16 or float32."""
    import numpy as np

    data = image.write_to_memory()
    return np.frombuffer(data, dtype_of(image)).reshape(image.height, image.width, image.bands)


def _from_array(pixels: Pixels) -> Image:
    import numpy as np

    pixels = np.ascontiguousarray(pixels)
    height, width, channels = pixels.shape
    kind = "uchar" if pixels.dtype == np.uint8 else "ushort"
    return library().Image.new_from_memory(pixels.reshape(-1).data, width, height, channels, kind)


def target(write: Any, read: Any = None, seek: Any = None) -> Any:
    """Something that libvips can write a file to, made of a file's methods."""
    made = library().TargetCustom()
    made.on_write(write)
    if read is not None and seek is not None:
        made.on_read(read)
        made.on_seek(seek)
    return made


def builtin_profile(name: str) -> bytes:
    """One of libvips's own ICC profiles: `srgb` or `cmyk`."""
    return bytes(library().Operation.call("profile_load", name))


def with_blocks(image: Image, blocks: Mapping[str, bytes | None]) -> Image:
    """The picture with these blobs in its header, by libvips's names; those that are None are left out."""
    image = image.copy()
    for name, block in blocks.items():
        if block:
            image.set_type(library().GValue.blob_type, name, block)
    return image


def convert(image: Image, icc: bytes, depth_bits: int) -> Image:
    """A picture (grey, RGB or CMYK, no alpha) in sRGB, from a profile that fits it; nothing is read yet."""
    return with_blocks(image, {"icc-profile-data": icc}).icc_transform(
        "srgb", embedded=True, intent="relative", black_point_compensation=True, depth=depth_bits
    )


def from_lab(image: Image, *, is_offset: bool) -> Image:
    """CIELAB samples as a TIFF holds them (D50, as ICC's connection space), as sRGB of the same depth.

    Args:
        image: Three bands of 8 or 16 bits: L* over the whole range, a* and b* in whole numbers or 256ths of them.
        is_offset: Whether a* and b* are stored with half the range added (ICCLab), rather than signed (CIELab).
    """
    is_deep = image.format == "ushort"
    half = 32_768 if is_deep else 128
    lightness = image.extract_band(0) * (100 / (2 * half - 1))
    colors = image.extract_band(1, n=2).cast("int")
    signed = colors - half if is_offset else (colors + half) % (2 * half) - half
    lab = lightness.bandjoin(signed / (256 if is_deep else 1)).cast("float").copy(interpretation="lab")
    return lab.icc_export(output_profile="srgb", intent="relative", depth=16 if is_deep else 8, pcs="lab")
