"""Finds what lies on a photo rather than in it: scratches, cracks, hairs (lines) and dust (specks)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.steps.proxy import Floats
from restorer.steps.ridges import Ridges
from restorer.steps.strands import label_strands

LINE_LOW, LINE_HIGH = 2.4, 6.0
"""Isolation that a line's pixels have, and that one of them has at least."""

SPECK_SIGMAS = 6.0
SPECK_ISOLATION = 6.5
LEAST_STEP = 7.0
"""What stands out by less than this (of 255) is not worth a repair."""

LARGEST_SPECK, WIDEST_LINE = 60, 4.8
"""In pixels, the one its area, the other its width: a larger one is found at a coarser scale."""

HAT_PX = 9
MOST_CANDIDATES = 300

_ASIDE_PX = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something thin or small that stands out, with what can be said of it.

    Attributes:
        box: Slices of rows and columns.
        mask: Its pixels in the box.
        is_line: Whether it is long and thin.
        features: See `FEATURES`.
    """

    box: tuple[slice, slice]
    mask: NDArray[np.bool_]
    is_line: bool
    features: NDArray[np.float64]


FEATURES = (
    "over_noise",  # log of how far it stands out, in standard deviations of the noise
    "isolation",  # log of the mean ridge isolation (lines) or hat isolation (specks)
    "length",  # log of its length in pixels
    "width",  # its area over its length
    "texture",  # log of the typical change of luma around it, over its step
    "crossing",  # how much its background changes along it, over its step
    "ends",  # how much its ends run into something of its own tone, 0..1
    "ground",  # mean luma around it, 0..1
    "sharp",  # how steep its flanks are, over its step
    "asides",  # how much the picture differs on its two sides, over its step
    "evenness",  # how much its own tone changes along it, over its step
    "bend",  # how far it leaves its main axis, over its length
)
"""What is said of a candidate, in this order. Its step is the median of how far its pixels stand out."""


def find_candidates(luma: Floats, ridges: Ridges, noise: float, is_light: bool) -> list[Candidate]:
    """All that might be damage, of one polarity.

    Args:
        luma: h x w, float32, 0..255.
        ridges: Its response of this polarity.
        noise: The standard deviation of its noise.
        is_light: Whether light things are sought on darker ground.
    """
    up = luma if is_light else 255 - luma
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (HAT_PX, HAT_PX))
    ground = cv2.morphologyEx(up, cv2.MORPH_OPEN, kernel)
    hat = up - ground
    usual = cv2.blur(np.minimum(hat, 4 * cv2.blur(hat, (41, 41)) + noise), (41, 41))
    scene = _Scene(up, hat, ridges, usual, noise)
    lines = _line_mask(scene)
    specks = _speck_mask(scene)
    count, strands = label_strands(lines, ridges.angle)
    seeded = _seeded(count, strands, ridges.isolation >= LINE_HIGH)
    found = [_measure(scene, *item, is_line=True) for item in _components(np.where(seeded[strands], strands, 0), 12)]
    apart = np.asarray(specks & ~_grown(lines), np.uint8)
    spots = np.asarray(cv2.connectedComponents(apart, connectivity=8)[1], np.int32)
    found += [_measure(scene, *item, is_line=False) for item in _components(spots, 2)]
    return [candidate for candidate in found if candidate is not None]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A tile, with light things up."""

    up: Floats
    hat: Floats
    ridges: Ridges
    usual: Floats
    noise: float


def _line_mask(scene: _Scene) -> NDArray[np.bool_]:
    tall = cv2.dilate(scene.ridges.height, np.ones((3, 3), np.uint8))
    stands_out = scene.hat >= np.maximum(0.5 * tall, LEAST_STEP * 0.5)
    is_low = (scene.ridges.isolation >= LINE_LOW) & stands_out & (tall >= LEAST_STEP * 0.5)
    return _with_seed(is_low, scene.ridges.isolation >= LINE_HIGH)


def _speck_mask(scene: _Scene) -> NDArray[np.bool_]:
    least = np.maximum(np.maximum(SPECK_SIGMAS * scene.noise, 2 * LEAST_STEP), SPECK_ISOLATION * scene.usual)
    is_high = scene.hat >= least
    tall = cv2.dilate(np.where(is_high, scene.hat, np.float32(np.inf * -1)), np.ones((7, 7)))
    return _with_seed(np.isfinite(tall) & (scene.hat >= 0.45 * tall), is_high)


def _with_seed(low: NDArray[np.bool_], high: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The connected parts of `low` that hold a pixel of `high`: hysteresis."""
    count, labels = cv2.connectedComponents(np.asarray(low, np.uint8), connectivity=8)
    kept = _seeded(count, np.asarray(labels, np.int32), high)
    return np.asarray(kept[labels], np.bool_)


def _seeded(count: int, labels: NDArray[np.int32], high: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each label, whether it holds a pixel of `high`."""
    keeps = np.zeros(count, np.bool_)
    keeps[np.unique(labels[high])] = True
    keeps[0] = False
    return keeps


def _grown(mask: NDArray[np.bool_], px: int = 1) -> NDArray[np.bool_]:
    kernel = np.ones((2 * px + 1, 2 * px + 1), np.uint8)
    return np.asarray(cv2.dilate(np.asarray(mask, np.uint8), kernel) > 0, np.bool_)


def _components(labels: NDArray[np.int32], least_px: int) -> Iterator[tuple[tuple[slice, slice], NDArray[np.bool_]]]:
    """The labelled parts but for the ground, the largest where there are too many: (where, its pixels there)."""
    rows, columns = np.nonzero(labels)
    values = labels[rows, columns]
    order = np.argsort(values, kind="stable")
    rows, columns, values = rows[order], columns[order], values[order]
    starts = np.flatnonzero(np.diff(values, prepend=-1))
    stops = np.append(starts[1:], len(values))
    largest = np.argsort(starts - stops, kind="stable")
    for part in largest[:MOST_CANDIDATES]:
        own = slice(starts[part], stops[part])
        if own.stop - own.start < least_px:
            return
        box = (
            slice(int(rows[own].min()), int(rows[own].max()) + 1),
            slice(int(columns[own].min()), int(columns[own].max()) + 1),
        )
        yield box, labels[box] == values[own.start]


def _measure(scene: _Scene, box: tuple[slice, slice], mask: NDArray[np.bool_], *, is_line: bool) -> Candidate | None:
    rows, columns = np.nonzero(mask)
    length, axis = _main_axis(rows, columns)
    width = len(rows) / length
    if is_line and (length < 10 or length < 3 * width or width > WIDEST_LINE):
        return None
    if not is_line and len(rows) > LARGEST_SPECK:
        return None
    around, ring = _ring(scene.up.shape, box, mask)
    inside = (rows + box[0].start, columns + box[1].start)
    up, ring_up = scene.up[inside], scene.up[around][ring]
    if len(ring_up) < 8:
        return None
    step = max(1.0, float(np.median(scene.hat[inside])))
    isolation = scene.ridges.isolation[inside] if is_line else scene.hat[inside] / (scene.usual[inside] + 1)
    grounds = up - scene.hat[inside]
    texture = float(np.median(np.abs(ring_up - np.median(ring_up))))
    features = (
        np.log(step / max(scene.noise, 0.7)),
        np.log(max(0.1, float(isolation.mean()))),
        np.log(length),
        width,
        np.log((texture + 0.5) / step),
        float(np.std(grounds)) / step,
        _run_on(scene, inside, axis, step),
        float(np.median(ring_up)) / 255,
        _sharpness(scene.up[around], ring, step),
        _asides(scene, inside, axis) / step,
        float(np.std(up)) / step,
        _bend(rows, columns, axis) / length,
    )
    return Candidate(box, mask, is_line, np.array(features))


def _main_axis(rows: NDArray[np.int64], columns: NDArray[np.int64]) -> tuple[float, NDArray[np.float64]]:
    """The length along the main axis, and the axis as a unit vector (x, y)."""
    points = np.stack([columns, rows], axis=1).astype(np.float64)
    centred = points - points.mean(axis=0)
    axis = np.linalg.eigh(centred.T @ centred)[1][:, 1]
    along = centred @ axis
    return float(along.max() - along.min()) + 1, axis


def _ring(
    shape: tuple[int, ...], box: tuple[slice, slice], mask: NDArray[np.bool_], gap: int = 2, breadth: int = 6
) -> tuple[tuple[slice, slice], NDArray[np.bool_]]:
    """The pixels around a candidate, a little apart from it: (where, which there)."""
    reach = gap + breadth
    around = (
        slice(max(0, box[0].start - reach), min(shape[0], box[0].stop + reach)),
        slice(max(0, box[1].start - reach), min(shape[1], box[1].stop + reach)),
    )
    wide = np.zeros((around[0].stop - around[0].start, around[1].stop - around[1].start), np.uint8)
    top, left = box[0].start - around[0].start, box[1].start - around[1].start
    wide[top : top + mask.shape[0], left : left + mask.shape[1]] = mask
    inner = cv2.dilate(wide, np.ones((2 * gap + 1,) * 2, np.uint8))
    outer = cv2.dilate(inner, np.ones((2 * breadth + 1,) * 2, np.uint8))
    return around, (outer > 0) & (inner == 0)


def _run_on(
    scene: _Scene, inside: tuple[NDArray[np.int64], NDArray[np.int64]], axis: NDArray[np.float64], step: float
) -> float:
    """How much the line goes on, beyond either end, into something of its own tone: 0..1.

    Masts, wires and hair hang on something; a scratch begins and ends nowhere, or at the photo's rim.
    """
    rows, columns = inside
    points = np.stack([columns, rows], axis=1).astype(np.float64)
    along = points @ axis
    tone = float(np.median(scene.up[inside]))
    shares = []
    for sign in (-1, 1):
        tip = points[np.argmax(sign * along)]
        values = []
        for reach in (5, 8, 11):
            x, y = np.rint(tip + sign * reach * axis).astype(int)
            if 0 <= y < scene.up.shape[0] and 0 <= x < scene.up.shape[1]:
                low_y, low_x = max(0, y - 2), max(0, x - 2)
                patch = scene.up[low_y : y + 3, low_x : x + 3]
                values.append(1 - (tone - float(patch.max())) / step)
        shares.append(float(np.clip(np.mean(values), 0, 1)) if values else 0.0)
    return float(np.mean(shares))


def _asides(scene: _Scene, inside: tuple[NDArray[np.int64], NDArray[np.int64]], axis: NDArray[np.float64]) -> float:
    """How the picture differs on both sides of a line.

    A scratch lies on one surface, which goes on behind it; a rim of light lies between two.
    """
    sides = []
    for distance in (_ASIDE_PX, -_ASIDE_PX):
        rows = np.clip(inside[0] + round(axis[0] * distance), 0, scene.up.shape[0] - 1)
        columns = np.clip(inside[1] - round(axis[1] * distance), 0, scene.up.shape[1] - 1)
        sides.append(scene.up[rows, columns])
    return float(np.median(np.abs(sides[0] - sides[1])))


def _bend(rows: NDArray[np.int64], columns: NDArray[np.int64], axis: NDArray[np.float64]) -> float:
    """How far a line's pixels lie from its main axis, as a standard deviation."""
    return float(np.std(columns * -axis[1] + rows * axis[0]))


def _sharpness(up: Floats, ring: NDArray[np.bool_], step: float) -> float:
    """The steepest change of luma inside the ring's hole, over the step."""
    hole = cv2.morphologyEx(np.asarray(ring, np.uint8), cv2.MORPH_CLOSE, np.ones((17, 17), np.uint8)) > 0
    hole &= ~ring
    if not hole.any():
        return 0.0
    across = cv2.Sobel(up, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(up, cv2.CV_32F, 0, 1, scale=0.125)
    return float(np.percentile(np.hypot(across, down)[hole], 80)) / step
