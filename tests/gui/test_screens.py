"""Every part of the window is there on small screens, and the photo stays in the middle of its pane."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QDialog, QToolButton

from restorer.gui.main_window import LEAST, MainWindow
from restorer.gui.screen_room import FRAME
from restorer.gui.theme import Theme
from restorer.gui.viewmodels.layers import PhotoLayer

from .conftest import draw


@pytest.fixture
def filled(controller, qtbot, tmp_path):
    made = controller()
    made.paths = [draw(tmp_path / f"{name}.png", 400, 300, seed=number) for number, name in enumerate("ab")]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: bool(made.main_view.viewer.model.photo.width))
    return made


def middle_of_photo(made):
    """Where the photo's middle is painted, in pixels of the pane."""
    pane = made.main_view.viewer.panes[0]
    (item,) = pane.items_by_layer().values()
    return pane.mapFromScene(item.mapToScene(item.boundingRect().center()))


def is_inside(window, widget):
    corner = widget.mapTo(window, QPoint(0, 0))
    end = corner + QPoint(widget.width() - 1, widget.height() - 1)
    return window.rect().contains(corner) and window.rect().contains(end)


@pytest.mark.parametrize("screen", [QSize(1366, 768), QSize(1280, 720), QSize(960, 540), QSize(1920, 1080)])
def test_the_window_opens_inside_the_screen(qapp, monkeypatch, screen):
    theme = Theme(qapp)

    class Small:
        def availableSize(self):  # noqa: N802 - Qt names it
            return screen

    monkeypatch.setattr(MainWindow, "screen", lambda self: Small())
    window = MainWindow(theme)
    size = window.size() + FRAME
    assert size.width() <= screen.width()
    assert size.height() <= screen.height()
    window.deleteLater()
    theme.close()


@pytest.mark.parametrize("size", [LEAST, QSize(820, 480), QSize(944, 484), QSize(1280, 664)])
def test_the_button_and_the_zoom_are_there_at_every_size(filled, qtbot, size):
    window, view = filled.window, filled.main_view
    layer = PhotoLayer("preview", "After a step with a long name", view.viewer.model.layers[0].source)
    view.viewer.show_photo(view.viewer.model.layers[0], [layer])
    view.viewer.bar.set_has_result(True)
    window.resize(size)
    qtbot.wait(20)
    assert window.size() == size
    bar = view.viewer.bar
    always = (view.queue_bar.start, bar.zoom_in, bar.zoom_out, bar.percent, bar.fit, bar.actual, view.panel.preset)
    for widget in always:
        assert widget.isVisible()
        assert is_inside(window, widget), f"{type(widget).__name__} lies outside at {size}"
    parts = [view.strip_side, view.viewer, view.panel]
    places = [widget.mapTo(window, QPoint(0, 0)).x() for widget in parts]
    for (left, widget), right in zip(zip(places, parts, strict=True), [*places[1:], window.width() + 1], strict=False):
        assert left + widget.width() <= right, "one part covers another"


def test_the_bar_gives_up_what_the_menus_hold_first(filled, qtbot):
    bar = filled.main_view.viewer.bar
    layer = PhotoLayer("result", "Restored", filled.main_view.viewer.model.layers[0].source)
    filled.main_view.viewer.show_photo(filled.main_view.viewer.model.layers[0], [layer])
    bar.set_has_result(True)
    filled.window.resize(1600, 800)
    qtbot.waitUntil(lambda: bar.drag_out.isVisible() and bar.left.isVisible() and bar.actual.isVisible())
    filled.window.resize(LEAST)
    qtbot.waitUntil(lambda: not bar.drag_out.isVisible())
    assert not bar.left.isVisible()
    assert bar.actual.isVisible()


@pytest.mark.parametrize("size", [LEAST, QSize(820, 480), QSize(944, 484), QSize(1600, 800)])
def test_no_tool_is_lost_and_words_go_first(filled, qtbot, size):
    window = filled.window
    window.resize(size)
    qtbot.wait(20)
    buttons = {action: window.tools.widgetForAction(action) for action in window.tools.actions() if action.text()}
    lacking = [action for action, button in buttons.items() if not (button.isVisible() and is_inside(window, button))]
    more = window.tools.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more.isVisible() is bool(lacking)
    assert not lacking or (is_inside(window, more) and not more.icon().isNull() and more.accessibleName())
    assert not lacking or size.width() < 900, "half of 1920 pixels has room for all"
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    words = [buttons[action].toolButtonStyle() is beside for action in window.actions_.labelled]
    assert words == sorted(words)
    assert all(words) == (size.width() == 1600)


def test_the_recipe_gives_way_to_the_guide_where_both_would_cover_the_photo(filled, qtbot):
    window, view = filled.window, filled.main_view
    window.resize(944, 484)
    window.actions_.guide.trigger()
    qtbot.waitUntil(lambda: not view.panel.isVisible())
    qtbot.wait(20)
    end = view.viewer.mapTo(window, QPoint(view.viewer.width(), 0)).x()
    assert end <= window._guide.mapTo(window, QPoint(0, 0)).x(), "the guide covers no part of the photo"
    window.resize(1280, 664)
    qtbot.waitUntil(view.panel.isVisible)
    window.resize(944, 484)
    window.actions_.guide.trigger()
    qtbot.waitUntil(view.panel.isVisible)


@pytest.mark.parametrize(("size", "is_below"), [(QSize(944, 484), True), (QSize(1600, 800), False)])
def test_what_went_wrong_has_room_beside_or_above_its_buttons(filled, qtbot, size, is_below):
    filled.window.resize(size)
    path = filled.main_view.shown.path
    filled.session.note_unreadable(
        path, "It is cut off: the file ends before the picture does.", "Copy it.", "CutOffError"
    )
    bar = filled.main_view.failure
    qtbot.waitUntil(lambda: bar.isVisible() and (bar.retry.y() > bar.message.geometry().bottom()) is is_below)
    assert bar.message.width() > bar.width() * 0.4
    assert bar.rect().contains(bar.retry.geometry())
    assert bar.rest.isVisible()


@pytest.mark.parametrize("name", ["keys", "about", "settings", "models"])
def test_dialogs_open_inside_a_small_screen(filled, qtbot, monkeypatch, name):
    class Small:
        def availableSize(self):  # noqa: N802 - Qt names it
            return QSize(960, 540)

    monkeypatch.setattr(QDialog, "screen", lambda self: Small())
    getattr(filled.window.actions_, name).trigger()
    (dialog,) = [found for found in filled.window.findChildren(QDialog) if found.isVisible()]
    assert dialog.height() <= 540 - FRAME.height()
    assert dialog.minimumSizeHint().height() <= 540 - FRAME.height()
    dialog.close()


def test_hiding_the_panel_puts_the_photo_into_the_middle_again(filled, qtbot):
    pane = filled.main_view.viewer.panes[0]
    for _ in range(2):
        filled.window.actions_.panel.toggle()
        qtbot.waitUntil(lambda: abs(middle_of_photo(filled).x() - pane.width() / 2) <= 2)
    filled.window.actions_.photo_list.toggle()
    assert not filled.main_view.strip_side.isVisible()
    qtbot.waitUntil(lambda: abs(middle_of_photo(filled).x() - pane.width() / 2) <= 2)
    filled.window.actions_.photo_list.toggle()


def test_f11_shows_the_photo_alone_and_escape_brings_all_back(filled, qtbot):
    window, view = filled.window, filled.main_view
    view.notice.show_text("Three photos saved.", stays=True)
    around = (view.strip_side, view.panel, view.queue_bar, view.viewer.bar, window.menuBar(), window.tools)
    filled.window.actions_.full_screen.trigger()
    qtbot.waitUntil(lambda: not any(widget.isVisible() for widget in around))
    assert view.viewer.panes[0].isVisible()
    assert not view.notice.isVisible()
    qtbot.keyClick(view.viewer.panes[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: all(widget.isVisible() for widget in around))
    assert not window.isFullScreen()


def test_a_panel_that_was_hidden_stays_hidden_after_the_full_screen(filled, qtbot):
    view = filled.main_view
    filled.window.actions_.panel.toggle()
    filled.window.actions_.full_screen.trigger()
    qtbot.waitUntil(lambda: not view.queue_bar.isVisible())
    filled.window.actions_.full_screen.trigger()
    qtbot.waitUntil(lambda: view.queue_bar.isVisible())
    assert not view.panel.isVisible()
