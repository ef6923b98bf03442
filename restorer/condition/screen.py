"""Finds the dots of a printed photo: the peaks that a halftone screen leaves in the spectrum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats

TILE_PX = 128
MOST_TILES = 64

PERIODS_PX = (1.9, 13.0)
"""Screens of 2 to 12 pixels a dot, and somewhat beyond."""

STANDS_OUT = 2.2
"""By how much the mean logarithm of the power at a screen's two frequencies exceeds that around them. The most on 593
sound photos (mosaics, cloth, buildings, leaves among them) is 1.9; grey screens of 3 to 12 pixels give 4 to 8. Missed
are one reduced to 2.1 pixels a dot (1.7), and one at 45 degrees and 5.7 pixels (1.8), where JPEG's own peaks would
be."""

NEAR_BINS = 1.6
"""A screen's two directions have the same frequency within so many steps of the spectrum, and stand at right angles."""

LEAST_TILES = 4
TEXTURED, CLIPPED = 0.8, 0.4

_AROUND, _PEAK = 11, 3


class Screen(NamedTuple):
    """A halftone screen.

    Attributes:
        period_px: How far its dots lie apart; 0 where there is no screen.
        strength: By how much the weaker of its two peaks exceeds what lies around it, natural logarithm of the power.
    """

    period_px: float
    strength: float


def read_screen(windows: Sequence[Floats]) -> Screen:
    """Look for a halftone screen.

    Dots on a square lattice give a pair of peaks at right angles and the same distance from the middle of the spectrum,
    the same wherever the print has mid-tones. So the logarithms of the tiles' spectra are averaged: a fence, a cloth or
    a brick wall covers a part of the photo, leans away from the camera, and has one direction stronger than the other.

    Args:
        windows: Arrays of h x w, float32, 0..255, luma.
    """
    best = strongest(windows)
    return best if best.strength >= STANDS_OUT else Screen(0.0, best.strength)


def strongest(windows: Sequence[Floats]) -> Screen:
    """The pair of peaks that comes nearest to being a screen."""
    places = list(_tiles(windows))
    if len(places) < LEAST_TILES:
        return Screen(0.0, 0.0)
    places = places[:: -(-len(places) // MOST_TILES)]
    spectra = np.zeros((TILE_PX, TILE_PX), np.float32)
    for tile in places:
        spectrum = cv2.dft((tile - float(tile.mean())) * _window(), flags=cv2.DFT_COMPLEX_OUTPUT)
        spectra += np.log((spectrum * spectrum).sum(axis=2) + 1)
    return _best_pair(np.roll(spectra / len(places), (TILE_PX // 2, TILE_PX // 2), (0, 1)))


def _tiles(windows: Sequence[Floats]) -> Iterator[Floats]:
    """The tiles that hold mid-tones: dots vanish in black and in white."""
    for window in windows:
        height, width = window.shape
        step = TILE_PX if height * width > 2 * MOST_TILES * TILE_PX**2 else TILE_PX // 2
        for top in range(0, height - TILE_PX + 1, step):
            for left in range(0, width - TILE_PX + 1, step):
                tile = window[top : top + TILE_PX, left : left + TILE_PX]
                is_clipped = float(((tile < 6) | (tile > 249)).mean()) > CLIPPED
                if not is_clipped and float(tile.std()) > TEXTURED:
                    yield np.ascontiguousarray(tile)


def _best_pair(spectrum: Floats) -> Screen:
    """The pair of peaks at right angles of which the weaker stands out most; the spectrum's middle is its origin."""
    around = cv2.boxFilter(spectrum, -1, (_AROUND, _AROUND), normalize=False, borderType=cv2.BORDER_REFLECT)
    peak = cv2.boxFilter(spectrum, -1, (_PEAK, _PEAK), normalize=False, borderType=cv2.BORDER_REFLECT)
    over = spectrum - (around - peak) / (_AROUND**2 - _PEAK**2)
    is_peak = (spectrum >= cv2.dilate(spectrum, np.ones((5, 5), np.uint8))) & _asked()
    places = np.argwhere(is_peak) - TILE_PX // 2
    heights = over[is_peak]
    best = Screen(0.0, 0.0)
    for (down, across), height in zip(places, heights, strict=True):
        apart = np.hypot(places[:, 0] - across, places[:, 1] + down)
        is_partner = apart <= NEAR_BINS
        if is_partner.any():
            weaker = min(float(height), float(heights[is_partner].max()))
            if weaker > best.strength:
                best = Screen(TILE_PX / float(np.hypot(down, across)), weaker)
    return best


@cache
def _window() -> Floats:
    line = np.hanning(TILE_PX)
    return np.asarray(np.outer(line, line), np.float32)


@cache
def _asked() -> NDArray[np.bool_]:
    """Where in the spectrum a screen is looked for."""
    place = np.arange(TILE_PX) - TILE_PX // 2
    down, across = np.meshgrid(place, place, indexing="ij")
    radius = np.hypot(down, across)
    asked = (radius > TILE_PX / PERIODS_PX[1]) & (radius < TILE_PX / PERIODS_PX[0])
    # The picture's own edges lie on the axes; JPEG's blocks, eight pixels wide, where both are multiples of an eighth.
    asked &= (np.abs(down) > 1) & (np.abs(across) > 1)
    off_grid = np.minimum(place % (TILE_PX // 8), -place % (TILE_PX // 8)) > 1
    return np.asarray(asked & (off_grid[:, np.newaxis] | off_grid[np.newaxis]), np.bool_)
