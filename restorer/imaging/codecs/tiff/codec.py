"""TIFF and BigTIFF: up to 16 bits, never lossy; pixels by libvips (libtiff), directories by Restorer's own hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from restorer.imaging import vips
from restorer.imaging.codecs.codec import COMMENT, EVERYTHING, THUMBNAIL, Codec, Writer
from restorer.imaging.codecs.encode_job import EncodeJob, Insertion
from restorer.imaging.codecs.header import Allocate, Header
from restorer.imaging.codecs.pixels import from_array, in_strips, place
from restorer.imaging.codecs.tiff import directories, rare
from restorer.imaging.codecs.tiff.integrity import is_intact
from restorer.imaging.codecs.tiff.stream import TiffStream, open_page, refuse
from restorer.imaging.photo import Pixels

_LOADER = "tiffload"
_RGB = 2  # TIFF's number for it
_PLAIN = 1
_LEAST_EXTREMES = 1e-3
"""Of the pixels of any transparency, at least so many are wholly clear or wholly opaque."""

_MOST_DARK = 0.05
"""Of the pixels of film in infrared, at most so many are dark: dust, and the holder's edge."""

_BIG_TIFF_BYTES = 3_500_000_000


def _recognizes(head: bytes) -> bool:
    return head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    if header.is_rare:
        return _read_rare(file, header, allocate)
    stream = _open_whole(file, header)
    if header.has_alpha and _is_infrared(file, header):
        # libvips would divide colours by what is no transparency.
        plain = open_page(file, header.directory, has_plain_extras=True)
        image = vips.load_stream(plain.read, _LOADER, "warning", seek=plain.seek)
        header = replace(header, has_alpha=False, alpha_at=-1)
        return place(in_strips(image, header), header, allocate)
    if header.mode not in ("lab", "icclab"):
        try:
            # libtiff paints over damage and only warns.
            image = vips.load(file, _LOADER, "warning", page=header.directory)
            return place(in_strips(image, header), header, allocate)
        except vips.Error:
            pass  # once more, with what its pixels need and nothing else
    try:
        image = vips.load_stream(stream.read, _LOADER, "warning", seek=stream.seek)
        return place(in_strips(image, header), header, allocate)
    except vips.Error as error:
        raise refuse(stream) from error


def _is_infrared(file: BinaryIO, header: Header) -> bool:
    """Whether what is tagged as transparency is what a scanner saw in infrared: hardly a pixel of it is all or nothing.

    Transparency leaves most of a picture opaque, or parts of it clear; film is a little dark all over.
    """
    import numpy as np

    if header.mode not in ("rgb", "grey") or header.alpha_at is None:
        return False
    plain = open_page(file, header.directory, has_plain_extras=True)
    extremes = dark = 0
    try:
        image = vips.load_stream(plain.read, _LOADER, "warning", seek=plain.seek)
        for _, strip in vips.strips(image.extract_band(header.alpha_at)):
            top = np.iinfo(strip.dtype).max
            extremes += int(np.count_nonzero((strip == 0) | (strip == top)))
            dark += int(np.count_nonzero(strip < top // 16))
    except vips.Error:
        return False
    count = header.extent.width * header.extent.height
    return extremes < _LEAST_EXTREMES * count and dark < _MOST_DARK * count


def _read_rare(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    if open_page(file, header.directory).compression != rare.OLD_JPEG:  # which need not say where its strips lie
        stream = _open_whole(file, header)
        if stream.compression == _PLAIN and any(size < wanted for _, size, wanted in stream.segments):
            raise refuse(stream)  # zeros would be put there
    return place(from_array(rare.read(file, header), header), header, allocate)


def _open_whole(file: BinaryIO, header: Header) -> TiffStream:
    """A page, none of whose pixels is missing; the decoder would paint over some."""
    as_samples = _RGB if header.mode in ("lab", "icclab") else None
    stream = open_page(file, header.directory, as_samples)
    if stream.lacks or not is_intact(stream):
        raise refuse(stream)
    return stream


def _write(job: EncodeJob, path: Path) -> list[str]:
    with path.open("w+b") as file:
        Insertion(file).save(
            job.image(job.depth_bits).tiffsave_target,
            seekable=True,
            compression="deflate",
            level=max(1, job.options.compression),
            predictor="horizontal",
            bigtiff=job.photo.pixels.nbytes > _BIG_TIFF_BYTES,
        )
    directories.add_metadata(path, job.metadata, job.icc)
    return []


TIFF = Codec(
    id="tiff",
    name="TIFF",
    suffixes=(".tif", ".tiff", ".btf"),
    mime_type="image/tiff",
    uniform_type="public.tiff",
    recognizes=_recognizes,
    read_header=directories.read_header,
    read_pixels=_read_pixels,
    depths="1 to 16 bits and floating-point numbers; grey, RGB, CMYK, CIELab, ICCLab, palette, transparency; "
    "PackBits, LZW, deflate, fax, JPEG (old-style, too), JPEG 2000, ZSTD, LZMA, LERC, WebP; page by page",
    loader=_LOADER,
    is_mapped=True,
    has_pages=True,
    writer=Writer(
        write=_write,
        depths_bits=(8, 16),
        gray_depths_bits=(8, 16),
        # No thumbnail: a second directory would be a second page.
        holds=EVERYTHING - {COMMENT, THUMBNAIL},
    ),
)
