"""What happens around a batch: disks, folders, signals and databases. After each, nothing may be lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from benchmarks.faults.album import END_S, Album
from benchmarks.faults.processes import PROGRAM, Watched, powerless


class Impossible(Exception):
    """This cannot be tried here; the argument says why."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a disaster went.

    Attributes:
        name: Which.
        happened: What Restorer did, in words.
        problems: What was lost or half-written, or a sentence that did not come; empty where all is well.
        is_skipped: Whether it could not be tried here.
    """

    name: str
    happened: str
    problems: tuple[str, ...] = ()
    is_skipped: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and how disasters are tried.

    Attributes:
        folder: A folder to work in.
        photos: How many photos an album has.
        kills: How many times a run is killed.
        seed: Decides when.
        program: How the command line is started.
        steps: What is done to the photos.
        harms: What is done to databases.
        known: As `Album.expect` takes it.
    """

    folder: Path
    photos: int = 12
    kills: int = 200
    seed: int = 0
    program: Sequence[str] = PROGRAM
    steps: Sequence[str] = ("--steps", "tone", "--device", "cpu")
    harms: Sequence[str] = ("half", "first page", "scrambled", "empty", "no WAL")
    known: dict[int, dict[str, NDArray[Any]]] = field(default_factory=dict)

    def album(self, name: str, **more: int) -> Album:
        """A new album with what an undisturbed run gives."""
        place = self.folder / name
        album = Album(place, more.pop("photos", self.photos), seed=self.seed, program=self.program, steps=self.steps)
        album.expect(self.known)
        return album


Disaster = Callable[[Setting], tuple[str, list[str]]]


def try_one(name: str, disaster: Disaster, setting: Setting) -> Trial:
    """Try one of `DISASTERS` or of `guards.GUARDS`."""
    try:
        happened, problems = disaster(setting)
    except Impossible as reason:
        return Trial(name, f"not tried: {reason}", is_skipped=True)
    return Trial(name, happened, tuple(problems))


def _ended(run: Watched, *allowed: int, words: str = "") -> list[str]:
    """What is wrong with how a run ended."""
    code = run.wait(END_S)
    told = []
    if code is None:
        return ["the run never ended"]
    if allowed and code not in allowed:
        told.append(f"exit code {code}, not {' or '.join(map(str, allowed))}: {run.stderr[-300:]}")
    if words and words not in run.stderr:
        told.append(f"no word of {words!r}: {run.stderr[-300:]}")
    if "Traceback" in run.stderr or "fault of Restorer" in run.stderr:
        told.append(f"a fault was shown: {run.stderr[-300:]}")
    return told


def _finish(album: Album, *verbs: str, out: Path | None = None, is_once: bool = True) -> list[str]:
    told = []
    for verb in verbs:
        with album.resume(verb) as run:
            told += _ended(run, 0, 4)
    return told + album.problems(is_finished=True, out=out, is_once=is_once)


# ---- disks and folders


@contextmanager
def mounted(place: Path, size_kib: int) -> Iterator[Path]:
    """A disk of this size in memory.

    Raises:
        Impossible: this needs Linux and root.
    """
    place.mkdir(parents=True, exist_ok=True)
    _mount(place, f"size={size_kib}k")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def _mount(place: Path, options: str) -> None:
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        raise Impossible("a small disk can be mounted by root only")
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise Impossible(f"no disk can be mounted here: {made.stderr.strip()}")


def full_disk(setting: Setting) -> tuple[str, list[str]]:
    """The disk of the results fills up; then it gets room."""
    album = setting.album("full disk")
    size = sum(path.stat().st_size for path in album.sources)  # results are about as large
    with mounted(album.out, size * 4 // 10 // 1024) as out:
        with album.restore() as run:
            told = _ended(run, 3, 6, words="no room left")
        told += album.problems()
        failed = sum(event["event"] == "job_failed" for event in run.events)
        if not 0 < failed < len(album.sources):
            told.append(f"{failed} of {len(album.sources)} failed: the disk was not full in between")
        _mount(out, "remount,size=64m")
        told += _finish(album, "retry")
    return f"{failed} photos told that there is no room; done by `queue retry` once there was", told


def full_home(setting: Setting) -> tuple[str, list[str]]:
    """The disk of the queue and of the stages is full."""
    album = setting.album("full home")
    with mounted(album.home, 200) as home:
        with album.restore() as run:
            told = _ended(run)
        code = run.process.returncode
        if code and not run.stderr.strip():
            told.append("no sentence")
        told += album.problems()
        _mount(home, "remount,size=256m")
        with album.resume() as again:
            told += _ended(again, 0, 4)
        if again.process.returncode == 4:  # nothing had been queued yet
            with album.restore() as again:
                told += _ended(again, 0)
        told += _finish(album, "retry")
    return f"exit code {code}; all done once there was room", told


def read_only_disk(setting: Setting) -> tuple[str, list[str]]:
    """The results' disk cannot be written."""
    album = setting.album("read-only disk")
    with mounted(album.out, 4096) as out:
        _mount(out, "remount,ro")
        with album.restore() as run:
            told = _ended(run, 2, 3, words="cannot be")
        told += album.problems()
        if run.wait_for("job_done", 0.1):
            told.append("something was said to be done")
        _mount(out, "remount,rw")
        with album.restore() as run:
            told += _ended(run, 0)
        told += album.problems(is_finished=True)
    return "refused at the start with a sentence; done once it could be written", told


def read_only_folder(setting: Setting) -> tuple[str, list[str]]:
    """A folder for results that this user may not write to."""
    album = setting.album("read-only folder")
    album.out.mkdir(mode=0o555)
    album.program = powerless(setting.program)
    if album.program == setting.program and os.access(album.out, os.W_OK):
        raise Impossible("root may write everywhere, and setpriv is not there")
    with album.restore() as run:
        told = _ended(run, 2, 3, words="cannot be")
    return "refused at the start with a sentence", told + album.problems()


def output_goes_away(setting: Setting) -> tuple[str, list[str]]:
    """The folder for the results is moved away while the batch runs."""
    album = setting.album("output goes away")
    away = album.folder / "moved"
    with album.restore() as run:
        run.wait_for("job_done", count=3)
        with suppress(OSError):
            album.out.rename(away)
        told = _ended(run)
    told += album.problems(out=away)
    album.forget_results()
    moved = {path.name for path in away.glob("[!.]*")} if away.is_dir() else set()
    told += _finish_in_two(album, away)
    return f"{len(moved)} results went along, the others lie where they were asked for; none is lost", told


def _finish_in_two(album: Album, away: Path) -> list[str]:
    """Retry, then look whether each result is in one of the two folders, whole."""
    told = []
    for verb in ("resume", "retry"):
        with album.resume(verb) as run:
            told += _ended(run, 0, 4)
    told += album.problems()
    here = {path.name for place in (album.out, away) if place.is_dir() for path in place.glob("[!.]*")}
    return told + [f"{path.name} is missing" for path in album.sources if path.name not in here]


def originals_go_away(setting: Setting) -> tuple[str, list[str]]:
    """The originals' folder is moved away while the batch runs, and comes back."""
    album = setting.album("originals go away", photos=max(8, setting.photos))
    inside, away = album.folder / "in", album.folder / "elsewhere"
    with album.restore() as run:
        run.wait_for("job_done", count=1)
        inside.rename(away)
        told = _ended(run, 3, words="does not exist")
    away.rename(inside)
    failed = sum(event["event"] == "job_failed" for event in run.events)
    told += album.problems()
    return f"{failed} photos told that they are gone; done by `queue retry`", told + _finish(album, "retry")


# ---- signals


def killed(setting: Setting) -> tuple[str, list[str]]:
    """SIGKILL at random moments of the run, of its start too, again and again."""
    album = setting.album("killed", photos=max(setting.photos, setting.kills // 4))
    rng, told, hits, rounds = random.Random(setting.seed), list[str](), 0, 0
    while hits < setting.kills and not told and rounds < 4 * setting.kills:
        rounds += 1
        verb = "add" if rounds == 1 else "resume"
        with album.restore() if verb == "add" else album.resume() as run:
            if rng.random() < 0.75:
                run.wait_for("batch_started", END_S)
                time.sleep(rng.uniform(0, 0.4))
            else:
                time.sleep(rng.uniform(0, 1.0))
            if verb == "add" and not run.wait_for("batch_started", END_S):
                told.append("the first run did not start")
            run.send(signal.SIGKILL)
            code = run.wait(END_S)
        hits += code == -signal.SIGKILL
        told += album.problems()
        if code != -signal.SIGKILL:
            # All is done: the next round begins with the same photos, and none of what lies there may change.
            told += album.problems(is_finished=True)
            shutil.rmtree(album.out)
            album.forget_results()
            with album.restore() as run:
                run.wait_for("batch_started", END_S)
                run.send(signal.SIGKILL)
                hits += run.wait(END_S) == -signal.SIGKILL
    told += _finish(album, "resume")
    return f"{hits} kills; every result whole and written once", told


def stopped(setting: Setting) -> tuple[str, list[str]]:
    """SIGSTOP in the middle; a second Restorer must not take the work of one that sleeps."""
    album = setting.album("stopped")
    with album.restore() as run:
        run.wait_for("job_done")
        run.send(signal.SIGSTOP)
        with album.resume() as other:
            told = _ended(other, 0, 4)
        taken = sum(event["event"] == "job_started" for event in other.events)
        told += [f"the other took {taken} photos"] if taken else []
        run.send(signal.SIGCONT)
        told += _ended(run, 0)
    return "another Restorer let its photos alone; it went on as if nothing had been", told + _finish(album, "resume")


def interrupted(setting: Setting) -> tuple[str, list[str]]:
    """SIGTERM: what the system sends when it shuts down."""
    album = setting.album("interrupted")
    with album.restore() as run:
        run.wait_for("job_done")
        run.send(signal.SIGTERM)
        told = _ended(run, 130, 0)
    return "stopped within a tile; done by `queue resume`", told + album.problems() + _finish(album, "resume")


# ---- databases


def _hold(database: Path) -> subprocess.Popen[str]:
    """Another process that holds the database until its stdin is closed."""
    code = (
        "import sqlite3, sys\n"
        f"held = sqlite3.connect({str(database)!r}, timeout=60, isolation_level=None)\n"
        "held.execute('BEGIN EXCLUSIVE')\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    holder = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    holder.stdout.readline()
    return holder


def _let_go(holder: subprocess.Popen[str]) -> None:
    holder.communicate()


def database_locked(setting: Setting) -> tuple[str, list[str]]:
    """Another process holds the database: from the start, and in the middle of a batch."""
    album = setting.album("database locked")
    database = album.home / "data" / "jobs.sqlite3"
    with album.run("queue", "list") as run:
        told = _ended(run, 0)
    holder = _hold(database)
    with album.restore() as run:
        told += _ended(run, 1, words="held by another program")
    _let_go(holder)
    with album.restore() as run:
        run.wait_for("job_done")
        holder = _hold(database)
        told += _ended(run, 1, words="held by another program")
        _let_go(holder)
    told += album.problems()
    return "said so after ten seconds, twice; done by `queue resume`", told + _finish(album, "resume")


def database_cut(setting: Setting) -> tuple[str, list[str]]:
    """The database is cut short, scrambled or emptied after a kill."""
    told: list[str] = []
    rng = random.Random(setting.seed)
    for harm in setting.harms:
        album = setting.album(f"database cut, {harm}")
        with album.restore() as run:
            run.wait_for("job_done", count=2)
            run.send(signal.SIGKILL)
            run.wait(END_S)
        told += album.problems()
        database = album.home / "data" / "jobs.sqlite3"
        _harm(database, harm, rng)
        with album.restore("--exists", "skip") as run:
            told += [f"{harm}: {problem}" for problem in _ended(run, 0)]
        told += [f"{harm}: {problem}" for problem in _finish(album, "resume") if not problem.startswith("left behind")]
        if harm in ("half", "scrambled") and not list(database.parent.glob("*.broken-*")):
            told.append(f"{harm}: the damaged database was not kept aside")
    return "kept aside, a new one begun; the same command with `--exists skip` does the rest", told


def _harm(database: Path, harm: str, rng: random.Random) -> None:
    wal = database.with_name(database.name + "-wal")
    if harm == "no WAL":
        wal.unlink(missing_ok=True)
        return
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = database.read_bytes()
    if harm == "scrambled":
        # The tree's first pages: what lies free behind them nobody would miss.
        damaged = bytearray(data)
        for at in range(100, min(len(data), 6 * 4096), 64):
            damaged[at] ^= rng.randrange(1, 256)
        data = bytes(damaged)
    else:
        data = data[: {"half": len(data) // 2, "first page": 700, "empty": 0}[harm]]
    database.write_bytes(data)


DISASTERS: Mapping[str, Disaster] = {
    "full disk": full_disk,
    "full disk of the queue": full_home,
    "read-only disk": read_only_disk,
    "read-only folder": read_only_folder,
    "output folder moved away": output_goes_away,
    "originals moved away": originals_go_away,
    "SIGKILL": killed,
    "SIGSTOP": stopped,
    "SIGTERM": interrupted,
    "database locked": database_locked,
    "database cut short": database_cut,
}
"""What is tried, by name."""
