import io
import os
import sys
import threading
from pathlib import Path

import pytest
from rich.console import Console

from restorer.cli.exits import Exit
from restorer.cli.terminal.bars import Bars, seconds_left
from restorer.cli.terminal.display import EventLines, PlainLines, Silence, choose_display
from restorer.cli.terminal.tally import Tally
from restorer.jobs.events import (
    JobCancelled,
    JobDone,
    JobFailed,
    JobPlanned,
    JobProgressed,
    JobSkipped,
    JobStarted,
)
from tests.jobs.fakes import draw


@pytest.fixture
def bars():
    console = Console(file=io.StringIO(), force_terminal=True, width=110, color_system=None)
    bars = Bars(console)
    bars.text = console.file.getvalue
    yield bars
    bars.stop()


def shown_on(bars):
    """What the bars show now, as text."""
    console = Console(file=io.StringIO(), width=110, color_system=None)
    console.print(bars._bars.get_renderable())
    return console.file.getvalue()


def test_bars_show_photo_step_and_batch(bars):
    bars.start(3)
    bars.show(JobStarted(1, "/in/Großmutter.jpg"))
    assert "reading" in shown_on(bars)
    bars.show(JobPlanned(1, ("clean", "tone"), {}))
    bars.show(JobProgressed(1, "clean", 0.5, 0.25))
    text = shown_on(bars)
    assert "Großmutter.jpg" in text
    assert "clean 50%" in text
    assert "0/3" in text
    bars.show(JobProgressed(1, "tone", 1.0, 1.0))
    assert "saving" in shown_on(bars)
    bars.show(JobDone(1, "/out/Großmutter.jpg", {"clean": "Cleaned."}, 2.5))
    text = shown_on(bars)
    assert "Großmutter.jpg" not in text
    assert "1/3" in text
    assert "Großmutter.jpg (2.5 s): Cleaned." in bars.text()


def test_failures_are_told_above_the_bars_and_counted(bars):
    bars.start(2)
    bars.show(JobStarted(1, "/in/a.jpg"))
    bars.show(JobFailed(1, "/in/a.jpg", "InputError", "It is cut off.", "Scan it again."))
    assert "Failed: a.jpg: It is cut off." in bars.text()
    assert "1/2" in shown_on(bars)


def test_skipped_and_cancelled_photos_do_not_make_the_time_left_a_lie(bars):
    bars.start(3)
    for job in (1, 2):
        bars.show(JobStarted(job, f"/in/{job}.jpg"))
    bars.show(JobSkipped(1, "/out/1.jpg"))
    bars.show(JobCancelled(2))
    assert "0/1" in shown_on(bars)


def test_names_are_no_markup_and_move_no_cursor(bars):
    bars.start(1)
    bars.show(JobStarted(1, "/in/[red]x[bold]\x1b[2J.jpg"))
    assert "[red]x[bold]\\x1b[2J.jpg" in shown_on(bars)
    bars.show(JobFailed(1, "/in/[red]x.jpg", "InputError", "[bold]No.", ""))
    assert "Failed: [red]x.jpg: [bold]No." in bars.text()


def test_long_names_keep_beginning_and_end(bars):
    bars.start(1)
    bars.show(JobStarted(1, f"/in/album{'x' * 200}0042.jpg"))
    text = shown_on(bars)
    assert "album" in text
    assert "0042.jpg" in text
    assert "x" * 30 not in text


def test_events_may_come_from_many_threads(bars):
    bars.start(200)

    def work(start):
        for job in range(start, start + 50):
            bars.show(JobStarted(job, f"/in/{job}.jpg"))
            bars.show(JobProgressed(job, "clean", 1.0, 1.0))
            bars.show(JobDone(job, f"/out/{job}.jpg", {}, 0.1))

    threads = [threading.Thread(target=work, args=(50 * number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert "200/200" in shown_on(bars)


@pytest.mark.parametrize(
    ("elapsed", "completed", "total", "left"),
    [(10.0, 2.0, 10.0, 40.0), (10.0, 10.0, 10.0, 0.0), (10.0, 0.0, 10.0, None), (0.5, 1.0, 10.0, None),
     (None, 1.0, 10.0, None), (10.0, 12.0, 10.0, 0.0)],
)  # fmt: skip
def test_time_left_follows_the_pace_so_far(elapsed, completed, total, left):
    assert seconds_left(elapsed, completed, total) == left


def test_display_fits_what_stderr_is(monkeypatch):
    assert isinstance(choose_display(as_events=True, is_quiet=False), EventLines)
    assert isinstance(choose_display(as_events=False, is_quiet=True), Silence)
    assert isinstance(choose_display(as_events=False, is_quiet=False), PlainLines)
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(choose_display(as_events=False, is_quiet=False), Bars)
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(choose_display(as_events=False, is_quiet=False), PlainLines)


def test_tally_counts_and_passes_on():
    class Seen(Silence):
        events = []  # noqa: RUF012

        def show(self, event):
            self.events.append(event)

    tally = Tally(Seen())
    events = [JobDone(1, "/o", {}, 1.0), JobSkipped(2, "/o"), JobFailed(3, "/i", "InputError", "m", "h")]
    for event in events:
        tally.show(event)
    assert Seen.events == events
    assert [len(kind) for kind in (tally.done, tally.skipped, tally.failed)] == [1, 1, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_real_terminal_shows_bars_and_stdout_stays_empty(tmp_path):
    import pty
    import subprocess

    draw(tmp_path / "a.png")
    master, slave = pty.openpty()
    words = [
        sys.executable,
        "-m",
        "tests.cli.slow",
        "0.15",
        "restore",
        str(tmp_path / "a.png"),
        "-o",
        str(tmp_path / "o"),
    ]
    child = subprocess.Popen(
        words, cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, stderr=slave, env=os.environ | {"TERM": "xterm"}
    )
    os.close(slave)
    text = b""
    try:
        while chunk := os.read(master, 4096):
            text += chunk
    except OSError:  # Linux says so when the other end has gone
        pass
    out, _ = child.communicate(timeout=30)
    os.close(master)
    assert (child.returncode, out) == (Exit.DONE, b"")
    assert b"All photos" in text
    assert b"invert" in text
    assert b"Restored 1 photo" in text
