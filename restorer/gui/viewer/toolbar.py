"""The toolbar under the photo: which layers are compared, how, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)

from restorer.gui.icons import icon
from restorer.gui.viewmodels.viewer import Mode, ViewerModel
from restorer.gui.viewmodels.wording import describe_percent

_ICON_PX = 18
_MARGIN_PX = 10
_SPACING_PX = 6


class DragButton(QToolButton):
    """A button that is pulled: it starts a drag of the result out of the window; a click does the same as `clicked`."""

    pulled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it was taken hold of."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough is a drag."""
        if self._pressed_at is None:
            return
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self.pulled.emit()


class ViewerBar(QFrame):
    """Buttons bound to the viewer's model.

    Args:
        model: What the buttons change and show.
    """

    drag_out_wanted = Signal()
    reveal_wanted = Signal()

    def __init__(self, model: ViewerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._has_result = model, False
        self.setObjectName("ViewerBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN_PX, 6, _MARGIN_PX, 6)
        row.setSpacing(_SPACING_PX)
        # What is hidden for want of room must not claim any.
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._modes_frame = self._make_modes()
        row.addWidget(self._modes_frame)
        self.left, self.right = self._make_combo(self.tr("Left picture")), self._make_combo(self.tr("Right picture"))
        self._between = QLabel("–", self)
        self._between.setProperty("tone", "quiet")
        # In the order in which the two pictures lie, which is the same in every language.
        self._sides = QWidget(self)
        self._sides.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        sides = QHBoxLayout(self._sides)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(6)
        for widget in (self.left, self._between, self.right):
            sides.addWidget(widget)
        row.addWidget(self._sides)
        self.blink = self._button("blink", self.tr("Hold to see the left picture (B)"))
        self.blink.pressed.connect(lambda: model.set_blinking(True))
        self.blink.released.connect(lambda: model.set_blinking(False))
        row.addWidget(self.blink)
        row.addStretch(1)
        self._add_file_buttons(row)
        self._add_zoom(row)
        self._connect()

    def _connect(self) -> None:
        model = self._model
        self.left.activated.connect(lambda index: model.choose(left=self.left.itemData(index)))
        self.right.activated.connect(lambda index: model.choose(right=self.right.itemData(index)))
        model.layers_changed.connect(self._fill)
        model.choice_changed.connect(self._follow_choice)
        model.zoom_changed.connect(self._follow_zoom)
        model.camera_changed.connect(self._follow_zoom)
        self._fill()

    def _make_modes(self) -> QWidget:
        frame = QFrame(self)
        frame.setObjectName("Segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._modes = QButtonGroup(self)
        self.modes: dict[Mode, QToolButton] = {}
        for mode, name, words in (
            (Mode.DIVIDER, "divider", self.tr("Split view (D)")),
            (Mode.SIDE_BY_SIDE, "side-by-side", self.tr("Side by side (S)")),
            (Mode.SINGLE, "after", self.tr("One picture (A)")),
        ):
            button = self._button(name, words)
            button.setCheckable(True)
            button.clicked.connect(lambda _, mode=mode: self._model.set_mode(mode))
            self._modes.addButton(button)
            self.modes[mode] = button
            row.addWidget(button)
        return frame

    def _make_combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.setMinimumContentsLength(5)
        # The names may be long ("After Straighten"): the list shows them in full, however narrow the box.
        combo.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        return combo

    def _add_file_buttons(self, row: QHBoxLayout) -> None:
        self.drag_out = DragButton(self)
        self._dress(self.drag_out, "drag-out", self.tr("Drag the result from here into another program or folder"))
        self.drag_out.setCursor(Qt.CursorShape.OpenHandCursor)
        self.drag_out.pulled.connect(self.drag_out_wanted)
        self.reveal = self._button("reveal", self.tr("Show the result in its folder"))
        self.reveal.clicked.connect(self.reveal_wanted)
        for button in (self.drag_out, self.reveal):
            button.hide()
            row.addWidget(button)

    def _add_zoom(self, row: QHBoxLayout) -> None:
        model = self._model
        self.zoom_out = self._button("zoom-out", self.tr("Zoom out (−)"))
        self.zoom_out.clicked.connect(lambda: model.step_zoom(-1))
        self.percent = QToolButton(self)
        self.percent.setAccessibleName(self.tr("Zoom"))
        self.percent.setToolTip(self.tr("Zoom"))
        self.percent.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("0000%") + 18)
        menu = QMenu(self.percent)
        for zoom in (0.25, 0.5, 1.0, 2.0, 4.0, 8.0):
            menu.addAction(_percent(zoom)).triggered.connect(lambda _=False, zoom=zoom: model.set_zoom(zoom))
        self.percent.setMenu(menu)
        self.zoom_in = self._button("zoom-in", self.tr("Zoom in (+)"))
        self.zoom_in.clicked.connect(lambda: model.step_zoom(1))
        self.fit = self._button("zoom-fit", self.tr("Whole photo (F)"))
        self.fit.setCheckable(True)
        self.fit.clicked.connect(model.fit)
        self.actual = self._button("zoom-actual", self.tr("100%: one pixel of the photo is one of the screen (1)"))
        self.actual.clicked.connect(lambda: model.set_zoom(1.0))
        self._zoom = (self.zoom_out, self.percent, self.zoom_in, self.fit, self.actual)
        for button in self._zoom:
            row.addWidget(button)

    def _button(self, icon_name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        self._dress(button, icon_name, words)
        return button

    def _dress(self, button: QToolButton, icon_name: str, words: str) -> None:
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setToolTip(words)
        button.setAccessibleName(words)

    # Following the model.

    def minimumSizeHint(self) -> QSize:
        """Room for the zoom, which is always there; the rest comes as far as there is room for it."""
        zoom = sum(widget.sizeHint().width() + _SPACING_PX for widget in self._zoom)
        return QSize(zoom + 2 * _MARGIN_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what the menus hold as well goes, the least needed first."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wanted = {
            self._modes_frame: True,
            self.blink: True,
            self._sides: self._model.has_comparison,
            self.reveal: self._has_result,
            self.drag_out: self._has_result,
        }
        room = self.width() - 2 * _MARGIN_PX - sum(item.sizeHint().width() + _SPACING_PX for item in self._zoom)
        for widget, is_wanted in wanted.items():
            room -= widget.sizeHint().width() + _SPACING_PX if is_wanted else 0
            widget.setVisible(is_wanted and room >= 0)

    def set_has_result(self, has_result: bool) -> None:
        """Whether there is a finished file to drag out and to reveal."""
        self._has_result = has_result
        self._make_room()

    def _fill(self) -> None:
        for combo in (self.left, self.right):
            with QSignalBlocker(combo):
                combo.clear()
                for layer in self._model.layers:
                    combo.addItem(layer.label, layer.id)
        self._follow_choice()

    def _follow_choice(self) -> None:
        model = self._model
        for combo, chosen in ((self.left, model.left), (self.right, model.right)):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(chosen))
        for mode, button in self.modes.items():
            button.setChecked(mode is model.mode)
        for button in (*self.modes.values(), self.blink):
            button.setEnabled(model.has_comparison)
        self._make_room()
        self.setEnabled(bool(model.layers))
        self._follow_zoom()

    def _follow_zoom(self) -> None:
        model = self._model
        has_photo = bool(model.photo.width)
        self.percent.setText(_percent(model.zoom) if has_photo else "–")
        self.fit.setChecked(has_photo and model.is_fitted)


def _percent(zoom: float) -> str:
    # The mark keeps number and sign in this order where text runs from right to left.
    return f"\u200e{describe_percent(zoom * 100)}"
