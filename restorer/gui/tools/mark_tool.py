"""The tool that chooses marks by clicks; it is active whenever no other tool is."""

from __future__ import annotations

from restorer.gui.tools.mark_picking import MarkPicker
from restorer.gui.viewer.tool import Pointer, Tool
from restorer.gui.viewer.viewer import PhotoViewer

REACH_PX = 8
"""How far beside a mark a click may lie, on the screen."""


class MarkTool(Tool):
    """Hands clicks to the picker, with the overlays that are in sight.

    Args:
        marks: Changes the recipe.
        viewer: Where one clicks.
    """

    def __init__(self, marks: MarkPicker, viewer: PhotoViewer) -> None:
        super().__init__(viewer)
        self._marks, self._viewer = marks, viewer

    def click(self, pointer: Pointer) -> None:
        """Choose the mark that lies there."""
        if pointer.is_on_photo:
            overlays = self._viewer.model.shown_overlays
            self._marks.pick(*pointer.pixel, overlays, REACH_PX / pointer.sight.scale)
