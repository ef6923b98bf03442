"""Enables and disables actions."""

from __future__ import annotations

from PySide6.QtCore import QObject

from restorer.gui.actions import Actions
from restorer.gui.viewmodels.item import ItemState
from restorer.gui.viewmodels.queue import QueueState
from restorer.gui.viewmodels.session import Session
from restorer.gui.widgets.library_strip import LibraryStrip


class ActionStates(QObject):
    """Enables and names actions as the session and the selection allow. Main thread only.

    Args:
        actions: Of the window.
        session: What can be undone, started, retried.
        strip: What is selected.
    """

    def __init__(self, actions: Actions, session: Session, strip: LibraryStrip) -> None:
        super().__init__(actions)
        self._actions, self._session, self._strip = actions, session, strip
        for signal in (
            session.undo.indexChanged, session.queue.changed, session.library.counts_changed,
            session.recipe.changed, strip.selection_altered,
        ):  # fmt: skip
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        do, session = self._actions, self._session
        undo, queue = session.undo, session.queue
        selected = [item for item in map(session.library.find, self._strip.selected) if item is not None]
        do.undo.setEnabled(undo.canUndo())
        undone, redone = undo.undoText(), undo.redoText()
        do.undo.setText(self.tr("&Undo {what}").format(what=undone) if undone else self.tr("&Undo"))
        do.redo.setEnabled(undo.canRedo())
        do.redo.setText(self.tr("&Redo {what}").format(what=redone) if redone else self.tr("&Redo"))
        for action in (do.select_all, do.contact_sheet):
            action.setEnabled(session.library.rowCount() > 0)
        for action in (do.remove, do.move_up, do.move_down, do.apply_selected):
            action.setEnabled(bool(selected))
        do.remove_finished.setEnabled(session.library.count_of(ItemState.DONE, ItemState.SKIPPED) > 0)
        for action in (do.apply_all, do.versions):
            action.setEnabled(bool(session.recipe.path))
        do.reset_recipe.setEnabled(session.recipe.is_own)
        do.start.setEnabled(queue.ready > 0)
        do.start_selected.setEnabled(any(not item.state.is_pending for item in selected))
        do.cancel.setEnabled(any(item.state.is_pending for item in selected))
        do.cancel_all.setEnabled(queue.pending > 0)
        do.retry.setEnabled(queue.failed > 0 or any(item.state is ItemState.CANCELLED for item in selected))
        do.pause.setEnabled(queue.pending > 0)
        is_paused = queue.state is QueueState.PAUSED
        do.pause.setText(self.tr("&Resume") if is_paused else self.tr("&Pause"))
        has_result = any(item.result for item in selected)
        for action in (do.save_as, do.reveal, do.keep, do.reject):
            action.setEnabled(has_result)
        do.save_all.setEnabled(session.library.count_of(ItemState.DONE) > 0)
