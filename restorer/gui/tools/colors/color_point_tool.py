"""The tool for colour points: click in the photo, choose a colour, and the preview follows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QColorSpace, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from restorer.gui.tools.colors.color_choice import ColorChoice
from restorer.gui.tools.colors.photo_dropper import mean_color
from restorer.gui.tools.colors.popover import ColorPopover
from restorer.gui.tools.placement import beside
from restorer.gui.tools.tool_strip import ToolStrip
from restorer.gui.viewer.tool import Pointer, Sight, Tool
from restorer.gui.viewer.view import PhotoView
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.camera import Spot
from restorer.gui.viewmodels.color_hints import ColorHintModel
from restorer.gui.widgets.colors_editor import ColorsEditor

POINT_PX = 7.0
"""The radius of a point of colour, in logical pixels."""

_DARK_RING, _LIGHT_RING = QColor(0, 0, 0, 160), QColor(255, 255, 255)
_DROPPER_PX = 5


class ColorPointTool(Tool):
    """A click takes a place in hand, and the popover beside it gives the colour; points are pulled elsewhere.

    Args:
        hints: The points of the photo in view.
        viewer: Where one clicks.
        editor: Whose button takes the tool up, and which lists the points.
        display: The screen's colour space; sRGB where None.
    """

    other_photo_wanted = Signal()
    """The colour of the point in hand is to come from another photo: whoever asks for its file."""

    cursor = Qt.CursorShape.CrossCursor
    keeps_double_click = True
    hears_hover = True

    def __init__(
        self, hints: ColorHintModel, viewer: PhotoViewer, editor: ColorsEditor, display: QColorSpace | None = None
    ) -> None:
        super().__init__(viewer)
        self._hints, self._viewer, self._editor, self._display = hints, viewer, editor, display
        self.choice = ColorChoice(hints, self)
        self.popover = ColorPopover(viewer)
        self.strip = ToolStrip(viewer)
        self.strip.show_words(
            self.tr("Click on a place and choose its colour. Pull a point to move it, Delete removes it.")
        )
        self._pane: PhotoView = viewer.panes[0]
        self._pulled: Spot | None = None
        self._pressed: QPointF | None = None
        self._paints = True
        self._connect()

    def _connect(self) -> None:
        popover, choice, editor = self.popover, self.choice, self._editor
        editor.picker.connect(self._on_wanted)
        editor.point_chosen.connect(self._on_point_chosen)
        editor.point_removed.connect(self._hints.remove)
        self._hints.changed.connect(self.repaint_wanted)
        choice.changed.connect(self._follow)
        popover.chosen.connect(choice.give)
        popover.moving.connect(lambda color: choice.give(color, is_on_the_way=True))
        popover.remove_wanted.connect(choice.remove)
        popover.closed.connect(self._close)
        popover.dropper_wanted.connect(lambda _: self._pane.setFocus())
        popover.other_photo_wanted.connect(self.other_photo_wanted)
        self.strip.done.connect(lambda: self._viewer.lay_down(self))
        self._viewer.model.camera_changed.connect(self._place_popover)

    @property
    def photo_path(self) -> str:
        """The file in view; empty for none."""
        return self._hints.photo_path

    # -- in hand

    def taken_up(self) -> None:
        """Show that clicks give colours, and how."""
        self._editor.set_picking(True)
        self.strip.appear()
        self._pane.setFocus()

    def laid_down(self) -> None:
        """Show that they no longer do."""
        self._pulled = self._pressed = None
        self.choice.let_go()
        self.strip.hide()
        self._editor.set_picking(False)

    def press(self, pointer: Pointer) -> bool:
        """Take hold of a point, unless the next click takes a colour; elsewhere the photo is pulled as ever."""
        index = self._at(pointer)
        if pointer.button != Qt.MouseButton.LeftButton or index is None or self.popover.dropper.isChecked():
            return False
        self._note_pane()
        self._pressed = pointer.place
        self.choice.select(index)
        return True

    def drag(self, pointer: Pointer) -> None:
        """Pull the point along; the recipe learns of it once it is let go."""
        if self._pressed is None:
            return
        way = pointer.place - self._pressed
        if self._pulled is not None or way.manhattanLength() >= QApplication.startDragDistance():
            self._pulled = _kept(pointer)
            self.popover.hide()
            self.repaint_wanted.emit()

    def release(self, pointer: Pointer) -> None:
        """Let the point go where it is now."""
        pulled, self._pulled, self._pressed = self._pulled, None, None
        if pulled is not None:
            self.choice.move(*pulled)
        self._follow()

    def click(self, pointer: Pointer) -> None:
        """Take a fresh place in hand, or its colour for the place that is."""
        if not pointer.is_on_photo:
            self.choice.let_go()
            return
        if self.popover.dropper.isChecked():
            self.popover.dropper.setChecked(False)
            self.choice.give(self.seen_at(pointer.place.toPoint()))
            return
        self._note_pane()
        self.choice.begin(*pointer.pixel)

    def hover(self, pointer: Pointer) -> Qt.CursorShape | None:
        """A hand over a point that can be pulled."""
        return Qt.CursorShape.OpenHandCursor if self._at(pointer) is not None else None

    def claims_key(self, event: QKeyEvent) -> bool:
        """Delete is the point's in hand, and not the list's."""
        return event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.choice.place is not None

    def key_press(self, event: QKeyEvent) -> bool:
        """Delete removes the point in hand, Escape lets it go."""
        if self.claims_key(event):
            self.choice.remove()
            return True
        if event.key() == Qt.Key.Key_Escape and self.choice.place is not None:
            self._close()
            return True
        return False

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """A dark ring and a light one around each point: one of them is seen on any photo."""
        if not self._paints:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, highlight = self.choice.index, self._viewer.palette().highlight().color()
        for index, point in enumerate(self._hints.points):
            spot = self._pulled if self._pulled is not None and index == chosen else Spot(point.x, point.y)
            rim = highlight if index == chosen else _LIGHT_RING
            _ring(painter, sight.to_pane(Spot(spot.x + 0.5, spot.y + 0.5)), rim, QColor(point.color))
        place = self.choice.place
        if place is not None and chosen is None:
            _ring(painter, sight.to_pane(Spot(place[0] + 0.5, place[1] + 0.5)), highlight, None)

    def seen_at(self, place: QPoint) -> str:
        """The colour that is seen around a place of the pane, as `#rrggbb` of sRGB."""
        self._note_pane()
        around = QRect(0, 0, _DROPPER_PX, _DROPPER_PX)
        around.moveCenter(place)
        self._paints = False
        image = self._pane.viewport().grab(around).toImage()
        self._paints = True
        color = QColor(mean_color(image, image.width() // 2, image.height() // 2))
        if self._display is not None:
            to_srgb = self._display.transformationToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
            color = to_srgb.map(color)
        return color.name()

    # -- inside

    def _at(self, pointer: Pointer) -> int | None:
        return self._hints.nearest(*pointer.pixel, 1.5 * POINT_PX / pointer.sight.scale)

    def _note_pane(self) -> None:
        self._pane = next((pane for pane in self._viewer.panes if pane.underMouse()), self._viewer.panes[0])

    def _on_wanted(self, is_wanted: bool) -> None:
        self._viewer.take_up(self) if is_wanted else self._viewer.lay_down(self)

    def _on_point_chosen(self, index: int) -> None:
        self._viewer.take_up(self)
        self.choice.select(index)

    def _close(self) -> None:
        self.popover.dropper.setChecked(False)
        self.choice.let_go()
        self._pane.setFocus()

    def _follow(self) -> None:
        choice = self.choice
        self._editor.show_chosen(choice.index)
        if choice.place is None:
            self.popover.dropper.setChecked(False)
            self.popover.hide()
        else:
            self.popover.show_state(choice.color, choice.recent)
            self._place_popover()
            self.popover.show()
            self.popover.raise_()
        self.repaint_wanted.emit()

    def _place_popover(self) -> None:
        place = self.choice.place
        if place is None or self._pulled is not None:
            return
        host, pane = self._viewer.window(), self._pane.viewport()
        if self.popover.parentWidget() is not host:
            self.popover.setParent(host)
        spot = self._pane.sight().to_pane(Spot(place[0] + 0.5, place[1] + 0.5)).toPoint()
        point = pane.mapTo(host, _within(spot, pane.rect()))
        areas = (QRect(pane.mapTo(host, QPoint()), pane.size()), host.rect())
        self.popover.setGeometry(beside(point, self.popover.sizeHint(), areas))


def _kept(pointer: Pointer) -> Spot:
    """Where the mouse is, or the nearest pixel of the photo."""
    width, height = pointer.sight.photo
    return Spot(min(max(0.0, pointer.pixel.x), width - 1), min(max(0.0, pointer.pixel.y), height - 1))


def _within(point: QPoint, area: QRect) -> QPoint:
    return QPoint(min(max(area.left(), point.x()), area.right()), min(max(area.top(), point.y()), area.bottom()))


def _ring(painter: QPainter, at: QPointF, rim: QColor, color: QColor | None) -> None:
    for radius, pen, brush in ((POINT_PX + 2, _DARK_RING, None), (POINT_PX, rim, color)):
        painter.setPen(QPen(pen, 2))
        painter.setBrush(brush if brush is not None else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius, radius)
