"""Takes the dots of a printed picture off: the peaks of its halftone screen go down to what lies around them."""

from __future__ import annotations

import cv2
import numpy as np

from restorer.analysis.downscale import Floats, strips
from restorer.imaging.photo import Photo, Pixels
from restorer.pipeline.step import Work

TILE_PX = 256
"""A tile's spectrum: peaks of a screen are some three bins wide in it, and a face is no tile's whole content."""

LOWEST = 0.6
"""From this share of the screen's frequency on peaks are brought down: the dots', and what CMYK's screens make together
at lower frequencies; below it lies the picture."""

STANDS_OUT = 2.0
"""How many times as large as the median around it a bin of the spectrum may be. Noise has a Rayleigh distribution: one
in 16 of its bins is above twice its median, and loses little by being brought down to it."""

_AROUND = 15
_STEP = TILE_PX // 2


def take_screen_off(photo: Photo, period_px: float, work: Work) -> Photo:
    """The photo without its screen, in tiles that overlap by half.

    Args:
        photo: Any size and depth; not changed.
        period_px: How far its dots lie apart.
        work: Memory, progress and a stop; the progress is told from 0 to 1.
    """
    height, width, channels = photo.pixels.shape
    out = work.allocate(photo.pixels.shape, photo.pixels.dtype)
    mask = _high(period_px)
    # Each band of tiles ends half a tile below the rows that are whole: what is left over is added to the next.
    carried = np.zeros((_STEP, width, channels), np.float32)
    for top in range(-_STEP, height, _STEP):
        band = _band(photo.pixels, top, mask, photo.top)
        whole = carried + band[:_STEP]
        carried = band[_STEP:]
        first, last = max(0, top), min(height, top + _STEP)
        if last > first:
            rows = whole[first - top : last - top]
            for begin, end in strips(last - first, width):
                out[first + begin : first + end] = np.rint(np.clip(rows[begin:end], 0, 1) * photo.top)
        work.progress.report(min(1.0, max(0, last) / height))
    return photo.with_pixels(out)


def _band(pixels: Pixels, top: int, mask: Floats, white: int) -> Floats:
    """A row of tiles from `top` on, windowed and added up: TILE_PX x width x C, 0..1 where all bands are added."""
    height, width, channels = pixels.shape
    rows = np.clip(_reflected(np.arange(top, top + TILE_PX), height), 0, height - 1)
    window = _window()
    band = np.zeros((TILE_PX, width, channels), np.float32)
    for left in range(-_STEP, width, _STEP):
        columns = np.clip(_reflected(np.arange(left, left + TILE_PX), width), 0, width - 1)
        tile = pixels[np.ix_(rows, columns)].astype(np.float32) / np.float32(white)
        first, last = max(0, left), min(width, left + TILE_PX)
        for channel in range(channels):
            flat = _without_peaks(tile[:, :, channel] * window, mask) * window
            band[:, first:last, channel] += flat[:, first - left : last - left]
    return band


def _without_peaks(tile: Floats, mask: Floats) -> Floats:
    """A windowed tile whose spectrum has no peaks where `mask` is 1."""
    spectrum = np.fft.rfft2(tile)
    size = np.abs(spectrum).astype(np.float32)
    around = np.maximum(_median(size), 1e-6)
    share = np.minimum(1.0, STANDS_OUT * around / np.maximum(size, 1e-9))
    # A peak has a foot: what is beside a bin that was brought down goes with it.
    share = cv2.erode(share, np.ones((3, 3), np.uint8))
    spectrum *= 1 - mask * (1 - share)
    return np.asarray(np.fft.irfft2(spectrum, tile.shape), np.float32)


def _median(size: Floats) -> Floats:
    """The median around each bin, by logarithms in 8 bits: 16 steps to a factor of e, 0 .. 1e6."""
    logs = np.clip(np.log(size + 1e-3) * 12 + 90, 0, 255).astype(np.uint8)
    padded = np.concatenate([logs[-_AROUND:], logs, logs[:_AROUND]])  # the vertical frequencies go round
    median = cv2.medianBlur(padded, _AROUND)[_AROUND:-_AROUND].astype(np.float32)
    return np.asarray(np.exp((median - 90) / 12), np.float32)


def _high(period_px: float) -> Floats:
    """1 from `LOWEST` of the screen's frequency on, 0 well below it, softly between: of the shape of `rfft2`."""
    down, across = np.fft.fftfreq(TILE_PX)[:, np.newaxis], np.fft.rfftfreq(TILE_PX)[np.newaxis]
    place = np.hypot(down, across) * period_px
    return np.asarray(np.clip((place - LOWEST * 0.85) / (LOWEST * 0.15), 0, 1), np.float32)


def _window() -> Floats:
    """The root of a raised cosine: applied twice, tiles that overlap by half add up to one."""
    line = np.sin(np.pi * (np.arange(TILE_PX) + 0.5) / TILE_PX)
    return np.asarray(np.outer(line, line), np.float32)


def _reflected(places: np.ndarray, count: int) -> np.ndarray:
    """Indices beyond either end, reflected at it."""
    return np.where(places < 0, -1 - places, np.where(places >= count, 2 * count - 1 - places, places))
