"""`python -m benchmarks speed`: every network in our engine beside plain runs of it, in one run on one device.

The rounds of all rows are interleaved, so that a busy machine hits all of them alike: read the ratios, not the seconds.
With one thread the processor's own seconds are counted, which others on the machine hardly change.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

import torch

from benchmarks.faults.tables import put_into, table
from benchmarks.speed.ratios import Ratio, keep, ratio_of
from benchmarks.speed.rows import Case, Row, case_for, measure, near_fastest, ours, peers, picture, real_esrganer
from restorer.engine import TorchEngine, describe, inspect_weights
from restorer.engine.loading import load_network
from restorer.engine.third_party import load_third_party
from restorer.models.catalogue import ModelCatalogue

COMPACT = "realesr-general-x4v3.pth"
PAGE = Path(__file__).parents[2] / "docs" / "performance.md"


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; returns the exit code."""
    chosen = options(__doc__).parse_args(arguments)
    facts, tables, ratios = run(chosen)
    text = "\n\n".join([facts_of(facts), *tables, summary(ratios)])
    print(text)
    if chosen.write:
        kind = kind_of(chosen.device)
        put_into(PAGE, f"speed {kind}", text)
        keep(kind, {"measured": date.today().isoformat(), "on": facts["name"]}, ratios)
    return 0


def options(description: str | None) -> argparse.ArgumentParser:
    """The command's arguments; those of `check` are the same."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks speed", description=description)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=0, help="processor cores; 0: as torch chooses")
    parser.add_argument("--megapixels", type=float, default=0.25, help="size of the picture that goes in")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", metavar="NETWORK,...", help="these networks alone")
    parser.add_argument("--compact", type=Path, default=_shared() / "weights" / COMPACT, help="weights of others")
    parser.set_defaults(nearest=0.0)
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}, and keep the ratios")
    return parser


def run(chosen: argparse.Namespace) -> tuple[dict[str, str], list[str], dict[str, Ratio]]:
    """Measure; returns on what, a table for each network, and the ratios."""
    if chosen.threads:
        torch.set_num_threads(chosen.threads)
    device = "cuda:0" if chosen.device == "cuda" else chosen.device
    facts = describe(device)
    clock = time.process_time if device == "cpu" and torch.get_num_threads() == 1 else time.perf_counter
    counted = "processor seconds" if clock is time.process_time else "seconds"
    tables, ratios = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for case, extra in cases(chosen, device):
            rows = [*peers(case, device), *extra]
            for engine in engines(case, device, Path(folder)):
                rows.append(ours(case, engine))
            rows = near_fastest(rows, chosen.nearest, clock) if chosen.nearest else rows
            measure(rows, chosen.rounds, clock)
            ratios[case.name] = ratio_of(rows)
            tables.append(table_of(case, rows, counted))
    name = next(one["name"] for one in facts["devices"] if one["id"] == device)
    return {
        "name": name, "torch": facts["torch"], "openvino": facts["openvino"], "threads": str(facts["threads"]),
        "rounds": str(chosen.rounds), "date": date.today().isoformat(),
    }, tables, ratios  # fmt: skip


def cases(chosen: argparse.Namespace, device: str) -> list[tuple[Case, list[Row]]]:
    """Every network of ours, and the compact one of others where its weights are here."""
    catalogue = ModelCatalogue()
    pixels = picture(chosen.megapixels)
    wanted = [name for name in chosen.only.split(",") if name]
    found: list[tuple[Case, list[Row]]] = []
    for info in catalogue.all():
        if info.card is None or (wanted and info.id not in wanted):
            continue
        for scale in info.scales:
            found.append((case_for(info, load_network(info, catalogue.locate(info)), scale, pixels), []))
    if chosen.compact.is_file() and (not wanted or "compact" in wanted):
        info = inspect_weights(chosen.compact)
        case = case_for(info, load_third_party(chosen.compact).eval(), info.scales[0], pixels)
        found.append((case, [real_esrganer(chosen.compact, pixels, "cpu" if device == "cpu" else device)]))
    return found


def engines(case: Case, device: str, folder: Path) -> list[TorchEngine]:
    """Our engine on the device, and on the processor through OpenVINO, too, where that is here."""
    names = [one["id"] for one in describe(device)["devices"]]
    wanted = [device, "openvino:cpu"] if device == "cpu" and "openvino:cpu" in names else [device]
    return [TorchEngine(one, loader=lambda info: case.net, cache=folder) for one in wanted]


def table_of(case: Case, rows: list[Row], counted: str) -> str:
    """One network's table in Markdown."""
    base = statistics.median(rows[0].seconds)
    lines = []
    for row in rows:
        middle = statistics.median(row.seconds)
        lines.append([row.name, f"{middle / case.megapixels:.3f}", f"{base / middle:.2f}", row.note])
    size = f"{case.megapixels:.2f} megapixels"
    return table([f"{case.name}, {size}", f"{counted} a megapixel", "times as fast as torch, float32", ""], lines)


def summary(ratios: dict[str, Ratio]) -> str:
    """The ratios as a table."""
    lines = [[name, f"{one.median:.2f}", f"± {one.noise:.2f}"] for name, one in ratios.items()]
    return table(["network", "Restorer's time by that of its fastest peer", "noise"], lines)


def facts_of(facts: dict[str, str]) -> str:
    """One line on what was measured where."""
    openvino = f", OpenVINO {facts['openvino']}" if facts["openvino"] else ""
    return (
        f"{facts['name']}, {facts['threads']} threads, torch {facts['torch']}{openvino}, {facts['date']}; medians of "
        f"{facts['rounds']} interleaved rounds."
    )


def kind_of(device: str) -> str:
    """`cpu` or `cuda`: for these the page and the file have a place each."""
    return device.partition(":")[0]


def _shared() -> Path:
    return Path(os.environ.get("RESTORER_SHARED", Path(__file__).resolve().parents[3] / "shared"))
