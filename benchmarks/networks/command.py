"""Writes what each published network costs, a line each: what its entry in the catalogue says, and what is found.

A time is beside that of a small network which is run before and after: so another program, or a slower processor, takes
from both.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import torch

from benchmarks.networks.architectures import ARCHITECTURES, Make
from benchmarks.networks.counting import count, measure, measure_probe
from restorer.models.info import ModelInfo
from restorer.models.published import PUBLISHED
from restorer.models.speed import PROBE_CORE_SECONDS


def main(arguments: Sequence[str]) -> int:
    """Count and, if asked, measure; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks networks", description=__doc__)
    parser.add_argument("ids", nargs="*", help="These only.")
    parser.add_argument("--time", action="store_true", help="Measure the time of one core, too.")
    chosen = parser.parse_args(arguments)
    torch.backends.mha.set_fastpath_enabled(False)  # what it does in one piece is not counted
    known: dict[Make, str] = {}
    for info in PUBLISHED:
        if chosen.ids and info.id not in chosen.ids:
            continue
        make = ARCHITECTURES[info.id]
        try:
            if make not in known:
                seconds = f", {_seconds(info)}" if chosen.time else ""
                known[make] = "{} multiply-adds, {} bytes a pixel".format(*count(info)) + seconds
            print(f"{info.id}: {known[make]}; the catalogue says {info.cost}", flush=True)
        except ImportError as error:
            print(f"{info.id}: not counted ({error})", flush=True)
    return 0


def _seconds(info: ModelInfo) -> str:
    """What the network takes of one core, as on the processor on which the catalogue's times were measured."""
    before, taken, after = measure_probe(), measure(info) * 1e6, measure_probe()
    scaled = taken * PROBE_CORE_SECONDS * 2 / (before + after)
    return (
        f"{scaled:.4g} core seconds a megapixel (measured {taken:.4g}, beside a probe of {before:.4f} and {after:.4f})"
    )
