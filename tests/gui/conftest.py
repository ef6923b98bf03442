"""What the window's tests lean on: a fake engine, fake steps, and hunters for what a test leaves behind."""

from __future__ import annotations

import gc
import os
import subprocess
import threading
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QThread, QTimer, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from restorer.gui.viewmodels.session import Session
from restorer.jobs.engine_process.messages import AddJobs, JobsAdded, PhotoInspected
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import STRENGTH, Field, Step
from restorer.store.settings import Settings


@dataclass(frozen=True)
class FakeStep(Step):
    """A step that only says what can be set on it."""

    id: str
    label: str
    help: str
    fields: tuple = (STRENGTH,)
    version: int = 1


FAKE_STEPS = (
    FakeStep("repair", "Repair", "Fills dust, scratches and creases."),
    FakeStep(
        "clean",
        "Clean",
        "Takes noise, grain, blur and JPEG traces off.",
        (
            STRENGTH,
            Field("grain", "Grain kept", 0.2, "How much of the grain stays.", 0.0, 1.0),
            Field("radius", "Radius", 3, "How far it looks.", 1, 9, unit="px"),
            Field("keep_edges", "Keep edges", True, "Leaves edges as they are."),
            Field("model", "Network", "fast", "Which network does it.", choices=("fast", "best")),
            Field("note", "Note", "", "A text."),
        ),
    ),
    FakeStep(
        "upscale",
        "Upscale",
        "Makes it larger.",
        (STRENGTH, Field("scale", "Scale", 2, "Times.", choices=(2, 4), unit="x")),
    ),
)  # fmt: skip


class FakeEngine(QObject):
    """Notes commands, answers nothing by itself."""

    events_arrived = Signal(object)
    gave_up = Signal()

    def __init__(self):
        super().__init__()
        self.is_started = self.is_closed = False
        self.sent = []
        self._next_job = 1

    def send(self, command):
        self.sent.append(command)

    def start(self):
        self.is_started = True

    def close(self):
        self.is_closed = True

    def say(self, *events):
        """Let the engine say these at once."""
        self.events_arrived.emit(tuple(events))

    def of(self, kind):
        """The commands of one kind."""
        return [command for command in self.sent if isinstance(command, kind)]

    def add_all(self):
        """Give every wish that waits its job; returns path -> job."""
        given = {}
        for command in self.of(AddJobs):
            jobs = []
            for photo_request in command.photo_requests:
                given[photo_request.path] = self._next_job
                jobs.append((self._next_job,))
                self._next_job += 1
            self.say(JobsAdded(command.ticket, tuple(jobs)))
        self.sent = [command for command in self.sent if not isinstance(command, AddJobs)]
        return given


@pytest.fixture
def engine(qapp):
    return FakeEngine()


@pytest.fixture
def session(engine):
    made = Session(engine, FAKE_STEPS, Settings())
    yield made
    made.close()


@pytest.fixture
def add(session, qtbot):
    """Put paths into the list, as a drop does, without a disk."""

    def put(*paths):
        session._on_found(list(paths))

    return put


def draw(path, width=240, height=180, seed=0):
    """A small photo at this path."""
    from PySide6.QtGui import QColor, QImage, QPainter

    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(seed * 47 % 360, 60, 170))
    painter = QPainter(image)
    for index in range(6):
        painter.fillRect(index * 40, (index * 31 + seed * 13) % height, 30, 60, QColor.fromHsv(seed * 31 % 360, 90, 60))
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    assert image.save(str(path))
    return str(path)


@pytest.fixture
def controller(qapp, qtbot, engine, own_home):
    """The whole window, on a fake engine."""
    from restorer.gui.app_controller import AppController
    from restorer.gui.main_window import MainWindow
    from restorer.gui.theme import Theme
    from restorer.store.folders import Folders
    from restorer.store.settings import load_settings

    opened = []

    def open_one(**choices):
        folders = Folders.default().ready()
        settings = load_settings(folders.settings_file).with_values(choices)
        theme = Theme(qapp, settings.theme)
        window = MainWindow(theme)
        with qtbot.waitExposed(window):
            window.show()
        made = AppController(window, engine, folders, settings)
        opened.append((made, window, theme))
        made.start()
        return made

    yield open_one
    for made, window, theme in opened:
        made.close()
        window.hide()
        window.deleteLater()
        theme.close()


@pytest.fixture(autouse=True)
def no_leftovers(request):
    """A test that leaves a thread, a running timer or a window behind fails."""
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    threads = set(threading.enumerate())
    yield
    app = QApplication.instance()
    if app is None:
        return
    gc.collect()
    for _ in range(3):
        app.sendPostedEvents(None, 0)
        app.sendPostedEvents(None, 52)  # DeferredDelete
        app.processEvents()
    left = [widget for widget in app.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
        widget.deleteLater()
    left = [widget for widget in left if widget.objectName() != "qt_pytest"]
    assert not left, f"top-level widgets left open: {left}"
    running = [thread for thread in set(threading.enumerate()) - threads if thread.is_alive() and not thread.daemon]
    assert not running, f"threads left running: {running}"
    named = [thread.name for thread in threading.enumerate() if thread.name in ("photo-scan", "engine-reader")]
    assert not named, f"threads left running: {named}"
    timers = [timer for timer in app.findChildren(QTimer) if timer.isActive() and timer.parent() is not app]
    assert not timers, f"timers left running: {timers}"
    assert not [thread for thread in app.findChildren(QThread) if thread.isRunning()]


@pytest.fixture(autouse=True)
def quiet_qt(request):
    """A Qt warning fails the test."""
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    heard = []

    def hear(kind, context, text):
        if kind.value >= 1 and "propagateSizeHints" not in text:
            heard.append(text)

    previous = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(previous)
    assert not heard, heard


@pytest.fixture
def display():
    """The name of an X server that was started for this test."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1360x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    if not number:
        pytest.skip("the X server did not start")
    yield f":{number}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def filled(controller, qtbot, tmp_path):
    """The window with three photos in it."""
    made = controller()
    paths = [draw(tmp_path / "album" / f"photo {number}.png", seed=number) for number in range(3)]
    made.session.add_paths(paths)
    qtbot.waitUntil(lambda: made.session.library.rowCount() == 3)
    made.paths = paths
    return made


def propose(made, engine, path, *more):
    """Has the engine propose `clean`, and the steps `more` before it."""
    steps = (*map(StepChoice, more), StepChoice("clean", {"strength": 0.7}))
    engine.say(PhotoInspected(1, path, 0, "auto", Recipe(steps), {"clean": "fine grain"}))
