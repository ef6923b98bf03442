"""A made-up scan of any size, drawn a strip at a time: 16 bits, in colour, faded, grainy, scratched and dusty.

What is in it grows with it, as in a larger print and not as in a finer scan: its grain, its texture and its marks keep
their size in pixels, so that every network has the same to do for each megapixel.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.engine.probe import probe_picture
from restorer.imaging.synthetic_damage import FADED_BLACK, FADED_WHITE

Floats = NDArray[np.float32]

ROWS = 256
"""So many rows are drawn, written and read together."""

_LEAST_PX = 512
_COARSE_PX = 192
_PERIODS = (701, 509, 331)
"""Of the textures; they have no common factor, so that the whole repeats nowhere."""
_GRAIN = 0.02
_SPECKS = 12
"""In each strip for each 1,000 columns."""


class Size(NamedTuple):
    """Pixels."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        """All of them."""
        return self.width * self.height


def size_for(megapixels: float) -> Size:
    """4 : 3, with so many megapixels."""
    height = max(_LEAST_PX, round((megapixels * 1e6 * 3 / 4) ** 0.5))
    return Size(max(_LEAST_PX, round(megapixels * 1e6 / height)), height)


def draw_scan(path: Path, megapixels: float) -> int:
    """Write the scan as a TIFF in strips; returns its pixels. The same size gives the same scan."""
    import tifffile

    size = size_for(megapixels)
    strips = (_sixteen(strip) for strip in draw_strips(size))
    with tifffile.TiffWriter(path, bigtiff=size.pixels * 6 > 3 << 30) as file:
        file.write(strips, shape=(size.height, size.width, 3), dtype=np.uint16, photometric="rgb", rowsperstrip=ROWS)
    return size.pixels


def draw_strips(size: Size) -> Iterator[Floats]:
    """The scan from its top, in strips of at most `ROWS` rows: h x W x 3, 0..1."""
    random = np.random.default_rng(0)
    coarse = _coarse()
    textures = [_texture(random, period) for period in _PERIODS]
    shapes = _picture(_PERIODS[0] + 2)
    for top in range(0, size.height, ROWS):
        rows = np.arange(top, min(top + ROWS, size.height))
        columns = np.arange(size.width)
        strip = 0.75 * _enlarged(coarse, rows, columns, size)
        strip += 0.25 * shapes[rows % shapes.shape[0]][:, columns % shapes.shape[1]]
        for texture, period in zip(textures, _PERIODS, strict=True):
            strip *= texture[rows % period][:, columns % period]
        strip = np.ascontiguousarray(strip)
        _mark(strip, random, size, top)
        strip = FADED_BLACK + strip * (FADED_WHITE - FADED_BLACK)
        grain = random.standard_normal(strip.shape[:2], np.float32)
        yield strip + (_GRAIN * cv2.GaussianBlur(grain, (0, 0), 0.6))[:, :, None]


def _coarse() -> Floats:
    """What the photo shows as a whole: wide shapes with soft edges."""
    soft = cv2.GaussianBlur(_picture(_COARSE_PX), (0, 0), 1.5)
    low, high = soft.min(), soft.max()
    return np.asarray((soft - low) / (high - low), np.float32)


def _picture(side: int) -> Floats:
    return np.ascontiguousarray(probe_picture(side)[0].permute(1, 2, 0).numpy())


def _texture(random: np.random.Generator, period: int) -> Floats:
    """Around 1, period x period x 1: noise of several sizes that joins itself at its edges."""
    total = np.zeros((period, period))
    spectrum = np.fft.fft2(random.standard_normal((period, period)))
    for sigma in (1.5, 4.0, 12.0, 40.0):
        lows = [np.exp(-2 * (np.pi * sigma * np.fft.fftfreq(period)) ** 2)] * 2
        octave = np.fft.ifft2(spectrum * lows[0][:, None] * lows[1]).real
        total += octave / octave.std()
    return np.asarray(1 + 0.03 * total[:, :, None], np.float32)


def _enlarged(coarse: Floats, rows: NDArray[np.int64], columns: NDArray[np.int64], size: Size) -> Floats:
    """The coarse picture at these rows and columns of the scan."""
    last = np.float32(coarse.shape[0] - 1)
    y, (low, share) = rows * last / size.height, np.divmod(columns * last / size.width, 1)
    above = np.floor(y).astype(int)
    part = (y - above)[:, None, None]
    pair = coarse[above] * (1 - part) + coarse[above + 1] * part
    left = low.astype(int)
    return np.asarray(pair[:, left] * (1 - share[:, None]) + pair[:, left + 1] * share[:, None], np.float32)


def _mark(strip: Floats, random: np.random.Generator, size: Size, top: int) -> None:
    """Dust, and one long scratch for each 2,000 columns."""
    height, width = strip.shape[:2]
    for _ in range(_SPECKS * width // 1000):
        x, y = int(random.integers(width)), int(random.integers(height))
        cv2.circle(strip, (x, y), int(random.integers(1, 4)), (1.0, 1.0, 0.98), -1)
    count = -(-size.width // 2000)
    for number in range(count):
        place, lean = (number + 0.37) * size.width / count, 0.05 * (number % 3 - 1)
        start, end = (round(place + lean * row) for row in (top, top + height))
        cv2.line(strip, (start, 0), (end, height), (1.0, 1.0, 0.98), 2)


def _sixteen(strip: Floats) -> NDArray[np.uint16]:
    return np.asarray(np.clip(strip, 0, 1) * np.float32(65_535), np.uint16)
