"""The photos as a grid of large pictures, for culling."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from restorer.gui.colors import Colors
from restorer.gui.icons import paint_icon
from restorer.gui.viewmodels.item import Item
from restorer.gui.viewmodels.library import ITEM_ROLE
from restorer.gui.viewmodels.library_filter import LibraryFilter
from restorer.gui.widgets.item_delegate import Thumbnail, mark_of, paint_words_alone

PICTURE_PX = 208
_MARGIN_PX = 10
_NAME_PX = 24
_MARK_PX = 18


class GridDelegate(QStyledItemDelegate):
    """Paints a photo: its picture whole, its name below, and a mark of what a person thinks of it."""

    def __init__(self, thumbnail: Thumbnail, colors: Callable[[], Colors], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnail, self._colors = thumbnail, colors

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for all, so that ten thousand need no measuring."""
        return QSize(PICTURE_PX + 2 * _MARGIN_PX, PICTURE_PX + _NAME_PX + 2 * _MARGIN_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one photo."""
        item: Item = index.data(ITEM_ROLE)
        colors = self._colors()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.selection))
            painter.drawRoundedRect(option.rect.adjusted(3, 3, -3, -3), 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colors.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(3.5, 3.5, -3.5, -3.5), 8, 8)
        place = option.rect.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX - _NAME_PX)
        self._paint_picture(painter, place, item, colors)
        line = QRect(place.left(), place.bottom() + 4, place.width(), _NAME_PX - 4)
        mark = mark_of(item)
        if mark is not None:
            spot = QRectF(line.right() - _MARK_PX, line.top(), _MARK_PX, _MARK_PX)
            paint_icon(painter, mark[0], spot, QColor(getattr(colors, mark[1])))
            line.setRight(round(spot.left()) - 4)
        painter.setPen(QColor(colors.text))
        name = option.fontMetrics.elidedText(item.name, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRect, item: Item, colors: Colors) -> None:
        image = self._thumbnail(item)
        if image is None or image.isNull():
            painter.fillRect(place.adjusted(30, 30, -30, -30), QColor(colors.line))
            return
        size = image.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRect(0, 0, size.width(), size.height())
        area.moveCenter(place.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, image)


class PhotoGrid(QListView):
    """Shares list, filter, selection and current photo with the strip beside it.

    Args:
        shown: The list as far as it is wanted.
        selection: That of the strip.
        thumbnail: Asked for what is painted.
        colors: The theme's colours as they are now.
    """

    opened = Signal()
    """Asks to show the current photo large."""

    def __init__(
        self,
        shown: LibraryFilter,
        selection: QItemSelectionModel,
        thumbnail: Thumbnail,
        colors: Callable[[], Colors],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Grid")
        self._shown, self._colors = shown, colors
        self.setModel(shown)
        self.setSelectionModel(selection)
        self.setItemDelegate(GridDelegate(thumbnail, colors, self))
        self.setAccessibleName(self.tr("Photos as large pictures"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.doubleClicked.connect(lambda index: self.opened.emit())
        self.activated.connect(lambda index: self.opened.emit())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photos; where search and filter hide them all, words that say so."""
        super().paintEvent(event)
        if self._shown.hides_all:
            paint_words_alone(self, self.tr("No photo fits."), self._colors())

    def refresh(self, path: str) -> None:
        """Paint a photo again: its thumbnail has come."""
        index = self._shown.index_of(path)
        if index.isValid():
            self.update(index)
