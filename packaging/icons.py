"""The program's icon in every size and format that systems ask for, all from `resources/icons/restorer.svg`."""

from __future__ import annotations

import argparse
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

SVG = Path(__file__).resolve().parents[1] / "resources" / "icons" / "restorer.svg"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
"""The folders of the hicolor theme, in pixels."""
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)


def render(size: int) -> Image.Image:
    """The icon at this size: RGBA, size x size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(SVG.read_bytes())).render(painter)
    painter.end()
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, Qt itself for text
    del application
    return Image.open(io.BytesIO(store.data())).convert("RGBA")


def write_png(folder: Path) -> list[Path]:
    """Write `SIZExSIZE/restorer.png` for each size of the hicolor theme."""
    written = []
    for size in SIZES:
        path = folder / f"{size}x{size}" / "restorer.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        render(size).save(path, optimize=True)
        written.append(path)
    return written


def write_ico(path: Path) -> None:
    """Write Windows' icon, every size drawn for itself."""
    pictures = [render(size) for size in ICO_SIZES]
    pictures[-1].save(path, format="ICO", sizes=[(size, size) for size in ICO_SIZES], append_images=pictures[:-1])


def write_icns(path: Path) -> None:
    """Write macOS' icon."""
    pictures = [render(size) for size in ICNS_SIZES]
    pictures[-1].save(path, format="ICNS", append_images=pictures[:-1])


def write_all(folder: Path) -> None:
    """Write all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    write_png(folder)
    write_ico(folder / "restorer.ico")
    write_icns(folder / "restorer.icns")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    write_all(parser.parse_args().folder)
