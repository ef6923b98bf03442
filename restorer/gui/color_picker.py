"""Gives colours to places of the photo: a click, a colour, and the preview follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QCursor
from PySide6.QtWidgets import QColorDialog, QMenu

from restorer.gui.viewer.view import POINT_PX
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.color_hints import ColorHintModel
from restorer.gui.viewmodels.layers import ColorPoint
from restorer.gui.widgets.colors_editor import ColorsEditor

USUAL = (
    "#f0c8a8", "#c68c64", "#8a5a3c", "#e0c080", "#6b4a2f", "#8fb4dc", "#6f9a4a", "#3f6b3a",
    "#9a7650", "#a3523f", "#3c4f7a", "#8c8358", "#7a2f3a", "#26304f", "#c9a24a", "#a59f92",
)  # fmt: skip
"""What old photographs are full of: skin, hair, sky, leaves, wood, brick, denim, khaki, wine, navy, brass, stone."""

_FIRST = "#8a5a3c"


class ColorPicker(QObject):
    """Ties the panel's button, clicks in the viewer and the choice of a colour together. Main thread only.

    Args:
        hints: The points of the photo in view.
        viewer: Where one clicks.
        editor: Whose button lets one click.
    """

    def __init__(self, hints: ColorHintModel, viewer: PhotoViewer, editor: ColorsEditor) -> None:
        super().__init__(viewer)
        self._hints, self._viewer = hints, viewer
        self._color = QColor(_FIRST)
        for index, name in enumerate(USUAL):
            QColorDialog.setCustomColor(index, QColor(name))
        editor.picker.connect(viewer.model.set_picking)
        viewer.model.picking_changed.connect(lambda: editor.set_picking(viewer.model.is_picking))
        viewer.pointed.connect(self._on_pointed)
        hints.changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Clicks no longer give colours, as when another photo comes into view."""
        self._viewer.model.set_picking(False)

    def _follow(self) -> None:
        self._viewer.model.set_points(self._hints.points)

    def _on_pointed(self, x: float, y: float) -> None:
        index = self._hints.nearest(x, y, 1.5 * POINT_PX / self._viewer.model.camera.scale)
        if index is None:
            self._ask(self._color, lambda color: self._hints.add(ColorPoint(x, y, color)))
            return
        menu = QMenu(self._viewer)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        now = QColor(self._hints.points[index].color)
        menu.addAction(
            self.tr("Another colour…"), lambda: self._ask(now, lambda color: self._hints.recolor(index, color))
        )
        menu.addAction(self.tr("Remove"), lambda: self._hints.remove(index))
        menu.popup(QCursor.pos())

    def _ask(self, color: QColor, take: Callable[[str], None]) -> None:
        dialog = QColorDialog(color, self._viewer)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("The colour of this place"))
        dialog.setAccessibleName(dialog.windowTitle())
        dialog.colorSelected.connect(lambda chosen: self._on_chosen(chosen, take))
        dialog.open()

    def _on_chosen(self, color: QColor, take: Callable[[str], None]) -> None:
        self._color = color
        take(color.name())
