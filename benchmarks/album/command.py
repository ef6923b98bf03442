"""The command: which folders, which preset, where sheets and the section of the page go."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.album import judged, marks
from benchmarks.album.changes import Change, change
from benchmarks.album.sheets import write_sheet
from benchmarks.album.stages import PhotoRun, run_photo
from benchmarks.quality.marked import SIZES, Tally, read_marks, tally
from benchmarks.quality.report import Bar, Part, Table, bar_lines, number, part_lines
from benchmarks.quality.sections import write_section
from restorer import __version__
from restorer.analysis.face_detection import find_faces
from restorer.app import Services, open_services
from restorer.condition import load_preset
from restorer.errors import RestorerError
from restorer.imaging.decode import decode
from restorer.models.info import Task
from restorer.pipeline.step import Work
from restorer.progress import Progress
from restorer.steps import STEPS

SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")
LEAST_F1 = 0.94
DEFAULT_FOLDERS = ("real", "real2")

HOW = """{count} real photographs of the 1850s to the 1940s, scanned by many hands, through the preset `{preset}` as
`restore` takes them. Nothing was trained on them, and no truth is known: so the table says how much each step did,
and an eye, at screen size and at 200 %, says what it was worth. "Acted" counts photos in which the step changed
something. CIEDE2000 is the mean over a photo at a longer side of 1,024 pixels; "changed" is the share of pixels there
that differ by more than two 8-bit steps; "clipped" is the share of the photo's pixels of which a channel lies within
one step of black or white, before and after. Means are over the photos in which the step acted."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One step of one photo, measured."""

    photo: str
    step: str
    has_acted: bool
    seconds: float
    note: str
    change: Change | None


def main(arguments: list[str] | None = None) -> int:
    """Print the tables, write the sheets and the section if asked to; returns the exit code."""
    options = parse(arguments)
    photos = [
        path for folder in options.folders for path in sorted(folder.glob("*")) if path.suffix.lower() in SUFFIXES
    ]
    photos = [path for path in photos if not options.only or any(part in path.name for part in options.only)]
    if not photos:
        names = ", ".join(str(folder) for folder in options.folders)
        print(f"no photos in {names}: name folders, or set RESTORER_SHARED", file=sys.stderr)
        return 1
    if options.sheets:
        options.sheets.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="restorer-album-") as home, open_services(Path(home)) as services:
        rows, faults = measure(photos, options, services)
        found = find_marked_faces(options.folders, services)
        labels = marks.read_labels()
        work = Work(services.make_engine("cpu"), services.catalogue, services.scratch, Progress())
        labelled = marks.measure_marks(photos, work, labels)
    part = report(rows, faults, len(photos), options.preset, found)
    more = marks.tables(labelled, labels)
    part = replace(part, tables=(*part.tables, *more), bars=(*part.bars, *marks.bars(labelled)))
    title, *rest = part_lines(part)
    lines = [title, "", *_origin(options), *rest]
    lines += ["The bars:", "", *bar_lines([part]), ""] if part.bars else []
    print("\n".join(lines).rstrip())
    print(f"{(time.perf_counter() - began) / 60:.1f} minutes", file=sys.stderr)
    if options.write:
        write_section(options.write, "album", "\n".join(lines))
    return 0


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line asks for."""
    shared = Path(os.environ.get("RESTORER_SHARED", "../shared")) / "photos"
    parser = argparse.ArgumentParser(prog="python -m benchmarks album", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[shared / name for name in DEFAULT_FOLDERS],
                        help="folders of old photographs (default: real and real2 of RESTORER_SHARED)")  # fmt: skip
    parser.add_argument("--preset", default="auto", help="the preset that proposes (default: auto)")
    parser.add_argument("--only", action="append", metavar="PART", help="only photos whose name holds this")
    parser.add_argument(
        "--sheets", type=Path, metavar="DIR", help="write a sheet of each photo there; never commit them"
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the section there, docs/quality.md mostly")
    return parser.parse_args(arguments)


def measure(photos: Sequence[Path], options: argparse.Namespace, services: Services) -> tuple[list[Row], list[str]]:
    """Run every photo; returns a row for each step that was proposed, and what could not be run."""
    preset, rows, faults = load_preset(options.preset), list[Row](), list[str]()
    engine = services.make_engine("cpu")
    for path in photos:
        work = Work(engine, services.catalogue, services.scratch, Progress())
        try:
            done = run_photo(path, preset, work)
        except RestorerError as error:
            faults.append(f"{path.name}: {error}")
            continue
        rows += rows_of(done)
        if options.sheets:
            write_sheet(done, decode(path), options.sheets / f"{path.stem}.jpg")
        acted = [step.step for step in done.steps if step.has_acted]
        print(f"{path.name}: {', '.join(acted) or 'as it was'}", file=sys.stderr, flush=True)
    return rows, faults


def find_marked_faces(folders: Sequence[Path], services: Services) -> Tally | None:
    """The tally of faces over the photos that were marked by hand in these folders; None where there are none."""
    model = services.catalogue.for_task(Task.FACE_DETECTOR)
    marks = [one for folder in folders for one in read_marks(folder)]
    if model is None or not marks:
        return None
    engine, tallies = services.make_engine("cpu"), {name: Tally() for name, _, _ in SIZES}
    for marked in marks:
        faces = find_faces(decode(marked.path).pixels, model=model, engine=engine)
        # The detector counts from pixel centres, marks from the corner of the first pixel.
        tally(marked, np.array([face.box + 0.5 for face in faces], np.float64).reshape(-1, 4), tallies)
    return tallies["all"]


def rows_of(done: PhotoRun) -> list[Row]:
    """The steps of one photo, measured; one row that names no step where none was proposed."""
    rows = []
    for step in done.steps:
        moved = change(step.before, step.after, step.movement) if step.has_acted else None
        rows.append(Row(done.name, step.step, step.has_acted, step.seconds, step.note, moved))
    return rows or [Row(done.name, "", False, 0.0, "", None)]


def report(rows: Sequence[Row], faults: Sequence[str], count: int, preset: str, found: Tally | None = None) -> Part:
    """The part of the page."""
    how = HOW.format(count=count, preset=preset)
    tables, bars, remarks = [_by_step(rows)], tuple[Bar, ...](), []
    seen = judged.read_judged() if preset == "auto" else None
    if seen is not None:
        bars = judged.bars(seen)
        tables += judged.tables(seen)
        remarks.append(
            "The verdicts stand in `benchmarks/album/judged.json`: one person's, who knew which was which, from the "
            "sheets, most of them looked at below full size."
        )
    if found is not None:
        bars += (Bar(f"faces marked by hand ({found.there}): F1", found.f1, LEAST_F1, digits=3),)
    untouched = len({row.photo for row in rows}) - len({row.photo for row in rows if row.has_acted})
    remarks.insert(0, f"{untouched} of {count} photos came back as they were.")
    return Part("Real photographs", how, bars, tuple(tables), tuple(remarks), tuple(faults))


def _by_step(rows: Sequence[Row]) -> Table:
    table = []
    for step in STEPS:
        of_step = [row for row in rows if row.step == step.id]
        changes = [row.change for row in of_step if row.change is not None]
        if not of_step:
            continue
        seconds = float(np.mean([row.seconds for row in of_step]))
        cells = [str(len(of_step)), str(len(changes))]
        cells += [
            number(float(np.mean([change.delta_e for change in changes])) if changes else float("nan")),
            _percent([change.changed for change in changes]),
            _percent([change.clipped_before for change in changes]),
            _percent([change.clipped_after for change in changes]),
            number(seconds, 1),
        ]
        table.append((step.id, *cells))
    columns = ("proposed", "acted", "CIEDE2000", "changed", "clipped before", "clipped after", "s a photo")
    return Table("step", columns, tuple(table))


def _percent(shares: list[float]) -> str:
    return f"{100 * float(np.mean(shares)):.1f} %" if shares else "–"


def _is_wanted(path: Path, parts: Sequence[str] | None) -> bool:
    return not parts or any(part in path.name for part in parts)


def _origin(options: argparse.Namespace) -> list[str]:
    command = f"python -m benchmarks album --preset {options.preset} --write {options.write}"
    machine = platform.machine()
    return [f"Written by `{command}`: {date.today():%d %B %Y}, Restorer {__version__}, {machine}.", ""]
