"""Ratios, not seconds: what the engine takes beside the fastest of its peers, kept in a file and compared."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.rows import Row
from restorer.engine.precision import Precision
from restorer.imaging.atomic import write_atomic

FILE = Path(__file__).with_name("ratios.json")
"""The ratios that were last written, by device and network."""

_LEAST_NOISE = 0.03
_NOISES = 3.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """How the engine stands to its fastest peer.

    Attributes:
        median: The engine's time by the peer's, the median of rounds; below 1 it is faster.
        noise: The median distance of the rounds from it, as a share.
    """

    median: float
    noise: float

    @property
    def allowance(self) -> float:
        """How much a ratio may move without having changed, as a share."""
        return _NOISES * max(self.noise, _LEAST_NOISE)


def ratio_of(rows: Sequence[Row]) -> Ratio:
    """The fastest way of ours by the fastest peer, each fastest by its median.

    A peer in another reduced precision is passed over: the engine refused it, since its result is too far from float32.
    """
    mine = min((row for row in rows if row.is_ours), key=lambda row: statistics.median(row.seconds))
    fair = [row for row in rows if not row.is_ours and row.precision in (Precision.float32, mine.precision)]
    other = min(fair, key=lambda row: statistics.median(row.seconds))
    # By round: what hits one round hits both.
    rounds = [a / b for a, b in zip(mine.seconds, other.seconds, strict=True)]
    median = statistics.median(rounds)
    return Ratio(median, statistics.median(abs(one - median) for one in rounds) / median)


def slower(before: Mapping[str, Ratio], now: Mapping[str, Ratio]) -> dict[str, float]:
    """What got slower than the noise, and by which share."""
    found = {}
    for name, old in before.items():
        new = now.get(name)
        if new is not None:
            growth = new.median / old.median - 1.0
            if growth > max(old.allowance, new.allowance):
                found[name] = growth
    return found


def read(device: str, path: Path = FILE) -> dict[str, Ratio]:
    """What was kept for a device; nothing where nothing was."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    return {name: Ratio(one["median"], one["noise"]) for name, one in kept.get(device, {}).get("ratios", {}).items()}


def keep(device: str, facts: Mapping[str, str], ratios: Mapping[str, Ratio], path: Path = FILE) -> None:
    """Write a device's ratios, and leave those of the others."""
    kept = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    plain = {name: {"median": round(one.median, 3), "noise": round(one.noise, 3)} for name, one in ratios.items()}
    kept[device] = {**facts, "ratios": plain}
    with write_atomic(path) as temporary:
        temporary.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", "utf-8")
