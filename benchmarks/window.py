"""`python -m benchmarks window`: what a person feels of the window, each figure measured in a process of its own.

The promises beside the figures are for an idle machine; `busy` says how busy this one was.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

WINDOW_PX = (1600, 1000)
_STARTS = 5
_LIMIT_S = 300


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    value: str
    promise: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Print the table; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks window", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all by default")
    parser.add_argument("--drops", type=int, default=10_000, help="how many photos are dropped")
    parser.add_argument("--megapixels", type=float, default=400.0, help="size of the scan that is opened")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long jobs are watched")
    parser.add_argument(
        "--folder", type=Path, help="where the scan and the photos are made; a temporary one by default"
    )
    parser.add_argument("--child", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    if chosen.child:
        print(json.dumps(PARTS[chosen.child].measure(chosen)))
        return 0
    print(f"{os.cpu_count()} cores, busy {_load():.1f}, Python {sys.version.split()[0]}, {sys.platform}\n")
    print("| What | Measured | Promised |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="restorer-window-", dir=chosen.folder) as folder:
        for name in chosen.parts or PARTS:
            for figure in _run(name, chosen, Path(folder)):
                print(f"| {figure.name} | {figure.value} | {figure.promise} |", flush=True)
    return 0


def _run(name: str, chosen: argparse.Namespace, folder: Path) -> Iterable[Figure]:
    """Measure one part in a fresh process (several for the first paint)."""
    part = PARTS[name]
    part.prepare(chosen, folder)
    runs = []
    for index in range(part.runs):
        home = folder / f"home-{name}-{index}"
        environment = {**os.environ, "RESTORER_HOME": str(home), "RESTORER_BENCH_START": repr(time.time())}
        if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY") and sys.platform == "linux":
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [sys.executable, "-m", "benchmarks.window", "--child", name, "--folder", str(folder)]
        command += [f"--drops={chosen.drops}", f"--megapixels={chosen.megapixels}", f"--seconds={chosen.seconds}"]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=_LIMIT_S, check=False)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no word"])[-1]
            return [Figure(name, f"not measured: {reason}")]
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return part.show(runs, chosen)


# -- inside the child


class LoopGaps:
    """How long the event loop was not free, each time: a timer of no interval that looks at the clock."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def stop(self) -> dict[str, float]:
        """The worst and the 99th percentile, in ms; the timer's own millisecond is in them."""
        self._timer.stop()
        return {"worst": 1e3 * max(self.gaps), "p99": 1e3 * float(np.percentile(self.gaps, 99))}


def _memory_mb(name: str = "RssAnon") -> float:
    """This process's own memory, without the pages of files, which the system takes back when it needs them."""
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
    except (OSError, StopIteration):
        return float("nan")


def _spin(until: Callable[[], bool], limit_s: float = 120.0) -> float:
    """Run the event loop until something is so; returns how long that took, in seconds."""
    from PySide6.QtCore import QCoreApplication, QEventLoop

    start = time.perf_counter()
    while not until():
        if time.perf_counter() - start > limit_s:
            raise TimeoutError(f"nothing came within {limit_s:.0f} s")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
        time.sleep(0.0005)
    return time.perf_counter() - start


def _open_window() -> tuple[Any, Any]:
    """The real program up to its event loop, which is the caller's: the start object and the application."""
    import restorer.gui.main as way_in
    from restorer.store.folders import Folders
    from restorer.store.settings import load_settings

    app = way_in.Application(sys.argv[:1])
    folders = Folders.default().ready()
    start = way_in._Start(app, folders, load_settings(folders.settings_file), [])
    return start, app


def measure_paint(chosen: argparse.Namespace) -> dict[str, float]:
    """From the start of the process to the end of the window's first paint, in seconds."""
    began = float(os.environ["RESTORER_BENCH_START"])
    start, app = _open_window()
    painted: list[float] = []
    start.window.first_painted.connect(lambda: painted.append(time.time() - began))
    _spin(lambda: bool(painted))
    memory = _memory_mb()
    _spin(lambda: start.desktop is not None)
    start.window.hide()
    start.close()
    del app
    return {"seconds": painted[0], "memory": memory}


def measure_drops(chosen: argparse.Namespace) -> dict[str, float]:
    """Real mime data dropped on the real window."""
    from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    start, app = _open_window()
    _spin(lambda: start.desktop is not None)
    data = QMimeData()
    photos = sorted((chosen.folder / "drops").iterdir())
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in photos])
    library, gaps = start.desktop.session.library, LoopGaps()
    began = time.perf_counter()
    where, copy, button = QPointF(50, 50), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    # Qt hands a drop only to whom it announced one.
    QApplication.sendEvent(start.window, QDragEnterEvent(where.toPoint(), copy, data, button, none))
    QApplication.sendEvent(start.window, QDropEvent(where, copy, data, button, none))
    _spin(lambda: library.rowCount() == len(photos))
    listed = time.perf_counter() - began
    strip = start.desktop.workplace.strip
    for step in range(120):
        strip.verticalScrollBar().setValue(strip.verticalScrollBar().maximum() * step // 119)
        _spin(_after(0.016))
    result = {"seconds": listed, "memory": _memory_mb(), **gaps.stop()}
    start.window.hide()
    start.close()
    del app
    return result


def measure_jobs(chosen: argparse.Namespace) -> dict[str, float]:
    """Four photos in the real engine process, watched from the event loop."""
    start, app = _open_window()
    _spin(lambda: start.desktop is not None)
    session = start.desktop.session
    photos = sorted((chosen.folder / "drops").iterdir())[:4]
    session.add_paths([str(path) for path in photos])
    _spin(lambda: session.library.rowCount() == 4)
    session.start()
    _spin(lambda: any(item.overall > 0 or item.result for item in session.library.items))
    gaps = LoopGaps()
    _spin(_after(chosen.seconds))
    result = {"memory": _memory_mb(), **gaps.stop()}
    session.cancel()
    start.window.hide()
    start.close()
    del app
    return result


def measure_scan(chosen: argparse.Namespace) -> dict[str, float]:
    """A scan in the viewer: opening, panning at 100 % and at 25 %, memory."""
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
    _spin(lambda: any(shown.pyramid.preview is not None and shown.boundingRect().width() for shown in item().values()))
    viewer.grab()
    result = {"open": time.perf_counter() - began}
    _spin(lambda: viewer._loader.wanted_count() == 0)
    result["sharp"] = time.perf_counter() - began
    for name, zoom in (("full", 1.0), ("quarter", 0.25)):
        wall, processor = _pan(viewer, zoom)
        result |= {f"{name} median": float(np.median(wall)), f"{name} p99": float(np.percentile(wall, 99))}
        result |= {f"{name} cpu": float(np.percentile(processor, 99))}
    result["memory"] = _memory_mb()
    viewer.shutdown()
    viewer.close()
    return result


def _pan(viewer: Any, zoom: float) -> tuple[list[float], list[float]]:
    """Frames of a pan across what was not seen before: their wall time and the main thread's own time, in ms."""
    from PySide6.QtCore import QCoreApplication

    viewer.zoom = zoom
    viewer.model.look_at(viewer.model.photo.width / 2, viewer.model.photo.height / 2)
    _spin(lambda: viewer._loader.wanted_count() == 0)
    wall, processor = [], []
    for _ in range(240):
        began, worked = time.perf_counter(), time.thread_time()
        viewer.model.pan(-19, -11)
        QCoreApplication.processEvents()
        wall.append(1e3 * (time.perf_counter() - began))
        processor.append(1e3 * (time.thread_time() - worked))
        time.sleep(max(0.0, 1 / 60 - wall[-1] / 1e3))
    return wall, processor


def _after(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end


# -- what is needed, and how it is shown


def _make_photos(chosen: argparse.Namespace, folder: Path) -> None:
    """Small photos, each its own file; the first four are larger, for the jobs."""
    from PIL import Image

    place = folder / "drops"
    if place.is_dir():
        return
    place.mkdir()
    noise = np.random.default_rng(0).integers(0, 256, (1200, 1600, 3), np.uint8)
    for index in range(chosen.drops):
        size = (1600, 1200) if index < 4 else (64 + index % 64, 64)
        Image.fromarray(noise[: size[1], : size[0]]).save(place / f"{index:05}.jpg", quality=50)


def _make_scan(chosen: argparse.Namespace, folder: Path) -> None:
    """An uncompressed 8-bit TIFF, as scanners write them, made in rows that never lie in memory all at once."""
    import pyvips

    side = round((chosen.megapixels * 1e6) ** 0.5)
    waves = pyvips.Image.zone(side, side).linear(90, 128)
    grain = pyvips.Image.gaussnoise(side, side, sigma=8, mean=0)
    grey = (waves + grain).cast("uchar")
    grey.bandjoin([grey.linear(0.9, 10).cast("uchar"), grey.invert()]).copy(interpretation="srgb").tiffsave(
        str(folder / "scan.tif"), bigtiff=side * side * 3 > 4_000_000_000
    )


def _show_paint(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    seconds = [run["seconds"] for run in runs]
    return [
        Figure("First paint, median of 5 starts", f"{np.median(seconds):.2f} s", "0.6 s"),
        Figure("First paint, best", f"{min(seconds):.2f} s"),
        Figure("Memory at the first paint", f"{runs[0]['memory']:.0f} MB"),
    ]


def _show_drops(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    name = f"{chosen.drops:,} photos dropped"
    return [
        Figure(f"{name}: listed", f"{runs[0]['seconds']:.2f} s", "1 s"),
        Figure(f"{name} and scrolled: worst gap", f"{runs[0]['worst']:.0f} ms", "50 ms"),
        Figure(f"{name} and scrolled: 99th percentile", f"{runs[0]['p99']:.1f} ms", "16 ms"),
        Figure(f"{name}: memory", f"{runs[0]['memory']:.0f} MB"),
    ]


def _show_jobs(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    return [
        Figure("4 jobs: worst gap of the event loop", f"{runs[0]['worst']:.0f} ms", "50 ms"),
        Figure("4 jobs: 99th percentile", f"{runs[0]['p99']:.1f} ms", "16 ms"),
        Figure("4 jobs: memory of the window", f"{runs[0]['memory']:.0f} MB"),
    ]


def _show_scan(runs: Sequence[dict[str, float]], chosen: argparse.Namespace) -> list[Figure]:
    run, name = runs[0], f"{chosen.megapixels:.0f} megapixels"
    figures = [
        Figure(f"{name}: whole scan on the screen", f"{run['open']:.2f} s", "2 s"),
        Figure(f"{name}: as sharp as it gets", f"{run['sharp']:.2f} s"),
    ]
    for key, zoom in (("full", "100 %"), ("quarter", "25 %")):
        figures += [
            Figure(f"Pan at {zoom}: median frame", f"{run[f'{key} median']:.1f} ms", "16.7 ms"),
            Figure(f"Pan at {zoom}: 99th percentile", f"{run[f'{key} p99']:.1f} ms", "16.7 ms"),
            Figure(f"Pan at {zoom}: the main thread's own time, 99th percentile", f"{run[f'{key} cpu']:.1f} ms"),
        ]
    return [*figures, Figure(f"{name}: memory, without mapped files", f"{run['memory']:.0f} MB")]


class Part(NamedTuple):
    """What is made beforehand, what is measured, how often, and how it is shown."""

    prepare: Callable[[argparse.Namespace, Path], None]
    measure: Callable[[argparse.Namespace], dict[str, float]]
    show: Callable[[Sequence[dict[str, float]], argparse.Namespace], list[Figure]]
    runs: int = 1


PARTS = {
    "paint": Part(lambda chosen, folder: None, measure_paint, _show_paint, _STARTS),
    "drops": Part(_make_photos, measure_drops, _show_drops),
    "jobs": Part(_make_photos, measure_jobs, _show_jobs),
    "scan": Part(_make_scan, measure_scan, _show_scan),
}


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


if __name__ == "__main__":
    sys.exit(main())
