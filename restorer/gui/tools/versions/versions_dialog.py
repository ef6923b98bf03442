"""Versions of the photo in view beside what each step made of it: compared, named, kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QInputDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from restorer.errors import RestorerError
from restorer.gui.tools.picture_list import PictureList
from restorer.gui.tools.versions.side_by_side import SideBySide
from restorer.gui.tools.versions.version_model import ComparedPicture, VersionModel
from restorer.gui.viewer.display import DisplaySpace
from restorer.gui.viewer.pixels.pixel_converter import PhotoConverter
from restorer.gui.viewer.pixels.rasters import ArrayRaster
from restorer.gui.viewer.thumbnails import ThumbnailStore
from restorer.gui.viewer.viewer import turned
from restorer.gui.viewmodels.camera import Orientation
from restorer.gui.viewmodels.layers import FileSource, PhotoLayer
from restorer.gui.viewmodels.translation import translated

_PICTURE = QSize(116, 84)
_USUAL = QSize(1080, 720)


class VersionsDialog(QDialog):
    """Up to four pictures side by side above a strip of all of them.

    Args:
        model: The pictures, and what can be done with versions.
        thumbnails: Reads files, off the main thread.
        orientation: How the photo is turned and flipped.
        display, scratch: As `SideBySide` takes them.
    """

    def __init__(
        self,
        model: VersionModel,
        thumbnails: ThumbnailStore,
        orientation: Orientation,
        parent: QWidget | None = None,
        *,
        display: DisplaySpace | None = None,
        scratch: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Versions"))
        self.setAccessibleName(self.windowTitle())
        self.model, self._thumbnails, self._orientation = model, thumbnails, orientation
        model.setParent(self)
        self._arrays: dict[object, QImage] = {}
        self.panes = SideBySide(self, display=display, scratch=scratch)
        self.list = PictureList(_PICTURE)
        self.list.setAccessibleName(self.tr("Pictures of this photo"))
        self.words = QLabel()
        self.words.setProperty("tone", "small")
        self.words.setWordWrap(True)
        self._lay_out()
        model.changed.connect(self._follow)
        model.failed.connect(self._on_failed)
        model.kept.connect(thumbnails.forget)
        thumbnails.thumbnail_ready.connect(self._show_pictures)
        self.list.selected.connect(model.select)
        self.list.ticked.connect(model.compare)
        self.list.removed.connect(lambda _: model.remove())
        # Once the editor is closed, or it would be written over what is shown then.
        self.list.renamed.connect(model.rename, Qt.ConnectionType.QueuedConnection)
        self.finished.connect(lambda _: self._close_down())
        room = self.screen().availableSize() * 0.92
        self.resize(_USUAL.boundedTo(room))
        self._follow()

    def _lay_out(self) -> None:
        self.keep = self._button(self.tr("Keep this"), self.tr("Let this version be the result."), self.model.keep)
        self.use = self._button(
            self.tr("Use its recipe"), self.tr("Give the photo the recipe of this version."), self.model.use_recipe
        )
        self.keep_recipe = self._button(
            self.tr("Keep this recipe as…"),
            self.tr("Give the photo's recipe of now a name, to compare it and to restore it later."),
            self._ask_name,
        )
        self.name = self._button(self.tr("Name…"), self.tr("Call this version something (F2)."), self._edit_name)
        self.remove = self._button(self.tr("Delete"), self.tr("Delete this version."), self.model.remove)
        close = self._button(self.tr("Close"), "", self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        for button in (self.keep, self.use, self.name, self.remove, self.keep_recipe):
            row.addWidget(button)
        row.addWidget(self.words, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(8)
        column.addWidget(self.panes, 1)
        column.addWidget(self.list)
        column.addLayout(row)

    def _button(self, text: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(words)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 names the version in hand."""
        if event.key() == Qt.Key.Key_F2:
            self._edit_name()
        else:
            super().keyPressEvent(event)

    # -- following

    def _follow(self) -> None:
        model, chosen = self.model, self.model.selected
        self._show_pictures()
        version = chosen.version if chosen is not None else None
        self.keep.setEnabled(model.can_keep)
        self.keep_recipe.setEnabled(model.can_keep_recipe)
        self.use.setEnabled(version is not None and bool(version.recipe))
        self.name.setEnabled(version is not None)
        self.remove.setEnabled(version is not None and not version.is_kept)
        usual = self.tr("Tick up to four pictures to see them side by side.")
        self.words.setText(chosen.words.replace("\n", " · ") if chosen is not None and chosen.words else usual)
        before = model.pictures[0].layer if model.pictures else None
        if before is not None:
            self.panes.show_layers(before, [self._labelled(one) for one in model.compared], self._orientation)

    def _labelled(self, picture: ComparedPicture) -> PhotoLayer:
        layer = picture.layer
        return PhotoLayer(layer.id, picture.label, layer.source, layer.transform)

    def _show_pictures(self, *_: object) -> None:
        compared = {picture.id for picture in self.model.compared}
        chosen = self.model.selected
        with QSignalBlocker(self.list):
            self.list.set_count(len(self.model.pictures))
            for number, picture in enumerate(self.model.pictures):
                self._show_picture(number, picture, is_ticked=picture.id in compared)
        self.list.choose(self.model.pictures.index(chosen) if chosen is not None else None)

    def _show_picture(self, number: int, picture: ComparedPicture, *, is_ticked: bool) -> None:
        if self.list.is_naming(number):
            return
        image = self._image(picture)
        pixmap = _framed(image, self.devicePixelRatioF()) if image is not None else None
        state = Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        self.list.show_picture(number, picture.label, state, pixmap)
        item = self.list.item(number)
        item.setToolTip("\n".join(filter(None, (picture.label, picture.words))))
        flags, can_edit = item.flags(), Qt.ItemFlag.ItemIsEditable
        item.setFlags(flags | can_edit if picture.version is not None else flags & ~can_edit)

    def _image(self, picture: ComparedPicture) -> QImage | None:
        source, side = picture.layer.source, round(_PICTURE.width() * self.devicePixelRatioF())
        if isinstance(source, FileSource):
            image = self._thumbnails.request(str(source.path), side)
            is_original = picture.layer is self.model.pictures[0].layer
            return turned(image, self._orientation) if image is not None and is_original else image
        if source.key not in self._arrays:
            raster = ArrayRaster(source.pixels, source.icc)
            stride = max(1, max(raster.extent) // side)
            pixels = np.ascontiguousarray(raster.sample(stride))
            self._arrays[source.key] = PhotoConverter(source.icc).paint(pixels).copy()
        return self._arrays[source.key]

    # -- hands

    def _ask_name(self) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Keep this recipe as"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(self.model.keep_recipe)
        dialog.open()

    def _edit_name(self) -> None:
        chosen = self.model.selected
        if chosen is not None and chosen.version is not None:
            self.list.editItem(self.list.item(self.model.pictures.index(chosen)))

    def _on_failed(self, error: RestorerError) -> None:
        self.words.setText(" ".join(map(translated, filter(None, (error.message, error.hint)))))

    def _close_down(self) -> None:
        self._thumbnails.thumbnail_ready.disconnect(self._show_pictures)
        self.panes.shutdown()


def _framed(image: QImage, ratio: float) -> QPixmap:
    """A picture that fits the strip."""
    size = _PICTURE * ratio
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(size, keep, smooth))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
