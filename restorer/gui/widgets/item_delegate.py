"""Paints one photo of the strip: thumbnail, name, state, progress."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPixmap, QPixmapCache
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from restorer.gui.colors import Colors
from restorer.gui.icons import paint_icon
from restorer.gui.viewmodels.item import Item, ItemState, Rating
from restorer.gui.viewmodels.library import ITEM_ROLE
from restorer.gui.viewmodels.wording import describe_item

THUMBNAIL_PX = 52
_MARGIN = 8
_GAP = 11
_LEAST_WIDTH = THUMBNAIL_PX + 2 * (_MARGIN + 2)
_LEAST_WORDS = 40
_WRAP = int(Qt.TextFlag.TextWordWrap)

Thumbnail = Callable[[Item], QImage | None]
"""From a photo to its thumbnail: of its result, where there is one; None while there is none."""

MARKS = {
    ItemState.QUEUED: ("waiting", "quiet"),
    ItemState.DONE: ("done", "good"),
    ItemState.SKIPPED: ("skipped", "quiet"),
    ItemState.FAILED: ("failed", "bad"),
    ItemState.CANCELLED: ("skipped", "quiet"),
}


RATINGS = {Rating.KEPT: ("keep", "good"), Rating.REJECTED: ("reject", "bad")}


def mark_of(item: Item) -> tuple[str, str] | None:
    """The icon and the colour of what a person thinks of a photo, or else of its state; None for none."""
    return RATINGS.get(item.rating) or MARKS.get(item.state)


def paint_words_alone(view: QListView, words: str, colors: Colors) -> None:
    """Say in the middle of a list why it is empty."""
    painter = QPainter(view.viewport())
    painter.setPen(QColor(colors.quiet))
    place = view.viewport().rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | _WRAP, words)
    painter.end()


class ItemDelegate(QStyledItemDelegate):
    """Every row is as high as every other, so that ten thousand need no measuring."""

    def __init__(self, thumbnail: Thumbnail, colors: Callable[[], Colors], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnail, self._colors = thumbnail, colors

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for all rows."""
        return QSize(_LEAST_WIDTH, THUMBNAIL_PX + 2 * _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row, mirrored where the language is written from right to left."""
        item: Item = index.data(ITEM_ROLE)
        colors = self._colors()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, colors)
        row = option.rect.adjusted(_MARGIN + 2, _MARGIN, -_MARGIN - 2, -_MARGIN)
        place = QRect(row.left(), row.top(), THUMBNAIL_PX, THUMBNAIL_PX)
        self._paint_thumbnail(painter, _mirror(place, row, option), item, colors)
        words = row.adjusted(THUMBNAIL_PX + _GAP, 0, 0, 0)
        if words.width() < _LEAST_WORDS:
            painter.restore()  # a narrow strip shows the pictures alone
            return
        mark = mark_of(item)
        if mark is not None:
            spot = QRect(words.right() - 17, words.top() + (words.height() - 18) // 2, 18, 18)
            paint_icon(painter, mark[0], QRectF(_mirror(spot, row, option)), QColor(getattr(colors, mark[1])))
            words.setRight(spot.left() - 6)
        self._paint_words(painter, _mirror(words, row, option), option, item, colors)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, colors: Colors) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_selected or is_over:
            color = QColor(colors.selection if is_selected else colors.line)
            color.setAlpha(255 if is_selected else 90)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colors.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4.5, 1.5, -4.5, -1.5), 8, 8)

    def _paint_thumbnail(self, painter: QPainter, place: QRect, item: Item, colors: Colors) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(place), 6, 6)
        painter.fillPath(path, QColor(colors.line))
        image = self._thumbnail(item)
        if image is None or image.isNull():
            spot = QRectF(place).adjusted(16, 16, -16, -16)
            paint_icon(painter, "after", spot, QColor(colors.quiet))
            return
        painter.drawPixmap(place, self._rounded(image, painter.device().devicePixelRatioF()))

    def _rounded(self, image: QImage, ratio: float) -> QPixmap:
        """The middle of a picture with round corners, as large as it is shown; made once, and painted often."""
        key = f"row {image.cacheKey()} {ratio}"
        pixmap = QPixmap()
        if QPixmapCache.find(key, pixmap):
            return pixmap
        side = min(image.width(), image.height())
        middle = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
        pixmap = QPixmap(round(THUMBNAIL_PX * ratio), round(THUMBNAIL_PX * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        place = QRectF(0, 0, THUMBNAIL_PX, THUMBNAIL_PX)
        path = QPainterPath()
        path.addRoundedRect(place, 6, 6)
        painter.setClipPath(path)
        painter.drawImage(place, image, middle)
        painter.end()
        QPixmapCache.insert(key, pixmap)
        return pixmap

    def _paint_words(
        self, painter: QPainter, place: QRect, option: QStyleOptionViewItem, item: Item, colors: Colors
    ) -> None:
        is_running = item.state is ItemState.RUNNING
        name_font, line_font = QFont(option.font), QFont(option.font)
        line_font.setPointSizeF(option.font.pointSizeF() * 0.9)
        name_metrics, line_metrics = QFontMetrics(name_font), QFontMetrics(line_font)
        height = name_metrics.height() + 3 + line_metrics.height() + (9 if is_running else 0)
        top = place.top() + (place.height() - height) // 2
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        align = QStyle.visualAlignment(option.direction, align)

        painter.setFont(name_font)
        painter.setPen(QColor(colors.text))
        name = name_metrics.elidedText(item.name, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(QRect(place.left(), top, place.width(), name_metrics.height()), align, name)

        top += name_metrics.height() + 3
        painter.setFont(line_font)
        tone = {ItemState.FAILED: colors.bad, ItemState.RUNNING: colors.accent}.get(item.state, colors.quiet)
        painter.setPen(QColor(tone))
        line = line_metrics.elidedText(describe_item(item), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QRect(place.left(), top, place.width(), line_metrics.height()), align, line)
        if is_running:
            bar = QRect(place.left(), top + line_metrics.height() + 5, place.width(), 4)
            self._paint_bar(painter, bar, item.done_fraction, option.direction, colors)

    def _paint_bar(
        self, painter: QPainter, bar: QRect, fraction: float, direction: Qt.LayoutDirection, colors: Colors
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.line))
        painter.drawRoundedRect(bar, 2, 2)
        done = QRect(bar.left(), bar.top(), max(4, round(bar.width() * fraction)), bar.height())
        painter.setBrush(QColor(colors.accent))
        painter.drawRoundedRect(QStyle.visualRect(direction, bar, done), 2, 2)


def _mirror(place: QRect, row: QRect, option: QStyleOptionViewItem) -> QRect:
    return QStyle.visualRect(option.direction, row, place)
