"""Words that the pages of this folder share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from restorer.models.info import Task


def task_name(task: Task) -> str:
    """What networks of this kind are for."""
    translate = QCoreApplication.translate
    names = {
        Task.CLEAN: translate("Networks", "Clean"),
        Task.UPSCALE: translate("Networks", "Enlarge"),
        Task.DAMAGE: translate("Networks", "Find damage"),
        Task.INPAINT: translate("Networks", "Fill damage"),
        Task.COLORIZE: translate("Networks", "Colour"),
        Task.FACE: translate("Networks", "Faces"),
        Task.FACE_DETECTOR: translate("Networks", "Find faces"),
        Task.FACE_EMBEDDING: translate("Networks", "Compare faces"),
        Task.FACE_PARSING: translate("Networks", "Parts of faces"),
    }
    return names[task]


def duration(seconds: float) -> str:
    """So many seconds or minutes, as the language writes them, with two digits that count."""
    locale = QLocale()
    if seconds < 90:
        return f"{locale.toString(seconds, 'f', 1 if seconds < 10 else 0)} s"
    return f"{locale.toString(seconds / 60, 'f', 0)} min"
