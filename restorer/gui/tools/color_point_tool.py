"""Gives colours to places of the photo: a click, a colour, and the preview follows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen
from PySide6.QtWidgets import QColorDialog, QMenu

from restorer.gui.viewer.tool import Pointer, Sight, Tool
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.camera import Spot
from restorer.gui.viewmodels.color_hints import ColorHintModel
from restorer.gui.viewmodels.layers import ColorPoint
from restorer.gui.widgets.colors_editor import ColorsEditor

USUAL = (
    "#f0c8a8", "#c68c64", "#8a5a3c", "#e0c080", "#6b4a2f", "#8fb4dc", "#6f9a4a", "#3f6b3a",
    "#9a7650", "#a3523f", "#3c4f7a", "#8c8358", "#7a2f3a", "#26304f", "#c9a24a", "#a59f92",
)  # fmt: skip
"""What old photographs are full of: skin, hair, sky, leaves, wood, brick, denim, khaki, wine, navy, brass, stone."""

POINT_PX = 7.0
"""The radius of a point of colour, in logical pixels."""

_FIRST = "#8a5a3c"
_DARK_RING, _LIGHT_RING = QColor(0, 0, 0, 160), QColor(255, 255, 255)


class ColorPointTool(Tool):
    """Clicks give colours; the points that were given are shown meanwhile.

    Args:
        hints: The points of the photo in view.
        viewer: Where one clicks.
        editor: Whose button takes the tool up.
    """

    cursor = Qt.CursorShape.CrossCursor
    keeps_double_click = True

    def __init__(self, hints: ColorHintModel, viewer: PhotoViewer, editor: ColorsEditor) -> None:
        super().__init__(viewer)
        self._hints, self._viewer, self._editor = hints, viewer, editor
        self._color = QColor(_FIRST)
        for index, name in enumerate(USUAL):
            QColorDialog.setCustomColor(index, QColor(name))
        editor.picker.connect(self._on_wanted)
        hints.changed.connect(self.repaint_wanted)

    def taken_up(self) -> None:
        """Show that clicks give colours."""
        self._editor.set_picking(True)

    def laid_down(self) -> None:
        """Show that they no longer do."""
        self._editor.set_picking(False)

    def click(self, pointer: Pointer) -> None:
        """Give the place a colour, or change that of the point that was clicked."""
        if not pointer.is_on_photo:
            return
        x, y = pointer.pixel
        index = self._hints.nearest(x, y, 1.5 * POINT_PX / pointer.sight.scale)
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

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """A dark ring and a light one around each point: one of them is seen on any photo."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for point in self._hints.points:
            at = sight.to_pane(Spot(point.x + 0.5, point.y + 0.5))
            for radius, pen, brush in ((POINT_PX + 2, _DARK_RING, None), (POINT_PX, _LIGHT_RING, QColor(point.color))):
                painter.setPen(QPen(pen, 2))
                painter.setBrush(brush if brush is not None else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, radius, radius)

    def _on_wanted(self, is_wanted: bool) -> None:
        self._viewer.take_up(self) if is_wanted else self._viewer.lay_down(self)

    def _ask(self, color: QColor, take: Callable[[str], None]) -> None:
        dialog = QColorDialog(color, self._viewer)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Colour here"))
        dialog.setAccessibleName(dialog.windowTitle())
        dialog.colorSelected.connect(lambda chosen: self._on_chosen(chosen, take))
        dialog.open()

    def _on_chosen(self, color: QColor, take: Callable[[str], None]) -> None:
        self._color = color
        take(color.name())
