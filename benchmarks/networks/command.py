"""Writes what each published network costs, a line each: what its entry in the catalogue says, and what is found."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import torch

from benchmarks.networks.architectures import ARCHITECTURES, Make
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
    known: dict[Make, str] = {}
    for info in PUBLISHED:
        if chosen.ids and info.id not in chosen.ids:
            continue
        make = ARCHITECTURES[info.id]
        try:
            if make not in known:
                seconds = f", {measure(info) * 1e6:.4g} core seconds a megapixel" if chosen.time else ""
                known[make] = "{} multiply-adds, {} bytes a pixel".format(*count(info)) + seconds
            print(f"{info.id}: {known[make]}; the catalogue says {info.cost}", flush=True)
        except ImportError as error:
            print(f"{info.id}: not counted ({error})", flush=True)
    return 0
