"""State of the colour popover: the point that is edited, and the colours used last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from restorer.gui.viewmodels.color_hints import ColorHintModel
from restorer.gui.viewmodels.layers import ColorPoint

MOST_RECENT = 6
"""So many colours that were given last are offered: one row of the popover."""


class ColorChoice(QObject):
    """The point in hand: a fresh place that has no colour yet, or a point of the recipe. Main thread only.

    A fresh place comes into the recipe with its first colour; further colours change the point that it became, so that
    the preview follows each of them.

    Args:
        hints: The points of the photo in view.
    """

    changed = Signal()
    """Another point is in hand, or none, or its colour changed."""

    def __init__(self, hints: ColorHintModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hints = hints
        self._place: tuple[float, float] | None = None
        self._is_fresh = False
        self._recent: list[str] = []
        hints.changed.connect(self._follow)

    @property
    def place(self) -> tuple[float, float] | None:
        """Where the point in hand lies, in the source's pixels; None where none is."""
        return self._place

    @property
    def index(self) -> int | None:
        """Its number among the recipe's points; None where it has no colour yet, or none is in hand."""
        if self._place is None or self._is_fresh:
            return None
        places = [(point.x, point.y) for point in self.hints.points]
        return places.index(self._place) if self._place in places else None

    @property
    def color(self) -> str:
        """Its colour as `#rrggbb`; empty where it has none yet."""
        index = self.index
        return self.hints.points[index].color if index is not None else ""

    @property
    def recent(self) -> tuple[str, ...]:
        """The colours that were given last, the newest first."""
        return tuple(self._recent)

    def begin(self, x: float, y: float) -> None:
        """Take a fresh place in hand."""
        # As the recipe spells it, so that it is found there again.
        self._place, self._is_fresh = (round(x, 1), round(y, 1)), True
        self.changed.emit()

    def select(self, index: int) -> None:
        """Take a point of the recipe in hand."""
        point = self.hints.points[index]
        self._place, self._is_fresh = (point.x, point.y), False
        self.changed.emit()

    def let_go(self) -> None:
        """Have none in hand."""
        if self._place is not None:
            self._place, self._is_fresh = None, False
            self.changed.emit()

    def give(self, color: str, *, is_on_the_way: bool = False) -> None:
        """Give the point in hand a colour.

        Args:
            color: `#rrggbb`.
            is_on_the_way: Whether the hand is still moving over a field of colours: such changes are one to undo, and
                are not remembered as colours that were given.
        """
        if self._place is None:
            return
        index = self.index
        if index is not None:
            self.hints.recolor(index, color, merges=is_on_the_way)
        else:
            self._is_fresh = False
            self.hints.add(ColorPoint(*self._place, color))
        if not is_on_the_way:
            self.remember(color)
        self.changed.emit()

    def remember(self, color: str) -> None:
        """Note a colour as the one that was given last."""
        self._recent = [color, *(old for old in self._recent if old != color)][:MOST_RECENT]

    def remove(self) -> None:
        """Take the point in hand away."""
        index = self.index
        self.let_go()
        if index is not None:
            self.hints.remove(index)

    def move(self, x: float, y: float) -> None:
        """Put the point in hand elsewhere."""
        index, place = self.index, (round(x, 1), round(y, 1))
        if index is None or place == self._place:
            return
        self._place = place
        self.hints.move(index, *place)
        self.changed.emit()

    def _follow(self) -> None:
        # Undone, or another photo: what is not there any more cannot be in hand.
        if self._place is not None and not self._is_fresh and self.index is None:
            self.let_go()
