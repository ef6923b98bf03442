"""Items of the viewer's scene: layers painted from tiles. Scene coordinates are the source's pixels."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from restorer.gui.viewer.pixels.pyramid import Pyramid, TileKey
from restorer.gui.viewer.pixels.tiles import TileLoader
from restorer.gui.viewmodels.layers import Transform, edge_transform
from restorer.imaging.tiles import Bounds

NEAREST_FROM_SCALE = 2.0
"""Above this the photo's pixels are shown as squares."""

_AHEAD = 0.25
"""How far around what is seen tiles are made in advance, as a share of it."""


class LayerItem(QGraphicsItem):
    """One layer: its tiles where they are there, the preview where they are not yet.

    Args:
        pyramid: The layer's pixels; it may still be opening.
        loader: Who makes its tiles.
        transform: From the source photo to the layer, as `PhotoLayer` has it.
    """

    def __init__(self, pyramid: Pyramid, loader: TileLoader, transform: Transform | None = None) -> None:
        super().__init__()
        self.pyramid = pyramid
        self._loader, self._transform = loader, transform
        self._clip: QRect | None = None
        self._extent = pyramid.extent
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def boundingRect(self) -> QRectF:
        """The whole picture, in its own pixels."""
        return QRectF(0, 0, *self._extent)

    def place(self, source: tuple[int, int]) -> None:
        """Lay the layer over the source photo of this width and height; needed again when an extent gets known."""
        self.prepareGeometryChange()
        # The pyramid is filled by another thread; the scene's index must learn of the size here and only here.
        self._extent = self.pyramid.extent
        if source[0] and self.pyramid.extent.width:
            matrix = edge_transform(self._transform, source, self.pyramid.extent)
            # Qt multiplies row vectors: its matrix is the transpose.
            self.setTransform(QTransform(*(float(value) for value in matrix.T.ravel())))

    def set_clip(self, clip: QRect | None) -> None:
        """Paint only inside this rectangle of the viewport; everywhere where None."""
        if clip != self._clip:
            self._clip = clip
            self.update()

    def retire(self) -> None:
        """Want no more tiles; the item is about to leave its scene."""
        self._loader.forget(self)

    def resolution(self) -> float:
        """How many of the layer's pixels lie on one of the source's, along one side."""
        return 1.0 / max(1e-9, _scale_of(self.transform()))

    def refresh_tile(self, key: TileKey) -> None:
        """Paint a tile that has just been made."""
        self.update(QRectF(*self.pyramid.box(key)))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint what is exposed, and ask for the tiles that are lacking."""
        if self._clip is not None and self._clip.isEmpty():
            self._loader.want(self, ())
            return
        world = painter.worldTransform()
        painter.save()
        if self._clip is not None:
            painter.resetTransform()
            painter.setClipRect(self._clip, Qt.ClipOperation.IntersectClip)
            painter.setWorldTransform(world)
        scale = _scale_of(world) * painter.device().devicePixelRatio()
        is_smooth = scale < NEAREST_FROM_SCALE
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_smooth)
        seen = self._seen(world, widget)
        shrink = self.pyramid.shrink_for(scale)
        exposed = option.exposedRect.intersected(self.boundingRect())
        if shrink is None or not self.pyramid.is_ready:
            self._paint_preview(painter, exposed)
            self._loader.want(self, ())
        else:
            self._paint_tiles(painter, shrink, exposed, seen)
        painter.restore()

    def _seen(self, world: QTransform, widget: QWidget | None) -> QRectF:
        """The part of the layer that lies in the viewport, exposed now or not."""
        viewport = widget.rect() if widget is not None else QRect(0, 0, 1, 1)
        if self._clip is not None:
            viewport = viewport.intersected(self._clip)
        inverse, _ = world.inverted()
        return inverse.mapRect(QRectF(viewport)).intersected(self.boundingRect())

    def _paint_tiles(self, painter: QPainter, shrink: int, exposed: QRectF, seen: QRectF) -> None:
        for key in self.pyramid.tiles(shrink, _whole_box(exposed)):
            image = self._loader.cache.find(key)
            area = QRectF(*self.pyramid.box(key))
            if image is not None:
                _draw(painter, area, image, area.topLeft().toPoint(), shrink)
            elif not self._paint_coarser(painter, key, area):
                self._paint_preview(painter, area)
        self._want(shrink, seen)

    def _paint_coarser(self, painter: QPainter, key: TileKey, area: QRectF) -> bool:
        """Paint a tile's place from a coarser level, if that is there."""
        shrink, column, row = key.shrink, key.column, key.row
        limit = self.pyramid.preview.shrink if self.pyramid.preview is not None else 1 << 16
        while shrink * 2 < limit:
            shrink, column, row = shrink * 2, column // 2, row // 2
            coarse = TileKey(key.pyramid, shrink, column, row)
            image = self._loader.cache.find(coarse)
            if image is not None:
                box = self.pyramid.box(coarse)
                _draw(painter, area, image, QPoint(box.x, box.y), shrink)
                return True
        return False

    def _paint_preview(self, painter: QPainter, area: QRectF) -> None:
        preview = self.pyramid.preview
        if preview is not None:
            _draw(painter, area, preview.image, QPoint(0, 0), preview.shrink)

    def _want(self, shrink: int, seen: QRectF) -> None:
        """Ask for what is seen, then for what a small pan would show."""
        keys = list(self.pyramid.tiles(shrink, _whole_box(seen)))
        dx, dy = seen.width() * _AHEAD, seen.height() * _AHEAD
        around = seen.adjusted(-dx, -dy, dx, dy).intersected(self.boundingRect())
        in_view = set(keys)
        keys += [key for key in self.pyramid.tiles(shrink, _whole_box(around)) if key not in in_view]
        self._loader.want(self, keys)


def _draw(painter: QPainter, area: QRectF, image: QImage, origin: QPoint, shrink: int) -> None:
    """Draw `area` (in the layer's pixels) from an image that starts at `origin` and is `shrink` times smaller."""
    part = QRectF(
        (area.left() - origin.x()) / shrink,
        (area.top() - origin.y()) / shrink,
        area.width() / shrink,
        area.height() / shrink,
    )
    painter.drawImage(area, image, part)


def _whole_box(area: QRectF) -> Bounds:
    """The whole pixels that a rectangle touches, at least one."""
    left, top = int(area.left()), int(area.top())
    return Bounds(left, top, max(1, int(-(-area.right() // 1)) - left), max(1, int(-(-area.bottom() // 1)) - top))


def _scale_of(transform: QTransform) -> float:
    return math.sqrt(abs(transform.determinant()))
