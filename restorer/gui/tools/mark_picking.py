"""Chooses marks of damage by clicks: possible ones are filled, filled ones left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from restorer.analysis.mark_points import MarkPoint, read_mark_points, write_mark_points
from restorer.errors import InputError
from restorer.gui.viewmodels.layers import ArraySource, Overlay
from restorer.gui.viewmodels.recipe import RecipeModel, StepRow
from restorer.pipeline.step import MarkClick, MaskKind

_WINDOW_PX = 600
"""A mark is followed so far around the click."""


class MarkPicker(QObject):
    """Changes the fields of a step that name marks, as its masks say (`MaskInfo.click`). Every change can be undone.

    Args:
        recipe: That of the photo in view.
    """

    def __init__(self, recipe: RecipeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recipe = recipe

    def pick(self, x: float, y: float, overlays: Sequence[Overlay], reach_px: float) -> bool:
        """Fill the possible mark, or leave the filled one, at a place of the source; whether there is one.

        A mark that was clicked before goes back to what it was.

        Args:
            x: The column, in pixels of the source.
            y: The row.
            overlays: Those in sight.
            reach_px: How far beside a mark the click may lie, in pixels of the source.
        """
        found = {overlay.id: overlay for overlay in overlays if isinstance(overlay.mask, ArraySource)}
        for row, click, name in self._clicked():
            mark = _Mark.at(found[name], MarkPoint(x, y), reach_px) if name in found else None
            if mark is None:
                continue
            earlier = _points(row, click.takes_from)
            left = mark.without(earlier)
            if len(left) < len(earlier):
                self._set(row, click.takes_from, left)
            else:
                self._set(row, click.adds_to, (*_points(row, click.adds_to), mark.place))
            return True
        return False

    def _clicked(self) -> Iterator[tuple[StepRow, MarkClick, str]]:
        """What a click changes, with the overlay on which it does: what is only possible first, for it lies on top."""
        for row in self._recipe.rows():
            for info in sorted(row.step.masks, key=lambda info: info.kind is not MaskKind.POSSIBLE):
                if info.click is not None:
                    yield row, info.click, f"{row.step.id}.{info.name}"
                    if info.kind is MaskKind.FOUND:
                        yield row, info.click, f"invented.{row.step.id}"

    def _set(self, row: StepRow, name: str, points: Sequence[MarkPoint]) -> None:
        self._recipe.set_value(row.step.id, name, write_mark_points(points), merges=False)


def _points(row: StepRow, name: str) -> tuple[MarkPoint, ...]:
    try:
        return read_mark_points(str(row.values.get(name, "")))
    except InputError:
        return ()


class _Mark:
    """One mark of an overlay, as far as it lies around a click."""

    def __init__(
        self, part: NDArray[np.bool_], corner: tuple[int, int], matrix: NDArray[np.float64], place: MarkPoint
    ) -> None:
        self._part, self._corner, self._matrix, self.place = part, corner, matrix, place

    @classmethod
    def at(cls, overlay: Overlay, point: MarkPoint, reach_px: float) -> _Mark | None:
        import cv2  # loaded with the first click, not with the window

        assert isinstance(overlay.mask, ArraySource)
        pixels: NDArray[Any] = overlay.mask.pixels
        matrix = np.eye(3) if overlay.transform is None else np.asarray(overlay.transform, np.float64)
        x, y = _moved(point, matrix)
        left, top = max(0, round(x) - _WINDOW_PX), max(0, round(y) - _WINDOW_PX)
        part = np.asarray(pixels[top : top + 2 * _WINDOW_PX, left : left + 2 * _WINDOW_PX] > 0, np.uint8)
        if part.ndim != 2 or not part.any():
            return None
        rows, columns = np.nonzero(part)
        away = np.hypot(rows + top - y, columns + left - x)
        nearest = int(np.argmin(away))
        if away[nearest] > max(1.0, reach_px * abs(matrix[0, 0])):
            return None
        _, labels = cv2.connectedComponents(part, connectivity=8)
        is_in = labels == labels[rows[nearest], columns[nearest]]
        place = _moved(
            MarkPoint(columns[nearest] + left, rows[nearest] + top), np.asarray(np.linalg.inv(matrix), np.float64)
        )
        return cls(is_in, (left, top), matrix, MarkPoint(*place))

    def without(self, points: Iterable[MarkPoint]) -> tuple[MarkPoint, ...]:
        """Those of the points that do not lie on it."""
        return tuple(point for point in points if not self._holds(point))

    def _holds(self, point: MarkPoint) -> bool:
        x, y = _moved(point, self._matrix)
        column, row = round(x) - self._corner[0], round(y) - self._corner[1]
        part = self._part[max(0, row - 2) : max(0, row + 3), max(0, column - 2) : max(0, column + 3)]
        return bool(part.any())


def _moved(point: MarkPoint, matrix: NDArray[np.float64]) -> tuple[float, float]:
    x, y, w = matrix @ (point.x, point.y, 1.0)
    return float(x / w), float(y / w)
