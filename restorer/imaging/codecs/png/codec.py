"""PNG: up to 16 bits, never lossy; pixels by libvips (libspng), chunks by Restorer's own hand."""

from __future__ import annotations

from pathlib import Path

from restorer.imaging.codecs.codec import EVERYTHING, Codec, Writer
from restorer.imaging.codecs.encode_job import EncodeJob, Insertion
from restorer.imaging.codecs.pixels import libvips_reader
from restorer.imaging.codecs.png import chunks

_LOADER = "pngload"
_HEAD_BYTES = 33  # Signature and IHDR: all else comes after.


def _recognizes(head: bytes) -> bool:
    return head.startswith(b"\x89PNG\r\n\x1a\n")


def _write(job: EncodeJob, path: Path) -> list[str]:
    image = job.image(job.depth_bits).copy(xres=0, yres=0)
    with path.open("wb") as file:
        Insertion(file, _HEAD_BYTES, chunks.chunks(job.metadata, job.icc), chunks.NO_RESOLUTION).save(
            image.pngsave_target, compression=job.options.compression, filter="all"
        )
    return []


PNG = Codec(
    id="png",
    name="PNG",
    suffixes=(".png", ".apng"),
    mime_type="image/png",
    uniform_type="public.png",
    recognizes=_recognizes,
    read_header=chunks.read_header,
    read_pixels=libvips_reader(_LOADER),
    depths="1 to 16 bits; grey, RGB, palette, transparency; of an animation the still picture",
    loader=_LOADER,
    writer=Writer(
        write=_write,
        depths_bits=(8, 16),
        gray_depths_bits=(8, 16),
        holds=EVERYTHING,
    ),
)
