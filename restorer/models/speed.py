"""How long a network takes on this computer, from its work and what the engine once measured here."""

from __future__ import annotations

import json
from pathlib import Path

from restorer.models.info import ModelInfo

FINDING = "fastest.json"
"""What the engine wrote down when it looked for the fastest device (`engine.fastest`)."""

PROBE_MACS = 2_191_785_984
"""Multiply-adds of the small network that it measured with; a test counts them."""


def seconds_per_megapixel(info: ModelInfo, networks: Path) -> float | None:
    """About how long a network takes for a million pixels on this computer's processor; None where nothing is known.

    Args:
        info: The network.
        networks: The engine's folder.
    """
    if info.cost is None:
        return None
    try:
        seconds = json.loads((networks / FINDING).read_text(encoding="utf-8"))["seconds"]
        best = min(float(value) for value in seconds.values())
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return info.cost.macs_per_px * 1e6 * best / PROBE_MACS if best > 0 else None
