"""TIFF and BigTIFF: up to 16 bits, never lossy; pixels by libvips (libtiff), directories by Restorer's own hand."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from restorer.imaging import vips
from restorer.imaging.codecs.codec import COMMENT, EVERYTHING, THUMBNAIL, Codec, Writer
from restorer.imaging.codecs.encode_job import EncodeJob, Insertion
from restorer.imaging.codecs.header import Allocate, Header
from restorer.imaging.codecs.pixels import in_strips, place
from restorer.imaging.codecs.tiff import directories
from restorer.imaging.codecs.tiff.integrity import is_intact
from restorer.imaging.codecs.tiff.stream import TiffStream, open_page, refuse
from restorer.imaging.photo import Pixels

_LOADER = "tiffload"
_RGB = 2  # TIFF's number for it
_BIG_TIFF_BYTES = 3_500_000_000


def _recognizes(head: bytes) -> bool:
    return head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    stream = _open_whole(file, header)
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
    depths="1 to 16 bits; grey, RGB, CMYK, CIELab, ICCLab, palette, transparency; page by page",
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
