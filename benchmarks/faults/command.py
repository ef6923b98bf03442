"""`python -m benchmarks faults`: bad files, and a world that breaks; the exit code is 1 where anything was lost."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.faults.cuts import Kind, run_cuts
from benchmarks.faults.disasters import DISASTERS, Setting, Trial, try_one
from benchmarks.faults.guards import GUARDS
from benchmarks.faults.hostile import Outcome, run_mutants, run_traps, run_valid, spell
from benchmarks.faults.layouts import SCRAMBLES, Layout, run_layouts
from benchmarks.faults.tables import put_into, table

PARTS = ("files", "traps", "cuts", "layouts", "world")
BUDGET_BYTES = 1 << 30
"""How much more memory bad files may take than valid ones."""
_MIB = 1 << 20


def main(arguments: list[str] | None = None) -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks faults", description=__doc__)
    parser.add_argument("--files", type=int, default=1_000, help="how many damaged files")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=PARTS, action="append", help="just this part; may be given several times")
    parser.add_argument(
        "--trial", action="append", default=[], help="just these of the world's, by a part of their name"
    )
    parser.add_argument("--fates", type=Path, metavar="DIR", help="write how every file ended into this folder")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page")
    chosen = parser.parse_args(arguments)
    parts = chosen.only or PARTS
    is_good = True
    with tempfile.TemporaryDirectory(prefix="restorer-faults-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        if "files" in parts or "traps" in parts:
            clean = run_valid(folder / "valid")
            outcomes = {}
            if "files" in parts:
                outcomes["damaged files"] = run_mutants(folder / "mutants", chosen.files, chosen.seed)
            if "traps" in parts:
                outcomes["traps"] = run_traps(folder / "traps")
            text, is_good = tell_files(clean, outcomes)
            print(text, flush=True)
            if chosen.fates:
                chosen.fates.mkdir(parents=True, exist_ok=True)
                for part, outcome in outcomes.items():
                    (chosen.fates / f"{part}.json").write_text(spell(outcome), "utf-8")
            if chosen.write:
                put_into(chosen.write, "faults: files", text)
        if "cuts" in parts:
            text, is_sound = tell_cuts(run_cuts(folder / "cuts", seed=chosen.seed))
            is_good &= is_sound
            print(text, flush=True)
            if chosen.write:
                put_into(chosen.write, "faults: cuts", text)
        if "layouts" in parts:
            text, is_sound = tell_layouts(run_layouts(folder / "layouts", chosen.seed))
            is_good &= is_sound
            print(text, flush=True)
            if chosen.write:
                put_into(chosen.write, "faults: layouts", text)
        if "world" in parts:
            setting = Setting(folder / "world", kills=chosen.kills, seed=chosen.seed)
            trials = list(_trials(setting, chosen.trial))
            text = tell_trials(trials)
            print(text, flush=True)
            is_good &= not any(trial.problems for trial in trials)
            if chosen.write:
                put_into(chosen.write, "faults: world", text)
    return 0 if is_good else 1


def tell_files(clean: Outcome, outcomes: dict[str, Outcome]) -> tuple[str, bool]:
    """The table of what became of files, and whether all ended as they must. What did not is told on stderr."""
    rows, is_good = [], True
    for name, outcome in {"valid files": clean, **outcomes}.items():
        counts, slowest = outcome.counts, outcome.slowest
        more = max(0, outcome.peak_bytes - clean.peak_bytes)
        bad = [fate for fate in outcome.fates if not fate.is_good]
        for words in [f"{fate.name}: {fate.end} {fate.message}" for fate in bad] + outcome.complaints:
            print(f"{name}: {words}", file=sys.stderr)
        is_good &= not bad and not outcome.complaints and more <= BUDGET_BYTES
        rows.append(
            [name, len(outcome.fates), counts["result"], counts["sentence"]]
            + [counts[end] for end in ("crash", "hang", "silence", "fault")]
            + [f"{slowest.seconds:.1f} s" if slowest else "-", f"{outcome.peak_bytes / _MIB:.0f} MiB"]
        )
    head = [
        "what",
        "files",
        "a result",
        "a sentence",
        "crashes",
        "hangs",
        "silences",
        "faults",
        "slowest",
        "most memory",
    ]
    return table(head, rows), is_good


def tell_cuts(found: Sequence[Kind]) -> tuple[str, bool]:
    """The table of cut files, and whether none passed as good whose pixels are others. What did is told on stderr."""
    for kind in found:
        for size in kind.passed:
            print(f"{kind.name}, cut off at {size} bytes: passed as good", file=sys.stderr)
    rows = [
        [kind.name, kind.refused + kind.harmless + len(kind.passed), kind.refused, kind.harmless, len(kind.passed)]
        for kind in found
    ]
    head = ["kind", "cut off", "refused", "read, no pixel lost", "passed as good"]
    return table(head, rows), not any(kind.passed for kind in found)


def tell_layouts(found: Sequence[Layout]) -> tuple[str, bool]:
    """The table of TIFF's layouts and codecs, and whether nothing wrong passed. What did is told on stderr."""
    rows = []
    for one in found:
        for words in one.passed:
            print(f"{one.layout}, {one.codec}: passed as good: {words}", file=sys.stderr)
        read = "exactly" if one.is_read else "NO"
        rows.append([one.layout, one.codec, read, one.refused + one.harmless + len(one.passed), one.refused])
        rows[-1] += [one.harmless, len(one.passed), f"{one.unseen} of {SCRAMBLES}"]
    head = [
        "layout",
        "codec",
        "the whole one is read",
        "damaged",
        "refused",
        "read, no pixel lost",
        "passed as good",
        "scrambled unseen",
    ]
    return table(head, rows), all(one.is_read and not one.passed for one in found)


def tell_trials(trials: Sequence[Trial]) -> str:
    """The table of disasters."""
    rows = []
    for trial in trials:
        verdict = "not tried" if trial.is_skipped else "LOST" if trial.problems else "nothing lost"
        rows.append([trial.name, verdict, "; ".join(trial.problems) or trial.happened])
    return table(["what happens", "verdict", "what came of it"], rows)


def _trials(setting: Setting, wanted: Sequence[str]) -> Iterator[Trial]:
    for name, disaster in {**DISASTERS, **GUARDS}.items():
        if wanted and not any(part in name for part in wanted):
            continue
        started = time.monotonic()
        place = setting.folder / name.replace(" ", "-").replace("'", "")
        place.mkdir(parents=True)
        trial = try_one(name, disaster, replace(setting, folder=place))
        print(f"{name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        yield trial
