"""AVIF: 8, 10 and 12 bits, lossy or not; by libvips (libheif, aom), and by Pillow where that is more faithful."""

from __future__ import annotations

import functools
import io
from pathlib import Path

from restorer.imaging import vips
from restorer.imaging.codecs import heif
from restorer.imaging.codecs.codec import EXIF, ICC, THUMBNAIL, XMP, Codec, Writer
from restorer.imaging.codecs.encode_job import EncodeJob
from restorer.imaging.photo import Metadata, Pixels

_ID = "avif"


def _recognizes(head: bytes) -> bool:
    return bool({b"avif", b"avis"} & set(heif.brands_of(head)))


def encode_exactly(
    image: vips.Image, depth_bits: int, metadata: Metadata, icc: bytes | None, *, quality: int, lossless: bool
) -> bytes:
    """A complete AVIF file of any depth, by libvips. It knows no grey: that becomes RGB.

    Args:
        image: 8 bits a channel for 8, else 16.
        depth_bits: 8, 10 or 12.
        metadata: Already corrected for the picture. libvips writes EXIF again, field by field.
        icc: The profile to embed, or None.
        quality: 1..100.
        lossless: Whether nothing may be lost of the bits that are written.

    Raises:
        vips.Error: it could not be encoded.
    """
    if depth_bits > 8:
        top = (1 << depth_bits) - 1
        image = ((image * (top / 65535)).rint() * (1 << (16 - depth_bits))).cast("ushort").copy(interpretation="rgb16")
    blocks = {"exif-data": b"Exif\0\0" + metadata.exif if metadata.exif else None, "xmp-data": metadata.xmp}
    image = vips.with_blocks(image, {**blocks, "icc-profile-data": icc})
    data: bytes = image.heifsave_buffer(
        compression="av1", bitdepth=depth_bits, Q=quality, lossless=lossless, subsample_mode="off", keep="all"
    )
    return data


def encode(pixels: Pixels, metadata: Metadata, icc: bytes | None, quality: int) -> bytes:
    """A complete AVIF file of 8 bits, by Pillow: it leaves EXIF as it is, and grey grey; colours at 100 are not exact.

    Args:
        pixels: H x W x C, C = 1 (grey), 2 (with alpha), 3 (RGB) or 4, uint8.
        metadata: Made true for the picture already.
        icc: The profile to embed, or None.
        quality: 1..100.
    """
    from PIL import Image

    out = io.BytesIO()
    image = Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
    blocks = {"exif": metadata.exif, "xmp": metadata.xmp, "icc_profile": icc}
    image.save(
        out,
        "AVIF",
        quality=quality,
        subsampling="4:0:0" if pixels.shape[2] < 3 else "4:4:4",
        **{name: block for name, block in blocks.items() if block},
    )
    return out.getvalue()


def _write(job: EncodeJob, path: Path) -> list[str]:
    quality, lossless, depth = job.options.quality, job.options.lossless, job.depth_bits
    if depth == 8 and (job.photo.channels == 1 or not lossless):
        pixels = vips.to_array(job.image(8))
        path.write_bytes(encode(pixels, job.metadata, job.icc, 100 if lossless else quality))
        return []
    image = job.image(depth)
    if depth == 16:
        depth = 12 if job.photo.origin.depth_bits == 12 else 10
    data = encode_exactly(image, depth, job.metadata, job.icc, quality=quality, lossless=lossless)
    path.write_bytes(data)
    return []


AVIF = Codec(
    id=_ID,
    name="AVIF",
    suffixes=(".avif",),
    mime_type="image/avif",
    uniform_type="public.avif",
    recognizes=_recognizes,
    read_header=functools.partial(heif.read_header, format=_ID),
    read_pixels=heif.read_pixels,
    depths="8, 10 and 12 bits; grey, RGB, transparency; page by page",
    loader=heif.LOADER,
    has_pages=True,
    turns_itself=True,
    writer=Writer(
        write=_write,
        depths_bits=(8, 10, 12),
        # libvips writes no grey of more bits.
        gray_depths_bits=(8,),
        holds=frozenset({EXIF, ICC, THUMBNAIL, XMP}),
        loses=True,
        max_side=16_384,
    ),
)
