"""`python -m benchmarks window`: what a person feels of the window, each figure measured in a process of its own.

The promises beside the figures are for an idle computer; the page says how busy this one was, and what an event loop
without any window had to wait meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.window import material, measures, painting, show
from benchmarks.window.show import Figure

_STARTS = 5
_COLD_STARTS = 3
_LIMIT_S = 300


class Part(NamedTuple):
    """What is made beforehand, what is measured, how often, and how it is shown."""

    prepare: Callable[[argparse.Namespace, Path], None]
    measure: Callable[[argparse.Namespace], dict[str, float]]
    show: Callable[[Sequence[dict[str, float]], argparse.Namespace], list[Figure]]
    runs: int = 1
    has_peer: bool = False


PARTS = {
    "paint": Part(lambda chosen, folder: None, measures.measure_paint, show.show_paint, _STARTS),
    "drops": Part(material.make_photos, measures.measure_drops, show.show_drops),
    "jobs": Part(material.make_photos, measures.measure_jobs, show.show_jobs, has_peer=True),
    "cold": Part(material.make_photos, measures.measure_cold, show.show_cold, _COLD_STARTS),
    "preview": Part(material.make_photos, measures.measure_preview, show.show_preview),
    "brush": Part(material.make_painted, painting.measure_brush, show.show_brush),
    "scan": Part(material.make_scan, measures.measure_scan, show.show_scan),
}

_PAGE = """# The window in figures

What a person feels of the window, measured on the real program: the main window, its event loop and its engine
process. This page is written by

    {command}

and by nothing else. {when}, Restorer {version}: {cores} cores, a load of {before:.1f} before and {after:.1f} at the
end, Python {python}, {system}. Each part runs in a process of its own; what is promised is promised for an idle
computer.

- The first paint is measured from the start of the process to the end of the first `paintEvent`: the window with what
  it says before there are photos. *Ready for photos* is when list, viewer and recipe are made, too. (Until Restorer
  named the two apart, what stood here as the first paint was the second.)
- A gap is how long a timer of 1 ms was kept waiting, its own millisecond included. *The main thread's own time at once*
  is the longest that the window itself worked between two ticks; the rest of a gap, others took. While jobs run, the
  divider moves ten times a second and another photo is chosen every three seconds. *A bare event loop beside it* is the
  same timer in a second process without any window at the same time: what it waits, the computer and not the window
  made it wait.
- A preview counts from the change of a setting, or from the photo's arrival in a window that has just opened, until its
  first pixels lie over the photo: those of a draft, which says that it is one. *As it will be restored* is the whole
  photo at its own size, which restoring then takes up.
- The brush makes sixty strokes of a dozen moves each all over a scan, seen whole, at half and at full size; a frame is
  a move of the mouse with all that is painted for it.
- The scan is an uncompressed TIFF of 8 bits; frames are those of a pan across what was not seen before.

| What | Measured | Promised | |
| --- | ---: | ---: | --- |
{lines}
"""


def main(arguments: list[str] | None = None) -> int:
    """Print the table, and write the page if asked to; returns the exit code."""
    chosen = _parse(arguments)
    if chosen.child:
        measure = measures.measure_bare_loop if chosen.child == "bare" else PARTS[chosen.child].measure
        print(json.dumps(measure(chosen)))
        return 0
    before = _load()
    print(f"{os.cpu_count()} cores, load {before:.1f}, Python {platform.python_version()}, {sys.platform}\n")
    print("| What | Measured | Promised | |\n| --- | ---: | ---: | --- |")
    lines = []
    with tempfile.TemporaryDirectory(prefix="restorer-window-", dir=chosen.folder) as folder:
        for name in chosen.parts or PARTS:
            for figure in _run(name, chosen, Path(folder)):
                lines.append(f"| {figure.name} | {figure.value} | {figure.promise} | {figure.verdict} |")
                print(lines[-1], flush=True)
    if chosen.write:
        chosen.write.write_text(_page(chosen, lines, before), encoding="utf-8")
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks window", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all by default")
    parser.add_argument("--drops", type=int, default=10_000, help="how many photos are dropped")
    parser.add_argument("--megapixels", type=float, default=400.0, help="size of the scan that is opened")
    parser.add_argument("--seconds", type=float, default=30.0, help="how long jobs are watched")
    parser.add_argument(
        "--folder", type=Path, help="where the scan and the photos are made; a temporary one by default"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there, docs/window.md mostly")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.parts) - set(PARTS)
    if unknown:
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    return chosen


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
        peer = None
        if part.has_peer:
            bare = _command("bare", chosen, folder)
            peer = subprocess.Popen(bare, env=environment, stdout=subprocess.PIPE, text=True)
        done = subprocess.run(
            _command(name, chosen, folder), env=environment, capture_output=True, text=True, timeout=_LIMIT_S,
            check=False,
        )  # fmt: skip
        beside, _ = peer.communicate(timeout=_LIMIT_S) if peer is not None else ("", "")
        if done.returncode:
            said = [line for line in done.stderr.splitlines() if "Error" in line]
            reason = said[-1] if said else f"it ended with {done.returncode}"
            return [Figure(name, f"not measured: {reason}")]
        found = json.loads(done.stdout.splitlines()[-1])
        if peer is not None:
            found |= {f"bare {key}": value for key, value in json.loads(beside.splitlines()[-1]).items()}
        runs.append(found)
    return part.show(runs, chosen)


def _command(child: str, chosen: argparse.Namespace, folder: Path) -> list[str]:
    command = [sys.executable, "-m", "benchmarks.window", "--child", child, "--folder", str(folder)]
    return [*command, f"--drops={chosen.drops}", f"--megapixels={chosen.megapixels}", f"--seconds={chosen.seconds}"]


def _page(chosen: argparse.Namespace, lines: Sequence[str], before: float) -> str:
    from restorer import __version__

    words = ["python -m benchmarks window", *chosen.parts]
    return _PAGE.format(
        command=" ".join([*words, f"--write {chosen.write}"]),
        when=time.strftime("%d %B %Y").lstrip("0"),
        version=__version__,
        cores=os.cpu_count(),
        before=before,
        after=_load(),
        python=platform.python_version(),
        system=f"{platform.system()}, {os.environ.get('QT_QPA_PLATFORM', 'the platform of this desktop')}",
        lines="\n".join(lines),
    )


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
