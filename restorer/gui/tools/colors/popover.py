"""The colour popover beside a point of the photo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.tools.colors.hue_field import HueField
from restorer.gui.tools.colors.swatches import swatch_rows
from restorer.gui.widgets.color_chip import ColorChip

_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ColorPopover(QFrame):
    """Named colours in rows, those given last, a field of all hues, and a dropper.

    It lies over the window as a part of it, so that the photo goes on hearing clicks beside it.
    """

    chosen = Signal(str)
    """Asks to give this colour to the point."""
    moving = Signal(str)
    """The hand is on its way over this colour."""
    remove_wanted = Signal()
    dropper_wanted = Signal(bool)
    """The next click in the photo takes the colour that is seen there; False: no longer."""
    other_photo_wanted = Signal()
    """The colour is to come from another photo."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Popover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Colour here"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.chips: list[ColorChip] = []
        self._recent: list[ColorChip] = []
        self._name = self.tr("Colour here")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addLayout(self._swatches())
        self.field = HueField()
        self.field.moved.connect(self.moving)
        self.field.settled.connect(self.chosen)
        column.addWidget(self.field)
        column.addLayout(self._foot())
        self.hide()

    def _head(self) -> QHBoxLayout:
        self.title = QLabel(self.tr("Colour here"))
        self.title.setProperty("tone", "heading")
        self.remove = self._tool("remove", self.tr("Remove this point (Delete)"))
        self.remove.clicked.connect(self.remove_wanted)
        self.close_button = self._tool("close", self.tr("Done (Escape)"))
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.title, 1)
        row.addWidget(self.remove)
        row.addWidget(self.close_button)
        return row

    def _swatches(self) -> QGridLayout:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(2)
        self._grid.setVerticalSpacing(1)
        for number, (title, swatches) in enumerate(swatch_rows()):
            self._grid.addWidget(self._row_title(title), number, 0)
            for place, swatch in enumerate(swatches):
                chip = self._chip(swatch.color, swatch.name)
                self.chips.append(chip)
                self._grid.addWidget(chip, number, 1 + place)
        self._recent_row = len(swatch_rows())
        self._recent_title = self._row_title(self.tr("Recent"))
        self._grid.addWidget(self._recent_title, self._recent_row, 0)
        # The popover must not grow under the hand with the first colour.
        self._grid.setRowMinimumHeight(self._recent_row, self.chips[0].sizeHint().height())
        return self._grid

    def _row_title(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("tone", "small")
        return label

    def _chip(self, color: str, name: str) -> ColorChip:
        chip = ColorChip(color, name, self)
        chip.clicked.connect(lambda: self.chosen.emit(chip.color))
        chip.installEventFilter(self)
        return chip

    def _foot(self) -> QHBoxLayout:
        self.dropper = QPushButton(self.tr("From the photo"))
        self.dropper.setCheckable(True)
        self.dropper.setToolTip(self.tr("Then click on the place whose colour shall be taken."))
        self.dropper.toggled.connect(self.dropper_wanted)
        self.other = QPushButton(self.tr("Another photo…"))
        self.other.setToolTip(self.tr("Take the colour from another photo, such as a new one of the same place."))
        self.other.clicked.connect(self.other_photo_wanted)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.dropper, self.other):
            button.setProperty("size", "small")
            button.setAccessibleName(button.text())
            row.addWidget(button)
        return row

    def _tool(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setIconSize(QSize(14, 14))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def show_state(self, color: str, recent: Sequence[str]) -> None:
        """Show which colour the point has (empty: none yet), and which were given last."""
        names = {chip.color: chip.toolTip() for chip in self.chips}
        self._name = names.get(color, color) if color else self.tr("Colour here")
        self.title.setText(self._name)
        self.remove.setEnabled(bool(color))
        if color and color != self.field.color:
            self.field.set_color(color)
        for chip in self._recent:
            self._grid.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._recent = [self._chip(each, names.get(each, each)) for each in recent]
        for place, chip in enumerate(self._recent):
            self._grid.addWidget(chip, self._recent_row, 1 + place)

    @property
    def recent_chips(self) -> tuple[ColorChip, ...]:
        """Those of the colours that were given last."""
        return tuple(self._recent)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The title names the colour under the pointer or the keyboard."""
        if isinstance(watched, ColorChip) and event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            self.title.setText(watched.toolTip())
        elif isinstance(watched, ColorChip) and event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.title.setText(self._name)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def event(self, event: QEvent) -> bool:
        """Delete is the point's while the popover has the keyboard, and not the list's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _DELETE:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, Delete removes the point."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.closed.emit()
        elif event.key() in _DELETE:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)
