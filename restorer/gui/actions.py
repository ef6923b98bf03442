"""The window's actions (menus and toolbar), with text, icon and shortcut."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QToolBar, QWidget

from restorer.gui.icons import icon

_Keys = QKeySequence | QKeySequence.StandardKey | str | tuple[str, ...] | None


class Actions(QObject):
    """The window's actions. Who connects them decides what they do; `refresh` of the window when they can be used."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        key, role = QKeySequence.StandardKey, QAction.MenuRole
        self.add_photos = self._make(self.tr("Add &photos…"), "add-photos", key.Open)
        self.add_folder = self._make(self.tr("Add &folder…"), "add-folder", "Ctrl+Shift+O")
        self.save_as = self._make(self.tr("&Save result as…"), "save", key.SaveAs)
        self.save_all = self._make(self.tr("Save &all results…"), "save-all", "Ctrl+Alt+S")
        self.reveal = self._make(self.tr("Show result in its &folder"), "reveal", "Ctrl+Shift+R")
        self.models = self._make(self.tr("&Networks…"), "", "Ctrl+Shift+N")
        self.print = self._make(self.tr("&Print…"), "", key.Print)
        self.contact_sheet = self._make(self.tr("Co&ntact sheet…"), "", "Ctrl+Shift+P")
        self.copy_picture = self._make(self.tr("&Copy picture"), "copy", key.Copy)
        self.settings = self._make(self.tr("Se&ttings…"), "settings", "Ctrl+,", role.PreferencesRole)
        self.quit = self._make(self.tr("&Quit"), "", key.Quit, role.QuitRole)
        self.undo = self._make(self.tr("&Undo"), "undo", key.Undo)
        self.redo = self._make(self.tr("&Redo"), "redo", key.Redo)
        self.select_all = self._make(self.tr("Select &all"), "", key.SelectAll)
        self.remove = self._make(self.tr("Remove from &list"), "remove", key.Delete)
        self.remove_finished = self._make(self.tr("Remove restored photos from the l&ist"), "", "Ctrl+Shift+Delete")
        self.reset_recipe = self._make(self.tr("Return to the &proposed recipe"), "reset", "Ctrl+Backspace")
        self.apply_selected = self._make(self.tr("Apply recipe to &selected photos"), "apply", "Ctrl+Shift+A")
        self.apply_all = self._make(self.tr("Apply recipe to &all photos"), "", "Ctrl+Alt+A")
        self.rotate_left = self._make(self.tr("Rotate &left"), "rotate-left", "Ctrl+[")
        self.rotate_right = self._make(self.tr("Rotate &right"), "rotate-right", "Ctrl+]")
        self.flip_horizontal = self._make(self.tr("Flip &horizontally"), "flip-horizontal", None)
        self.flip_vertical = self._make(self.tr("Flip &vertically"), "flip-vertical", None)
        self.crop = self._make(self.tr("&Crop and straighten"), "crop", "C", is_checkable=True)
        self.brush = self._make(self.tr("&Brush over damage"), "brush", "P", is_checkable=True)
        self.keep_out = self._make(self.tr("&Never touch…"), "", None)
        self.faces = self._make(self.tr("&Faces"), "faces", "E", is_checkable=True)
        self.versions = self._make(self.tr("&Versions and steps…"), "", "V")
        self.start = self._make(self.tr("&Restore all"), "start", "Ctrl+R")
        self.start_selected = self._make(self.tr("Restore s&elected"), "", "Ctrl+Return")
        self.pause = self._make(self.tr("&Pause"), "pause", "Ctrl+Alt+P")
        self.cancel = self._make(self.tr("&Cancel selected"), "cancel", "Ctrl+.")
        self.cancel_all = self._make(self.tr("Cancel a&ll"), "", "Ctrl+Shift+.")
        self.retry = self._make(self.tr("&Try again"), "retry", "Ctrl+T")
        self.move_up = self._make(self.tr("Move &up"), "up", "Alt+Up")
        self.move_down = self._make(self.tr("Move &down"), "down", "Alt+Down")
        self.divider = self._make(self.tr("S&plit view"), "divider", "D", is_checkable=True)
        self.side_by_side = self._make(self.tr("&Side by side"), "side-by-side", "S", is_checkable=True)
        self.single = self._make(self.tr("&One picture"), "after", "A", is_checkable=True)
        self.swap = self._make(self.tr("S&wap sides"), "", "X")
        self.overlays = self._make(self.tr("What &changed"), "overlays", "O", is_checkable=True)
        self.fit = self._make(self.tr("&Whole photo"), "zoom-fit", ("F", "Ctrl+0"))
        self.actual_size = self._make(self.tr("&Actual size"), "zoom-actual", ("1", "Ctrl+1"))
        self.zoom_in = self._make(self.tr("Zoom &in"), "zoom-in", ("Ctrl++", "Ctrl+=", "+"))
        self.zoom_out = self._make(self.tr("Zoom o&ut"), "zoom-out", ("Ctrl+-", "-"))
        self.keep = self._make(self.tr("&Keep result"), "keep", "K")
        self.reject = self._make(self.tr("Re&ject result"), "reject", "R")
        self.grid = self._make(self.tr("Large &pictures"), "grid", "G", is_checkable=True)
        self.photo_list = self._make(self.tr("&List of photos"), "", "F8", is_checkable=True)
        self.panel = self._make(self.tr("&Recipe panel"), "panel", "F9", is_checkable=True)
        self.full_screen = self._make(self.tr("&Full screen"), "", "F11", is_checkable=True)
        self.guide = self._make(self.tr("&Guide"), "", key.HelpContents, is_checkable=True)
        self.palette = self._make(self.tr("&Find a command…"), "search", "Ctrl+K")
        self.keys = self._make(self.tr("&Keys"), "", "?")
        self.about = self._make(self.tr("&About Restorer"), "info", None, role.AboutRole)
        for action in (self.add_photos, self.add_folder, self.save_all, self.settings):
            action.setIconText(action.text().replace("&", "").rstrip("…"))

    @property
    def labelled(self) -> tuple[QAction, ...]:
        """Those whose words stand in the tool bar, the ones that can do without them first."""
        return self.save_all, self.add_folder, self.add_photos

    def fill_menus(self, bar: QMenuBar) -> None:
        """Put the actions into the menus where people look for them."""
        bar.setAccessibleName(self.tr("Menus"))
        self._fill(bar.addMenu(self.tr("&File")), (
            self.add_photos, self.add_folder, None, self.save_as, self.save_all, self.reveal, None, self.print,
            self.contact_sheet,
            None, self.models, self.settings, None, self.quit,
        ))  # fmt: skip
        self._fill(bar.addMenu(self.tr("&Edit")), (
            self.undo, self.redo, None, self.copy_picture, None, self.select_all, self.remove, self.remove_finished,
            None, self.keep, self.reject, None, self.reset_recipe, self.apply_selected, self.apply_all,
        ))  # fmt: skip
        self._fill(bar.addMenu(self.tr("&Photo")), (
            self.rotate_left, self.rotate_right, self.flip_horizontal, self.flip_vertical, None, self.crop,
            self.brush, self.keep_out, self.faces, None, self.versions,
        ))  # fmt: skip
        self._fill(bar.addMenu(self.tr("&Queue")), (
            self.start, self.start_selected, None, self.pause, self.cancel, self.cancel_all, self.retry, None,
            self.move_up, self.move_down,
        ))  # fmt: skip
        self._fill(bar.addMenu(self.tr("&View")), (
            self.divider, self.side_by_side, self.single, self.swap, None, self.overlays, None, self.fit,
            self.actual_size, self.zoom_in, self.zoom_out, None, self.grid, self.photo_list, self.panel,
            self.full_screen,
        ))  # fmt: skip
        self._fill(bar.addMenu(self.tr("&Help")), (self.guide, self.palette, self.keys, None, self.about))

    def fill_tools(self, bar: QToolBar) -> None:
        """Put the most used ones into the tool bar."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QSizePolicy, QToolButton

        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for action in (
            self.add_photos,
            self.add_folder,
            None,
            self.undo,
            self.redo,
            None,
            self.rotate_left,
            self.rotate_right,
            self.crop,
            self.brush,
            self.faces,
            None,
            self.remove,
        ):
            bar.addAction(action) if action is not None else bar.addSeparator()
        bar.addWidget(space)
        more = bar.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):
            # Qt's own arrow is lost on a flat button; it is there where the window is too narrow for all tools.
            more.setIcon(icon("dots"))
            more.setAccessibleName(self.tr("More tools"))
            more.setToolTip(more.accessibleName())
        for action in (
            self.keep,
            self.reject,
            self.grid,
            None,
            self.save_as,
            self.save_all,
            None,
            self.settings,
            self.panel,
        ):
            bar.addAction(action) if action is not None else bar.addSeparator()
        for action in bar.actions():
            button = bar.widgetForAction(action)
            if isinstance(button, QToolButton) and not action.isSeparator():
                name = action.text().replace("&", "")
                button.setAccessibleName(name)
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                action.setToolTip(f"{name.rstrip('…')}  ({keys})" if keys else name)
                if action in self.labelled:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def fill_context(self, menu: QMenu) -> None:
        """What can be done to the selected photos."""
        self._fill(menu, (
            self.start_selected, self.retry, self.cancel, None, self.apply_selected, self.save_as, self.reveal, None,
            self.keep, self.reject, None, self.move_up, self.move_down, None, self.remove,
        ))  # fmt: skip

    def _make(
        self,
        text: str,
        icon_name: str,
        keys: _Keys,
        role: QAction.MenuRole = QAction.MenuRole.NoRole,
        *,
        is_checkable: bool = False,
    ) -> QAction:
        action = QAction(text, self)
        action.setCheckable(is_checkable)
        action.setMenuRole(role)
        if icon_name:
            action.setIcon(icon(icon_name))
        if isinstance(keys, QKeySequence.StandardKey):
            action.setShortcuts(keys)
        elif isinstance(keys, tuple):
            action.setShortcuts([QKeySequence(text) for text in keys])
        elif keys is not None:
            action.setShortcut(keys)
        window = self.parent()
        if isinstance(window, QMainWindow):
            window.addAction(action)
        return action

    def _fill(self, menu: QMenu, actions: tuple[QAction | None, ...]) -> None:
        menu.setAccessibleName(menu.title().replace("&", ""))
        for action in actions:
            menu.addAction(action) if action is not None else menu.addSeparator()
