"""Geometry of the crop frame: four corners that are dragged. No widgets."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from restorer.analysis.by_hand.layout_text import Rectangle
from restorer.analysis.mark_points import MarkPoint
from restorer.gui.viewmodels.camera import Spot, ViewSpan

LEAST_PX = 8.0
"""No side becomes shorter than so many of the photo's pixels: less is a slip of the hand."""

_HALVINGS = 14
_SAME = 0.01
_LEAST_SINE = 0.25
"""Corners flatter or sharper than 15 degrees are a slip of the hand, too."""

Quad = tuple[Spot, Spot, Spot, Spot]


def edges_of(pixels: Sequence[MarkPoint]) -> tuple[Spot, ...]:
    """The corners of a frame, counted from pixel edges, in whose corners these pixels lie."""
    x, y = sum(point.x for point in pixels) / 4, sum(point.y for point in pixels) / 4
    return tuple(Spot(point.x + (point.x > x), point.y + (point.y > y)) for point in pixels)


class CropFrame:
    """Four corners in the source's pixels, counted from pixel edges, clockwise from the upper left.

    It never leaves the photo: a pull that would goes as far as it can.

    Args:
        photo: The photo's size.
        corners: Where it starts; the whole photo where None.
    """

    def __init__(self, photo: ViewSpan, corners: Sequence[Spot] | None = None) -> None:
        self.photo = photo
        width, height = photo
        whole = (Spot(0, 0), Spot(width, 0), Spot(width, height), Spot(0, height))
        self._quad: Quad = whole
        if corners is not None and len(corners) == 4:
            kept = [Spot(min(max(0.0, x), width), min(max(0.0, y), height)) for x, y in corners]
            quad = (kept[0], kept[1], kept[2], kept[3])
            self._quad = quad if _is_sound(quad) else whole

    @property
    def corners(self) -> Quad:
        """Clockwise from the upper left."""
        return self._quad

    @property
    def middle(self) -> Spot:
        """The mean of the corners."""
        return Spot(sum(spot.x for spot in self._quad) / 4, sum(spot.y for spot in self._quad) / 4)

    @property
    def is_right_angled(self) -> bool:
        """Whether it is a rectangle, upright or not."""
        a, b, c, d = self._quad
        limit = max(_SAME, 1e-4 * math.dist(a, c))
        return math.dist(Spot(a.x + c.x - b.x, a.y + c.y - b.y), d) < limit and (
            abs(math.dist(a, c) - math.dist(b, d)) < limit
        )

    @property
    def degrees(self) -> float:
        """By how much its upper side leans, clockwise."""
        a, b = self._quad[:2]
        return math.degrees(math.atan2(b.y - a.y, b.x - a.x))

    @property
    def is_whole(self) -> bool:
        """Whether it is around the whole photo."""
        width, height = self.photo
        whole = ((0, 0), (width, 0), (width, height), (0, height))
        return all(math.dist(spot, end) < 0.5 for spot, end in zip(self._quad, whole, strict=True))

    @property
    def rectangle(self) -> Rectangle | None:
        """The whole pixels in it, where it is an upright rectangle; None where it leans."""
        if not self.is_right_angled or abs(self.degrees) > 1e-3:
            return None
        left, top, right, bottom = (round(part) for part in (*self._quad[0], *self._quad[2]))
        return Rectangle(left, top, max(1, right - left), max(1, bottom - top))

    @property
    def pixels(self) -> tuple[MarkPoint, ...]:
        """The pixels in its corners, counted from their centres."""
        x, y = self.middle
        return tuple(MarkPoint(spot.x - (spot.x > x), spot.y - (spot.y > y)) for spot in self._quad)

    # What a hand does.

    def pull_corner(self, index: int, spot: Spot) -> None:
        """Put one corner elsewhere; the others stay."""
        old = self._quad
        start = old[index]

        def at(share: float) -> Quad:
            moved = list(old)
            moved[index] = _between(start, spot, share)
            return moved[0], moved[1], moved[2], moved[3]

        self._go(at)

    def pull_side(self, across: int, down: int, spot: Spot) -> None:
        """Move a side, or the two sides that meet in a corner, of a rectangle; its lean stays.

        Args:
            across: -1 for the left side, 1 for the right one, 0 for neither.
            down: -1 for the upper side, 1 for the lower one, 0 for neither.
            spot: Where it is pulled to.
        """
        a, b, _, d = self._quad
        width, height = math.dist(a, b), math.dist(a, d)
        u, v = Spot((b.x - a.x) / width, (b.y - a.y) / width), Spot((d.x - a.x) / height, (d.y - a.y) / height)
        along = (spot.x - a.x) * u.x + (spot.y - a.y) * u.y
        deep = (spot.x - a.x) * v.x + (spot.y - a.y) * v.y
        ends = {"left": 0.0, "right": width, "top": 0.0, "bottom": height}
        # One after the other, so that a pull into a corner of the photo slides along its edge.
        for name, is_pulled, value in (
            ("left", across < 0, min(along, width - LEAST_PX)), ("right", across > 0, max(along, LEAST_PX)),
            ("top", down < 0, min(deep, height - LEAST_PX)), ("bottom", down > 0, max(deep, LEAST_PX)),
        ):  # fmt: skip
            if not is_pulled:
                continue
            start = ends[name]
            share = self._go(
                lambda share, name=name, start=start, value=value: _placed(  # type: ignore[misc]
                    a, u, v, ends | {name: start + share * (value - start)}
                )
            )
            ends[name] = start + share * (value - start)

    def shift(self, dx: float, dy: float) -> None:
        """Move it whole."""
        for way in (Spot(dx, 0.0), Spot(0.0, dy)):
            old = self._quad
            self._go(lambda share, old=old, way=way: _shifted(old, way, share))  # type: ignore[misc]

    def lean(self, degrees: float) -> None:
        """Turn a rectangle about its middle until its upper side leans by this, and shrink it to stay on the photo."""
        middle, turn = self.middle, math.radians(degrees - self.degrees)
        cosine, sine = math.cos(turn), math.sin(turn)
        turned = [
            Spot(
                middle.x + cosine * (x - middle.x) - sine * (y - middle.y),
                middle.y + sine * (x - middle.x) + cosine * (y - middle.y),
            )
            for x, y in self._quad
        ]
        size = _furthest(lambda share: self._holds(_scaled(turned, middle, share)))
        quad = _scaled(turned, middle, size)
        if _is_sound(quad):
            self._quad = quad

    def square_up(self) -> None:
        """Become the upright rectangle within the corners' mean sides, for corners that were pulled freely."""
        a, b, c, d = self._quad
        left, right = max(a.x, d.x), min(b.x, c.x)
        top, bottom = max(a.y, b.y), min(c.y, d.y)
        quad = (Spot(left, top), Spot(right, top), Spot(right, bottom), Spot(left, bottom))
        if _is_sound(quad):
            self._quad = quad

    def _go(self, at: Callable[[float], Quad]) -> float:
        """Take the furthest sound state on a way from now (0) to where the hand is (1); how far that is."""
        share = _furthest(lambda share: self._holds(at(share)) and _is_sound(at(share)))
        if share > 0:
            self._quad = at(share)
        return share

    def _holds(self, quad: Quad) -> bool:
        width, height = self.photo
        return all(-1e-6 <= x <= width + 1e-6 and -1e-6 <= y <= height + 1e-6 for x, y in quad)


def _furthest(is_good: Callable[[float], bool]) -> float:
    """The largest share of a way that is good, where nearer is better; 1 for all of it."""
    if is_good(1.0):
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if is_good(middle) else (low, middle)
    return low


def _is_sound(quad: Quad) -> bool:
    """Whether it is convex, runs clockwise, and no side is too short."""
    for index in range(4):
        a, b, c = (quad[(index + step) % 4] for step in range(3))
        first, second = math.dist(a, b), math.dist(b, c)
        if first < LEAST_PX - 1e-6:
            return False
        if (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) < _LEAST_SINE * first * second:
            return False
    return True


def _placed(corner: Spot, u: Spot, v: Spot, sides: dict[str, float]) -> Quad:
    def at(along: float, deep: float) -> Spot:
        return Spot(corner.x + along * u.x + deep * v.x, corner.y + along * u.y + deep * v.y)

    left, right, top, bottom = (sides[name] for name in ("left", "right", "top", "bottom"))
    return at(left, top), at(right, top), at(right, bottom), at(left, bottom)


def _between(start: Spot, end: Spot, share: float) -> Spot:
    return Spot(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))


def _shifted(quad: Quad, way: Spot, share: float) -> Quad:
    a, b, c, d = (Spot(x + share * way.x, y + share * way.y) for x, y in quad)
    return a, b, c, d


def _scaled(corners: Sequence[Spot], middle: Spot, size: float) -> Quad:
    a, b, c, d = (_between(middle, corner, size) for corner in corners)
    return a, b, c, d
