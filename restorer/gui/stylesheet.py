"""The style sheet on top of Fusion: flat surfaces, thin lines, round sliders."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from restorer.gui.colors import Colors

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; }
QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $selection; }
QMenu { background: $raised; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 5px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::icon { padding-left: 6px; }

QToolBar { background: $window; border: 0; border-bottom: 1px solid $line; padding: 4px 8px; spacing: 3px; }
QToolBar::separator { background: $line; width: 1px; margin: 5px 6px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px 8px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $selection; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: $raised; border: 1px solid $line; border-radius: 6px; padding: 6px 14px; min-height: 18px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $quiet; background: transparent; }
QPushButton[role="primary"], QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"] { font-weight: 600; }
QPushButton[role="primary"]:hover, QPushButton:default:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus, QPushButton:default:focus { border: 2px solid $ring; padding: 5px 13px; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $quiet; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 4px 8px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }

QComboBox, QLineEdit, QSpinBox, QDoubleSpinBox { background: $raised; border: 1px solid $line; border-radius: 6px;
  padding: 4px 8px; min-height: 20px; selection-background-color: $accent; selection-color: $on_accent; }
QComboBox:focus, QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: $accent; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url("$chevron"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; selection-background-color: $selection;
  selection-color: $text; outline: 0; padding: 4px; }
QAbstractSpinBox QLineEdit { background: transparent; border: 0; padding: 0 0 0 7px; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: 0; }
QCheckBox { spacing: 8px; }
QPlainTextEdit { background: $raised; border: 1px solid $line; border-radius: 6px; padding: 4px; }

QSlider { min-height: 22px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $groove; }
QSlider::$filled:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::$filled:horizontal:disabled { background: $groove; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; background: $knob;
  border: 1px solid $knob_line; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; margin: -7px 0; }
QSlider::handle:horizontal:disabled { background: $groove; border-color: $line; }

QProgressBar { background: $groove; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QListView { background: $panel; border: 0; outline: 0; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $groove; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QTabWidget::pane { border: 0; }

#Grid { background: $canvas; }
#Panel, #StripSide { background: $panel; }
#QueueBar { background: $window; border-top: 1px solid $line; }
#ViewerBar { background: $window; border-top: 1px solid $line; }
#Notice { background: $selection; border-radius: 8px; }
#Failure { background: $raised; border: 1px solid $bad; border-radius: 8px; }
#Canvas { background: $canvas; }
#Popover { background: $raised; border: 1px solid $line; border-radius: 9px; }
#ToolStrip { background: $window; border-bottom: 1px solid $line; }
#Pictures::item { color: $text; border-radius: 6px; }
#Pictures::indicator { width: 14px; height: 14px; border: 1px solid $quiet; border-radius: 4px; background: $raised; }
#Pictures::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
#Pictures::indicator:indeterminate { background: $selection; border-color: $accent; }
#Pictures::item:selected { background: $selection; color: $text; }
#Chip { padding: 2px; border-radius: 5px; }
QPushButton[size="small"] { padding: 3px 9px; }
#DropZone { background: $panel; border: 2px dashed $dash; border-radius: 18px; }
#DropZone[isTarget="true"] { background: $selection; border-color: $accent; }
#StepCard { background: $raised; border: 1px solid $line; border-radius: 9px; }
#Segments { background: $trough; border-radius: 7px; }
#Segments QToolButton { padding: 4px 9px; border-radius: 6px; }
#Segments QToolButton:checked { background: $chip; }
#ViewerBar QToolButton { padding: 5px 5px; }
#ViewerBar QComboBox { padding: 4px 2px 4px 8px; }
QLabel[tone="quiet"] { color: $quiet; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[tone="heading"] { font-weight: 600; }
QLabel[tone="small"] { color: $quiet; font-size: ${small}pt; }
""")


def stylesheet(colors: Colors) -> str:
    """The sheet in these colours, at the size of the application's font."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication

    from restorer.store.resources import resource

    is_dark = colors.is_dark
    points = max(8.0, QApplication.font().pointSizeF())
    values = {name: getattr(colors, name) for name in colors.__slots__ if name != "is_dark"}
    accent = QColor(colors.accent)
    check = resource(f"icons/check-{'dark' if is_dark else 'light'}.svg")
    chevron = resource(f"icons/chevron-{'dark' if is_dark else 'light'}.svg")
    return _SHEET.substitute(
        values,
        hover="#3a3a3a" if is_dark else "#e9e9e9",
        accent_hover=(accent.lighter(112) if is_dark else accent.darker(112)).name(),
        ring=(accent.lighter(140) if is_dark else accent.darker(160)).name(),
        groove="#4a4a4a" if is_dark else "#d3d3d3",
        knob="#f0f0f0" if is_dark else "#ffffff",
        knob_line="#f0f0f0" if is_dark else "#9b9b9b",
        trough="#191919" if is_dark else "#dcdcdc",
        chip="#404040" if is_dark else "#ffffff",
        # Style sheets know no mirroring: what lies left of the handle is the rest where one reads from the right.
        filled="add-page" if QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft else "sub-page",
        dash="#555555" if is_dark else "#b9b9b9",
        chevron=chevron.as_posix(),
        check=check.as_posix(),
        title=round(points * 1.7, 1),
        small=round(points * 0.9, 1),
    )
