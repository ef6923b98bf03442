"""Labels over the photo: the names of the two pictures, and the overlays' legend, which switches them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from restorer.gui.viewmodels.viewer import ViewerModel

INK, GROUND = QColor(255, 255, 255), QColor(20, 20, 20, 175)
HEIGHT_PX = 26
_SWATCH_PX = 10
PAD_PX = 11


class Badge(QLabel):
    """The name of a picture, in a corner of its pane. Lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """The words and a little air."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * PAD_PX, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """White on a dark pill: legible over any photo."""
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), GROUND)
        painter.setPen(INK)
        room = self.width() - PAD_PX  # a little of the air, so that what fits by a hair is not cut
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


class OverlayChip(QToolButton):
    """One overlay's colour and name; checked while it is shown."""

    def __init__(self, label: str, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.color = color
        self._color = QColor(color)

    def sizeHint(self) -> QSize:
        """The swatch, the words and a little air."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + _SWATCH_PX + 2 * PAD_PX + 7, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with a swatch: full while the overlay is shown, a ring while it is not."""
        painter = QPainter(self)
        ground = QColor(GROUND)
        if self.underMouse() or self.isDown():
            ground.setAlpha(225)
        paint_pill(
            painter, QRectF(self.rect()), ground, self.palette().highlight().color() if self.hasFocus() else None
        )
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = self.width() - PAD_PX - _SWATCH_PX if is_mirrored else PAD_PX
        swatch = QRectF(left + 0.5, (self.height() - _SWATCH_PX) / 2 + 0.5, _SWATCH_PX - 1, _SWATCH_PX - 1)
        painter.setPen(QPen(self._color, 1.6))
        painter.setBrush(self._color if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(swatch)
        ink = QColor(INK)
        ink.setAlpha(255 if self.isChecked() else 190)
        painter.setPen(ink)
        gap = PAD_PX + _SWATCH_PX + 7
        words = self.rect().adjusted(PAD_PX, 0, -gap, 0) if is_mirrored else self.rect().adjusted(gap, 0, -PAD_PX, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())


class OverlayChips(QWidget):
    """One control for all overlays: a pill that shows or hides them, and, while they are shown, their legend above it.

    Args:
        model: Whose overlays are switched.
        parent: The pane that it lies on.
    """

    resized = Signal()
    """The legend was opened or closed: it needs another place."""

    def __init__(self, model: ViewerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._chips: dict[str, OverlayChip] = {}
        self.head = OverlayChip(self.tr("What changed"), "#ffffff", self)
        self.head.setToolTip(self.tr("Show what was found, filled and invented (O)"))
        self.head.clicked.connect(self._on_head)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.head, alignment=Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(self.tr("What was found and what was invented"))
        model.overlays_changed.connect(self._follow)
        self._follow()

    @property
    def chips(self) -> dict[str, OverlayChip]:
        """The legend's chips by the overlays' ids."""
        return self._chips

    def _on_head(self, is_open: bool) -> None:
        for overlay in self._model.overlays:
            self._model.toggle_overlay(overlay.id, is_open)

    def _follow(self) -> None:
        wanted = {overlay.id: overlay for overlay in self._model.overlays}
        if {name: overlay.color for name, overlay in wanted.items()} != {
            name: chip.color for name, chip in self._chips.items()
        }:
            for chip in self._chips.values():
                self._column.removeWidget(chip)
                chip.deleteLater()
            self._chips = {}
            for number, overlay in enumerate(wanted.values()):
                chip = OverlayChip(overlay.label, overlay.color, self)
                chip.toggled.connect(lambda is_on, name=overlay.id: self._model.toggle_overlay(name, is_on))
                self._chips[overlay.id] = chip
                self._column.insertWidget(number, chip, alignment=Qt.AlignmentFlag.AlignLeft)
        shown = {overlay.id for overlay in self._model.shown_overlays}
        for name, chip in self._chips.items():
            chip.setChecked(name in shown)
            chip.setVisible(bool(shown))
            words = self.tr("Hide: {0}") if name in shown else self.tr("Show: {0}")
            chip.setToolTip(words.format(chip.text()))
        self.head.setChecked(bool(shown))
        self.setVisible(bool(self._chips))
        self.adjustSize()
        self.resized.emit()


def paint_pill(painter: QPainter, area: QRectF, ground: QColor, ring: QColor | None = None) -> None:
    """A ground with round ends that words over a photo are legible on, with a ring around it where one is given."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ring, 2.0) if ring is not None else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    inner = area.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
