"""Where a popover goes: beside a point, and never over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

GAP_PX = 18
"""Between the point and the popover, in logical pixels: the point's own ring stays free."""


def beside(point: QPoint, size: QSize, areas: Sequence[QRect]) -> QRect:
    """Where a popover of this size lies beside a point: right of it, else left, below or above.

    Args:
        point: What must stay in sight.
        size: The popover's.
        areas: Where it may lie, the best first; all in the same coordinates.

    Returns:
        Within the first area that has room beside the point; where none has, on the side of the last one where least is
        cut off. The point itself is never covered.
    """
    for area in areas:
        for place in _places(point, size, area):
            if area.contains(place):
                return place
    area = areas[-1]
    return max(_places(point, size, area), key=lambda place: _shared(place, area))


def _places(point: QPoint, size: QSize, area: QRect) -> tuple[QRect, ...]:
    width, height = size.width(), size.height()
    top = max(area.top(), min(point.y() - height // 3, area.bottom() + 1 - height))
    left = max(area.left(), min(point.x() - width // 2, area.right() + 1 - width))
    corners = (
        QPoint(point.x() + GAP_PX, top),
        QPoint(point.x() - GAP_PX - width, top),
        QPoint(left, point.y() + GAP_PX),
        QPoint(left, point.y() - GAP_PX - height),
    )
    return tuple(QRect(corner, size) for corner in corners)


def _shared(place: QRect, area: QRect) -> int:
    common = place.intersected(area)
    return max(0, common.width()) * max(0, common.height())
