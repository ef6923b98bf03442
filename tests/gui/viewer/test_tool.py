"""A tool hears the hand before the viewer does, and what it does not take goes on as ever."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from restorer.gui.viewer.tool import Tool
from restorer.gui.viewmodels.camera import Spot

from .conftest import flat, layer

GRAY = (120, 120, 120)


class Recorder(Tool):
    """Notes what it hears, takes presses with the left button, and paints a red square on pixel (50, 50)."""

    hears_hover = True
    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, parent=None, *, takes=True):
        super().__init__(parent)
        self.heard, self.takes = [], takes

    def taken_up(self):
        self.heard.append("taken up")

    def laid_down(self):
        self.heard.append("laid down")

    def press(self, pointer):
        self.heard.append(("press", round(pointer.spot.x), round(pointer.spot.y), pointer.is_on_photo))
        return self.takes

    def drag(self, pointer):
        self.heard.append(("drag", round(pointer.spot.x), round(pointer.spot.y)))

    def release(self, pointer):
        self.heard.append(("release", round(pointer.spot.x), round(pointer.spot.y)))

    def click(self, pointer):
        self.heard.append(("click", round(pointer.spot.x), round(pointer.spot.y)))

    def hover(self, pointer):
        self.heard.append("hover")
        return Qt.CursorShape.SizeAllCursor

    def wheel(self, event, pointer):
        self.heard.append("wheel")
        return self.takes

    def key_press(self, event):
        if event.key() == Qt.Key.Key_BracketLeft:
            self.heard.append("[")
            return True
        return False

    def paint(self, painter, sight):
        corner, end = sight.to_pane(Spot(50, 50)), sight.to_pane(Spot(60, 60))
        painter.fillRect(round(corner.x()), round(corner.y()), round(end.x() - corner.x()), 10, QColor("#ff0000"))


@pytest.fixture
def shown(viewer, qtbot, settled):
    viewer.show_photo(layer("before", flat(200, 100, GRAY)))
    settled()
    return viewer


def place_of(viewer, x, y):
    spot = viewer.panes[0].sight().to_pane(Spot(x, y))
    return QPoint(round(spot.x()), round(spot.y()))


def test_a_press_that_is_taken_is_followed_and_pans_nothing(shown, qtbot):
    tool, pane = Recorder(shown), shown.panes[0].viewport()
    shown.model.set_zoom(8.0)
    before = shown.model.camera
    shown.take_up(tool)
    start, end = place_of(shown, 100, 50), place_of(shown, 120, 50)
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(pane, end)
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=end)
    assert tool.heard[0] == "taken up"
    kinds = [heard for heard in tool.heard if isinstance(heard, tuple)]
    assert kinds == [("press", 100, 50, True), ("drag", 120, 50), ("release", 120, 50)]
    assert shown.model.camera == before


def test_a_press_that_is_not_taken_pans_and_in_one_place_is_a_click(shown, qtbot):
    tool, pane = Recorder(shown, takes=False), shown.panes[0].viewport()
    shown.model.set_zoom(8.0)
    shown.take_up(tool)
    before, start = shown.model.camera, place_of(shown, 100, 50)
    qtbot.mousePress(pane, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(pane, start + QPoint(80, 0))
    qtbot.mouseRelease(pane, Qt.MouseButton.LeftButton, pos=start + QPoint(80, 0))
    assert shown.model.camera.x < before.x
    assert not [heard for heard in tool.heard if heard[0] == "click"]
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=place_of(shown, 90, 40))
    assert tool.heard[-1] == ("click", 90, 40) or ("click", 90, 40) in tool.heard


def test_hover_wheel_keys_and_paint_are_the_tools(shown, qtbot, color_at):
    tool, pane = Recorder(shown), shown.panes[0].viewport()
    assert color_at(*place_of(shown, 52, 51).toTuple()) == GRAY
    shown.take_up(tool)
    assert color_at(*(place_of(shown, 52, 50) + QPoint(0, 4)).toTuple()) == (255, 0, 0)
    assert pane.cursor().shape() is Qt.CursorShape.CrossCursor
    qtbot.mouseMove(pane, place_of(shown, 20, 20))
    qtbot.mouseMove(pane, place_of(shown, 30, 20))
    assert "hover" in tool.heard
    assert pane.cursor().shape() is Qt.CursorShape.SizeAllCursor
    zoom, at = shown.zoom, QPointF(place_of(shown, 50, 50))
    turn = QWheelEvent(
        at, pane.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(pane, turn)
    assert "wheel" in tool.heard
    assert shown.zoom == zoom
    qtbot.keyClick(shown.panes[0], Qt.Key.Key_BracketLeft)
    assert tool.heard[-1] == "["


def test_escape_another_tool_and_another_photo_lay_it_down(shown, qtbot):
    tool, resting = Recorder(shown), Recorder(shown, takes=False)
    shown.rest_on(resting)
    assert shown.tool is resting
    shown.take_up(tool)
    assert resting.heard[-1] == "laid down"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.tool is resting
    shown.take_up(tool)
    with qtbot.waitSignal(shown.tool_changed):
        shown.show_photo(layer("before", flat(200, 100, GRAY)))
    assert shown.tool is resting
    shown.take_up(tool)
    shown.lay_down(resting)
    assert shown.tool is tool, "only the tool that is in hand can lay itself down"
    shown.clear()
    assert shown.tool is resting
