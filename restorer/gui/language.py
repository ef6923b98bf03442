"""The window's language: translations made by `tools/translations/update.py`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from restorer.store.resources import resource
from restorer.store.settings import BY_NAME

PSEUDO = "ar_XB"
"""A pseudo-language written from right to left, for looking at mirrored layouts: English letters, other direction."""

LANGUAGES = tuple(filter(None, BY_NAME["language"].values))

_SPOKEN = "spoken language"


def install_language(app: QApplication, choice: str) -> str:
    """Speak this language (empty: the system's) from now on; returns the one that is spoken.

    English is loaded too: its plural forms lie in a translation.
    """
    wanted = [choice] if choice else [name.replace("-", "_") for name in QLocale.system().uiLanguages()]
    for old in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    for name in (*wanted, "en"):
        short = name if name in LANGUAGES else name.split("_")[0]
        if short in LANGUAGES:
            break
    _load(app, str(resource(f"translations/restorer_{short}.qm")))
    if short not in ("en", PSEUDO):
        _load(app, f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{short}.qm")
    if choice:
        QLocale.setDefault(QLocale("en" if short == PSEUDO else choice))
    is_mirrored = short == PSEUDO or QLocale(short).textDirection() is Qt.LayoutDirection.RightToLeft
    app.setProperty(_SPOKEN, short)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight)
    return short


def spoken_language() -> str:
    """The language that was installed last; the system's before that."""
    app = QApplication.instance()
    spoken = app.property(_SPOKEN) if app is not None else None
    return str(spoken) if spoken else QLocale.system().name()


def _load(app: QApplication, path: str) -> None:
    translator = QTranslator(app)
    if translator.load(path):
        QCoreApplication.installTranslator(translator)
    else:
        translator.deleteLater()
