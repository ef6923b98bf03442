"""One pane of the viewer: a graphics view that follows the model's camera and passes input to the active tool."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from restorer.gui.colors import DARK, LIGHT
from restorer.gui.viewer.camera_input import pinch, push, turn_wheel
from restorer.gui.viewer.pixels.pyramid import Pyramid, TileKey
from restorer.gui.viewer.pixels.tiles import TileLoader
from restorer.gui.viewer.scene import LayerItem
from restorer.gui.viewer.tool import Pointer, Sight, Tool
from restorer.gui.viewmodels.camera import Spot, to_viewport
from restorer.gui.viewmodels.layers import Transform
from restorer.gui.viewmodels.viewer import ViewerModel

_DIMMED = 0.4
"""How much of a layer that is out of date is seen through the canvas."""

_HALF_LIGHT = 128


class ViewLayer(NamedTuple):
    """A layer in a pane.

    Attributes:
        id: The layer's id.
        pyramid: Its pixels.
        transform: From the source photo to the layer.
        part: `all` of the pane, or the part `left` or `right` of the divider.
        is_dimmed: Whether it is out of date.
    """

    id: str
    pyramid: Pyramid
    transform: Transform | None
    part: str
    is_dimmed: bool = False


class PhotoView(QGraphicsView):
    """Shows a stack of layers through the model's camera.

    Args:
        model: Whose camera is followed and moved.
        loader: Who makes tiles.
        is_leading: Whether this pane's size is the model's viewport; the others are as large or hidden.
    """

    drag_out_wanted = Signal()
    """The person wants to pull the result out of the window."""

    def __init__(
        self, model: ViewerModel, loader: TileLoader, parent: QWidget | None = None, *, is_leading: bool = True
    ) -> None:
        super().__init__(parent)
        self._model, self._loader, self._is_leading = model, loader, is_leading
        self._items: dict[str, tuple[ViewLayer, LayerItem]] = {}
        self._dragged_from: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self._message = ""
        self._tool = Tool(self)
        self._tool_holds = False
        scene = QGraphicsScene(self)
        # Few items that all cover the viewport: an index would only cost.
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        # The camera is this item's transform and not the view's, whose scroll bars count in whole pixels.
        self._root = QGraphicsRectItem()
        self._root.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
        scene.addItem(self._root)
        self._set_up_surface()
        self._tool.repaint_wanted.connect(self.viewport().update)
        model.camera_changed.connect(self._on_camera_changed)
        model.divider_changed.connect(self._clip_parts)
        loader.tile_ready.connect(self._on_tile_ready)

    def _set_up_surface(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        # A scene would take what is dropped and do nothing with it: files are the window's business.
        self.setAcceptDrops(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Photo"))
        self.setAccessibleDescription(self.tr("Drag or use the arrow keys to move, plus and minus to zoom."))
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        # Before and after keep their sides where text runs from right to left.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    # What is shown.

    def show_entries(self, entries: Sequence[ViewLayer], photo: tuple[int, int]) -> None:
        """Show these layers, the last on top, over a source photo of this size.

        A layer whose new pixels are not there yet goes on showing its old ones.
        """
        old, self._items = self._items, {}
        for level, wanted in enumerate(entries):
            entry = wanted
            kept = old.pop(entry.id, None)
            if kept is not None and kept[0].pyramid is not entry.pyramid and _is_blank(entry.pyramid):
                entry = kept[0]._replace(part=entry.part, is_dimmed=entry.is_dimmed)
            if kept is not None and kept[0].pyramid is entry.pyramid:
                item = kept[1]
            else:
                if kept is not None:
                    self._remove(kept[1])
                item = LayerItem(entry.pyramid, self._loader, entry.transform)
                item.setParentItem(self._root)
            item.setZValue(level)
            item.setOpacity(_DIMMED if entry.is_dimmed else 1.0)
            item.place(photo)
            self._items[entry.id] = entry, item
        for _, item in old.values():
            self._remove(item)
        self._clip_parts()
        self._on_camera_changed()

    def items_by_layer(self) -> dict[str, LayerItem]:
        """The items in the pane, bottom first."""
        return {name: item for name, (_, item) in self._items.items()}

    def set_message(self, message: str) -> None:
        """Words in the middle of the canvas; none where empty."""
        if message != self._message:
            self._message = message
            self.viewport().update()

    def set_tool(self, tool: Tool) -> None:
        """What the hand does from now on."""
        self._tool.repaint_wanted.disconnect(self.viewport().update)
        self._tool, self._tool_holds = tool, False
        tool.repaint_wanted.connect(self.viewport().update)
        self.viewport().setMouseTracking(tool.hears_hover)
        self._update_cursor()
        self.viewport().update()

    def sight(self) -> Sight:
        """How the source photo lies in this pane just now."""
        return Sight(self._model.camera, self._model.viewport, self._model.source, self._model.orientation)

    def divider_x(self) -> int:
        """Where the divider stands, in logical pixels of the viewport."""
        return round(self._model.divider * self.viewport().width())

    def _remove(self, item: LayerItem) -> None:
        item.retire()
        self.scene().removeItem(item)

    def _clip_parts(self) -> None:
        size, x = self.viewport().size(), self.divider_x()
        clips = {
            "left": QRect(0, 0, x, size.height()),
            "right": QRect(x, 0, size.width() - x, size.height()),
            "all": None,
        }
        for entry, item in self._items.values():
            item.set_clip(clips[entry.part])

    def _on_tile_ready(self, key: TileKey) -> None:
        for entry, item in self._items.values():
            if entry.pyramid.number == key.pyramid:
                item.refresh_tile(key)

    def _on_camera_changed(self) -> None:
        model, ratio = self._model, self.devicePixelRatioF()
        corner = to_viewport(model.camera, model.viewport, Spot(0.0, 0.0))
        scale = model.camera.scale
        # On whole physical pixels, or 100 % would be a blur.
        x, y = round(corner.x * ratio) / ratio, round(corner.y * ratio) / ratio
        (a, b, c), (d, e, f) = model.orientation.rows(model.source)
        # Qt multiplies row vectors: what comes first stands on the left.
        self._root.setTransform(QTransform(a, d, b, e, c, f) * QTransform(scale, 0, 0, scale, x, y))
        # Qt works out what the items left behind; after a resize it forgets the canvas that was never painted since.
        self.viewport().update()
        self._update_cursor()

    def _update_cursor(self) -> None:
        if self._tool.cursor is not None:
            shape = self._tool.cursor
        elif self._dragged_from is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        else:
            shape = Qt.CursorShape.ArrowCursor if self._model.is_fitted else Qt.CursorShape.OpenHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    # Painting.

    def drawBackground(self, painter: QPainter, rect: object) -> None:
        """A neutral canvas."""
        painter.fillRect(self.viewport().rect(), self.canvas_color())

    def canvas_color(self) -> QColor:
        """The theme's neutral grey: a coloured surround would shift how the photo's colours look."""
        return QColor((DARK if self._is_dark() else LIGHT).canvas)

    def _is_dark(self) -> bool:
        return self.palette().window().color().lightness() < _HALF_LIGHT

    def drawForeground(self, painter: QPainter, rect: object) -> None:
        """The message, where there is one, and what the tool paints."""
        if self._message:
            painter.setPen(QPen(QColor((DARK if self._is_dark() else LIGHT).text)))
            area = self.viewport().rect().adjusted(48, 48, -48, -48)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._message)
        if self._model.photo.width:
            self._tool.paint(painter, self.sight())

    # Hands.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The middle of what is seen stays in the middle."""
        super().resizeEvent(event)
        size = self.viewport().size()
        self.scene().setSceneRect(0, 0, size.width(), size.height())
        if self._is_leading:
            self._model.set_viewport(size.width(), size.height(), self.devicePixelRatioF())
        self._clip_parts()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms at the pointer; a touchpad pans, and zooms with Ctrl."""
        if not self._tool.wheel(event, self._pointer(event.position(), Qt.MouseButton.NoButton, event.modifiers())):
            turn_wheel(self._model, event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Pinches, on touch screens and on touchpads."""
        if pinch(self._model, event, self.viewport()):
            return True
        if isinstance(event, QTabletEvent) and self._tool.hears_pen and self._take_pen(event):
            event.accept()
            return True
        return super().viewportEvent(event)

    def _take_pen(self, event: QTabletEvent) -> bool:
        """A pen on a tablet, with its pressure; what the tool does not take comes again as a mouse."""
        pointer = Pointer(event.position(), self.sight(), event.button(), event.modifiers(), event.pressure())
        if event.type() == QEvent.Type.TabletPress:
            self._tool_holds = bool(self._model.photo.width) and self._tool.press(pointer)
            return self._tool_holds
        if not self._tool_holds:
            return False
        if event.type() == QEvent.Type.TabletMove:
            self._tool.drag(pointer)
        else:
            self._tool_holds = False
            self._tool.release(pointer)
        return True

    def _pointer(self, place: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> Pointer:
        return Pointer(place, self.sight(), button, modifiers)

    def _pointer_of(self, event: QMouseEvent) -> Pointer:
        return self._pointer(event.position(), event.button(), event.modifiers())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The tool goes first; what it does not want takes hold of the photo."""
        if self._model.photo.width and self._tool.press(self._pointer_of(event)):
            self._tool_holds = True
            event.accept()
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.drag_out_wanted.emit()
            else:
                self._dragged_from = event.position()
                self._pressed_at = event.position() if event.button() == Qt.MouseButton.LeftButton else None
                self._update_cursor()
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The tool's way, or pull the photo along."""
        if self._tool_holds:
            self._tool.drag(self._pointer_of(event))
            return
        if self._dragged_from is None and self._tool.hears_hover and not event.buttons():
            shape = self._tool.hover(self._pointer_of(event))
            if shape is not None:
                self.viewport().setCursor(shape)
            else:
                self._update_cursor()
        if self._dragged_from is None:
            super().mouseMoveEvent(event)
            return
        step = event.position() - self._dragged_from
        self._dragged_from = event.position()
        self._model.pan(step.x(), step.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the photo go; a click that did not pull is the tool's."""
        if self._tool_holds:
            self._tool_holds = False
            self._tool.release(self._pointer_of(event))
            return
        at, self._pressed_at, self._dragged_from = self._pressed_at, None, None
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            pulled = event.position() - at
            if max(abs(pulled.x()), abs(pulled.y())) < QApplication.startDragDistance():
                self._tool.click(self._pointer(at, event.button(), event.modifiers()))
        self._update_cursor()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To 100 % at the pointer, and back to the whole photo."""
        if self._tool.keeps_double_click:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._model.toggle_fit(Spot(event.position().x(), event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """The tool's ring or brush goes with the mouse."""
        self._tool.leave()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """What the tool claims is no shortcut of a menu."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and self._model.photo.width and self._tool.claims_key(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows push the view; with Shift by most of its size."""
        # What is no arrow goes not to the view, which would scroll, but to the viewer around it.
        if not self._tool.key_press(event) and not push(self._model, event):
            event.ignore()


def _is_blank(pyramid: Pyramid) -> bool:
    return pyramid.preview is None and pyramid.error is None
