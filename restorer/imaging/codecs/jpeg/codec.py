"""JPEG (ITU-T T.81): 8 bits, always lossy; pixels by libvips (libjpeg-turbo), segments by Restorer's own hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from restorer.imaging import vips
from restorer.imaging.codecs.codec import EVERYTHING, Codec, Writer
from restorer.imaging.codecs.encode_job import EncodeJob, Insertion
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.jpeg import segments
from restorer.imaging.codecs.jpeg.stream import TAILS, JpegStream, open_stream, refuse
from restorer.imaging.codecs.pixels import in_strips, place
from restorer.imaging.photo import Extent, Pixels

_LOADER = "jpegload"
_LAST_ROWS = 32
"""No row of blocks is higher."""

_HEAD_BYTES = 2
_MAX_OPTIMIZED_SAMPLES = 150_000_000


def _recognizes(head: bytes) -> bool:
    return head.startswith(b"\xff\xd8\xff")


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    try:
        # libjpeg paints over damage and only warns.
        found = place(in_strips(vips.load(file, _LOADER, "warning"), header), header, allocate)
    except vips.Error:
        return _read_odd(file, header, allocate)
    stream = open_stream(file)
    if not stream.is_end_heard and not _has_last_rows(stream):
        raise refuse(stream)
    return found


def _read_odd(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    """A JPEG that was refused at the first warning: either something harmless is odd about it, or pixels are lost."""
    stream = open_stream(file)
    # Refused at the first warning, since what is harmless was put right; scans out of order warn and are read.
    strictness = "warning" if stream.is_ordered else "truncated"
    try:
        if not (stream.is_end_heard or _has_last_rows(stream) if stream.has_end else _is_whole(stream)):
            raise refuse(stream)
        return place(in_strips(_from_chunks(stream.reader(), strictness), header), header, allocate)
    except vips.Error as error:
        raise refuse(stream) from error


def _read_rest(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    """The rows of a JPEG that are there: no pixel of them depends on what is put where it was cut off."""
    stream = open_stream(file)
    if not stream.has_all_components:
        raise DecodeError("is cut off before all of its colours begin", "Copy or scan it again.")
    try:
        rows = header.extent.height if stream.has_end or stream.is_covered else _sound_rows(stream)
        if rows < 1:
            raise refuse(stream)
        image = _from_chunks(stream.reader(), "none")
        if (image.width, image.height) != header.extent:
            raise DecodeError("is damaged: its header contradicts itself")
        part = replace(header, extent=Extent(image.width, rows))
        return place(in_strips(image.crop(0, 0, image.width, rows), part), part, allocate)
    except vips.Error as error:
        raise refuse(stream) from error


def _sound_rows(stream: JpegStream) -> int:
    """How many rows from the top do not change with what follows the cut."""
    import numpy as np

    rows = 0
    ways = [vips.strips(_from_chunks(stream.reader(tail), "none")) for tail in (b"", *TAILS)]
    for (top, first), *others in zip(*ways, strict=True):
        differs = np.zeros(len(first), bool)
        for _, other in others:
            differs |= (first != other).any(axis=(1, 2))
        if differs.any():
            return int(top + np.flatnonzero(differs)[0])
        rows = top + len(first)
    return rows


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

    return vips.load_stream(read, _LOADER, fail_on)


def _has_last_rows(stream: JpegStream) -> bool:
    """Whether no pixel of the last rows depends on what is put behind the coded ones."""
    import numpy as np

    def last(tail: bytes) -> Pixels:
        image = _from_chunks(stream.reader(tail), "none")
        rows = min(_LAST_ROWS, image.height)
        return vips.to_array(image.crop(0, image.height - rows, image.width, rows))

    own = last(b"")
    return all(np.array_equal(last(tail), own) for tail in TAILS[:2])


def _is_whole(stream: JpegStream) -> bool:
    """Whether a JPEG without an end marker holds all of its pixels: then none depends on what is put behind them."""
    if not stream.has_all_scans:
        return False
    import numpy as np

    tails = (b"", *TAILS)
    ways = [vips.strips(_from_chunks(stream.reader(tail), "error")) for tail in tails]
    return all(
        all(np.array_equal(first[1], other[1]) for other in others) for first, *others in zip(*ways, strict=True)
    )


def _write(job: EncodeJob, path: Path) -> list[str]:
    head, notes = segments.segments(job.metadata, job.icc)
    image = job.image(8)
    if job.photo.alpha is not None:
        image = image.flatten(background=[255])
    with path.open("wb") as file:
        Insertion(file, _HEAD_BYTES, head).save(
            image.jpegsave_target,
            Q=job.options.quality,
            subsample_mode="off",
            # Better tables need all coefficients in memory at once.
            optimize_coding=job.photo.pixels.size <= _MAX_OPTIMIZED_SAMPLES,
            interlace=job.options.progressive,
        )
    return notes


JPEG = Codec(
    id="jpeg",
    name="JPEG",
    suffixes=(".jpg", ".jpeg", ".jpe", ".jfif"),
    mime_type="image/jpeg",
    uniform_type="public.jpeg",
    recognizes=_recognizes,
    read_header=segments.read_header,
    read_pixels=_read_pixels,
    read_rest=_read_rest,
    depths="8 bits; grey, RGB, CMYK; baseline, progressive, arithmetic",
    loader=_LOADER,
    writer=Writer(
        write=_write,
        depths_bits=(8,),
        gray_depths_bits=(8,),
        holds=EVERYTHING,
        has_alpha=False,
        loses=True,
        can_be_lossless=False,
        max_side=65_500,
        # Of 65,504; the encoder makes times and sizes true, which may lengthen them.
        max_xmp_bytes=65_000,
    ),
)
