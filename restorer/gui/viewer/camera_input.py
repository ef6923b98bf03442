"""Pan and zoom by wheel, touchpad and arrow keys, where the active tool does not want them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from restorer.gui.viewmodels.camera import Spot
from restorer.gui.viewmodels.viewer import ViewerModel

_WHEEL_FACTOR = 1.2
_WHEEL_NOTCH = 120.0
_ARROW_PX = 80.0
_PAGE = 0.8
"""How much of the viewport Shift with an arrow goes on."""

_DIRECTIONS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


def turn_wheel(model: ViewerModel, event: QWheelEvent) -> None:
    """A wheel zooms at the pointer; a touchpad pans, and zooms with Ctrl."""
    is_zoom_key = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_touchpad = event.phase() != Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull()
    if is_touchpad and not is_zoom_key:
        model.pan(event.pixelDelta().x(), event.pixelDelta().y())
    elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        delta = event.angleDelta()
        model.pan(float(delta.x() or delta.y()), 0.0)
    else:
        at = Spot(event.position().x(), event.position().y())
        model.zoom_by(_WHEEL_FACTOR ** (event.angleDelta().y() / _WHEEL_NOTCH), at)


def pinch(model: ViewerModel, event: QEvent, viewport: QWidget) -> bool:
    """A pinch on a touch screen or touchpad zooms at its middle; False where the event is none."""
    if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
        model.zoom_by(1.0 + event.value(), Spot(event.position().x(), event.position().y()))
        return True
    if isinstance(event, QGestureEvent):
        gesture = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(gesture, QPinchGesture):
            middle = viewport.mapFromGlobal(gesture.centerPoint().toPoint())
            model.zoom_by(gesture.scaleFactor(), Spot(middle.x(), middle.y()))
            event.accept(gesture)
            return True
    return False


def push(model: ViewerModel, event: QKeyEvent) -> bool:
    """An arrow pushes the view, with Shift by most of its size; False for another key."""
    direction = _DIRECTIONS.get(Qt.Key(event.key()))
    if direction is None:
        return False
    is_page = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    step_x = model.viewport.width * _PAGE if is_page else _ARROW_PX
    step_y = model.viewport.height * _PAGE if is_page else _ARROW_PX
    model.pan(direction[0] * step_x, direction[1] * step_y)
    return True
