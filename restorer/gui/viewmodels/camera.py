"""The camera of the viewer: geometry of pan and zoom, testable without a window."""

from __future__ import annotations

from typing import NamedTuple

from restorer.analysis.by_hand.geometry import HORIZONTAL, NO_FLIP

MARGIN_PX = 24.0
"""Free canvas around a photo that is fitted, in logical screen pixels."""

LARGEST_SCALE = 64.0
"""More than this many screen pixels for one of the photo's pixels shows nothing new."""


class Spot(NamedTuple):
    """A point: in the source's pixels (edges at whole numbers), or in logical pixels of the viewport."""

    x: float
    y: float


class ViewSpan(NamedTuple):
    """A width and a height, in the source's pixels or in logical pixels of the viewport."""

    width: float
    height: float


class Orientation(NamedTuple):
    """A rotation and the flip after it, as a recipe names them.

    Attributes:
        rotation: Degrees clockwise: 0, 90, 180 or 270.
        flip: `none`, `horizontal` or `vertical`.
    """

    rotation: int = 0
    flip: str = NO_FLIP

    def size(self, source: ViewSpan) -> ViewSpan:
        """The size of the photo as it is shown."""
        return ViewSpan(source.height, source.width) if self.rotation in (90, 270) else source

    def to_shown(self, spot: Spot, source: ViewSpan) -> Spot:
        """Where a point of the source, counted from pixel edges, is shown."""
        (a, b, c), (d, e, f) = self.rows(source)
        return Spot(a * spot.x + b * spot.y + c, d * spot.x + e * spot.y + f)

    def to_source(self, spot: Spot, source: ViewSpan) -> Spot:
        """The point of the source that is shown there."""
        (a, b, c), (d, e, f) = self.rows(source)
        x, y = spot.x - c, spot.y - f
        # Turns and flips only: the inverse of their matrix is its transpose.
        return Spot(a * x + d * y, b * x + e * y)

    def rows(self, source: ViewSpan) -> tuple[tuple[float, float, float], tuple[float, float, float]]:
        """The first two rows of the 3 x 3 from the source's pixel edges (x, y, 1) to those that are shown."""
        width, height = source
        across, down = {
            0: ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)),
            90: ((0.0, -1.0, height), (1.0, 0.0, 0.0)),
            180: ((-1.0, 0.0, width), (0.0, -1.0, height)),
            270: ((0.0, 1.0, 0.0), (-1.0, 0.0, width)),
        }[self.rotation]
        if self.flip == NO_FLIP:
            return across, down
        shown = self.size(source)
        if self.flip == HORIZONTAL:
            return (-across[0], -across[1], shown.width - across[2]), down
        return across, (-down[0], -down[1], shown.height - down[2])


UPRIGHT = Orientation()
"""As the file has it."""


class Camera(NamedTuple):
    """The source point in the middle of the viewport, and how many logical screen pixels one source pixel takes."""

    x: float
    y: float
    scale: float


def fitted(photo: ViewSpan, viewport: ViewSpan) -> Camera:
    """The camera that shows the whole photo with a margin, never larger than 100 % of logical pixels times eight."""
    room = ViewSpan(max(1.0, viewport.width - 2 * MARGIN_PX), max(1.0, viewport.height - 2 * MARGIN_PX))
    scale = min(room.width / max(1.0, photo.width), room.height / max(1.0, photo.height), 8.0)
    return Camera(photo.width / 2, photo.height / 2, scale)


def to_source(camera: Camera, viewport: ViewSpan, spot: Spot) -> Spot:
    """The source point that lies under a point of the viewport."""
    x = camera.x + (spot.x - viewport.width / 2) / camera.scale
    y = camera.y + (spot.y - viewport.height / 2) / camera.scale
    return Spot(x, y)


def to_viewport(camera: Camera, viewport: ViewSpan, spot: Spot) -> Spot:
    """Where in the viewport a source point lies."""
    x = (spot.x - camera.x) * camera.scale + viewport.width / 2
    y = (spot.y - camera.y) * camera.scale + viewport.height / 2
    return Spot(x, y)


def zoomed_at(camera: Camera, viewport: ViewSpan, spot: Spot, scale: float) -> Camera:
    """The camera at another scale with the source point under `spot` staying where it is."""
    held = to_source(camera, viewport, spot)
    x = held.x - (spot.x - viewport.width / 2) / scale
    y = held.y - (spot.y - viewport.height / 2) / scale
    return Camera(x, y, scale)


def panned(camera: Camera, dx_px: float, dy_px: float) -> Camera:
    """The camera after the photo was pushed by so many logical screen pixels."""
    return Camera(camera.x - dx_px / camera.scale, camera.y - dy_px / camera.scale, camera.scale)


def kept_in_sight(camera: Camera, photo: ViewSpan, viewport: ViewSpan) -> Camera:
    """The nearest camera that does not lose the photo: centred where it fits, little canvas beside it where not.

    A quarter of the view may be canvas: so a corner can be looked at in peace, and a zoom stays under the pointer.
    """
    return Camera(
        _kept(camera.x, photo.width, viewport.width / camera.scale),
        _kept(camera.y, photo.height, viewport.height / camera.scale),
        camera.scale,
    )


def _kept(center: float, length: float, seen: float) -> float:
    if length <= seen:
        return length / 2
    margin = seen / 4
    return min(max(center, seen / 2 - margin), length - seen / 2 + margin)


def seen_part(camera: Camera, photo: ViewSpan, viewport: ViewSpan) -> tuple[int, int, int, int]:
    """Left, top, width and height of the source's pixels in view, whole pixels outwards; width 0 where none is."""
    first = to_source(camera, viewport, Spot(0.0, 0.0))
    last = to_source(camera, viewport, Spot(viewport.width, viewport.height))
    left, top = max(0, int(first.x)), max(0, int(first.y))
    right, bottom = min(int(photo.width), int(-(-last.x // 1))), min(int(photo.height), int(-(-last.y // 1)))
    return left, top, max(0, right - left), max(0, bottom - top)
