"""The editor of a field of colour points: a list, and a button to add more."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.viewmodels.color_hints import points_in
from restorer.gui.viewmodels.layers import ColorPoint
from restorer.gui.widgets.color_chip import CHIP_PX, ColorChip
from restorer.gui.widgets.field_editor import FieldEditor
from restorer.pipeline.step import Field, Value

_COLUMNS = 8
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ColorsEditor(FieldEditor):
    """Lists the places that have a colour of their own. Giving them theirs is up to whoever listens."""

    picker = Signal(bool)
    """The person wants to point at places in the photo, or no longer."""

    point_chosen = Signal(int)
    """The point of this number is to be looked at, or given another colour."""
    point_removed = Signal(int)

    def __init__(self, item: Field, step_label: str, parent: QWidget | None = None) -> None:
        super().__init__(item, step_label, parent)
        self._count = QLabel()
        self._count.setProperty("tone", "quiet")
        self.point = QPushButton(self.tr("Choose colours…"))
        self.point.setCheckable(True)
        self.point.setToolTip(self.tr("Click on a place in the photo and choose its colour; its lightness stays."))
        self.point.setAccessibleName(f"{step_label}: {self.point.text()}")
        self.point.setAccessibleDescription(self.point.toolTip())
        self.clear = QToolButton()
        self.clear.setIcon(icon("remove"))
        self.clear.setAccessibleName(self.tr("Remove all colours that were given"))
        self.clear.setToolTip(self.clear.accessibleName())
        head = QHBoxLayout()
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self._count)
        buttons = QHBoxLayout()
        buttons.addWidget(self.point)
        buttons.addStretch(1)
        buttons.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        self._grid = QGridLayout()
        self._grid.setSpacing(1)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self._points: tuple[ColorPoint, ...] = ()
        self.chips: list[ColorChip] = []
        column.addLayout(head)
        column.addLayout(buttons)
        column.addLayout(self._grid)
        self.point.toggled.connect(self.picker)
        self.clear.clicked.connect(lambda: self.edited.emit(""))

    def show_value(self, value: Value) -> None:
        """Count the points."""
        points = points_in(str(value))
        words = self.tr("%n given", "", len(points)) if points else ""
        self._count.setText(words if points or not value else self.tr("cannot be read"))
        self.clear.setVisible(bool(value))
        self._show_points(points)

    def show_chosen(self, index: int | None) -> None:
        """Show which point is in hand."""
        for number, chip in enumerate(self.chips):
            chip.setChecked(number == index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete on a point is the point's, and not the list's."""
        if isinstance(event, QKeyEvent) and event.key() in _DELETE and watched in self.chips:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.point_removed.emit(self.chips.index(watched))
                return True
        return super().eventFilter(watched, event)

    def _show_points(self, points: tuple[ColorPoint, ...]) -> None:
        if points == self._points:
            return
        self._points = points
        while len(self.chips) > len(points):
            chip = self.chips.pop()
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < len(points):
            number = len(self.chips)
            chip = ColorChip("", "", self)
            chip.setCheckable(True)
            chip.installEventFilter(self)
            chip.setIconSize(QSize(CHIP_PX, CHIP_PX))
            chip.clicked.connect(lambda _, number=number: self.point_chosen.emit(number))
            self.chips.append(chip)
            self._grid.addWidget(chip, number // _COLUMNS, number % _COLUMNS)
        for number, (chip, point) in enumerate(zip(self.chips, points, strict=True), start=1):
            name = self.tr("Colour {number}: {color}. Click to change it, Delete removes it.")
            chip.set_color(point.color, name.format(number=number, color=point.color))

    def set_picking(self, is_picking: bool) -> None:
        """Show whether a click in the photo gives a colour, without telling."""
        with QSignalBlocker(self.point):
            self.point.setChecked(is_picking)
