"""The photo viewer as the window uses it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDrag, QImage, QKeyEvent, QPixmap, QTransform
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from restorer.analysis.by_hand.geometry import HORIZONTAL, NO_FLIP, VERTICAL
from restorer.gui.viewer.chips import OverlayChips
from restorer.gui.viewer.compare_badges import BADGE_MARGIN_PX, CompareBadges
from restorer.gui.viewer.display import DisplaySpace
from restorer.gui.viewer.divider import DividerHandle
from restorer.gui.viewer.minimap import Minimap
from restorer.gui.viewer.pixels.pyramid import Pyramid
from restorer.gui.viewer.pixels.pyramid_cache import PyramidCache
from restorer.gui.viewer.pixels.tiles import TileLoader
from restorer.gui.viewer.tool import Tool
from restorer.gui.viewer.toolbar import ViewerBar
from restorer.gui.viewer.view import PhotoView, ViewLayer
from restorer.gui.viewer.work_badge import WorkBadge
from restorer.gui.viewmodels.camera import UPRIGHT, Orientation
from restorer.gui.viewmodels.layers import Overlay, PhotoLayer
from restorer.gui.viewmodels.viewer import Mode, ViewerModel

_SETTLED_MS = 120
_DRAG_PX = 128


class PhotoViewer(QWidget):
    """Compares a photo with what was made of it.

    The picture is opened, decoded and converted on the viewer's own threads: no method waits. Call `shutdown` before
    the application ends.

    Args:
        display: The screen's colour space; sRGB where None.
        scratch: The folder for decoded pictures that do not fit the memory; the system's where None.
    """

    zoom_changed = Signal(float)
    """1.0 is 100 %."""
    region_in_view_changed = Signal(QRect)
    """The source's pixels in view, once the view has come to rest; empty when nothing is shown."""
    failed = Signal(object)
    """A `RestorerError`: a picture could not be opened or read on."""
    tool_changed = Signal()
    """Another tool was taken up, or laid down."""
    reveal_requested = Signal(object)
    """The `Path` of a result that is to be shown in its folder."""

    def __init__(
        self, parent: QWidget | None = None, *, display: DisplaySpace | None = None, scratch: Path | None = None
    ) -> None:
        super().__init__(parent)
        self.model = ViewerModel(self)
        self._loader = TileLoader(display=display, scratch=scratch)
        # Not a child: it must outlive the C++ half of this widget until its threads have ended.
        self.destroyed.connect(self._loader.shutdown)
        self._pyramids = PyramidCache(self._loader)
        self._result: Path | None = None
        self._told_region = QRect()
        self._told_errors: set[int] = set()
        self.resting_tool = Tool(self)
        self._tool = self.resting_tool
        self._build()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._tell_region)
        self._connect()
        self._sync()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Photo viewer"))
        following = PhotoView(self.model, self._loader, self, is_leading=False)
        self.panes = PhotoView(self.model, self._loader, self), following
        self.divider_handle = DividerHandle(self.model, self.panes[0])
        self.minimap = Minimap(self.model, self.panes[0])
        self.overlays = OverlayChips(self.model, self.panes[0])
        self.work = WorkBadge(self.panes[0])
        self.badges = CompareBadges(self.model, self.panes)
        self.bar = ViewerBar(self.model, self)
        # Before stays on the left where text runs from right to left: it is a place, not an order of reading.
        area = QWidget(self)
        area.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(area)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for pane in self.panes:
            pane.installEventFilter(self)
            pane.drag_out_wanted.connect(self.drag_out)
            row.addWidget(pane, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        model = self.model
        for signal in (
            model.layers_changed, model.choice_changed, model.overlays_changed, model.orientation_changed,
            self._loader.display_changed,
        ):  # fmt: skip
            signal.connect(self._sync)
        model.zoom_changed.connect(self.zoom_changed)
        model.camera_changed.connect(self._settled.start)
        model.divider_changed.connect(self._lay_out)
        self.overlays.resized.connect(self._lay_out)
        self._loader.pyramid_changed.connect(self._on_pyramid_changed)
        self.bar.drag_out_wanted.connect(self.drag_out)
        self.bar.reveal_wanted.connect(lambda: self.reveal_requested.emit(self._result))

    # The doors.

    def show_photo(
        self, before: PhotoLayer, layers: Sequence[PhotoLayer] = (), overlays: Sequence[Overlay] = ()
    ) -> None:
        """Show a photo and what was made of it.

        The same `before` again (its source equal) keeps zoom, place and choice, and what was in sight stays until the
        new pixels are there.

        Args:
            before: The original.
            layers: The steps' results in order, the final one last; it is what is compared first.
            overlays: The masks that can be shown.
        """
        if not self.model.layers or self.model.layers[0].source.key != before.source.key:
            self.lay_down()
            self.set_result_file(None)
        self.model.show(before, layers, overlays)

    def clear(self) -> None:
        """Show nothing."""
        self.lay_down()
        self.set_result_file(None)
        self.model.clear()
        self._pyramids.close_all()

    def set_result_file(self, path: Path | None) -> None:
        """The finished file that can be dragged out of the viewer; None where there is none."""
        self._result = path
        self.bar.set_has_result(path is not None)

    def shutdown(self) -> None:
        """Stop the threads and wait for them (some tens of milliseconds); nothing can be shown afterwards."""
        self._settled.stop()
        self.work.show_words("")
        self._loader.shutdown()

    @property
    def mode(self) -> Mode:
        """How two layers are compared."""
        return self.model.mode

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self.model.set_mode(mode)

    @property
    def zoom(self) -> float:
        """1.0 is 100 %."""
        return self.model.zoom

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self.model.set_zoom(zoom)

    @property
    def divider(self) -> float:
        """0 is the left edge, 1 the right."""
        return self.model.divider

    @divider.setter
    def divider(self, fraction: float) -> None:
        self.model.set_divider(fraction)

    def drag_out(self) -> None:
        """Let the result be dragged into another program; returns when it was dropped."""
        if self._result is None or not self._result.exists():
            return
        drag = QDrag(self)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._result))])
        drag.setMimeData(data)
        preview = self._pyramid_of(self.model.right)
        if preview is not None and preview.preview is not None:
            size = QSize(_DRAG_PX, _DRAG_PX)
            drag.setPixmap(QPixmap.fromImage(preview.preview.image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio)))
        drag.exec(Qt.DropAction.CopyAction)

    # The hand.

    def put_above(self, widget: QWidget) -> None:
        """Let a widget lie above the panes, whenever it is shown."""
        self._column.insertWidget(0, widget)

    @property
    def tool(self) -> Tool:
        """What the hand does."""
        return self._tool

    def rest_on(self, tool: Tool) -> None:
        """Let this be in the hand whenever no other tool is taken up."""
        is_resting = self._tool is self.resting_tool
        self.resting_tool = tool
        if is_resting:
            self.take_up(tool)

    def take_up(self, tool: Tool) -> None:
        """Let the hand do this, in place of what it did."""
        if tool is self._tool:
            return
        old, self._tool = self._tool, tool
        for pane in self.panes:
            pane.set_tool(tool)
        old.laid_down()
        tool.taken_up()
        self.tool_changed.emit()

    def lay_down(self, tool: Tool | None = None) -> None:
        """Go back to the resting tool: from this one only, or from whichever it is."""
        if tool is None or tool is self._tool:
            self.take_up(self.resting_tool)

    # Following the model and the threads.

    def _pyramid_of(self, layer_id: str) -> Pyramid | None:
        layer = self.model.layer(layer_id)
        return self._pyramids.photo(layer) if layer is not None else None

    def _sync(self) -> None:
        """Open what is chosen, and hand each pane its stack."""
        model = self.model
        before = self._pyramids.photo(model.layers[0]) if model.layers else None
        if before is not None and before.extent.width:
            model.set_photo_size(*before.extent)
        photo = before.extent if before is not None else (0, 0)
        stacks = model.panes()
        self.panes[1].setVisible(len(stacks) == 2)
        for pane, stack in zip(self.panes, (*stacks, ())[:2], strict=True):
            pane.show_entries(self._entries(stack), photo)
        for pane in self.panes:
            for name, item in pane.items_by_layer().items():
                if model.layer(name) is not None and item.pyramid.extent.width:
                    model.set_resolution(name, item.resolution())
        self._show_words(before)
        self._pyramids.tidy(self._in_use())
        self._lay_out()
        self._settled.start()

    def _entries(self, stack: tuple[str, ...]) -> list[ViewLayer]:
        parts = ("left", "right") if len(stack) == 2 else ("all",)
        entries = []
        for name, part in zip(stack, parts, strict=False):
            layer = self.model.layer(name)
            if layer is None:
                continue
            for one, key in ((layer, name), (layer.patch, f"patch of {name}")):
                if one is not None:
                    pyramid = self._pyramids.photo(one)
                    entries.append(ViewLayer(key, pyramid, one.transform, part, layer.is_outdated))
        if stack:
            overlays = self.model.shown_overlays
            entries += [
                ViewLayer(f"overlay {overlay.id}", self._pyramids.overlay(overlay), overlay.transform, "all")
                for overlay in overlays
            ]
        return entries

    def _in_use(self) -> list[Pyramid]:
        shown = [item.pyramid for pane in self.panes for item in pane.items_by_layer().values()]
        return [*shown, *(self._pyramids.photo(layer) for layer in self.model.layers[:1])]

    def _show_words(self, before: Pyramid | None) -> None:
        in_sight = [item.pyramid for pane in self.panes for item in pane.items_by_layer().values()]
        error = next((pyramid.error for pyramid in in_sight if pyramid.error is not None), None)
        is_empty = before is None or before.preview is None
        if error is not None and is_empty:
            # Why not is said by whoever hears `failed`: once is enough.
            message = self.tr("No picture")
        else:
            message = self.tr("Opening …") if before is not None and is_empty else ""
        self.panes[0].set_message(message)
        preview = before.preview if before is not None else None
        self.minimap.set_image(turned(preview.image, self.model.orientation) if preview is not None else None)

    def _on_pyramid_changed(self, pyramid: Pyramid) -> None:
        self._sync()
        if pyramid.error is not None and pyramid.number not in self._told_errors:
            self._told_errors.add(pyramid.number)
            self.failed.emit(pyramid.error)
        for pane in self.panes:
            for item in pane.items_by_layer().values():
                if item.pyramid is pyramid:
                    item.update()

    def _tell_region(self) -> None:
        region = self.model.region_in_view
        if region != self._told_region:
            self._told_region = region
            self.region_in_view_changed.emit(region)

    # What lies over the panes.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what lies over a pane in its place, and never blink for ever when the keyboard goes elsewhere."""
        if event.type() == QEvent.Type.Resize:
            self._lay_out()
        elif event.type() == QEvent.Type.FocusOut:
            self.model.set_blinking(False)
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.divider_handle.setVisible(len(self.model.panes()[0]) == 2)
        self.divider_handle.follow()
        self.badges.lay_out()
        pane = self.panes[0]
        self.overlays.move(BADGE_MARGIN_PX, pane.height() - self.overlays.height() - BADGE_MARGIN_PX)
        self.minimap.refresh()
        self.work.follow()

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F fits, 1 is 100 %, + and - zoom, D S A choose the comparison, X swaps, B or Space blinks while held.

        The tool hears them first, and Escape lays it down.
        """
        key, model = event.key(), self.model
        if self._tool.key_press(event):
            return
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Underscore: -1}
        modes = {Qt.Key.Key_D: Mode.DIVIDER, Qt.Key.Key_S: Mode.SIDE_BY_SIDE, Qt.Key.Key_A: Mode.SINGLE}
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                model.set_blinking(True)
        elif key == Qt.Key.Key_Escape and self._tool is not self.resting_tool:
            self.lay_down()
        elif key == Qt.Key.Key_F:
            model.fit()
        elif key == Qt.Key.Key_1:
            model.set_zoom(1.0)
        elif key == Qt.Key.Key_X:
            model.swap()
        elif key in zooms:
            model.step_zoom(zooms[Qt.Key(key)])
        elif key in modes:
            model.set_mode(modes[Qt.Key(key)])
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The end of blinking."""
        if self._tool.key_release(event):
            return
        if event.key() in (Qt.Key.Key_B, Qt.Key.Key_Space):
            if not event.isAutoRepeat():
                self.model.set_blinking(False)
        else:
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The threads end with the viewer, where it is a window of its own."""
        self.shutdown()
        super().closeEvent(event)


def turned(image: QImage, orientation: Orientation) -> QImage:
    """A small picture of the photo, as the photo is shown."""
    if orientation == UPRIGHT:
        return image
    scales = {NO_FLIP: (1, 1), HORIZONTAL: (-1, 1), VERTICAL: (1, -1)}
    return image.transformed(QTransform().rotate(orientation.rotation) * QTransform().scale(*scales[orientation.flip]))
