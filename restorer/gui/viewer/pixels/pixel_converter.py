"""Converts blocks of pixels to images in the display's colour space. Safe on any thread."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QColorSpace, QImage

from restorer.gui.viewer.pixels.rasters import CANVAS_GRAY, Block

SRGB = QColorSpace.NamedColorSpace.SRgb
_OVERLAY_ALPHA = 0.6


class PixelConverter(Protocol):
    """How a pyramid's blocks become what is painted."""

    @property
    def ground(self) -> int:
        """What stands where nothing is known yet."""
        ...

    def shrink(self, block: Block, factor: int) -> Block:
        """The block `factor` times smaller, rounded up."""
        ...

    def paint(self, block: Block) -> QImage:
        """The image of a block, detached from its memory."""
        ...


class PhotoConverter:
    """Photographs: averaged when shrunk, converted from their profile to the display's space.

    Args:
        icc: The profile that fits the blocks; None for sRGB.
        display: The screen's colour space; sRGB where it is not known.
    """

    ground = CANVAS_GRAY

    def __init__(self, icc: bytes | None = None, display: QColorSpace | None = None) -> None:
        self._display = display if display is not None and display.isValid() else QColorSpace(SRGB)
        self._space = QColorSpace.fromIccProfile(icc) if icc else QColorSpace(SRGB)
        # A few profiles are beyond Qt; libvips reads them through Little CMS.
        self._foreign = icc if icc and not self._space.isValid() else None
        if self._foreign:
            self._space = QColorSpace(SRGB)

    def shrink(self, block: Block, factor: int) -> Block:
        """The mean of each `factor` x `factor` pixels."""
        if factor == 1:
            return block
        from PIL import Image

        image = Image.fromarray(block[:, :, 0] if block.shape[2] == 1 else block)
        small = np.asarray(image.reduce(factor))
        return small[:, :, np.newaxis] if small.ndim == 2 else small

    def paint(self, block: Block) -> QImage:
        """An RGB32 image in the display's space."""
        if self._foreign:
            block = _to_srgb(block, self._foreign)
        height, width, channels = block.shape
        is_gray = channels == 1
        layout = QImage.Format.Format_Grayscale8 if is_gray else QImage.Format.Format_RGB888
        image = QImage(block.tobytes(), width, height, width * channels, layout)
        is_gray_profile = self._space.colorModel() == QColorSpace.ColorModel.Gray
        if is_gray and is_gray_profile:
            image.setColorSpace(self._space)
            return image.convertedToColorSpace(self._display, QImage.Format.Format_RGB32)
        rgb = image.convertToFormat(QImage.Format.Format_RGB32)
        if self._space != self._display and not is_gray_profile:
            rgb.setColorSpace(self._space)
            rgb.convertToColorSpace(self._display)
        return rgb


class OverlayConverter:
    """Masks: a translucent colour; shrunk so that a hair of a scratch is still seen from afar.

    Args:
        color: `#rrggbb`.
    """

    ground = 0

    def __init__(self, color: str) -> None:
        self._table = _overlay_table(QColor(color))

    def shrink(self, block: Block, factor: int) -> Block:
        """The largest of each `factor` x `factor` values."""
        if factor == 1:
            return block
        height, width = block.shape[:2]
        padded = np.zeros((-(-height // factor) * factor, -(-width // factor) * factor), np.uint8)
        padded[:height, :width] = block[:, :, 0]
        rows = padded[::factor].copy()
        for index in range(1, factor):
            np.maximum(rows, padded[index::factor], out=rows)
        small = rows[:, ::factor].copy()
        for index in range(1, factor):
            np.maximum(small, rows[:, index::factor], out=small)
        return small[:, :, np.newaxis]

    def paint(self, block: Block) -> QImage:
        """An ARGB32 image, premultiplied."""
        pixels = self._table[block[:, :, 0]]
        height, width = pixels.shape
        image = QImage(pixels.tobytes(), width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
        # A deep copy: the bytes above belong to Python.
        return image.copy()


def _overlay_table(color: QColor) -> NDArray[np.uint32]:
    alpha = np.round(np.arange(256) * _OVERLAY_ALPHA).astype(np.uint32)
    parts = [(alpha * channel + 127) // 255 for channel in (color.red(), color.green(), color.blue())]
    return (alpha << 24 | parts[0] << 16 | parts[1] << 8 | parts[2]).astype(np.uint32)


def _to_srgb(block: Block, icc: bytes) -> Block:
    from restorer.imaging import vips

    try:
        converted = vips.convert(vips.from_array(block), icc, 8)
        data = converted.write_to_memory()
        return np.frombuffer(data, np.uint8).reshape(converted.height, converted.width, converted.bands)
    except vips.Error:
        # A broken profile is worth no more than none.
        return block
