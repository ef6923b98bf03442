"""Up to four pictures of one photo side by side, moved and zoomed together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from restorer.gui.viewer.chips import Badge
from restorer.gui.viewer.display import DisplaySpace
from restorer.gui.viewer.pixels.pyramid import Pyramid
from restorer.gui.viewer.pixels.pyramid_cache import PyramidCache
from restorer.gui.viewer.pixels.tiles import TileLoader
from restorer.gui.viewer.view import PhotoView, ViewLayer
from restorer.gui.viewmodels.camera import Orientation
from restorer.gui.viewmodels.layers import PhotoLayer
from restorer.gui.viewmodels.viewer import ViewerModel

MOST = 4
_PLACES = {1: ((0, 0),), 2: ((0, 0), (0, 1)), 3: ((0, 0), (0, 1), (1, 0)), 4: ((0, 0), (0, 1), (1, 0), (1, 1))}
_MARGIN_PX = 12


class SideBySide(QWidget):
    """One pane for each picture. Call `shutdown` before it is deleted.

    Args:
        display: The screen's colour space; sRGB where None.
        scratch: The folder for decoded pictures that do not fit the memory; the system's where None.
    """

    def __init__(
        self, parent: QWidget | None = None, *, display: DisplaySpace | None = None, scratch: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pictures side by side"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.model = ViewerModel(self)
        self._loader = TileLoader(display=display, scratch=scratch)
        self.destroyed.connect(self._loader.shutdown)
        self._pyramids = PyramidCache(self._loader)
        self._before: PhotoLayer | None = None
        self._layers: tuple[PhotoLayer, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.panes = tuple(PhotoView(self.model, self._loader, self, is_leading=number == 0) for number in range(MOST))
        self.badges = tuple(Badge(pane) for pane in self.panes)
        for pane in self.panes:
            pane.installEventFilter(self)
        self._loader.pyramid_changed.connect(lambda _: self._sync())
        self._place(0)

    def show_layers(self, before: PhotoLayer, layers: Sequence[PhotoLayer], orientation: Orientation) -> None:
        """Show these, at most four.

        Args:
            before: The original, whose pixels all others are laid over.
            layers: What is seen.
            orientation: How the photo is turned and flipped.
        """
        self._before, self._layers = before, tuple(layers[:MOST])
        self.model.set_orientation(orientation)
        self._place(len(self._layers))
        self._sync()

    def shutdown(self) -> None:
        """Stop the threads and wait for them."""
        self._loader.shutdown()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Names stay in their corners."""
        if event.type() == QEvent.Type.Resize:
            self._lay_badges()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F fits, 1 is 100 %, + and - zoom."""
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        if event.key() == Qt.Key.Key_F:
            self.model.fit()
        elif event.key() == Qt.Key.Key_1:
            self.model.set_zoom(1.0)
        elif event.key() in zooms:
            self.model.step_zoom(zooms[Qt.Key(event.key())])
        else:
            event.ignore()

    def _place(self, count: int) -> None:
        for pane in self.panes:
            self._grid.removeWidget(pane)
        for pane, place in zip(self.panes, _PLACES[max(1, count)], strict=False):
            self._grid.addWidget(pane, *place)
        for number, pane in enumerate(self.panes):
            pane.setVisible(number < max(1, count))
        for number in (0, 1):
            self._grid.setColumnStretch(number, int(number == 0 or count > 1))
            self._grid.setRowStretch(number, int(number == 0 or count > 2))

    def _sync(self) -> None:
        """Hand each pane its picture; what is not open yet comes when it is."""
        if self._before is None:
            return
        before = self._pyramids.photo(self._before)
        if before.extent.width:
            self.model.set_photo_size(*before.extent)
        in_use: list[Pyramid] = [before]
        for number, (pane, badge) in enumerate(zip(self.panes, self.badges, strict=True)):
            if number >= len(self._layers):
                pane.show_entries((), before.extent)
                badge.setText("")
                continue
            layer = self._layers[number]
            pyramid = self._pyramids.photo(layer)
            in_use.append(pyramid)
            # A transform that is None lays even the original over itself.
            pane.show_entries([ViewLayer(layer.id, pyramid, layer.transform, "all")], before.extent)
            badge.setText(layer.label)
        self._pyramids.tidy(in_use)
        self._lay_badges()

    def _lay_badges(self) -> None:
        for pane, badge in zip(self.panes, self.badges, strict=True):
            badge.resize(
                min(badge.sizeHint().width(), max(1, pane.width() - 2 * _MARGIN_PX)), badge.sizeHint().height()
            )
            badge.move(_MARGIN_PX, _MARGIN_PX)
            badge.setVisible(bool(badge.text()))
