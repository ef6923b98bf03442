import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from restorer.gui.viewer.pixels.opening import open_pyramid
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.layers import ArraySource, FileSource, PhotoLayer
from restorer.gui.viewmodels.viewer import Mode

from .conftest import flat, layer, overlay

RED, GREEN, BLUE = (200, 0, 0), (0, 200, 0), (0, 0, 200)


@pytest.fixture
def compared(viewer, settled):
    """A red photo before, a green one after."""
    viewer.show_photo(layer("before", flat(400, 300, RED)), [layer("after", flat(400, 300, GREEN))])
    settled()
    return viewer


def wheel(view, at, notches=1, modifiers=Qt.KeyboardModifier.NoModifier):
    event = QWheelEvent(
        QPointF(at), view.viewport().mapToGlobal(QPointF(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def drag(qtbot, widget, start, end):
    qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(widget, (start + end) / 2)
    qtbot.mouseMove(widget, end)
    qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def test_before_is_left_of_the_divider_and_after_right(compared, color_at):
    x = compared.panes[0].divider_x()
    y = compared.panes[0].height() // 2
    assert color_at(x - 30, y) == RED
    assert color_at(x + 30, y) == GREEN


def test_divider_is_dragged(compared, qtbot, color_at):
    handle = compared.divider_handle
    pane, middle = compared.panes[0], handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    for x in (450, 520, 600):
        # The handle moves under the pointer, so each place is asked for anew.
        qtbot.mouseMove(handle, handle.mapFrom(pane, QPoint(x, 300)))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    assert compared.divider == pytest.approx(0.75, abs=0.01)
    assert handle.geometry().center().x() == pytest.approx(compared.panes[0].width() * 0.75, abs=2)
    assert color_at(500, 280) == RED
    qtbot.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    assert compared.divider == 0.5


def test_divider_moves_by_keyboard(compared, qtbot):
    qtbot.keyClick(compared.divider_handle, Qt.Key.Key_Right)
    assert compared.divider == pytest.approx(0.51)
    qtbot.keyClick(compared.divider_handle, Qt.Key.Key_Home)
    assert compared.divider == 0
    qtbot.keyClick(compared.divider_handle, Qt.Key.Key_PageUp)
    assert compared.divider == pytest.approx(0.1)


def test_blinking_lasts_as_long_as_the_key_is_held(compared, qtbot, settled, color_at):
    view = compared.panes[0]
    at = (view.divider_x() + 60, view.height() // 2)
    qtbot.keyPress(view, Qt.Key.Key_B)
    settled()
    assert color_at(*at) == RED
    qtbot.keyRelease(view, Qt.Key.Key_B)
    settled()
    assert color_at(*at) == GREEN


def test_blinking_button_works_by_mouse(compared, qtbot):
    qtbot.mousePress(compared.bar.blink, Qt.MouseButton.LeftButton)
    assert compared.model.is_blinking
    qtbot.mouseRelease(compared.bar.blink, Qt.MouseButton.LeftButton)
    assert not compared.model.is_blinking


def test_blinking_ends_when_the_keyboard_goes_elsewhere(compared, qtbot):
    compared.panes[0].setFocus()
    qtbot.waitUntil(compared.panes[0].hasFocus)
    qtbot.keyPress(compared.panes[0], Qt.Key.Key_Space)
    compared.bar.left.setFocus()
    qtbot.waitUntil(lambda: not compared.model.is_blinking)


def test_wheel_zooms_at_the_pointer(viewer, settled, color_at):
    pixels = flat(400, 300, BLUE)
    pixels[60:66, 80:86] = RED
    viewer.show_photo(layer("before", pixels))
    settled()
    view, scale = viewer.panes[0], viewer.model.camera.scale
    root = view._root.transform()
    at = root.map(QPointF(83, 63)).toPoint()
    assert color_at(at.x(), at.y()) == RED
    for _ in range(6):
        wheel(view, at)
    settled()
    assert viewer.model.camera.scale == pytest.approx(scale * 1.2**6)
    assert color_at(at.x(), at.y()) == RED


def test_shift_and_wheel_push_sideways(compared):
    compared.zoom = 4.0
    x = compared.model.camera.x
    wheel(compared.panes[0], QPoint(100, 100), 1, Qt.KeyboardModifier.ShiftModifier)
    assert compared.model.camera.x == pytest.approx(x - 120 / 4)


def test_both_panes_look_at_the_same_place(compared, qtbot, settled, color_at):
    compared.mode = Mode.SIDE_BY_SIDE
    compared.zoom = 3.0
    settled()
    left, right = compared.panes
    assert right.isVisible()
    assert abs(left.width() - right.width()) <= 1
    drag(qtbot, left.viewport(), QPoint(200, 200), QPoint(150, 120))
    assert left._root.transform() == right._root.transform()
    drag(qtbot, right.viewport(), QPoint(100, 100), QPoint(130, 150))
    assert left._root.transform() == right._root.transform()
    settled()
    assert color_at(100, 100, pane=0) == RED
    assert color_at(100, 100, pane=1) == GREEN


@pytest.mark.parametrize("transform", [None, np.array([[4, 0, 1.5], [0, 4, 1.5], [0, 0, 1.0]])])
def test_enlarged_result_lies_on_the_original(viewer, settled, color_at, transform):
    small, large = flat(100, 80, BLUE), flat(400, 320, BLUE)
    small[:, :50], large[:, :200] = RED, RED
    viewer.show_photo(layer("before", small), [layer("after", large, transform)])
    settled()
    item = viewer.panes[0].items_by_layer()["after"]
    assert item.sceneBoundingRect() == viewer.panes[0].items_by_layer()["before"].sceneBoundingRect()
    viewer.zoom = 1.0
    assert viewer.model.camera.scale == pytest.approx(4.0)
    edge = viewer.panes[0]._root.transform().map(QPointF(50, 40))
    for fraction in (0.0, 1.0):
        viewer.divider = fraction
        settled()
        assert color_at(edge.x() - 3, edge.y()) == RED
        assert color_at(edge.x() + 3, edge.y()) == BLUE


def test_cropped_result_lies_where_it_came_from(viewer, settled):
    crop = np.array([[1, 0, -100], [0, 1, -50], [0, 0, 1.0]])
    viewer.show_photo(layer("before", flat(400, 300, RED)), [layer("after", flat(200, 100, GREEN), crop)])
    settled()
    item = viewer.panes[0].items_by_layer()["after"]
    root = viewer.panes[0]._root
    assert item.mapToItem(root, QPointF(0, 0)) == QPointF(100, 50)
    assert item.mapToItem(root, QPointF(200, 100)) == QPointF(300, 150)


def test_overlays_are_switched_by_their_chips(viewer, qtbot, settled, color_at):
    mask = np.zeros((300, 400), np.uint8)
    mask[100:200, 100:200] = 255
    viewer.show_photo(layer("before", flat(400, 300, (0, 0, 0))), [], [overlay("damage", mask, "#ff0000")])
    settled()
    inside = viewer.panes[0]._root.transform().map(QPointF(150, 150))
    assert color_at(inside.x(), inside.y()) == (0, 0, 0)
    chip = viewer.overlays.chips["damage"]
    assert not chip.isVisible(), "one control, until somebody asks for it"
    qtbot.mouseClick(viewer.overlays.head, Qt.MouseButton.LeftButton)
    assert chip.isVisible()
    assert viewer.panes[0].rect().contains(viewer.overlays.geometry())
    settled()
    assert color_at(inside.x(), inside.y()) == (153, 0, 0)
    outside = viewer.panes[0]._root.transform().map(QPointF(250, 150))
    assert color_at(outside.x(), outside.y()) == (0, 0, 0)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    settled()
    assert color_at(inside.x(), inside.y()) == (0, 0, 0)


def test_patch_lies_over_its_region_only(compared, settled, color_at):
    where = np.array([[1, 0, -250], [0, 1, -100], [0, 0, 1.0]])
    before, after = compared.model.layers
    patch = layer("patch", flat(50, 50, BLUE), where)
    compared.show_photo(before, [replace(after, patch=patch)])
    settled()
    root = compared.panes[0]._root.transform()
    inside, outside = root.map(QPointF(275, 125)), root.map(QPointF(350, 125))
    assert color_at(inside.x(), inside.y()) == BLUE
    assert color_at(outside.x(), outside.y()) == GREEN
    compared.show_photo(before, [after])
    settled()
    assert color_at(inside.x(), inside.y()) == GREEN


def test_old_pixels_stay_until_the_new_are_there(compared, settled, color_at, monkeypatch):
    view, gate = compared.panes[0], threading.Event()
    at = (view.divider_x() + 60, view.height() // 2)
    before = compared.model.layers[0]
    monkeypatch.setattr(
        "restorer.gui.viewer.pixels.tiles.open_pyramid", lambda *args: gate.wait(10) and open_pyramid(*args)
    )
    compared.show_photo(before, [layer("after", flat(400, 300, BLUE))])
    assert color_at(*at) == GREEN
    gate.set()
    settled()
    assert color_at(*at) == BLUE


def test_pixels_are_squares_above_200_percent(viewer, settled, color_at):
    pixels = flat(100, 100, (0, 0, 0))
    pixels[:, 50:] = 255
    viewer.show_photo(layer("before", pixels))
    settled()
    viewer.zoom = 8.0
    settled()
    edge = viewer.panes[0]._root.transform().map(QPointF(50, 50))
    assert color_at(edge.x() - 1, edge.y()) == (0, 0, 0)
    assert color_at(edge.x() + 1, edge.y()) == (255, 255, 255)


def test_hundred_percent_shows_each_pixel_as_it_is(viewer, settled):
    pixels = np.random.default_rng(1).integers(0, 255, (900, 1300, 3), np.uint8)
    viewer.show_photo(layer("before", pixels))
    settled()
    viewer.zoom = 1.0
    viewer.model.look_at(641.3, 450.7)
    settled()
    view = viewer.panes[0]
    corner = view._root.transform().inverted()[0].map(QPointF(300, 300)).toPoint()
    image = view.viewport().grab().toImage()
    for step in range(0, 100, 7):
        color = image.pixelColor(300 + step, 300 + step)
        expected = tuple(int(value) for value in pixels[corner.y() + step, corner.x() + step])
        assert (color.red(), color.green(), color.blue()) == expected


@pytest.mark.parametrize(
    ("key", "check"),
    [
        (Qt.Key.Key_1, lambda v: v.zoom == pytest.approx(1.0)),
        (Qt.Key.Key_F, lambda v: v.model.is_fitted),
        (Qt.Key.Key_Plus, lambda v: v.zoom == pytest.approx(4.0)),
        (Qt.Key.Key_Minus, lambda v: v.zoom == pytest.approx(2.0)),
        (Qt.Key.Key_S, lambda v: v.mode is Mode.SIDE_BY_SIDE),
        (Qt.Key.Key_A, lambda v: v.mode is Mode.SINGLE),
        (Qt.Key.Key_X, lambda v: v.model.left == "after"),
        (Qt.Key.Key_Right, lambda v: v.model.camera.x == pytest.approx(200 + 80 / 3)),
        (Qt.Key.Key_Up, lambda v: v.model.camera.y == pytest.approx(150 - 80 / 3)),
    ],
)
def test_everything_is_done_by_keyboard(compared, qtbot, key, check):
    compared.zoom = 3.0
    compared.model.look_at(200, 150)
    qtbot.keyClick(compared.panes[0], key)
    assert check(compared)


def test_double_click_goes_to_100_percent_and_back(compared, qtbot):
    view = compared.panes[0].viewport()
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert compared.zoom == pytest.approx(1.0)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    assert compared.model.is_fitted


def test_minimap_is_there_while_something_is_out_of_view(compared, qtbot, settled):
    assert not compared.minimap.isVisible()
    compared.zoom = 4.0
    settled()
    assert compared.minimap.isVisible()
    qtbot.mouseClick(compared.minimap, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert compared.model.region_in_view.topLeft() == QPoint(0, 0)
    x = compared.model.camera.x
    qtbot.keyClick(compared.minimap, Qt.Key.Key_Right)
    assert compared.model.camera.x == x + 40


def test_region_in_view_is_told_once_the_view_rests(compared, qtbot):
    with qtbot.waitSignal(compared.region_in_view_changed) as told:
        compared.zoom = 4.0
        compared.model.pan(-40, 0)
    assert told.args[0] == compared.model.region_in_view
    assert told.args[0].width() < 400


def test_before_stays_left_where_text_runs_from_right_to_left(compared, qtbot):
    compared.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    compared.mode = Mode.SIDE_BY_SIDE
    left, right = (pane.mapTo(compared, QPoint(0, 0)).x() for pane in compared.panes)
    assert left < right
    left, right = (combo.mapTo(compared, QPoint(0, 0)).x() for combo in (compared.bar.left, compared.bar.right))
    assert left < right


def test_combo_boxes_choose_the_sides(compared, qtbot, settled):
    steps = [layer(name, flat(400, 300, color)) for name, color in (("clean", BLUE), ("after", GREEN))]
    compared.show_photo(compared.model.layers[0], steps)
    left = compared.bar.left
    assert [left.itemText(index) for index in range(left.count())] == ["Before", "Clean", "After"]
    left.setFocus()
    qtbot.keyClick(left, Qt.Key.Key_Down)
    assert compared.model.left == "clean"


def test_missing_photo_is_told_on_the_canvas(viewer, qtbot, tmp_path):
    with qtbot.waitSignal(viewer.failed) as told:
        viewer.show_photo(PhotoLayer("before", "Before", FileSource.of(tmp_path / "gone.jpg")))
    assert "gone.jpg" in told.args[0].message
    assert viewer.panes[0]._message == "No picture"


def test_photo_file_is_shown(viewer, make_file, settled, color_at):
    viewer.show_photo(make_file("red.png", flat(50, 40, RED)))
    settled()
    assert color_at(400, 280) == RED


def test_clear_leaves_an_empty_canvas(compared, settled):
    compared.clear()
    assert compared.panes[0].items_by_layer() == {}
    assert compared._loader.cache.size_bytes == 0
    assert not compared.divider_handle.isVisible()
    assert compared.model.region_in_view.isEmpty()


def test_few_pictures_stay_open(viewer, settled):
    for _ in range(12):
        viewer.show_photo(layer("before", flat(40, 30, RED)), [layer("after", flat(40, 30, GREEN))])
        settled()
    assert len(viewer._pyramids) <= 2 + 4
    assert len(viewer._loader._pyramids) == len(viewer._pyramids)


def test_result_is_dragged_out_as_a_file(compared, monkeypatch, tmp_path, qtbot):
    result = tmp_path / "after.png"
    result.write_bytes(b"x")
    dropped = []

    class Drag:
        def __init__(self, source):
            pass

        def setMimeData(self, data):  # noqa: N802  (Qt's own spelling)
            dropped.append([url.toLocalFile() for url in data.urls()])

        def setPixmap(self, pixmap):  # noqa: N802
            dropped.append(pixmap.width())

        def exec(self, action):
            dropped.append(action)

    monkeypatch.setattr("restorer.gui.viewer.viewer.QDrag", Drag)
    assert not compared.bar.drag_out.isVisible()
    compared.set_result_file(result)
    assert compared.bar.drag_out.isVisible()
    drag(qtbot, compared.bar.drag_out, QPoint(5, 5), QPoint(60, 60))
    assert [Path(path) for path in dropped[0]] == [result]
    assert dropped[1:] == [128, Qt.DropAction.CopyAction]
    with qtbot.waitSignal(compared.reveal_requested) as told:
        qtbot.mouseClick(compared.bar.reveal, Qt.MouseButton.LeftButton)
    assert told.args == [result]


def test_everything_that_takes_the_keyboard_has_a_name(compared):
    own = [widget for widget in compared.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    # What Qt builds inside its combo boxes, menus and views speaks for itself.
    named = [widget for widget in own if widget.focusProxy() is None and not widget.window().inherits("QMenu")]
    named = [widget for widget in named if widget.window() is compared and not widget.objectName().startswith("qt_")]
    assert len(named) >= 12
    assert [widget for widget in named if not widget.accessibleName()] == []
    assert all(button.toolTip() for button in compared.bar.findChildren(QAbstractButton))


def test_viewer_that_is_deleted_without_a_word_ends_its_threads(qtbot, qapp):
    made = PhotoViewer()
    loader = made._loader
    made.show_photo(PhotoLayer("before", "Before", ArraySource(flat(3000, 2000, RED))))
    with qtbot.waitSignal(made.destroyed):
        made.deleteLater()
    assert loader._is_stopped
