"""The pictures of the list's rows, small and large: of the result where there is one, else of the original."""

from __future__ import annotations

from PySide6.QtGui import QImage

from restorer.gui.viewer.thumbnails import ThumbnailStore
from restorer.gui.viewmodels.item import Item, ItemState
from restorer.gui.widgets.item_delegate import THUMBNAIL_PX
from restorer.gui.widgets.photo_grid import PICTURE_PX


class RowPictures:
    """Requests thumbnails, and remembers which photo a result is of. Main thread only.

    Args:
        thumbnails: Makes them.
        ratio: Physical pixels for a logical one.
    """

    def __init__(self, thumbnails: ThumbnailStore, ratio: float) -> None:
        self._thumbnails, self._ratio = thumbnails, ratio
        self._originals: dict[str, str] = {}

    def small(self, item: Item) -> QImage | None:
        """For the strip; None until it is there."""
        return self._picture(item, round(THUMBNAIL_PX * 1.5 * self._ratio))

    def large(self, item: Item) -> QImage | None:
        """For the grid; None until it is there."""
        return self._picture(item, round(PICTURE_PX * self._ratio))

    def original_of(self, path: str) -> str:
        """The photo that a file is a result of, where it was shown as one; else the file itself."""
        return self._originals.get(path, path)

    def _picture(self, item: Item, side_px: int) -> QImage | None:
        # Of the original, too, where the result cannot be read any more.
        if item.state is ItemState.DONE and item.result and not self._thumbnails.failure(item.result):
            self._originals[item.result] = item.path
            return self._thumbnails.request(item.result, side_px)
        return self._thumbnails.request(item.path, side_px)
