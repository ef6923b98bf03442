"""Writes what each published network costs, a line each: what its entry in the catalogue says, and what is found."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import torch

from benchmarks.networks.counting import count, measure, measure_probe
from restorer.models.published import PUBLISHED


def main(arguments: Sequence[str]) -> int:
    """Count and, if asked, measure; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks networks", description=__doc__)
    parser.add_argument("ids", nargs="*", help="These only.")
    parser.add_argument("--time", action="store_true", help="Measure the time of one core, too.")
    chosen = parser.parse_args(arguments)
    torch.backends.mha.set_fastpath_enabled(False)  # what it does in one piece is not counted
    if chosen.time:
        print(f"the probe: {measure_probe():.4f} core seconds", flush=True)
    for info in PUBLISHED:
        if chosen.ids and info.id not in chosen.ids:
            continue
        try:
            found = count(info)
            seconds = f", {measure(info) * 1e6:.2f} core seconds a megapixel" if chosen.time else ""
        except ImportError as error:
            print(f"{info.id}: not counted ({error})", flush=True)
            continue
        print(f"{info.id}: {found.macs_per_px} multiply-adds, {found.memory_bytes_per_px} bytes a pixel{seconds}; "
              f"the catalogue says {info.cost}", flush=True)  # fmt: skip
    return 0
