"""Finds frames whose inner edge is not straight: film rebates, the rims of glass plates, worn and rounded mounts.

Such a frame is one colour, about, all around; where it ends the picture begins at once, along most of each side; and
it is cut only as far as it is frame everywhere, so that what is picture stays, and a little of a ragged frame with it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, gray_of
from restorer.analysis.edges import Line

_DARK, _LIGHT = 0.2, 0.86
"""A frame's luma is below the one or above the other, or the frame is as even as a mount of card."""

_EVEN_CARD = 0.03
_ALIKE = 0.1
"""Sides whose luma differs by no more are the same frame; so far may a frame's luma vary."""

_STEP = 0.12
_REACH_PX = 3
"""Within so many proxy pixels to both sides of its edge luma steps by so much: a vignette fades, a frame ends."""

_SHARP = 0.55
_BAND = 0.012
_IN_BAND = 0.6
"""Along this share of a side its edge lies within a band so wide, as a share of the longer side: a dark coat or a
white dress that touches the frame hides its edge, over less than the rest of the side."""

_ENVELOPE = 3
"""This percentile of the depths is cut: where it is less the picture, or a tear, reaches farther out."""

_LEAST, _MOST = 0.006, 0.16
_FEWEST_SIDES = 3


@dataclass(frozen=True, slots=True)
class _Rim:
    """One side's frame: its depth in proxy pixels that is frame along all of it."""

    depth: float


def find_rims(proxy: Floats) -> tuple[list[Line | None], NDArray[np.float32]] | None:
    """Find an uneven frame.

    Args:
        proxy: h x w x C, float32, 0..1.

    Returns:
        Left, top, right, bottom: how far it is frame and nothing else, as lines that do not lean, in the proxy's
        pixels, None for a side without; and the frame's colour. None where there is no frame on three sides, or any
        doubt.
    """
    luma = gray_of(proxy)
    height, width = luma.shape
    views = (luma, luma.T, luma[:, ::-1], luma.T[:, ::-1])
    inset = max(1, min(height, width) // 200)
    levels = [float(np.median(view[len(view) // 12 : -(len(view) // 12), inset : inset + 2])) for view in views]
    frame = float(np.median(levels))
    is_plain = frame < _DARK or frame > _LIGHT
    rims = [
        _read_rim(view, frame, max(height, width), is_plain) if abs(level - frame) <= _ALIKE else None
        for view, level in zip(views, levels, strict=True)
    ]
    if sum(rim is not None for rim in rims) < _FEWEST_SIDES:
        return None
    breadths = (width, height, width, height)
    lines: list[Line | None] = []
    for side, (rim, breadth) in enumerate(zip(rims, breadths, strict=True)):
        if rim is None or rim.depth < 1:
            lines.append(None)
        else:
            lines.append(Line(0.0, rim.depth - 0.5 if side < 2 else breadth - 0.5 - rim.depth))
    deepest = max(0.0 if rim is None else rim.depth for rim in rims)
    if deepest < _LEAST * max(height, width):
        return None
    edge = np.concatenate([proxy[inset].reshape(-1, proxy.shape[2]), proxy[:, inset].reshape(-1, proxy.shape[2])])
    return lines, np.asarray(np.median(edge, axis=0), np.float32)


def _read_rim(view: Floats, frame: float, longest: int, is_plain: bool) -> _Rim | None:
    """A frame at the left of this view, or None; one of card, neither dark nor light, must be even."""
    deepest = int(_MOST * view.shape[1])
    if deepest < 4 * _REACH_PX:
        return None
    near = view[:, : deepest + 2 * _REACH_PX]
    off = np.abs(near - frame) > _ALIKE
    # Dust and light leaks in the frame are no picture: it begins where two pixels on end are off.
    begins = off[:, :-1] & off[:, 1:]
    depth = np.where(begins.any(axis=1), begins.argmax(axis=1), deepest + 1)
    inner = slice(len(depth) // 25, len(depth) - len(depth) // 25)
    depth = depth[inner]
    is_found = (depth >= 1) & (depth <= deepest)
    if is_found.mean() < _IN_BAND:
        return None
    middle = _line(np.arange(len(depth)), depth, is_found)
    band = max(3.0, _BAND * longest)
    in_band = is_found & (np.abs(depth - middle) <= band)
    if in_band.mean() < _IN_BAND:
        return None
    rows = np.flatnonzero(in_band)
    # A step beside the picture's own rim cannot be seen from outside.
    before = np.maximum(depth[rows] - _REACH_PX, 0)
    values = near[inner]
    step = np.abs(values[rows, depth[rows] + _REACH_PX] - values[rows, before])
    if float((step >= _STEP).mean()) < _SHARP:
        return None
    if not is_plain:
        card = values[:, 1 : max(2, int(np.percentile(depth, 25)) - 1)]
        if float(card.std()) > _EVEN_CARD:
            return None
    return _Rim(max(0.0, float(np.percentile(depth, _ENVELOPE)) - 1))


def _line(along: NDArray[np.int64], depth: NDArray[np.int64], is_found: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The line through most of the depths: fitted three times, each time without what lies farthest off."""
    kept = is_found.copy()
    line = np.full(len(depth), float(np.median(depth[is_found])))
    for _ in range(3):
        off = np.abs(depth - line)
        kept = is_found & (off <= max(3.0, float(np.percentile(off[is_found], 70))))
        slope, offset = np.polyfit(along[kept], depth[kept], 1)
        line = offset + slope * along
    return np.asarray(line, np.float64)
