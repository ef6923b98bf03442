"""The picture that is printed or copied: the result, else the preview, else the original."""

from __future__ import annotations

from PySide6.QtGui import QImage

from restorer.gui.viewer.pixels.pixel_converter import PhotoConverter
from restorer.gui.viewer.pixels.rasters import ArrayRaster
from restorer.gui.viewer.thumbnails import make_thumbnail
from restorer.gui.viewmodels.layers import FileSource, PhotoLayer
from restorer.imaging.tiles import Bounds

LARGEST_PX = 16_000
"""No side is longer: at 300 pixels an inch that is a print of 135 cm."""


def picture_of(layer: PhotoLayer) -> QImage:
    """A layer's pixels in sRGB, 8 bits.

    Raises:
        InputError: its file cannot be read.
    """
    source = layer.source
    if isinstance(source, FileSource):
        return make_thumbnail(source.path, LARGEST_PX)
    raster, converter = ArrayRaster(source.pixels, source.icc), PhotoConverter(source.icc)
    return converter.paint(raster.read(Bounds(0, 0, *raster.extent))).copy()
