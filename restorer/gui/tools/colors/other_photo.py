"""Asks for another photo, to pick a colour from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from restorer.gui.tools.colors.color_point_tool import ColorPointTool
from restorer.gui.tools.colors.photo_dropper import PhotoDropper
from restorer.gui.viewer.thumbnails import ThumbnailStore
from restorer.imaging.codecs.formats import SUFFIXES


def ask_other_photo(tool: ColorPointTool, thumbnails: ThumbnailStore, parent: QWidget) -> None:
    """Let the person choose a photo, show it, and give the point in hand the colour that is clicked there."""
    start = str(Path(tool.photo_path).parent) if tool.photo_path else ""
    endings = " ".join(f"*{ending}" for ending in SUFFIXES)
    kinds = tool.tr("Photos") + f" ({endings} {endings.upper()})"
    chosen, _ = QFileDialog.getOpenFileName(parent, tool.tr("Colour from another photo"), start, kinds)
    if chosen:
        show_dropper(tool, chosen, thumbnails, parent)


def show_dropper(tool: ColorPointTool, path: str, thumbnails: ThumbnailStore, parent: QWidget) -> PhotoDropper:
    """Show this photo; the colour that is clicked there goes to the point in hand."""
    dropper = PhotoDropper(path, thumbnails, parent)
    dropper.picked.connect(tool.choice.give)
    dropper.open()
    return dropper
