"""Asks for another photo, to pick one colour or all of them from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from restorer.gui.tools.colors.color_point_tool import ColorPointTool
from restorer.gui.tools.colors.photo_dropper import PhotoDropper
from restorer.gui.tools.colors.reference_model import ReferenceModel
from restorer.gui.viewer.thumbnails import ThumbnailStore
from restorer.imaging.codecs.formats import SUFFIXES


def ask_other_photo(tool: ColorPointTool, thumbnails: ThumbnailStore, parent: QWidget) -> None:
    """Let the person choose a photo, show it, and give the point in hand the colour that is clicked there."""
    chosen = _ask(tool.tr("Colour from another photo"), tool.photo_path, parent)
    if chosen:
        show_dropper(tool, chosen, thumbnails, parent)


def ask_reference(model: ReferenceModel, parent: QWidget) -> None:
    """Let the person choose a photo that lends the one in view its colours."""
    title = QCoreApplication.translate("ReferenceModel", "A photo that lends its colours")
    chosen = _ask(title, model.photo_path, parent)
    if chosen:
        model.choose(chosen)


def _ask(title: str, beside: str, parent: QWidget) -> str:
    """The file that the person chooses, at first in the folder of this one; empty for none."""
    endings = " ".join(f"*{ending}" for ending in SUFFIXES)
    kinds = QCoreApplication.translate("ColorPointTool", "Photos") + f" ({endings} {endings.upper()})"
    start = str(Path(beside).parent) if beside else ""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, start, kinds)
    return chosen


def show_dropper(tool: ColorPointTool, path: str, thumbnails: ThumbnailStore, parent: QWidget) -> PhotoDropper:
    """Show this photo; the colour that is clicked there goes to the point in hand."""
    dropper = PhotoDropper(path, thumbnails, parent)
    dropper.picked.connect(tool.choice.give)
    dropper.open()
    return dropper
