"""The error dialog. The window shows errors nowhere else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from restorer.gui.icons import icon
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.translation import translated


class ErrorDialog(QDialog):
    """What went wrong, what to do next, and the details for whoever wants them. Does not block the window."""

    def __init__(self, notice: ErrorNotice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(480)
        mark = QLabel()
        mark.setPixmap(icon("failed", QPalette.ColorRole.BrightText).pixmap(32, 32))
        mark.setAccessibleName(self.tr("Warning"))
        words = QVBoxLayout()
        words.setSpacing(6)
        for text, tone in ((notice.message, "heading"), (notice.hint, "quiet")):
            if text:
                words.addWidget(self._label(translated(text), tone))
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.details = QPlainTextEdit(notice.report())
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setMinimumHeight(180)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.details)
        column.addLayout(self._buttons())

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.notice.report())
        self.copy.setText(self.tr("Copied"))

    def _buttons(self) -> QHBoxLayout:
        self.show_details = QPushButton(self.tr("Details"))
        self.show_details.setCheckable(True)
        self.show_details.toggled.connect(self._on_details)
        self.copy = QPushButton(icon("copy"), self.tr("Copy report"))
        self.copy.clicked.connect(self.copy_report)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in (self.show_details, self.copy, self.close_button):
            button.setAccessibleName(button.text())
            button.setAutoDefault(button is self.close_button)  # else the one with the focus is what Enter presses
        self.close_button.setFocus()
        row.addWidget(self.show_details)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _on_details(self, is_shown: bool) -> None:
        self.details.setVisible(is_shown)
        self.adjustSize()

    def _label(self, text: str, tone: str) -> QLabel:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("tone", tone)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
