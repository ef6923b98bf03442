"""JPEG XL, read only: by libjxl (imagecodecs); headers and boxes by Restorer's own hand."""

from __future__ import annotations

from typing import BinaryIO

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.heif import metadata_of
from restorer.imaging.codecs.jpegxl import boxes, libjxl
from restorer.imaging.codecs.jpegxl.codestream import ALPHA, BLACK, SIGNATURE, ImageHeader, read_image_header
from restorer.imaging.codecs.pixels import divided_by_alpha, from_array, map_floats, place, spread
from restorer.imaging.photo import Extent, Pixels
from restorer.message import Message

_ID = "jpegxl"
_RARE = "Save it again as a plain TIFF or PNG with the program that made it."
_MOST_BITS = 16


def _recognizes(head: bytes) -> bool:
    mark = next((mark for mark in (boxes.CONTAINER, SIGNATURE) if head.startswith(mark)), None)
    return mark is not None and any(head[len(mark) :])


def _read_header(file: BinaryIO, _page: int) -> Header:
    found = boxes.read_boxes(file)
    image = read_image_header(found.start)
    if BLACK in image.extra or (image.depth_bits > _MOST_BITS and not image.is_float):
        raise DecodeError("is a JPEG XL of a rare kind that cannot be read", _RARE)
    return Header(
        format=_ID,
        extent=image.extent,
        mode="grey" if image.is_gray else "rgb",
        depth_bits=16 if image.is_float else image.depth_bits,
        has_alpha=ALPHA in image.extra,
        icc=_profile(file, image),
        metadata=metadata_of(found.blocks.get(b"Exif"), found.blocks.get(b"xml ")),
        note=_note(image),
    )


def _profile(file: BinaryIO, image: ImageHeader) -> bytes | None:
    """The profile that the pixels will be in."""
    if not image.has_profile:
        return image.icc
    if image.is_perceptual and not libjxl.is_there():
        return None  # the decoder then turns them into sRGB
    file.seek(0)
    return libjxl.read_profile(file.read())


def _note(image: ImageHeader) -> str:
    if image.is_animated:
        return Message("Only the first picture of this animation is read.")
    return Message("Its floating-point numbers were mapped to 16 bits.") if image.is_float else ""


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    image = read_image_header(boxes.read_boxes(file).start)
    file.seek(0)
    data = file.read()
    channels = (1 if image.is_gray else 3) + header.has_alpha
    if image.has_profile and libjxl.is_there():
        samples = libjxl.read_pixels(data, header.extent, channels, is_deep=header.depth_bits > 8)
    else:
        samples = _decode(data, image, header.extent, channels)
    if image.is_multiplied:
        samples = divided_by_alpha(samples, colors=channels - 1, alpha_at=channels - 1)
    return place(from_array(samples), header, allocate)


def _decode(data: bytes, image: ImageHeader, extent: Extent, channels: int) -> Pixels:
    """The first picture in the colours that its codestream tells: H x W x C, uint8 or uint16 over the full range."""
    import imagecodecs

    try:
        samples = imagecodecs.jpegxl_decode(data, index=0)
    except (imagecodecs.JpegxlError, ValueError, NotImplementedError) as error:
        raise DecodeError("is cut off or damaged: its JPEG XL data cannot be read to the end") from error
    samples = samples if samples.ndim == 3 else samples[:, :, None]
    if samples.shape != (extent.height, extent.width, channels):
        raise DecodeError("is a JPEG XL of a rare kind that cannot be read", _RARE)
    return map_floats(samples) if samples.dtype.kind == "f" else spread(samples, image.depth_bits)


JPEGXL = Codec(
    id=_ID,
    name="JPEG XL",
    suffixes=(".jxl",),
    mime_type="image/jxl",
    uniform_type="public.jpeg-xl",
    recognizes=_recognizes,
    read_header=_read_header,
    read_pixels=_read_pixels,
    depths="1 to 16 bits and floating-point numbers; grey, RGB, transparency; of an animation the first picture",
    turns_itself=True,
    takes_credentials=False,
)
