"""Connects the View menu to the viewer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from restorer.gui.actions import Actions
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.viewer import Mode

_HELD_KEY = Qt.Key.Key_B


class ViewMenu(QObject):
    """Lets the menu's actions work on the viewer and follow it. Main thread only.

    Args:
        actions: Those of the window.
        viewer: What they work on.
        strip: While it has the keyboard, the key that is held for a blink goes to the viewer, too.
    """

    def __init__(self, actions: Actions, viewer: PhotoViewer, strip: QWidget) -> None:
        super().__init__(viewer)
        self._actions, self._viewer = actions, viewer
        self._modes = {
            Mode.DIVIDER: actions.divider, Mode.SIDE_BY_SIDE: actions.side_by_side, Mode.SINGLE: actions.single,
        }  # fmt: skip
        model = viewer.model
        for mode, action in self._modes.items():
            action.triggered.connect(lambda _, mode=mode: model.set_mode(mode))
        actions.swap.triggered.connect(model.swap)
        actions.fit.triggered.connect(model.fit)
        actions.actual_size.triggered.connect(lambda: model.set_zoom(1.0))
        actions.zoom_in.triggered.connect(lambda: model.step_zoom(1))
        actions.zoom_out.triggered.connect(lambda: model.step_zoom(-1))
        actions.overlays.triggered.connect(self._on_overlays)
        for signal in (model.layers_changed, model.mode_changed, model.overlays_changed):
            signal.connect(self.refresh)
        strip.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Follow the viewer."""
        do, model = self._actions, self._viewer.model
        for mode, action in self._modes.items():
            action.setChecked(mode is model.mode)
        for action in (*self._modes.values(), do.swap):
            action.setEnabled(model.has_comparison)
        for action in (do.fit, do.actual_size, do.zoom_in, do.zoom_out):
            action.setEnabled(bool(model.layers))
        do.overlays.setEnabled(bool(model.overlays))
        do.overlays.setChecked(bool(model.shown_overlays))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the held key on."""
        if event.type() == QEvent.Type.FocusOut:
            self._viewer.model.set_blinking(False)
        elif isinstance(event, QKeyEvent) and event.key() == _HELD_KEY and not event.modifiers():
            QApplication.sendEvent(self._viewer, event)
            return True
        return super().eventFilter(watched, event)

    def _on_overlays(self, is_shown: bool) -> None:
        for overlay in self._viewer.model.overlays:
            self._viewer.model.toggle_overlay(overlay.id, is_shown)
