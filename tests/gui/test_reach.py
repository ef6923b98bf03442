"""Keys and screen readers reach all of the window, and a long list costs what is in view; on a fake engine."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit, QProgressBar

from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.dialogs.settings import SettingsDialog
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.item import ItemState

from .conftest import propose


def lies_in_combo(widget):
    """Whether it is the list that a combo box drops down, which Qt names after the box."""
    above = widget.parent()
    while above is not None and not isinstance(above, QComboBox):
        above = above.parent()
    return above is not None


def test_what_one_can_use_has_a_name_for_screen_readers(filled, engine):
    propose(filled, engine, filled.paths[0])
    kinds = (QAbstractButton, QAbstractSlider, QAbstractItemView, QComboBox, QLineEdit, QProgressBar)
    settings = SettingsDialog(filled.session.settings, (), filled.window)
    notice = ErrorDialog(ErrorNotice("x"), filled.window)
    nameless = []
    for root in (filled.window, settings, notice):
        for kind in kinds:
            for widget in root.findChildren(kind):
                is_inner = widget.objectName().startswith("qt_") or type(widget).__name__ in ("QScrollBar", "QMenu")
                if not widget.accessibleName() and not is_inner and not lies_in_combo(widget):
                    nameless.append((type(widget).__name__, widget.objectName(), type(widget.parent()).__name__))
    settings.deleteLater()
    notice.deleteLater()
    assert not nameless


def test_every_action_can_be_reached_from_a_menu_and_no_two_share_their_keys(filled):
    window = filled.window
    in_menus = {action for menu in window.menuBar().actions() for action in menu.menu().actions()}
    ours = {value for value in vars(window.actions_).values() if isinstance(value, QAction)}
    assert ours <= in_menus
    keys = [key.toString() for action in ours for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_keyboard_reaches_strip_panel_and_queue(filled, engine, qtbot):
    propose(filled, engine, filled.paths[0])
    seen = set()
    filled.main_view.strip.setFocus()
    for _ in range(60):
        widget = filled.window.focusWidget()
        seen.add(widget)
        filled.window.focusNextChild()
    assert filled.main_view.strip in seen
    assert filled.main_view.panel.preset in seen
    assert filled.main_view.panel.cards["clean"].switch in seen
    assert filled.main_view.queue_bar.start in seen


def test_of_ten_thousand_rows_only_those_in_view_are_painted(controller, qtbot, monkeypatch):
    from restorer.gui.widgets.item_delegate import ItemDelegate

    painted = set()
    real = ItemDelegate._paint_words

    def paint_words(self, painter, place, option, item, colors):
        painted.add(item.path)
        real(self, painter, place, option, item, colors)

    monkeypatch.setattr(ItemDelegate, "_paint_words", paint_words)
    made = controller()
    made.main_view._thumbnails.cancel()
    made.session._on_found([f"/nowhere/{number}.jpg" for number in range(10_000)])
    qtbot.waitUntil(lambda: made.main_view.strip.isVisible())
    made.main_view.strip.choose("/nowhere/9999.jpg")
    qtbot.waitUntil(lambda: "/nowhere/9999.jpg" in painted, timeout=10_000)
    assert len(painted) < 1000
    assert made.session.library.count_of(ItemState.READY, ItemState.FAILED) == 10_000
