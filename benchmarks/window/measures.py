"""The measurements, each in a process of its own."""

from __future__ import annotations

import argparse
import os
import time
from statistics import median
from typing import Any

from benchmarks.window.loop import LoopGaps, after, memory_mb, open_window, spin
from benchmarks.window.material import LARGE

WINDOW_PX = (1600, 1000)
_JOBS_IN_HAND = 4
_CHANGES = 7


def measure_paint(chosen: argparse.Namespace) -> dict[str, float]:
    """From the start of the process to the end of the window's first paint, and until it takes photos, in seconds."""
    from PySide6.QtGui import QPaintEvent

    from restorer.gui.main_window import MainWindow

    began = float(os.environ["RESTORER_BENCH_START"])
    paint = MainWindow.paintEvent
    painted: list[tuple[float, float, float]] = []

    def watched(window: MainWindow, event: QPaintEvent) -> None:
        paint(window, event)
        painted.append((time.time() - began, time.process_time(), memory_mb()))

    MainWindow.paintEvent = watched  # type: ignore[assignment,method-assign]
    start, app = open_window()
    ready: list[tuple[float, float]] = []
    # Heard after the window's own content was made, which hears the same signal.
    start.window.first_painted.connect(lambda: ready.append((time.time() - began, time.process_time())))
    spin(lambda: bool(ready))
    _close(start)
    del app
    (seconds, worked, memory), *_ = painted
    return {"seconds": seconds, "cpu": worked, "memory": memory, "ready": ready[0][0], "ready cpu": ready[0][1]}


def measure_drops(chosen: argparse.Namespace) -> dict[str, float]:
    """Real mime data dropped on the real window."""
    from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    start, app = open_window()
    # The window has been open for a while when somebody drops something.
    spin(lambda: start.controller is not None and start.controller.session._is_synced)
    spin(after(2.0))
    data = QMimeData()
    photos = sorted((chosen.folder / "drops").glob("*.jpg"))
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in photos])
    library, gaps = start.controller.session.library, LoopGaps()
    began = time.perf_counter()
    where, copy, button = QPointF(50, 50), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    # Qt hands a drop only to whom it announced one.
    QApplication.sendEvent(start.window, QDragEnterEvent(where.toPoint(), copy, data, button, none))
    QApplication.sendEvent(start.window, QDropEvent(where, copy, data, button, none))
    spin(lambda: library.rowCount() == len(photos))
    listed = time.perf_counter() - began
    strip = start.controller.main_view.strip
    for step in range(120):
        strip.verticalScrollBar().setValue(strip.verticalScrollBar().maximum() * step // 119)
        spin(after(0.016))
    result = {"seconds": listed, "memory": memory_mb(), **gaps.stop()}
    _close(start)
    del app
    return result


def measure_jobs(chosen: argparse.Namespace) -> dict[str, float]:
    """Photos in the real engine process, watched from the event loop while somebody looks at this and that."""
    start, app = open_window()
    spin(lambda: start.controller is not None)
    session, main_view = start.controller.session, start.controller.main_view
    photos = [str(path) for path in sorted((chosen.folder / "drops").glob("*.jpg"))[:LARGE]]
    session.add_paths(photos)
    spin(lambda: session.library.rowCount() == len(photos))
    session.start()
    spin(lambda: any(item.overall > 0 or item.result for item in session.library.items))
    gaps = LoopGaps()
    began = time.perf_counter()
    step = 0
    while time.perf_counter() - began < chosen.seconds:
        step += 1
        main_view.viewer.divider = 0.2 + 0.6 * (step % 20) / 20
        if step % 30 == 0:
            main_view.strip.choose(photos[step // 30 % len(photos)])
        spin(after(0.1))
    result = {"memory": memory_mb(), **gaps.stop(), "pending": float(session.queue.pending)}
    if session.queue.pending < _JOBS_IN_HAND:
        raise RuntimeError("the jobs came to an end too early: watch them for fewer seconds")
    session.cancel()
    _close(start)
    del app
    return result


def measure_bare_loop(chosen: argparse.Namespace) -> dict[str, float]:
    """The gaps of an event loop without any window, for as long as the jobs beside it are watched."""
    from PySide6.QtCore import QCoreApplication

    app = QCoreApplication([])
    gaps = LoopGaps()
    spin(after(chosen.seconds))
    result = gaps.stop()
    del app
    return result


def measure_cold(chosen: argparse.Namespace) -> dict[str, float]:
    """From a photo dropped on a window that has just opened until something of its preview lies over it."""
    start, app = open_window()
    spin(lambda: start.controller is not None)
    session, viewer = start.controller.session, start.controller.main_view.viewer
    shown: list[float] = []
    session.preview.made.connect(lambda made: shown.append(time.perf_counter()))
    began = time.perf_counter()
    session.add_paths([str(chosen.folder / "worn.png")])
    spin(lambda: bool(shown) and viewer.model.layer("preview") is not None)
    _close(start)
    del app
    return {"first": shown[0] - began}


def measure_preview(chosen: argparse.Namespace) -> dict[str, float]:
    """From a change of a setting until the preview lies over the photo, several times, with the engine warm."""
    start, app = open_window()
    spin(lambda: start.controller is not None)
    session, viewer = start.controller.session, start.controller.main_view.viewer
    shown: list[tuple[float, bool]] = []
    session.preview.made.connect(lambda made: shown.append((time.perf_counter(), made.is_draft)))
    session.add_paths([str(chosen.folder / "worn.png")])
    spin(lambda: session.recipe.recipe is not None and bool(shown))
    for step in ("repair", "clean", "tone"):
        session.recipe.set_on(step, True)
    spin(after(1.0))
    spin(lambda: not session.preview.is_working)
    quick, full = [], []
    for index in range(_CHANGES):
        shown.clear()
        began = time.perf_counter()
        session.recipe.set_value("clean", "strength", 0.3 + 0.07 * index)
        spin(lambda: bool(shown) and viewer.model.layer("preview") is not None)
        quick.append(shown[0][0] - began)
        spin(lambda: not shown[-1][1])  # drafts at first, then the photo as it will be restored
        full.append(shown[-1][0] - began)
        spin(lambda: not session.preview.is_working)
    _close(start)
    del app
    return {"median": median(quick), "worst": max(quick), "full": median(full)}


def measure_scan(chosen: argparse.Namespace) -> dict[str, float]:
    """A scan in the viewer: opening, panning at 100 % and at 25 %, memory."""
    import numpy as np
    from PySide6.QtWidgets import QApplication

    from restorer.gui.viewer.viewer import PhotoViewer
    from restorer.gui.viewmodels.layers import FileSource, PhotoLayer

    app = QApplication([])
    viewer = PhotoViewer(scratch=chosen.folder)
    viewer.resize(*WINDOW_PX)
    viewer.show()
    app.processEvents()
    item = viewer.panes[0].items_by_layer
    before = PhotoLayer("before", "Before", FileSource.of(chosen.folder / "scan.tif"))
    began = time.perf_counter()
    viewer.show_photo(before)
    spin(lambda: any(shown.pyramid.preview is not None and shown.boundingRect().width() for shown in item().values()))
    viewer.grab()
    result = {"open": time.perf_counter() - began}
    spin(lambda: viewer._loader.wanted_count() == 0)
    result["sharp"] = time.perf_counter() - began
    for name, zoom in (("full", 1.0), ("quarter", 0.25)):
        wall, processor = _pan(viewer, zoom)
        result |= {f"{name} median": median(wall), f"{name} p99": float(np.percentile(wall, 99))}
        result |= {f"{name} cpu": float(np.percentile(processor, 99))}
    result["memory"] = memory_mb()
    viewer.shutdown()
    viewer.close()
    return result


def _pan(viewer: Any, zoom: float) -> tuple[list[float], list[float]]:
    """Frames of a pan across what was not seen before: their wall time and the main thread's own time, in ms."""
    from PySide6.QtCore import QCoreApplication

    viewer.zoom = zoom
    viewer.model.look_at(viewer.model.photo.width / 2, viewer.model.photo.height / 2)
    spin(lambda: viewer._loader.wanted_count() == 0)
    wall, processor = [], []
    for _ in range(240):
        began, worked = time.perf_counter(), time.thread_time()
        viewer.model.pan(-19, -11)
        QCoreApplication.processEvents()
        wall.append(1e3 * (time.perf_counter() - began))
        processor.append(1e3 * (time.thread_time() - worked))
        time.sleep(max(0.0, 1 / 60 - wall[-1] / 1e3))
    return wall, processor


def _close(start: Any) -> None:
    start.window.hide()
    start.close()
