"""Follows cracks that are sure beyond where the network saw them: over gaps, and to where they end.

A crack stays light against both of its sides, and goes on in its direction. So from each of its ends the photo is
followed, a few pixels at a time, as long as a light line is there that stands out from whatever lies beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, cell_px, gray_of, reduce_to
from restorer.analysis.mark_points import MarkPoint
from restorer.imaging.photo import Mask, Pixels

LONGEST_PX = 1200
"""Of the copy that is followed in: in a scan that is larger a crack is wider, and nothing else of it changes."""

STEP_PX, AHEAD_PX = 3.0, 8
"""How far each step goes, and how far ahead of it the line is looked at."""

TURNS = np.radians(np.arange(-35.0, 36.0, 7.0))
"""By how much a crack may turn within a step."""

SHIFTS = np.array((-1.0, 0.0, 1.0))

GAP_SHARE = 0.04
"""A gap may be so long, as a share of the photo's longer side."""

KEPT = 0.35
"""So much of the contrast that the crack has where it is sure must be left, and 0.035 of the range at least."""
LEAST = 0.035

STANDS_OUT = 1.8
"""How much more than what lies beside and parallel to it: in grass and hair every direction has a light line."""

MOST_TURN = np.radians(60.0)
"""How far it may turn away from its direction in all: an eyelid beside a crack turns sooner."""

BRIDGE_SHARE, BRIDGE_ANGLE, BRIDGE_KEPT = 0.2, np.radians(25.0), 0.3
"""Two ends that face each other within this angle, no farther apart than this share of the photo's longer side, belong
to one crack, if between them a line is left of so much of `LEAST` and no weaker than those beside it."""

LEAST_PX = 15.0
"""What is shorter is as often the edge of a thing that the crack ends at, and marks' tails are filled anyway."""

MOST_HALF_PX = 8.0
"""What lies between two ends is as wide as they are, and no wider than this on either side."""

REACH_PX = 6
"""How far beside a piece a click may lie."""

RING = 24


class End(NamedTuple):
    """Where a crack ends as far as it is known: x and y, its direction outwards (radians), half its width in pixels."""

    x: float
    y: float
    heading: float
    half_px: float


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What was followed: K x 2 float64, x and y in the copy, and half the width there."""

    points: NDArray[np.float64]
    half_px: float


def trace_cracks(pixels: Pixels, cracks: Mask, out: Mask, exempt: Sequence[MarkPoint] = ()) -> int:
    """Mark what is left of cracks.

    Args:
        pixels: The photo, H x W x C.
        cracks: H x W: not 0 where a light crack is that is sure.
        out: H x W; becomes 255 along what was followed.
        exempt: Places that shall be left alone: a piece that comes near one is not marked.

    Returns:
        How many pieces were followed.
    """
    cell = cell_px(pixels, LONGEST_PX)
    tone = np.asarray(cv2.GaussianBlur(gray_of(reduce_to(pixels, LONGEST_PX)), (0, 0), 0.7), np.float32)
    height, width = tone.shape
    known = np.asarray(
        cv2.resize(cracks[: height * cell, : width * cell], (width, height), interpolation=cv2.INTER_AREA) > 0, np.uint8
    )
    ends = list(ends_of(known))
    traces = [*(follow(tone, known, end) for end in ends), *(bridge(tone, *pair) for pair in combinations(ends, 2))]
    count = 0
    for trace in traces:
        if trace is None:
            continue
        line = (trace.points + 0.5) * cell - 0.5
        if any(np.hypot(*(line - np.array(point)).T).min() <= REACH_PX + trace.half_px * cell for point in exempt):
            continue
        corners = np.rint(line).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(out, [corners], False, 255, max(1, round((2 * trace.half_px + 2) * cell)))
        count += 1
    return count


def ends_of(known: NDArray[np.uint8]) -> Iterator[End]:
    """The ends of the lines in a mask (h x w, 0 and 1): where a circle around meets the line on one side only."""
    height, width = known.shape
    depth = np.asarray(
        cv2.distanceTransform(cv2.copyMakeBorder(known, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 3)
    )
    depth = depth[1:-1, 1:-1]
    middle = (depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8)) - 0.5) & (known > 0)
    rows, columns = np.nonzero(middle)
    if not len(rows):
        return
    half = depth[rows, columns]
    reach = 2 * half + 5
    angles = np.arange(RING) * 2 * np.pi / RING
    x = np.rint(columns[:, None] + reach[:, None] * np.cos(angles)).astype(np.int64)
    y = np.rint(rows[:, None] + reach[:, None] * np.sin(angles)).astype(np.int64)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    hit = np.where(inside, known[y.clip(0, height - 1), x.clip(0, width - 1)], 1) > 0
    arcs = (hit & ~np.roll(hit, 1, axis=1)).sum(axis=1)
    share = hit.mean(axis=1)
    is_end = (arcs == 1) & (share < 0.3)
    lean_x, lean_y = (hit * np.cos(angles)).sum(axis=1), (hit * np.sin(angles)).sum(axis=1)
    heading = np.arctan2(-lean_y, -lean_x)
    spots = np.zeros_like(known)
    spots[rows[is_end], columns[is_end]] = 1
    _, labels = cv2.connectedComponents(cv2.dilate(spots, np.ones((5, 5), np.uint8)), connectivity=8)
    groups = labels[rows, columns]
    for group in np.unique(groups[is_end]):
        members = np.flatnonzero(is_end & (groups == group))
        # The outermost, as seen along the way out.
        way = np.array((np.cos(heading[members]).mean(), np.sin(heading[members]).mean()))
        one = members[np.argmax(columns[members] * way[0] + rows[members] * way[1])]
        yield End(float(columns[one]), float(rows[one]), float(np.arctan2(way[1], way[0])), float(half[one]))


def follow(tone: Floats, known: NDArray[np.uint8], end: End) -> Trace | None:
    """Follow a crack from its end outwards; None where nothing goes on.

    Args:
        tone: h x w, 0..1.
        known: h x w: where cracks are known, this one among them.
        end: Where to begin.
    """
    height, width = tone.shape
    half = float(np.clip(end.half_px, 1.0, 3.0))
    inner = np.array((end.x, end.y)) - 6.0 * np.array((np.cos(end.heading), np.sin(end.heading)))
    own, _, _ = _best(tone, inner, end.heading, half, np.zeros(1))
    wanted = max(LEAST, KEPT * own)
    most_gap = GAP_SHARE * max(height, width)
    place, heading, gap = np.array((end.x, end.y)), end.heading, 0.0
    points, kept, seen = [place], 1, 0
    for _ in range(int(2 * max(height, width) / STEP_PX)):
        contrast, turn, shift = _best(tone, place, heading, half, TURNS)
        is_straight = abs(heading + turn - end.heading) <= MOST_TURN
        found = is_straight and contrast >= max(wanted, STANDS_OUT * _beside(tone, place, heading + turn, half))
        if found:
            heading += 0.6 * turn
            place = place + shift * np.array((-np.sin(heading), np.cos(heading))) * 0.5
        place = place + STEP_PX * np.array((np.cos(heading), np.sin(heading)))
        if not (0 <= place[0] < width and 0 <= place[1] < height):
            kept = len(points)
            break
        points.append(place)
        gap, seen = (0.0, seen + 1) if found else (gap + STEP_PX, seen)
        kept = len(points) if found else kept
        far_px = float(np.hypot(*(place - points[0])))
        if far_px > 4 * half + 4 and known[int(place[1]), int(place[0])]:
            kept = len(points)  # it has met a crack: what lies between belongs to both
            break
        if gap > most_gap:
            break
    line = np.array(points[:kept])
    if seen < 3 or len(line) < 2 or STEP_PX * (kept - 1) < LEAST_PX or seen < 0.5 * (kept - 1):
        return None
    return Trace(line, half)


def bridge(tone: Floats, one: End, other: End) -> Trace | None:
    """What lies between two ends of what may be one crack; None where they do not face each other, or nothing is left.

    Args:
        tone: h x w, 0..1.
        one: An end.
        other: Another.
    """
    gap = np.array((other.x - one.x, other.y - one.y))
    length = float(np.hypot(*gap))
    if not LEAST_PX <= length <= BRIDGE_SHARE * max(tone.shape):
        return None
    heading = float(np.arctan2(gap[1], gap[0]))
    if max(_between(heading, one.heading), _between(heading + np.pi, other.heading)) > BRIDGE_ANGLE:
        return None
    half = float(np.clip(min(one.half_px, other.half_px), 1.0, 3.0))
    points, contrasts, others = [np.array((one.x, one.y))], [0.0], [0.0]
    while float(np.hypot(other.x - points[-1][0], other.y - points[-1][1])) > AHEAD_PX:
        onward = float(np.arctan2(other.y - points[-1][1], other.x - points[-1][0]))
        contrast, turn, _ = _best(tone, points[-1], onward, half, TURNS[np.abs(TURNS) <= BRIDGE_ANGLE])
        contrasts.append(contrast)
        others.append(_beside(tone, points[-1], onward + turn, half))
        onward += 0.6 * turn if contrast > 0 else 0.0
        points.append(points[-1] + STEP_PX * np.array((np.cos(onward), np.sin(onward))))
        if len(points) > 2 * length / STEP_PX + 8:
            return None
    points.append(np.array((other.x, other.y)))
    if len(points) > 2 and np.median(contrasts[1:]) < max(BRIDGE_KEPT * LEAST, float(np.median(others[1:]))):
        return None
    return Trace(np.array(points), float(np.clip((one.half_px + other.half_px) / 2, 1.0, MOST_HALF_PX)))


def _between(one: float, other: float) -> float:
    """The angle between two directions, 0 to pi."""
    return abs((one - other + np.pi) % (2 * np.pi) - np.pi)


def _best(
    tone: Floats, place: NDArray[np.float64], heading: float, half: float, turns: NDArray[np.float64]
) -> tuple[float, float, float]:
    """The strongest light line ahead: its contrast to the lighter of its sides, its turn, how far it lies aside."""
    ahead = np.arange(1, AHEAD_PX + 1, dtype=np.float64)
    angle = heading + turns
    along = np.stack((np.cos(angle), np.sin(angle)), 1)
    across = np.stack((-along[:, 1], along[:, 0]), 1)
    beyond = half + 2.5
    offsets = (SHIFTS[:, None] + np.array((-beyond, 0.0, beyond))).ravel()
    spots = (
        place + ahead[None, :, None, None] * along[:, None, None] + offsets[None, None, :, None] * across[:, None, None]
    )
    seen = _sample(tone, spots).mean(axis=1).reshape(len(turns), len(SHIFTS), 3)
    contrast = seen[:, :, 1] - np.maximum(seen[:, :, 0], seen[:, :, 2])
    scored = contrast - 0.004 * np.abs(np.degrees(turns))[:, None] / 7
    turn, shift = np.unravel_index(int(np.argmax(scored)), scored.shape)
    return float(contrast[turn, shift]), float(turns[turn]), float(SHIFTS[shift])


def _beside(tone: Floats, place: NDArray[np.float64], heading: float, half: float) -> float:
    """How strong parallel lines are some way beside, the second strongest of six."""
    ahead = np.arange(1, AHEAD_PX + 1, dtype=np.float64)
    along = np.array((np.cos(heading), np.sin(heading)))
    across = np.array((-along[1], along[0]))
    beyond = half + 2.5
    away = np.array([sign * (2 * beyond + extra) for sign in (-1, 1) for extra in (1.0, 4.0, 7.0)])
    offsets = (away[:, None] + np.array((-beyond, 0.0, beyond))).ravel()
    spots = place + ahead[:, None, None] * along + offsets[None, :, None] * across
    seen = _sample(tone, spots).mean(axis=0).reshape(len(away), 3)
    contrast = np.sort(seen[:, 1] - np.maximum(seen[:, 0], seen[:, 2]))
    return float(max(contrast[-2], 0.0))


def _sample(tone: Floats, spots: NDArray[np.float64]) -> Floats:
    flat = spots.reshape(1, -1, 2).astype(np.float32)
    # OpenCV takes maps of at most 32,767 columns; a look ahead has hundreds.
    seen = cv2.remap(tone, flat[..., 0], flat[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.float32).reshape(spots.shape[:-1])
