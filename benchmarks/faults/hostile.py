"""Runs bad files through the real command line and says how each ended."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.faults.mutations import damaged_files
from benchmarks.faults.processes import PROGRAM, Watched, powerless
from benchmarks.faults.seeds import valid_files
from benchmarks.faults.traps import lay_traps

PHOTO_LIMIT_S = 60.0
"""Longer than this for one small photo is a hang."""
_START_S = 120.0


@dataclass(frozen=True, slots=True)
class Fate:
    """How one file ended.

    Attributes:
        name: What it is, in words.
        end: `result`, `sentence`, or what is not allowed: `crash`, `hang`, `silence`, `fault`.
        message: The sentence.
        seconds: From its start to its end; 0 where it was refused before.
    """

    name: str
    end: str
    message: str = ""
    seconds: float = 0.0

    @property
    def is_good(self) -> bool:
        """Whether it ended as it must."""
        return self.end in ("result", "sentence")


@dataclass
class Outcome:
    """How a corpus went: the fates, the most memory, and what else was wrong, in words."""

    fates: list[Fate] = field(default_factory=list)
    peak_bytes: int = 0
    complaints: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Counter[str]:
        """How many ended in which way."""
        return Counter(fate.end for fate in self.fates)

    @property
    def slowest(self) -> Fate | None:
        """The one that took longest."""
        return max(self.fates, key=lambda fate: fate.seconds, default=None)


def run_mutants(
    folder: Path, count: int, seed: int = 0, *, portion: int = 100, program: Sequence[str] = PROGRAM
) -> Outcome:
    """Damage valid files of every kind and restore each, some hundred in one run.

    Args:
        folder: A new folder to work in.
        count: How many files.
        seed: Decides what is damaged where.
        portion: How many a run of the command line takes.
        program: How the command line is started.
    """
    outcome = Outcome()
    named: dict[Path, str] = {}
    for number, one in enumerate(damaged_files(valid_files(seed), count, seed)):
        place = folder / "in" / f"{number // portion:03d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / one.name).write_bytes(one.content)
        named[place / one.name] = f"{one.name}: {one.kind}, {one.damage}"
    for place in sorted((folder / "in").iterdir()):
        part = {path: words for path, words in named.items() if path.parent == place}
        _run(outcome, part, [place], folder, program)
    return outcome


def run_valid(folder: Path, program: Sequence[str] = PROGRAM) -> Outcome:
    """The same with valid files: what a run takes without any malice."""
    outcome, named = Outcome(), {}
    (folder / "in").mkdir(parents=True)
    for kind, (ending, content) in valid_files().items():
        path = folder / "in" / f"{kind}{ending}"
        path.write_bytes(content)
        named[path] = kind
    _run(outcome, named, [folder / "in"], folder, program)
    return outcome


def run_traps(folder: Path, *, program: Sequence[str] = PROGRAM, is_quick: bool = False) -> Outcome:
    """Restore every trap, each named on the command line; then the folder that they lie in.

    Args:
        folder: A new folder to work in.
        program: How the command line is started; here without root's powers, who may read everything.
        is_quick: Without the traps that are large.
    """
    program = powerless(program)
    outcome = Outcome()
    named = {path: words for words, path in lay_traps(folder / "in", is_quick=is_quick).items()}
    named[folder / "in" / "never.jpg"] = "a name that is not there"
    given = {path: words for path, words in named.items() if path.name not in ("circle", "folder.jpg")}
    _run(outcome, given, sorted(given), folder, program)
    vanish = folder / "vanish"
    for number in range(12 if is_quick else 30):
        vanish.mkdir(exist_ok=True)
        Image.effect_noise((200, 150), 60).save(vanish / f"{number}.jpg")
    gone = {path: f"a photo that goes away ({path.name})" for path in sorted(vanish.iterdir())}
    _run(outcome, gone, [vanish], folder, program, vanishing=list(gone)[6:])
    # Once more as a folder: links in a circle and folders that look like photos.
    photos = {path: words for path, words in given.items() if path.name != "never.jpg"}
    _run(outcome, {path: f"{words}, in a folder" for path, words in photos.items()}, [folder / "in"], folder, program,
         more=["--recursive"])  # fmt: skip
    return outcome


def _run(
    outcome: Outcome,
    named: Mapping[Path, str],
    paths: Sequence[Path],
    folder: Path,
    program: Sequence[str],
    *,
    vanishing: Sequence[Path] = (),
    more: Sequence[str] = (),
) -> None:
    home, out = folder / "home", folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    home.mkdir(exist_ok=True)

    def take_away(event: Mapping[str, Any]) -> None:
        if event["event"] == "batch_started":
            for path in vanishing:
                path.unlink()

    words = ["restore", "-o", out, "--steps", "tone", "--device", "cpu", "--jsonl", *more, "--", *paths]
    limit_s = _START_S + PHOTO_LIMIT_S * 3
    with Watched([*words], home, program=program, on_event=take_away) as run:
        code = run.wait(limit_s + len(named) * 2)
    outcome.peak_bytes = max(outcome.peak_bytes, run.peak_bytes)
    fates = list(_fates(run, code, named))
    outcome.fates += fates
    for fate in fates:
        if fate.end == "result":
            continue
        if "\n" in fate.message or len(fate.message) > 600:
            outcome.complaints.append(f"{fate.name}: no one clear sentence: {fate.message[:200]!r}")
    if code not in (0, 3, 4):
        outcome.complaints.append(f"exit code {code}: {run.stderr[-400:]}")
    outcome.complaints += [f"stderr: {line[:200]}" for line in run.stderr.splitlines() if _is_noise(line)]
    outcome.complaints += [f"left behind: {path.name}" for path in out.rglob(".*")]
    outcome.complaints += [f"not whole: {path.name}" for path in out.rglob("*.*") if not _is_whole(path)]


def _fates(run: Watched, code: int | None, named: Mapping[Path, str]) -> Iterator[Fate]:
    """What became of each file, by what was told of it."""
    source, started = dict[int, str](), dict[str, float]()
    told: dict[str, list[Fate]] = {}
    counted = 0
    for at, event in zip(run.times, run.events, strict=True):
        kind = event["event"]
        if kind == "job_started":
            source[event["job"]] = event["source"]
            started.setdefault(event["source"], at)
        elif kind in ("job_done", "job_skipped"):
            path = source[event["job"]]
            told.setdefault(path, []).append(Fate(path, "result", "", at - started[path]))
        elif kind == "job_failed":
            end = "fault" if event["kind"] == "Unexpected" else "sentence"
            path = event["source"]
            told.setdefault(path, []).append(Fate(path, end, event["message"], at - started.get(path, at)))
        elif kind == "batch_ended":
            counted = sum(event.get("left_out", {}).values())
            for one in event["failures"]:
                if one["source"] not in told:
                    told[one["source"]] = [Fate(one["source"], "sentence", one["message"])]
    for place, words in named.items():
        ends = told.get(str(place), [])
        worst = max(ends, key=lambda fate: (not fate.is_good, fate.seconds), default=None)
        if worst is not None and worst.seconds > PHOTO_LIMIT_S:
            yield Fate(words, "hang", f"{worst.seconds:.0f} s", worst.seconds)
        elif worst is not None:
            yield Fate(words, worst.end, worst.message, worst.seconds)
        elif code is None:
            yield Fate(words, "hang", "the run never ended")
        elif code < 0 or code == 1:
            yield Fate(words, "crash", f"exit code {code}")
        elif counted:
            # A folder's pictures of kinds that are not read are told together.
            counted -= 1
            yield Fate(words, "sentence", "left out, and counted")
        else:
            yield Fate(words, "silence")


def _is_noise(line: str) -> bool:
    """Words that are not for a person: of libraries, or of a fault."""
    return any(sign in line for sign in ("Traceback", "GLib", "VIPS", "Warning:", "fault of Restorer", "  File "))


def _is_whole(path: Path) -> bool:
    if path.is_dir() or path.suffix in (".heic",):
        return True
    try:
        with Image.open(path) as image:
            image.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return _by_vips(path)
    return True


def _by_vips(path: Path) -> bool:
    """Whether libvips reads it: Pillow knows no TIFF of 16 bits a colour."""
    import pyvips

    try:
        pyvips.Image.new_from_file(str(path), fail_on="error").avg()
    except pyvips.Error:
        return False
    return True


def spell(outcome: Outcome) -> str:
    """An outcome as JSON, for a look at every file."""
    return json.dumps([[fate.name, fate.end, fate.message, round(fate.seconds, 2)] for fate in outcome.fates], indent=1)
