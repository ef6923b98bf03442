"""Colour hints of the photo in view: points and their colours."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from restorer.gui.viewmodels.layers import ColorPoint
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.pipeline.step import COLOR_POINTS, Step


def points_in(text: str) -> tuple[ColorPoint, ...]:
    """The points that a field's text holds; none where it cannot be read, which the step reports when it runs."""
    try:
        items = json.loads(text) if text.strip() else []
        points = (ColorPoint(float(item["x"]), float(item["y"]), _color(item["color"])) for item in items)
        return tuple(point for point in points if math.isfinite(point.x) and math.isfinite(point.y))
    except (ValueError, TypeError, KeyError):
        return ()


def text_of(points: Sequence[ColorPoint]) -> str:
    """The points as the field's text; empty for none."""
    items = [{"x": round(point.x, 1), "y": round(point.y, 1), "color": point.color} for point in points]
    return json.dumps(items) if items else ""


class ColorHintModel(QObject):
    """Reads and changes the field for points of colour, wherever a step has one. Every change can be undone.

    Args:
        recipe: That of the photo in view.
        steps: All steps.
    """

    changed = Signal()
    """There are other points, or another photo."""

    def __init__(self, recipe: RecipeModel, steps: Sequence[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recipe = recipe
        fields = [(step.id, item.name) for step in steps for item in step.fields if item.kind == COLOR_POINTS]
        self._field = fields[0] if fields else None
        self._told: tuple[str, tuple[ColorPoint, ...]] = ("", ())
        recipe.changed.connect(self._follow)

    @property
    def photo_path(self) -> str:
        """The photo whose points they are; empty for none."""
        return self._recipe.path

    @property
    def points(self) -> tuple[ColorPoint, ...]:
        """In the order in which they were given; none while the step is off."""
        if self._field is None:
            return ()
        step_id, name = self._field
        row = next(row for row in self._recipe.rows() if row.step.id == step_id)
        return points_in(str(row.values[name])) if row.is_on else ()

    def nearest(self, x: float, y: float, reach_px: float) -> int | None:
        """Which point lies at a place of the source, give or take so many of its pixels; None where none does."""
        away = [math.hypot(point.x - x, point.y - y) for point in self.points]
        index = min(range(len(away)), key=away.__getitem__, default=None)
        return index if index is not None and away[index] <= reach_px else None

    def add(self, point: ColorPoint) -> None:
        """Give a place its colour; the step comes on."""
        self._set([*self.points, point])

    def recolor(self, index: int, color: str, *, merges: bool = False) -> None:
        """Give a point another colour; `merges` while the hand is still on its way over a field of colours."""
        points = list(self.points)
        points[index] = points[index]._replace(color=color)
        self._set(points, merges=merges)

    def move(self, index: int, x: float, y: float) -> None:
        """Put a point elsewhere."""
        points = list(self.points)
        points[index] = points[index]._replace(x=x, y=y)
        self._set(points)

    def remove(self, index: int) -> None:
        """Take a point away."""
        points = list(self.points)
        del points[index]
        self._set(points)

    def _set(self, points: Sequence[ColorPoint], *, merges: bool = False) -> None:
        if self._field is not None:
            self._recipe.set_value(*self._field, text_of(points), merges=merges)

    def _follow(self) -> None:
        now = self._recipe.path, self.points
        if now != self._told:
            self._told = now
            self.changed.emit()


def _color(value: object) -> str:
    digits = str(value).removeprefix("#")
    if len(digits) != 6:
        raise ValueError(value)
    int(digits, 16)
    return f"#{digits.lower()}"
