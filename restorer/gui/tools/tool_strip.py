"""The bar of the active tool: one line of help, its settings, and how to end it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from restorer.gui.viewer.viewer import PhotoViewer


class ToolStrip(QFrame):
    """Lies above the photo, for as long as a tool is in hand.

    Args:
        viewer: Above whose panes it lies.
    """

    done = Signal()
    """The person is done with the tool."""

    def __init__(self, viewer: PhotoViewer) -> None:
        super().__init__(viewer)
        self.setObjectName("ToolStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.done_button = QPushButton(self.tr("Done"))
        self.done_button.setAccessibleName(self.done_button.text())
        self.done_button.setToolTip(self.tr("Escape does the same."))
        self.done_button.clicked.connect(self.done)
        self._head = QHBoxLayout()
        self._head.addWidget(self.words, 1)
        self._head.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignTop)
        self._groups: QBoxLayout | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 8, 8, 8)
        self._rows.setSpacing(6)
        self._rows.addLayout(self._head)
        # What is cut off for want of room must not claim any.
        self._rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.hide()
        viewer.put_above(self)

    def show_words(self, words: str) -> None:
        """Say what the tool does."""
        self.words.setText(words)
        self.setAccessibleName(words)

    def add_row(self, *widgets: QWidget, fills: bool = False) -> None:
        """Put settings of the tool below the words, side by side; `fills`: the first one takes all the width."""
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in widgets:
            if isinstance(widget, QPushButton):
                widget.setAccessibleName(widget.text())
            row.addWidget(widget, int(fills and widget is widgets[0]))
        if not fills:
            row.addStretch(1)
        self._rows.addLayout(row)

    def add_groups(self, *groups: Sequence[QWidget]) -> None:
        """Put groups of settings below the words: side by side, or below each other where there is no room for that."""
        self._groups = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._groups.setSpacing(6)
        for number, group in enumerate(groups):
            row = QHBoxLayout()
            row.setSpacing(6)
            for widget in group:
                if isinstance(widget, QPushButton):
                    widget.setAccessibleName(widget.text())
                row.addWidget(widget)
            row.addStretch(1)
            self._groups.addLayout(row, int(number == len(groups) - 1))
        self._rows.addLayout(self._groups)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let groups find room."""
        super().resizeEvent(event)
        groups = self._groups
        if groups is None:
            return
        rows = [item.sizeHint().width() for item in map(groups.itemAt, range(groups.count())) if item is not None]
        margins = self._rows.contentsMargins()
        wanted = sum(rows) + groups.spacing() * (len(rows) - 1) + margins.left() + margins.right()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        direction = across if wanted <= self.width() else down
        if direction is not groups.direction():
            groups.setDirection(direction)
            self.updateGeometry()

    def add_button(self, button: QWidget) -> None:
        """Put a button beside Done."""
        self._head.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignTop)

    def appear(self) -> None:
        """Show it."""
        self.show()

    def minimumSizeHint(self) -> QSize:
        """No wider than the photo needs to be: where there is little room, settings at the end are cut off."""
        return QSize(1, super().minimumSizeHint().height())
