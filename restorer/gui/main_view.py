"""The main view: photo list on one side, viewer in the middle, recipe on the other side, queue below."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from restorer.errors import RestorerError
from restorer.gui.row_pictures import RowPictures
from restorer.gui.theme import Theme
from restorer.gui.tools.faces.face_rows import Box
from restorer.gui.tools.hand_tools import HandTools
from restorer.gui.viewer.display import DisplaySpace
from restorer.gui.viewer.thumbnails import ThumbnailStore
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.current_photo import CurrentPhoto
from restorer.gui.viewmodels.item import Item, ItemState
from restorer.gui.viewmodels.session import Session
from restorer.gui.viewmodels.translation import translated
from restorer.gui.widgets.failure_bar import FailureBar
from restorer.gui.widgets.library_side import LibrarySide
from restorer.gui.widgets.library_strip import LibraryStrip
from restorer.gui.widgets.notice_bar import NoticeBar
from restorer.gui.widgets.photo_grid import PhotoGrid
from restorer.gui.widgets.queue_bar import QueueBar
from restorer.gui.widgets.recipe_panel import RecipePanel
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process.messages import FacesFound, FindFaces, PreviewMade, Reply, StagesFound
from restorer.pipeline.step import Step

_STRIP_PX, _PANEL_PX = 266, 292
_NARROW_PX = 1100
"""Below this width the list gives up its names for the photo, down to the pictures alone."""

_LEAST_MIDDLE = 280


class MainView(QWidget):
    """The strip, the viewer, the recipe panel and the queue bar, bound to a session.

    Args:
        session: What they show and change.
        steps: All steps, for the panel.
        theme: For the colours of what is painted by hand.
        thumbnails: Makes thumbnails off the main thread.
        presets: Paths of presets of the person's own.
        scratch: The folder for decoded pictures that do not fit the memory.
    """

    error_occurred = Signal(object)
    grid_wanted = Signal(bool)
    """Asks to show the list as large pictures, or the photo in view."""
    context_wanted = Signal(QMenu)
    """Asks to fill this menu for the selected photos."""

    def __init__(
        self,
        session: Session,
        steps: tuple[Step, ...],
        theme: Theme,
        thumbnails: ThumbnailStore,
        *,
        presets: tuple[str, ...] = (),
        scratch: Path | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self._thumbnails, self._scratch = thumbnails, scratch
        self._current: CurrentPhoto | None = None
        self._region = QRect()
        self._was_being_restored = False
        self._is_shared_by_hand = self._owes_preview = False
        self._around: tuple[QWidget, ...] | None = None
        screen = QGuiApplication.primaryScreen()
        self._pictures = RowPictures(thumbnails, screen.devicePixelRatio() if screen is not None else 1.0)
        self.strip = LibraryStrip(session.library, self._pictures.small, lambda: theme.colors)
        self.strip_side = LibrarySide(session.library, self.strip)
        self.grid = PhotoGrid(
            self.strip.filter, self.strip.selectionModel(), self._pictures.large, lambda: theme.colors
        )
        self._display = DisplaySpace(self)
        self.viewer = PhotoViewer(scratch=scratch, display=self._display)
        self.panel = RecipePanel(session.recipe, steps, presets)
        self.hands = HandTools(session.recipe, steps, self.viewer, self.panel, session.preview, thumbnails, self)
        self.hands.brush.work_begun.connect(session.preview.show_until)
        self.hands.reference.failed.connect(self._on_reference_failed)
        self.hints, self.color_tool = self.hands.hints, self.hands.colors
        self.queue_bar = QueueBar(session.queue)
        self.notice = NoticeBar()
        self.failure = FailureBar()
        self._lay_out()
        self._connect()

    def close_down(self) -> None:
        """End the threads of viewer and thumbnails."""
        self.viewer.shutdown()
        self._thumbnails.shutdown()

    @property
    def least_width(self) -> int:
        """What list, photo and recipe need beside each other, in logical pixels."""
        return self.strip_side.minimumWidth() + _LEAST_MIDDLE + self.panel.minimumWidth() + 2

    @property
    def shown(self) -> Item | None:
        """The photo in view."""
        return self._current.item if self._current is not None else None

    @property
    def in_view(self) -> tuple[str, int, QPointF] | None:
        """The photo in view (path, page) and the middle of what is seen of it, in its pixels; None for no photo."""
        return (self._current.item.path, 0, QRectF(self._region).center()) if self._current is not None else None

    def save_splitter(self) -> str:
        """The widths of the three parts, in hexadecimal."""
        return self._splitter.saveState().toHex().toStdString()

    def restore_splitter(self, state: str) -> None:
        """Give the three parts the widths that they had."""
        if state:
            self._is_shared_by_hand = True
            self._splitter.restoreState(QByteArray.fromHex(QByteArray(state.encode())))

    def showEvent(self, event: QShowEvent) -> None:
        """Show colours as the screen does on which the window is."""
        super().showEvent(event)
        if (handle := self.window().windowHandle()) is not None:
            self._display.follow(handle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width again, until a person has done that."""
        super().resizeEvent(event)
        if not self._is_shared_by_hand:
            width = self.width()
            panel = min(_PANEL_PX, max(self.panel.minimumWidth(), width // 4))
            lacking = max(0, _NARROW_PX - width)
            strip = max(self.strip_side.minimumWidth(), _STRIP_PX - lacking // 3)
            self._splitter.setSizes([strip, max(1, width - strip - panel), panel])

    def _on_shared_by_hand(self) -> None:
        self._is_shared_by_hand = True

    def show_photo_alone(self, is_alone: bool) -> None:
        """Take everything away but the photo, or bring back what was there."""
        if is_alone == (self._around is not None):
            return
        self.notice.set_aside(is_alone)
        if is_alone:
            around: tuple[QWidget, ...] = (self.strip_side, self.panel, self.queue_bar, self.viewer.bar)
            self._around = tuple(widget for widget in around if not widget.isHidden())
            for widget in self._around:
                widget.hide()
            self.viewer.panes[0].setFocus()
        else:
            for widget in self._around or ():
                widget.show()
            self._around = None

    # -- building

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setObjectName("Canvas")
        # What the three parts need at least is less than the least window: none ever covers another.
        middle.setMinimumWidth(_LEAST_MIDDLE)
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bars = QVBoxLayout()
        bars.setContentsMargins(12, 8, 12, 8)
        bars.setSpacing(8)
        bars.addWidget(self.failure)
        self._bars = QWidget()
        self._bars.setLayout(bars)
        self._bars.hide()
        column.addWidget(self._bars)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.viewer)
        self._pages.addWidget(self.grid)
        column.addWidget(self._pages, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setAccessibleName(self.tr("Photos, viewer and recipe"))
        for widget in (self.strip_side, middle, self.panel):
            self._splitter.addWidget(widget)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setCollapsible(1, False)
        self._splitter.splitterMoved.connect(self._on_shared_by_hand)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._splitter, 1)
        outer.addWidget(self.queue_bar)

    def _connect(self) -> None:
        session, bar = self.session, self.queue_bar
        self.strip.photo_chosen.connect(self._on_photo_chosen)
        self.strip.menu_wanted.connect(self._on_menu_wanted)
        self.strip.order_wanted.connect(session.move_before)
        self.strip_side.sort_wanted.connect(session.sort)
        self.grid.opened.connect(lambda: self.grid_wanted.emit(False))
        self._thumbnails.thumbnail_ready.connect(self._on_thumbnail_ready)
        session.library.rowsInserted.connect(self._on_rows_inserted)
        session.photos_arrived.connect(self.strip.choose)
        session.library.dataChanged.connect(self._on_photos_changed)
        session.notice_given.connect(self.notice.show_text)
        self.hands.noticed.connect(self.notice.show_text)
        self.failure.retry_wanted.connect(lambda: session.retry([self._current.item.path] if self._current else []))
        self.failure.rest_wanted.connect(self._on_rest_wanted)
        session.photo_finished.connect(self._on_photo_finished)
        session.preview.wanted.connect(self._ask_preview)
        session.preview.made.connect(self._on_preview_made)
        session.preview.changed.connect(self._follow_preview)
        session.recipe.changed.connect(self._follow_preview)
        session.stages_found.connect(self._on_stages_found)
        self.hands.faces.model.wanted.connect(self._find_faces)
        session.answered.connect(self._on_answered)
        self.viewer.region_in_view_changed.connect(self._on_region_changed)
        self.viewer.failed.connect(self._on_viewer_failed)
        bar.start_wanted.connect(self._on_start_wanted)
        bar.pause_wanted.connect(session.pause)
        bar.resume_wanted.connect(session.resume)
        bar.cancel_wanted.connect(lambda: session.cancel())
        bar.retry_wanted.connect(lambda: session.retry())
        self.panel.preset_chosen.connect(lambda preset: session.recipe.set_preset(preset, self.strip.selected))
        self.strip.selection_altered.connect(lambda: self.panel.show_reach(len(self.strip.selected)))
        self.panel.apply_to_selection_wanted.connect(lambda: session.recipe.apply_to(self.strip.selected))
        self.panel.apply_to_all_wanted.connect(lambda: session.recipe.apply_to(session.library.order()))

    # -- what happens

    def open_versions(self) -> None:
        """Show the versions of the photo in view, and what each step made of it."""
        from restorer.gui.tools.versions.version_model import VersionModel
        from restorer.gui.tools.versions.versions_dialog import VersionsDialog

        if self._current is None:
            return
        view = self.viewer.model
        model = VersionModel(self.session, lambda: view.layers)
        dialog = VersionsDialog(
            model, self._thumbnails, view.orientation, self, display=self._display, scratch=self._scratch
        )
        view.layers_changed.connect(model.refresh)
        model.kept.connect(self._on_version_kept)
        self.session.find_stages()
        dialog.open()

    def show_grid(self, is_grid: bool) -> None:
        """Show the list as large pictures, or the photo in view."""
        self._pages.setCurrentWidget(self.grid if is_grid else self.viewer)
        (self.grid if is_grid else self.strip).setFocus()
        if is_grid:
            self.grid.scrollTo(self.grid.currentIndex())

    def _on_start_wanted(self) -> None:
        # The button goes, and with it the keyboard would go on to the search, where every key is a letter.
        (self.grid if self.grid.isVisible() else self.strip).setFocus()
        self.session.start()

    def _on_thumbnail_ready(self, path: str) -> None:
        for view in (self.strip, self.grid):
            view.refresh(self._pictures.original_of(path))

    def _on_rows_inserted(self) -> None:
        if not self.strip.currentIndex().isValid() and self.session.library.rowCount():
            self.strip.choose(self.session.library.items[0].path)

    def _on_photo_chosen(self, path: str) -> None:
        item = self.session.library.find(path)
        self.viewer.lay_down()
        self.session.select(path)
        if item is None:
            self._current = None
            self.viewer.clear()
            self._show_failure()
            return
        self._current = CurrentPhoto(item)
        self._show()
        self._show_failure()
        self._follow_preview()
        if item.state is ItemState.DONE:
            self.session.find_stages()

    def _show(self) -> None:
        if self._current is None:
            return
        picture = self._current.picture()
        self.viewer.show_photo(picture.before, picture.layers, picture.overlays)
        result = self._current.item.result
        self.viewer.set_result_file(Path(result) if result else None)
        self.hands.faces.take_made(self._current.item.path, self._current.made())

    def _on_photos_changed(self) -> None:
        self._show_failure()
        is_being_restored = self._current is not None and self._current.is_being_restored
        has_ended = self._was_being_restored and not is_being_restored
        if has_ended and self._current is not None and self._current.wants_preview:
            # It failed or was stopped: its preview gave way to it.
            self.session.preview.want()
        self._was_being_restored = is_being_restored

    def _show_failure(self) -> None:
        self.failure.show_item(self.shown)
        self._show_bars()

    def _show_bars(self) -> None:
        self._bars.setVisible(not self.failure.isHidden())

    def _on_rest_wanted(self) -> None:
        """Restore what is there of a photo that is cut off."""
        if self.shown is not None:
            self.session.library.change(self.shown.path, partial=True)
            self.session.start([self.shown.path])

    def _on_photo_finished(self, path: str) -> None:
        if self._current is not None and self._current.item.path == path:
            self._current.forget_preview()
            self._show()
            self.session.find_stages()

    def _on_region_changed(self, region: QRect) -> None:
        self._region = QRect(region)
        # The whole photo is previewed: another region is asked for only where it would be shown better than that.
        if self._current is not None and not self.session.preview.is_working and self._current.wants_region:
            self._ask_preview()

    def _ask_preview(self) -> None:
        if self._current is None or not self._current.wants_preview or self._region.isEmpty():
            return
        recipe = self.session.recipe.recipe
        if recipe is not None and not recipe.steps:
            self._current.forget_preview()
            self._show()
        box = self._region
        self.session.preview.ask(Bounds(box.x(), box.y(), box.width(), box.height()))

    def _on_preview_made(self, made: PreviewMade) -> None:
        if self._current is not None and self._current.item.path == made.path:
            self._current.take_preview(made)
            self._current.is_outdated = False
            self._show()

    def _follow_preview(self) -> None:
        """What is in hand, and whether what is shown is out of date, for the eye."""
        preview = self.session.preview
        self.viewer.work.show_words(preview.describe() if self._current is not None else "")
        if self._current is not None and self._current.is_outdated != preview.is_outdated:
            self._current.is_outdated = preview.is_outdated
            self._show()

    def _on_stages_found(self, found: StagesFound) -> None:
        if self._current is not None and self._current.item.path == found.path:
            self._current.stages = found
            self._show()

    def _find_faces(self, boxes: tuple[Box, ...]) -> None:
        path = self.session.recipe.path
        # The preview makes room for what is found within a moment.
        self._owes_preview = self._owes_preview or self.session.preview.is_working
        self.session.ask(lambda ticket: FindFaces(ticket, path, boxes=boxes))

    def _on_version_kept(self) -> None:
        if self._current is not None:
            # What is kept of the way is another version's.
            self._current.stages = None
            self._show()
            self.session.find_stages()

    def _on_answered(self, reply: Reply) -> None:
        if isinstance(reply, FacesFound):
            self.hands.faces.take_found(reply)
            owes, self._owes_preview = self._owes_preview, False
            if owes:
                self.session.preview.want()

    def _on_viewer_failed(self, error: RestorerError) -> None:
        # Said once, above the photo; what cannot be shown beside an original that can be is a notice.
        if self.shown is not None and self.shown.state in (ItemState.READY, ItemState.FAILED):
            kind = type(error).__name__
            self.session.note_unreadable(self.shown.path, error.message, error.hint, kind)
        elif self.shown is None or not self.shown.partial:
            self.notice.show_text(" ".join(map(translated, filter(None, (error.message, error.hint)))))

    def _on_reference_failed(self, error: RestorerError) -> None:
        self.notice.show_text(" ".join(map(translated, filter(None, (error.message, error.hint)))))

    def _on_menu_wanted(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context_wanted.emit(menu)
        menu.popup(place)
