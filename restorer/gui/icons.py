"""The window's own icons, drawn in the colour of the text beside them."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from restorer.store.resources import resource


class _LineIcon(QIconEngine):
    """An SVG of black lines, painted in the palette's text colour, so that it follows the theme by itself."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        is_off = mode is QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if is_off else QPalette.ColorGroup.Active
        role = QPalette.ColorRole.ButtonText if is_off else self._role
        paint_icon(painter, self._name, QRectF(rect), QApplication.palette().color(group, role))  # type: ignore[call-overload]

    def pixmap(self, size: object, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap: QPixmap = QPixmap(size)  # type: ignore[call-overload]
        if pixmap.isNull():
            return pixmap  # a button that has been squeezed to nothing
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._role)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon of this name (`resources/icons`), in the palette's colour of this role."""
    return QIcon(_LineIcon(name, role))


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Paint an icon's lines in a colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(painter.opacity() * color.alphaF())
    _renderer(name, color.name()).render(painter, rect)
    painter.restore()


@functools.lru_cache(maxsize=128)
def _renderer(name: str, color: str) -> QSvgRenderer:
    """An icon in a colour, read and parsed once: each row of the list has one or two."""
    lines = resource(f"icons/{name}.svg").read_bytes().replace(b"#000", color.encode())
    return QSvgRenderer(QByteArray(lines))


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons/restorer.svg")))


def plain_icon(picture: QPixmap) -> QIcon:
    """A photo as an icon that is not tinted while it is selected: its colours are what is looked at."""
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made
