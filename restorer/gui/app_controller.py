"""The application controller: connects window, session, engine process and dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QMessageBox

from restorer.errors import RestorerError
from restorer.gui.bridge import EngineBridge
from restorer.gui.controllers.action_states import ActionStates
from restorer.gui.controllers.adding import PhotoAdder
from restorer.gui.controllers.preset_keeper import PresetKeeper
from restorer.gui.controllers.results import ResultFiles
from restorer.gui.controllers.sample import SampleMaker
from restorer.gui.controllers.splitting import ScanSplitter
from restorer.gui.dialogs.error import ErrorDialog
from restorer.gui.extras.network_pages import NetworkPages
from restorer.gui.extras.opening import open_graphics
from restorer.gui.main_view import MainView
from restorer.gui.main_window import MainWindow
from restorer.gui.photo_list_store import PhotoListStore
from restorer.gui.viewer.thumbnails import ThumbnailStore
from restorer.gui.viewing import ViewMenu
from restorer.gui.viewmodels.error import ErrorNotice
from restorer.gui.viewmodels.item import Rating
from restorer.gui.viewmodels.presets import own_presets
from restorer.gui.viewmodels.queue import QueueState
from restorer.gui.viewmodels.session import Session
from restorer.gui.viewmodels.wording import core_text
from restorer.gui.window_state import WindowState
from restorer.steps import STEPS
from restorer.store.settings import OPTIONS, Settings, save_settings

if TYPE_CHECKING:
    from restorer.jobs.engine_process.messages import DevicesFound
    from restorer.store.folders import Folders


class AppController(QObject):
    """Everything behind the window, made after its first paint. Main thread only.

    Args:
        window: Already shown.
        bridge: The engine; started by `start`.
        folders: Where everything lies.
        settings: As they were loaded.
    """

    restart_wanted = Signal()
    """The window shall close and open anew."""

    def __init__(self, window: MainWindow, bridge: EngineBridge, folders: Folders, settings: Settings) -> None:
        super().__init__(window)
        self.window = window
        self.bridge, self.folders = bridge, folders
        self.session = Session(bridge, STEPS, settings, self)
        self.main_view = MainView(
            self.session,
            STEPS,
            window.theme,
            ThumbnailStore(folders.cache / "thumbnails", self),
            presets=own_presets(folders.presets),
            scratch=folders.scratch,
        )
        self._sample = SampleMaker(self.session, self)
        self.splitter = ScanSplitter(self.session, bridge, self)
        self._adder = PhotoAdder(self.session, self._sample, self._save_settings, window)
        self.networks = NetworkPages(
            window, folders, self.session.recipe, lambda: self.main_view.in_view, lambda: bridge.restart()
        )
        self.presets = PresetKeeper(folders.presets, self.session.recipe, window)
        self._memory = WindowState.load(folders.config / "window.json")
        self.result_files = ResultFiles(self.session, self.main_view.notice, self._memory.export_folder, window)
        self._photo_list = PhotoListStore(folders.photo_list, self.session.library, self)
        self._devices: tuple[tuple[str, str], ...] = ()
        window.set_content(self.main_view)
        self._connect_actions()
        self._connect_session()
        self._remember()
        ActionStates(window.actions_, self.session, self.main_view.strip)

    def start(self, paths: Sequence[str] = ()) -> None:
        """Start the engine, bring the list of the last start back and take in these photos."""
        self.bridge.start()
        self.session.restore_session(self._photo_list.load())
        if paths:
            self.session.add_paths(paths)
        elif not self.session.library.rowCount():
            self.window.expect_nothing()

    def close(self) -> None:
        """End threads and engine; what was in hand goes on at the next start. Called once the window is hidden."""
        self._save_memory()
        self.session.close()
        self.main_view.close_down()
        self.result_files.close()
        self._sample.close()
        self.bridge.close()

    def show_error(self, notice: ErrorNotice | BaseException) -> ErrorDialog:
        """The window's one place for what went wrong."""
        if isinstance(notice, BaseException):
            notice = ErrorNotice.of(notice)
        for shown in self.window.findChildren(ErrorDialog):
            # What goes wrong again and again must not bury the window under dialogs.
            if shown.isVisible() and (shown.notice.kind, shown.notice.message) == (notice.kind, notice.message):
                return shown
        dialog = ErrorDialog(notice, self.window)
        dialog.open()
        return dialog

    def guarded(self, act: Callable[[], object]) -> None:
        """Do something that may fail; its error is shown."""
        try:
            act()
        except RestorerError as error:
            self.show_error(error)
        except OSError as error:
            self.show_error(ErrorNotice.of(error))

    # -- wiring

    def _connect_actions(self) -> None:
        do, session, strip, results = self.window.actions_, self.session, self.main_view.strip, self.result_files
        do.add_photos.triggered.connect(self._adder.ask_photos)
        do.add_folder.triggered.connect(self._adder.ask_folder)
        do.models.triggered.connect(lambda: self.networks.show())
        do.settings.triggered.connect(self._on_settings)
        do.about.triggered.connect(self._on_about)
        do.palette.triggered.connect(self._on_palette)
        do.keys.triggered.connect(self._on_keys)
        do.reveal.triggered.connect(lambda: results.show_in_folder(strip.selected))
        do.save_as.triggered.connect(lambda: results.save(strip.selected))
        do.save_all.triggered.connect(lambda: results.save(session.library.order()))
        do.undo.triggered.connect(session.undo.undo)
        do.redo.triggered.connect(session.undo.redo)
        do.select_all.triggered.connect(strip.selectAll)
        do.remove.triggered.connect(lambda: session.remove(strip.selected))
        do.remove_finished.triggered.connect(session.remove_finished)
        do.reset_recipe.triggered.connect(session.recipe.reset)
        do.apply_selected.triggered.connect(lambda: session.recipe.apply_to(strip.selected))
        do.apply_all.triggered.connect(lambda: session.recipe.apply_to(session.library.order()))
        do.start.triggered.connect(lambda: session.start())
        do.start_selected.triggered.connect(lambda: session.start(strip.selected))
        do.pause.triggered.connect(self._on_pause)
        do.cancel.triggered.connect(lambda: session.cancel(strip.selected))
        do.cancel_all.triggered.connect(lambda: session.cancel())
        do.retry.triggered.connect(self._on_retry)
        do.move_up.triggered.connect(lambda: session.move(strip.selected, -1))
        do.move_down.triggered.connect(lambda: session.move(strip.selected, 1))
        do.keep.triggered.connect(lambda: session.library.judge(strip.selected, Rating.KEPT))
        do.reject.triggered.connect(lambda: session.library.judge(strip.selected, Rating.REJECTED))
        do.grid.toggled.connect(self.main_view.show_grid)
        self.main_view.grid_wanted.connect(do.grid.setChecked)
        ViewMenu(do, self.main_view.viewer, strip)
        self.main_view.hands.connect_actions(do, self.guarded)
        do.versions.triggered.connect(self.main_view.open_versions)
        do.contact_sheet.triggered.connect(lambda: results.open_contact_sheet(strip.selected))
        do.panel.setChecked(True)
        do.panel.toggled.connect(self.main_view.panel.setVisible)
        do.photo_list.setChecked(True)
        do.photo_list.toggled.connect(self.main_view.strip_side.setVisible)

    def _take(self, paths: list[str]) -> None:
        """Add photos and folders that were dropped or named; weight files are imported as networks."""
        others = self.networks.import_dropped(paths)
        if others:
            self.session.add_paths(others)

    def _connect_session(self) -> None:
        window, session, main_view = self.window, self.session, self.main_view
        window.paths_dropped.connect(self._take)
        window.sample_wanted.connect(self._adder.add_sample)
        self._sample.noticed.connect(lambda words: main_view.notice.show_text(words, stays=True))
        self._sample.left.connect(main_view.notice.take_back)
        self._sample.failed.connect(self.show_error)
        window.close_wanted.connect(self._on_close_wanted)
        window.theme.changed.connect(main_view.update)
        session.error_occurred.connect(self.show_error)
        session.devices_found.connect(self._on_devices_found)
        session.queue.batch_ended.connect(self.result_files.on_batch_ended)
        self.result_files.failed.connect(self.show_error)
        self.bridge.gave_up.connect(self._on_engine_gave_up)
        session.recipe.choices_changed.connect(self._photo_list.touch)
        main_view.error_occurred.connect(self.show_error)
        main_view.context_wanted.connect(self._fill_context)
        main_view.failure.folder_wanted.connect(self._adder.ask_result_folder)
        panel, presets = main_view.panel, self.presets
        panel.prints.split_wanted.connect(self.splitter.split)
        self.splitter.working_changed.connect(panel.prints.setDisabled)
        panel.save_preset_wanted.connect(presets.ask_save)
        panel.rename_preset_wanted.connect(presets.ask_rename)
        panel.delete_preset_wanted.connect(presets.ask_delete)
        panel.networks_wanted.connect(self.networks.show)
        panel.compare_wanted.connect(self.networks.compare)
        presets.changed.connect(panel.set_presets)
        presets.changed.connect(panel.refresh)
        presets.failed.connect(self.show_error)
        main_view.viewer.reveal_requested.connect(self.result_files.reveal)

    def _remember(self) -> None:
        memory = self._memory
        if memory.geometry:
            self.window.restoreGeometry(QByteArray.fromHex(QByteArray(memory.geometry.encode())))
        self.main_view.restore_splitter(memory.splitter)
        self.session.queue.set_paused(memory.is_paused)

    def _save_memory(self) -> None:
        self._photo_list.save()
        WindowState(
            self.window.saveGeometry().toHex().toStdString(),
            self.main_view.save_splitter(),
            self.session.queue.state is QueueState.PAUSED,
            self.result_files.folder,
        ).save(self.folders.config / "window.json")

    # -- the queue

    def _on_pause(self) -> None:
        is_paused = self.session.queue.state is QueueState.PAUSED
        self.session.resume() if is_paused else self.session.pause()

    def _on_retry(self) -> None:
        """What is selected, where that can be tried again; else all that failed."""
        if not self.session.retry(self.main_view.strip.selected):
            self.session.retry()

    def _on_engine_gave_up(self) -> None:
        hint = self.tr("Close Restorer and start it again; what waits is kept.")
        self.show_error(ErrorNotice(self.tr("The engine stops again and again."), hint, kind="WorkerCrashed"))

    def _on_devices_found(self, found: DevicesFound) -> None:
        self._devices = found.devices

    # -- the window

    def _fill_context(self, menu: QMenu) -> None:
        self.window.actions_.fill_context(menu)

    def _on_settings(self) -> None:
        from restorer.gui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.session.settings, self._devices, self.window)
        dialog.applied.connect(self._on_settings_applied)
        dialog.graphics_wanted.connect(lambda: open_graphics(dialog, self.folders.data, self.bridge.restart))
        dialog.open()

    def _on_settings_applied(self, settings: Settings) -> None:
        old = self.session.settings
        self._save_settings(settings)
        if settings.theme != old.theme:
            self.window.theme.choose(settings.theme)
        for option in OPTIONS:
            if option.is_for_start and getattr(settings, option.name) != getattr(old, option.name):
                words = self.tr("{setting}: the change shows at the next start.")
                again = self.tr("Open anew now"), self.restart_wanted.emit
                self.main_view.notice.show_text(words.format(setting=core_text(option.label)), action=again, stays=True)

    def _save_settings(self, settings: Settings) -> None:
        # Saved first: the engine is told to read the file.
        self.guarded(lambda: save_settings(settings, self.folders.settings_file))
        self.session.take_settings(settings)

    def _on_palette(self) -> None:
        from restorer.gui.dialogs.menu_commands import commands_in
        from restorer.gui.dialogs.palette import CommandPalette

        CommandPalette(commands_in(self.window.menuBar()), self.window).open()

    def _on_keys(self) -> None:
        from restorer.gui.dialogs.keys import KeysDialog
        from restorer.gui.dialogs.menu_commands import commands_in

        KeysDialog(commands_in(self.window.menuBar()), self.window).open()

    def _on_about(self) -> None:
        from restorer.gui.dialogs.about import AboutDialog

        AboutDialog(self.window).open()

    def _on_close_wanted(self) -> None:
        """Ask once, and only where something is in hand."""
        self._save_memory()
        pending = self.session.queue.pending
        if not pending or self.session.queue.is_paused:
            self.window.let_close()
            return
        box = QMessageBox(self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Close Restorer?"))
        box.setText(self.tr("%n photo(s) still to restore.", "", pending))
        box.setInformativeText(self.tr("Restorer will continue when you open it again."))
        close = box.addButton(self.tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Keep working"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        close.clicked.connect(self.window.let_close)
        box.open()
