"""Finds worn mounts of card: dirty, pierced or torn at their rim, and still one tone up to a straight edge.

`rims` follows a frame from the rim inwards, and stops at the first stain or hole. Here the edge itself is sought: where
tone steps the same way at the same depth along nearly all of a side. Windows, doors and walls do so on one side or on
two; a mount does on three, with one tone on all of them.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, gray_of
from restorer.analysis.edges import Line

_STEP = 0.1
_REACH = 0.012
"""The tone steps by so much within this share of the longer side: an edge is soft, and leans a little."""

_STRAIGHT = 0.85
"""Along this share of a side, its ends left out. Of 1,271 sound photos one has three sides with 0.75, and its margins
differ in tone by 0.2; the worn mount of a shop front of 1920 has 0.91 to 1.00."""

_ALIKE = 0.1
_EVEN = 0.05
"""The sides' tones differ by no more than the first, and within a side half of it by no more than the second."""

_ONE_COLOR = 0.06
"""The mount goes on inwards while the colour along most of its length is the same, in each channel: a pale wall in the
picture may be as light as card, and the edge that is sought may lie behind it."""

_DEPTHS = (0.015, 0.18)
"""So deep is a mount, as a share of the breadth."""

_ENVELOPE = 3
"""This percentile of the edge's depths is cut, so that a worn edge takes no picture with it."""

_FEWEST_SIDES = 3
_LEAST_PX = 96


class _Edge(NamedTuple):
    """The edge on one side: depth in pixels, the mount's tone, and whether the picture behind it is lighter."""

    depth: float
    tone: float
    is_lighter: bool


def find_mount(proxy: Floats) -> tuple[list[Line | None], NDArray[np.float32]] | None:
    """Find a mount.

    Args:
        proxy: h x w x C, float32, 0..1.

    Returns:
        Left, top, right, bottom: how far it is mount and nothing else, as lines that do not lean, in the proxy's
        pixels, None for a side where none is seen; and its colour. None where there is no mount on three sides, or any
        doubt.
    """
    height, width = proxy.shape[:2]
    if min(height, width) < _LEAST_PX:
        return None
    tone = np.asarray(cv2.GaussianBlur(gray_of(proxy), (0, 0), max(height, width) / 512), np.float32)
    reach = max(4, round(_REACH * max(height, width)))
    edges = [_find_edge(_seen_from(tone, side), reach) for side in range(4)]
    found = [edge for edge in edges if edge is not None]
    if len(found) < _FEWEST_SIDES or len({edge.is_lighter for edge in found}) > 1:
        return None
    tones = [edge.tone for edge in found]
    if max(tones) - min(tones) > _ALIKE:
        return None
    middle = float(np.median(tones))
    color = np.asarray(np.median(proxy[_bands(edges, (height, width)) & (np.abs(tone - middle) <= _ALIKE)], axis=0))
    breadths = (width, height, width, height)
    lines: list[Line | None] = []
    for side, (edge, breadth) in enumerate(zip(edges, breadths, strict=True)):
        depth = 0.0 if edge is None else min(edge.depth, _in_one_color(_seen_from(proxy, side), color))
        across = depth - 0.5 if side < 2 else breadth - 0.5 - depth
        lines.append(Line(0.0, across) if depth >= 1 else None)
    return lines, np.asarray(color, np.float32)


def _seen_from(plane: Floats, side: int) -> Floats:
    """A view of the picture that has this side at its left: left, top, right, bottom."""
    turned = plane if side % 2 == 0 else plane.swapaxes(0, 1)
    return turned if side < 2 else turned[:, ::-1]


def _bands(edges: list[_Edge | None], size: tuple[int, int]) -> NDArray[np.bool_]:
    """Where the mount is, by the edges that were found: h x w."""
    mask = np.zeros(size, np.bool_)
    for side, edge in enumerate(edges):
        if edge is not None:
            turned = mask if side % 2 == 0 else mask.T
            (turned if side < 2 else turned[:, ::-1])[:, : max(1, int(edge.depth))] = True
    return mask


def _in_one_color(view: Floats, color: NDArray[np.float32]) -> float:
    """How deep the mount's colour goes on, seen from the left of this view; its dirty rim is passed over."""
    length, breadth = view.shape[:2]
    last = int(_DEPTHS[1] * breadth)
    columns = np.median(view[length // 10 : length - length // 10, :last], axis=0)
    off = np.abs(columns - color).max(axis=1) > _ONE_COLOR
    off[: max(2, int(_DEPTHS[0] * breadth))] = False
    return float(last if not off.any() else int(off.argmax()) - 1)


def _find_edge(view: Floats, reach: int) -> _Edge | None:
    """The edge of a mount at the left of this view, or None."""
    length, breadth = view.shape
    first, last = max(4, int(_DEPTHS[0] * breadth)), int(_DEPTHS[1] * breadth)
    inner = view[length // 10 : length - length // 10]
    step = inner[:, reach : last + reach] - inner[:, :last]
    half = reach // 2
    for is_lighter in (False, True):
        signed = step if is_lighter else -step
        shares = (signed >= _STEP).mean(axis=0)
        shares[: max(0, first - half)] = 0
        at = int(shares.argmax())
        if shares[at] < _STRAIGHT:
            continue
        band = inner[:, 2 : max(3, at)]
        middle = float(np.median(band))
        if float(np.median(np.abs(band - middle))) > _EVEN:
            continue
        near = slice(max(0, at - half), at + half + 1)
        depths = near.start + half + signed[:, near].argmax(axis=1)
        return _Edge(max(0.0, float(np.percentile(depths, _ENVELOPE)) - 1), middle, is_lighter)
    return None
