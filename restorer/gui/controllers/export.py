"""Opens the dialog that saves results, and shows files in the file manager."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from restorer.errors import InputError
from restorer.gui.dialogs.export import ExportDialog
from restorer.gui.viewmodels.export import ExportChoice, ExportModel, Finished
from restorer.gui.viewmodels.targets import pictures_folder
from restorer.message import Message
from restorer.store.settings import Settings

_FILE_MANAGER = "org.freedesktop.FileManager1"


class Restored(Protocol):
    """A photo of the list as far as saving needs it."""

    path: str
    result: str


def open_export(parent: QWidget, items: Sequence[Restored], settings: Settings, last: str = "") -> ExportDialog:
    """Open the dialog that saves these results; it is window-modal and deletes itself.

    Args:
        parent: The window.
        items: What is saved.
        settings: Where to, how named and in which format, unless somebody chose otherwise.
        last: The folder that was chosen last; empty for none.

    Raises:
        InputError: none of the results is there any more.
    """
    photos = [Finished(Path(item.path), Path(item.result)) for item in items if item.result]
    there = [photo for photo in photos if photo.result.is_file()]
    if not there:
        raise InputError("The restored files are not there any more.", "Restore the photos again.")
    folder = Path(settings.output_folder).expanduser().absolute() if settings.output_folder else pictures_folder()
    if last and Path(last).is_dir():
        folder = Path(last)
    choice = ExportChoice(folder, settings.name_template or "{stem}", settings.format)
    dialog = ExportDialog(ExportModel(there, choice), parent)
    dialog.open()
    return dialog


def reveal(path: Path) -> None:
    """Show a file in the system's file manager, selected where that can be done.

    Raises:
        InputError: the file is not there any more.
    """
    if not path.exists():
        raise InputError(
            Message('"{name}" is not there any more.', name=path.name), "It was moved, renamed or deleted."
        )
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    elif not _show_by_dbus(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _show_by_dbus(path: Path) -> bool:
    """Ask the desktop's file manager to select the file; False where there is none that listens."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return False
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not bus.interface().isServiceRegistered(_FILE_MANAGER).value():
        return False
    message = QDBusMessage.createMethodCall(_FILE_MANAGER, "/org/freedesktop/FileManager1", _FILE_MANAGER, "ShowItems")
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    # Sent, not called: an answer may take as long as the file manager's start.
    return bool(bus.send(message))
