"""TIFFs in every layout times every codec, cut and spoiled: missing or wrong pixels must never pass as good.

tifffile and imagecodecs write them, so that neither the decoder nor the judge wrote what it reads.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import tifffile
from numpy.typing import NDArray

from restorer.errors import InputError
from restorer.imaging.decode import decode
from restorer.imaging.photo import Pixels

LAYOUTS: dict[str, dict[str, Any]] = {
    "strips": {"rowsperstrip": 16},
    "one strip": {},
    "tiles": {"tile": (32, 32)},
    "planar strips": {"rowsperstrip": 16, "planarconfig": "separate"},
    "planar tiles": {"tile": (32, 32), "planarconfig": "separate"},
}
CODECS: dict[str, dict[str, Any]] = {
    "none": {},
    "LZW": {"compression": "lzw"},
    "LZW, predictor": {"compression": "lzw", "predictor": True},
    "deflate": {"compression": "adobe_deflate"},
    "PackBits": {"compression": "packbits"},
    "JPEG": {"compression": "jpeg", "compressionargs": {"level": 90}},
    "ZSTD": {"compression": "zstd"},
    "LZMA": {"compression": "lzma"},
    "LERC": {"compression": "lerc"},
    "PNG": {"compression": "png"},
    "WebP": {"compression": "webp"},
    "JPEG 2000": {"compression": "jpeg2000"},
    "JPEG XL": {"compression": "jpegxl"},
}
CUTS = (0.99, 0.9, 0.6, 0.3, 0.05)
"""So much of the pixels' bytes stays at the file's beginning."""

_SHARES = (0.9, 0.5, 0.1)
_SIZES = (279, 325)
_UNCHECKED = (1, 34712, 50000, 50001)
"""Plain pixels, JPEG 2000, ZSTD as TIFF has it, and WebP: any bytes mean something."""

_CHECKSUMS = ("deflate", "LZMA", "LERC", "PNG", "JPEG XL")
"""Codecs whose data tell of every spoiled byte."""

SCRAMBLES, _SCRAMBLED_BYTES = 20, 20


@dataclass
class Layout:
    """How the files of one layout and codec ended.

    Attributes:
        refused: Damaged ones that got a sentence.
        harmless: Damaged ones that were read, with all pixels as they were.
        passed: What was passed as good with pixels that are not; each must be empty.
        unseen: How many of `SCRAMBLES` with a few bytes scrambled inside of a part were read with other pixels.
        is_read: Whether the whole one is read with its pixels.
    """

    layout: str
    codec: str
    refused: int = 0
    harmless: int = 0
    passed: list[str] = field(default_factory=list)
    unseen: int = 0
    is_read: bool = False


def run_layouts(
    folder: Path, seed: int = 0, *, codecs: Collection[str] = tuple(CODECS), scrambles: int = SCRAMBLES
) -> list[Layout]:
    """Write each, damage it in each way, and read it.

    Args:
        folder: A new folder to work in.
        seed: Decides the picture, and what is scrambled where.
        codecs: Which.
        scrambles: How many times a few bytes are scrambled.
    """
    folder.mkdir(parents=True)
    kinds = ((layout, codec) for layout in LAYOUTS for codec in codecs)
    return [
        _try(folder, layout, codec, seed, scrambles) for layout, codec in kinds if not _is_planar_webp(layout, codec)
    ]


def _is_planar_webp(layout: str, codec: str) -> bool:
    """Which there is not: WebP holds three channels."""
    return codec == "WebP" and layout.startswith("planar")


def _try(folder: Path, layout: str, codec: str, seed: int, scrambles: int) -> Layout:
    rng = np.random.default_rng([seed, *f"{layout}{codec}".encode()])
    found = Layout(layout, codec)
    data = _written(_picture(rng), layout, codec)
    path = folder / "x.tif"
    path.write_bytes(data)
    try:
        whole = decode(path).pixels.copy()
    except InputError as error:
        found.passed.append(f"whole: refused: {error}")
        return found
    found.is_read = bool((whole == _judged(data)).all())
    if not found.is_read:
        found.passed.append("whole: other pixels than tifffile reads")
    for name, damaged in _damaged(data, rng):
        end = _end(path, damaged, whole)
        found.refused += end == "refused"
        found.harmless += end == "harmless"
        if end == "passed":
            found.passed.append(name)
    found.unseen = sum(_end(path, _scrambled(data, rng), whole) == "passed" for _ in range(scrambles))
    if found.unseen and codec in _CHECKSUMS:
        found.passed.append(f"{_SCRAMBLED_BYTES} bytes scrambled")
    return found


def _end(path: Path, damaged: bytes, whole: Pixels) -> str:
    path.write_bytes(damaged)
    try:
        pixels = decode(path).pixels
    except InputError:
        return "refused"
    return "harmless" if pixels.shape == whole.shape and (pixels == whole).all() else "passed"


def _picture(rng: np.random.Generator) -> NDArray[np.uint8]:
    coarse = rng.integers(20, 230, (12, 14, 3)).astype(np.float64)
    smooth = np.kron(coarse, np.ones((8, 8, 1)))
    noisy: NDArray[np.uint8] = np.clip(smooth + rng.normal(0, 4, smooth.shape), 0, 255).astype(np.uint8)
    return noisy


def _written(pixels: NDArray[np.uint8], layout: str, codec: str) -> bytes:
    options = {**LAYOUTS[layout], **CODECS[codec]}
    data: Any = pixels
    if options.get("planarconfig") == "separate":
        data = np.ascontiguousarray(pixels.transpose(2, 0, 1))
        if codec == "JPEG":  # tifffile encodes no single planes as JPEG, but takes them encoded
            options = {**LAYOUTS[layout], "compression": "jpeg", "shape": data.shape, "dtype": data.dtype}
            data = _jpeg_parts(data, options.get("tile"), options.get("rowsperstrip", 0))
    out = io.BytesIO()
    tifffile.imwrite(out, data, photometric="rgb", metadata=None, **options)
    return out.getvalue()


def _jpeg_parts(planes: NDArray[np.uint8], tile: tuple[int, int] | None, rows: int) -> Iterator[bytes]:
    height, width = planes.shape[1:]
    down, across = tile or (rows, width)
    for plane in planes:
        for top in range(0, height, down):
            for left in range(0, width, across):
                part = plane[top : top + down, left : left + across]
                if tile:
                    part = np.pad(part, ((0, down - part.shape[0]), (0, across - part.shape[1])), mode="edge")
                yield bytes(imagecodecs.jpeg8_encode(np.ascontiguousarray(part), level=90))


def _judged(data: bytes) -> NDArray[Any]:
    pixels: NDArray[Any] = tifffile.imread(io.BytesIO(data))
    return pixels.transpose(1, 2, 0) if pixels.shape[0] == 3 else pixels


def _damaged(data: bytes, rng: np.random.Generator) -> Iterator[tuple[str, bytes]]:
    """Copies whose pixels are not all there: cut off, or a strip or tile shortened, emptied or put elsewhere."""
    places, sizes = _segments(data)
    begin, end = min(places), max(at + size for at, size in zip(places, sizes, strict=True))
    for share in CUTS:
        yield f"cut off at {share:.0%} of its pixels", data[: begin + int((end - begin) * share)]
    yield "cut off by a byte", data[: end - 1]
    chosen = int(rng.integers(len(places)))
    for share in _SHARES:
        shorter = [*sizes]
        shorter[chosen] = max(1, int(sizes[chosen] * share))
        yield f"one part said to have {share:.0%} of its bytes", _with_sizes(data, shorter)
    yield "one part said to be empty", _with_sizes(data, [0 if k == chosen else s for k, s in enumerate(sizes)])
    yield "the last part said to be empty", _with_sizes(data, [*sizes[:-1], 0])
    blank = bytearray(data)
    at, size = places[chosen], sizes[chosen]
    blank[at + size // 2 : at + size] = bytes(size - size // 2)
    if _is_checked(data):
        yield "the second half of one part blank", bytes(blank)


def _scrambled(data: bytes, rng: np.random.Generator) -> bytes:
    """The file with a few bytes in the second half of a part's pixels put by chance: behind all tables."""
    places, sizes = _segments(data)
    chosen = int(rng.integers(len(places)))
    size = min(_SCRAMBLED_BYTES, sizes[chosen] // 4)
    at = places[chosen] + sizes[chosen] - size - 4 - int(rng.integers(max(1, sizes[chosen] // 2 - size)))
    return data[:at] + rng.bytes(size) + data[at + size :]


def _is_checked(data: bytes) -> bool:
    """Whether a codec tells of a stretch that is blank."""
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        page: Any = tiff.pages[0]
        return int(page.compression) not in _UNCHECKED


def _segments(data: bytes) -> tuple[list[int], list[int]]:
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        page: Any = tiff.pages[0]
        return list(page.dataoffsets), list(page.databytecounts)


def _with_sizes(data: bytes, sizes: list[int]) -> bytes:
    """The file with other byte counts in its directory."""
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        page: Any = tiff.pages[0]
        tags = page.tags
        tag = next(tags[code] for code in _SIZES if code in tags)
        kind = {3: "H", 4: "I"}[int(tag.dtype)]
        body = struct.pack(f"{tiff.byteorder}{len(sizes)}{kind}", *sizes)
        return data[: tag.valueoffset] + body + data[tag.valueoffset + len(body) :]
