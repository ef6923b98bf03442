"""What looks like damage and is picture: drawn on photos so that it is learnt to be left alone.

Buttons, beads, chains, lace, cables, masts and rigging, birds and aeroplanes, lights and stars, flowers, bokeh,
polka dots, spectacles, straws. What tells them from dust and scratches: they repeat, are evenly thick, have a lit and a
shaded side, end at things, and are as sharp as the photo is, not as the scanner.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt

from training.damage.shapes import Picture, Plane, Random, cloud, curve, lay, stroke

Points = npt.NDArray[np.float64]


def buttons(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a row of three to nine buttons, each with a lit rim and two or four holes."""
    height, width = picture.shape[:2]
    radius = rng.uniform(0.005, 0.022) * max(height, width)
    places = _row(width, height, int(rng.integers(3, 10)), radius * rng.uniform(4, 12), rng)
    disc = _discs(height, width, places, radius)
    picture = _lit(picture, disc, _tone(rng), rng)
    holes = np.concatenate([places + radius * 0.3 * np.array(off) for off in ((-1, 0), (1, 0), (0, -1), (0, 1))])
    return lay(picture, _discs(height, width, holes, max(0.6, radius * 0.18)) * 0.6, _tone(rng, dark=True))


def beads(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with one to three strings of beads or links of a chain, each with a point of light."""
    height, width = picture.shape[:2]
    tone = _tone(rng)
    for _ in range(int(rng.integers(1, 4))):
        radius = rng.uniform(0.0025, 0.01) * max(height, width)
        places = _hanging(width, height, radius * rng.uniform(1.9, 3.2), rng)
        picture = _lit(picture, _discs(height, width, places, radius), tone, rng)
        picture = lay(picture, _discs(height, width, places - radius * 0.35, max(0.5, radius * 0.35)) * 0.9, (1, 1, 1))
    return picture


def lace(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a piece of lace or net: holes on a bent grid, and petals around some."""
    height, width = picture.shape[:2]
    pitch = rng.uniform(0.008, 0.03) * max(height, width)
    u, v = _bent_grid(height, width, pitch, rng)
    petals = int(rng.integers(0, 7))
    away = np.hypot(u, v)
    threads = away > rng.uniform(0.28, 0.42) + 0.08 * np.cos(petals * np.arctan2(v, u))
    coverage = cv2.GaussianBlur(threads.astype(np.float32), (0, 0), rng.uniform(0.5, 1.1)) * _region(height, width, rng)
    return lay(picture, coverage * rng.uniform(0.5, 1.0), _tone(rng, dark=bool(rng.random() < 0.3)))


def polka_dots(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with dots, checks or sequins on a bent grid over a part of it, lit as what they lie on."""
    height, width = picture.shape[:2]
    u, v = _bent_grid(height, width, rng.uniform(0.012, 0.06) * max(height, width), rng)
    reach = rng.uniform(0.1, 0.32)
    kind = rng.random()
    shape = np.hypot(u, v) < reach if kind < 0.7 else (np.abs(u) < reach) & (np.abs(v) < reach)
    coverage = cv2.GaussianBlur(shape.astype(np.float32), (0, 0), rng.uniform(0.5, 1.1)) * _region(height, width, rng)
    light = np.clip(picture.mean(-1, keepdims=True) * 0.7 + 0.35, 0, 1)
    color = _tone(rng) * light if rng.random() < 0.7 else _tone(rng, dark=True)
    return lay(picture, coverage * rng.uniform(0.5, 1.0), color)


def cables(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with one to six wires, straight or sagging, side by side, of one tone and width."""
    height, width = picture.shape[:2]
    tone, thick = _tone(rng, dark=bool(rng.random() < 0.65)), rng.choice([0.6, 0.8, 1.0, 1.5, 2.0, 3.0])
    left = np.array([-5.0, rng.uniform(0.0, 0.9) * height])
    right = np.array([width + 5.0, rng.uniform(0.0, 0.9) * height])
    if rng.random() < 0.35:
        left[0], right[0] = rng.uniform(0, width, 2)
    sag = rng.uniform(0, 0.15) * height * (rng.random() < 0.6)
    apart = rng.uniform(0.01, 0.06) * height
    share = np.linspace(0, 1, 40)[:, None]
    coverage = np.zeros((height, width), np.float32)
    for index in range(int(rng.integers(1, 7))):
        path = left + share * (right - left)
        path[:, 1] += 4 * sag * (share * (1 - share))[:, 0] + index * apart * rng.uniform(0.7, 1.3)
        coverage = np.maximum(coverage, stroke(height, width, path, float(thick)))
    return lay(picture, _soft(coverage, rng), tone)


def masts(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with poles and their rigging, a fence, spokes or blinds: straight lines that meet."""
    height, width = picture.shape[:2]
    coverage = np.zeros((height, width), np.float32)
    kind = rng.random()
    thick = float(rng.choice([0.8, 1.0, 1.5, 2.0]))
    if kind < 0.4:
        for _ in range(int(rng.integers(1, 4))):
            foot = np.array([rng.uniform(0, width), rng.uniform(0.5, 1.1) * height])
            top = foot - (rng.normal() * 5, rng.uniform(0.2, 0.8) * height)
            coverage = np.maximum(coverage, stroke(height, width, np.stack((foot, top)), rng.uniform(1, 4)))
            for _ in range(int(rng.integers(0, 9))):
                far = foot + np.array((rng.normal() * 0.2 * width, rng.normal() * 4))
                high = top + (foot - top) * rng.uniform(0, 0.4)
                coverage = np.maximum(coverage, stroke(height, width, np.stack((high, far)), thick * 0.7))
    elif kind < 0.7:
        center, radius = rng.uniform(0.1, 0.9, 2) * (width, height), rng.uniform(0.05, 0.2) * max(height, width)
        angles = np.linspace(0, 2 * np.pi, int(rng.integers(8, 30)), endpoint=False) + rng.uniform(0, 1)
        squash = rng.uniform(0.5, 1.0)
        rim = center + radius * np.stack((np.cos(angles), np.sin(angles) * squash), 1)
        for point in rim:
            coverage = np.maximum(coverage, stroke(height, width, np.stack((center, point)), thick))
        whole = np.linspace(0, 2 * np.pi, 60)
        ring = center + radius * np.stack((np.cos(whole), np.sin(whole) * squash), 1)
        coverage = np.maximum(coverage, stroke(height, width, ring, thick * 2))
    else:
        pitch, tilt = rng.uniform(0.01, 0.06) * width, rng.normal() * 0.1
        top, bottom = np.sort(rng.uniform(0, 1, 2)) * height
        for x in np.arange(rng.uniform(0, 0.5) * width, rng.uniform(0.5, 1.0) * width, pitch):
            bar = np.array([[x, top], [x + tilt * (bottom - top), bottom]])
            coverage = np.maximum(coverage, stroke(height, width, bar, thick))
    return lay(picture, _soft(coverage, rng), _tone(rng, dark=bool(rng.random() < 0.5)))


def birds(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a flock of birds or a formation of aeroplanes, all alike and of one heading."""
    height, width = picture.shape[:2]
    size = rng.uniform(0.006, 0.03) * max(height, width)
    heading = rng.uniform(0, 6.28)
    coverage = np.zeros((height, width), np.float32)
    is_plane = rng.random() < 0.5
    middle = rng.uniform(0.1, 0.9, 2) * (width, 0.6 * height)
    for _ in range(int(rng.integers(2, 14))):
        at = middle + rng.normal(size=2) * size * rng.uniform(4, 14)
        if is_plane:
            parts = [[(-1, 0), (1.1, 0)], [(0.2, -1.2), (0.2, 1.2)], [(-0.9, -0.4), (-0.9, 0.4)]]
        else:
            lift = rng.uniform(-0.5, 0.7)
            parts = [[(-1, lift), (-0.5, 0.3 * lift - 0.25), (0, 0), (0.5, 0.3 * lift - 0.25), (1, lift)]]
        turn = heading + rng.normal() * 0.1 if is_plane else rng.normal() * 0.25
        spin = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        for part in parts:
            line = at + (np.array(part, np.float64) @ spin.T) * size * rng.uniform(0.8, 1.2)
            coverage = np.maximum(coverage, stroke(height, width, line, max(0.8, size * 0.2)))
    return lay(picture, _soft(coverage, rng), _tone(rng, dark=bool(rng.random() < 0.8)))


def lights(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with lamps, stars, glints or bokeh: round, soft, brightest at the heart, alike in size."""
    height, width = picture.shape[:2]
    kind = rng.random()
    radius = rng.uniform(0.8, 3.0) if kind < 0.5 else rng.uniform(0.01, 0.04) * max(height, width)
    count = int(rng.integers(4, 60)) if kind < 0.5 else int(rng.integers(3, 20))
    middle, spread = rng.uniform(0, 1, 2), rng.uniform(0.1, 0.5)
    places = (middle + rng.normal(size=(count, 2)) * spread) * (width, height)
    coverage: Plane = np.zeros((height, width), np.float32)
    for place in places:
        glow = _discs(height, width, place[None], radius * rng.uniform(0.8, 1.2))
        coverage = np.maximum(coverage, glow * np.float32(rng.uniform(0.3, 1.0)))
    sigma = max(0.6, radius * (0.5 if kind < 0.5 else 0.12))
    return lay(picture, np.asarray(cv2.GaussianBlur(coverage, (0, 0), sigma), np.float32), (1.0, 0.98, 0.9))


def flowers(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a patch of small flowers, leaves of grass or straw, pale on darker ground."""
    height, width = picture.shape[:2]
    radius = rng.uniform(0.005, 0.025) * max(height, width)
    middle = rng.uniform(0, 1, 2) * (width, height)
    coverage: npt.NDArray[np.uint8] = np.zeros((height, width), np.uint8)
    is_straw = rng.random() < 0.4
    for _ in range(int(rng.integers(6, 60))):
        at = middle + rng.normal(size=2) * 0.15 * max(height, width)
        if is_straw:
            path = curve(at, -np.pi / 2 + rng.normal() * 0.4, radius * rng.uniform(3, 9), 0.4, rng)
            fixed = np.round(path * 16).astype(np.int32).reshape(-1, 1, 2)
            cv2.polylines(coverage, [fixed], False, int(rng.uniform(100, 255)), 1, cv2.LINE_AA, 4)
            continue
        angles = np.linspace(0, 2 * np.pi, 40)
        petals = int(rng.integers(4, 9))
        reach = radius * rng.uniform(0.6, 1.3) * (0.7 + 0.3 * np.abs(np.cos(petals * angles / 2)))
        shape = at + np.stack((np.cos(angles) * reach, np.sin(angles) * reach * rng.uniform(0.5, 1)), 1)
        cv2.fillPoly(coverage, [np.round(shape * 16).astype(np.int32)], int(rng.uniform(120, 255)), cv2.LINE_AA, 4)
    shade = np.clip(0.8 + 0.2 * cloud(height, width, radius * 2, rng, 2), 0.3, 1.1)[..., None]
    return lay(picture, _soft(_share(coverage), rng), np.clip(_tone(rng) * shade, 0, 1))


def spectacles(picture: Picture, rng: Random) -> Picture:
    """Returns the picture with a pair of spectacles or a hoop: two thin rings, a bridge, a glint."""
    height, width = picture.shape[:2]
    radius = rng.uniform(0.02, 0.07) * max(height, width)
    at, tilt = rng.uniform(0.15, 0.85, 2) * (width, height), rng.normal() * 0.2
    across = np.array([np.cos(tilt), np.sin(tilt)]) * radius
    angles = np.linspace(0, 2 * np.pi, 60)
    thick, coverage = float(rng.choice([0.8, 1.0, 1.5, 2.0])), np.zeros((height, width), np.float32)
    for side in (-1.25, 1.25):
        ring = at + side * across + radius * np.stack((np.cos(angles), np.sin(angles) * rng.uniform(0.7, 1.0)), 1)
        coverage = np.maximum(coverage, stroke(height, width, ring, thick))
    bridge = np.stack((at - 0.3 * across, at + 0.3 * across))
    coverage = np.maximum(coverage, stroke(height, width, bridge, thick))
    picture = lay(picture, _soft(coverage, rng), _tone(rng, dark=bool(rng.random() < 0.6)))
    return lay(picture, _discs(height, width, (at + across)[None], radius * 0.08), (1, 1, 1))


ORNAMENTS: tuple[Callable[[Picture, Random], Picture], ...] = (
    buttons, beads, lace, polka_dots, cables, masts, birds, lights, flowers, spectacles,
)  # fmt: skip


def ornamented(picture: Picture, rng: Random) -> Picture:
    """Returns the picture (H x W x 3, RGB, [0, 1]) with one to three kinds of ornament."""
    for index in rng.choice(len(ORNAMENTS), size=rng.integers(1, 4), replace=False):
        picture = np.asarray(np.clip(ORNAMENTS[int(index)](picture, rng), 0, 1), np.float32)
    return picture


def _tone(rng: Random, dark: bool = False) -> npt.NDArray[np.float32]:
    level = rng.uniform(0.0, 0.35) if dark else rng.uniform(0.6, 1.0)
    return np.asarray(np.clip(level * (1 + 0.06 * rng.normal(size=3)), 0, 1), np.float32)


def _soft(coverage: Plane, rng: Random) -> Plane:
    """As sharp as what a lens drew."""
    return np.asarray(cv2.GaussianBlur(coverage, (0, 0), rng.uniform(0.5, 1.2)), np.float32) * np.float32(
        rng.uniform(0.6, 1.0)
    )


def _discs(height: int, width: int, places: Points, radius: float) -> Plane:
    canvas: npt.NDArray[np.uint8] = np.zeros((height, width), np.uint8)
    for x, y in np.round(places * 16).astype(int).tolist():
        cv2.circle(canvas, (x, y), max(1, round(radius * 16)), 255, -1, cv2.LINE_AA, 4)
    return _share(canvas)


def _share(canvas: npt.NDArray[np.uint8]) -> Plane:
    return np.asarray(canvas, np.float32) / np.float32(255)


def _lit(picture: Picture, coverage: Plane, tone: npt.NDArray[np.float32], rng: Random) -> Picture:
    """Lay round things lit from the upper left, with the shadow that they throw."""
    shift = int(rng.integers(1, 4))
    shadow = np.roll(cv2.GaussianBlur(coverage, (0, 0), 1.2), (shift, shift), (0, 1))
    picture = lay(picture, np.asarray(shadow * rng.uniform(0.1, 0.5), np.float32), (0.05, 0.05, 0.05))
    wide = cv2.GaussianBlur(coverage, (0, 0), 1.5)
    light = np.clip(1 + 1.2 * (wide - np.roll(wide, (-1, -1), (0, 1))), 0.5, 1.4)[..., None]
    soft = np.asarray(cv2.GaussianBlur(coverage, (0, 0), rng.uniform(0.4, 0.9)), np.float32)
    return lay(picture, soft, np.clip(tone * light, 0, 1))


def _row(width: int, height: int, count: int, gap: float, rng: Random) -> Points:
    start, heading = rng.uniform(0.1, 0.9, 2) * (width, height), np.pi / 2 + rng.normal() * 0.3
    way = np.array([np.cos(heading), np.sin(heading)]) * gap
    return np.asarray(start + np.arange(count)[:, None] * way + rng.normal(size=(count, 2)) * 0.3, np.float64)


def _hanging(width: int, height: int, gap: float, rng: Random) -> Points:
    """Places at even distances along a curve that hangs, or a straight string."""
    start = rng.uniform(0.05, 0.95, 2) * (width, height)
    reach, sag = rng.uniform(0.08, 0.4) * width, rng.uniform(0, 0.3) * height
    share = np.linspace(0, 1, 300)
    path = np.stack((start[0] + share * reach, start[1] + 4 * sag * share * (1 - share)), 1)
    along = np.concatenate(([0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))))
    at = np.arange(0, along[-1], gap)
    return np.stack((np.interp(at, along, path[:, 0]), np.interp(at, along, path[:, 1])), 1)


def _bent_grid(height: int, width: int, pitch: float, rng: Random) -> tuple[Plane, Plane]:
    """Each pixel's place in its cell of a turned, bent grid: -0.5 to 0.5 each way; every second row may be shifted."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    angle, bend = rng.uniform(0, np.pi), rng.uniform(0, 0.8) * pitch
    x = x + bend * cloud(height, width, pitch * 8, rng, 1)
    y = y + bend * cloud(height, width, pitch * 8, rng, 1)
    u = (x * np.cos(angle) + y * np.sin(angle)) / pitch
    v = (y * np.cos(angle) - x * np.sin(angle)) / pitch
    if rng.random() < 0.5:
        u = u + 0.5 * (np.floor(v) % 2)
    return np.asarray(u - np.floor(u) - 0.5, np.float32), np.asarray(v - np.floor(v) - 0.5, np.float32)


def _region(height: int, width: int, rng: Random) -> Plane:
    """Where a dress or a curtain is: 0 or 1, up to half of the picture."""
    field = cloud(height, width, rng.uniform(0.2, 0.6) * max(height, width), rng, 2)
    return np.asarray(field > np.quantile(field[::7, ::7], rng.uniform(0.5, 0.92)), np.float32)
