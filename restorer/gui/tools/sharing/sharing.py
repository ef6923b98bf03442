"""Connects Copy picture and Print to the picture in view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from restorer.gui.actions import Actions
from restorer.gui.tools.sharing.picture import picture_of
from restorer.gui.viewer.viewer import PhotoViewer, turned


class Sharing(QObject):
    """Copies and prints what the right side of the comparison shows. Main thread only.

    Args:
        actions: Those of the window.
        viewer: Shows the picture.
        guarded: Does something that may fail, and shows its error.
        parent: Over which dialogs open.
    """

    noticed = Signal(str)
    """A sentence that need not be answered."""

    def __init__(
        self, actions: Actions, viewer: PhotoViewer, guarded: Callable[[Callable[[], object]], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._viewer, self._parent = viewer, parent
        self._actions = actions
        actions.copy_picture.triggered.connect(lambda: guarded(self.copy))
        actions.print.triggered.connect(lambda: guarded(self.open_print))
        viewer.model.layers_changed.connect(self._follow)
        self._follow()

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        image = self._picture()
        if image is not None:
            QGuiApplication.clipboard().setImage(image)
            if self._is_draft:
                self.noticed.emit(self.tr("A draft was copied. Restore the photo to copy it in full."))

    def open_print(self) -> None:
        """Ask for the size on paper."""
        from restorer.gui.tools.sharing.print_dialog import PrintSizeDialog

        image = self._picture()
        if image is not None:
            PrintSizeDialog(image, self._parent, is_draft=self._is_draft).open()

    @property
    def _is_draft(self) -> bool:
        layer = self._viewer.model.layer(self._viewer.model.right)
        return layer is not None and layer.is_draft

    def _picture(self) -> QImage | None:
        model = self._viewer.model
        layer = model.layer(model.right)
        if layer is None:
            return None
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            image = picture_of(layer)
            # What was made of the photo is turned already; the original is turned on the screen alone.
            return turned(image, model.orientation) if layer is model.layers[0] else image
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _follow(self) -> None:
        for action in (self._actions.copy_picture, self._actions.print):
            action.setEnabled(bool(self._viewer.model.layers))
