"""How long a network takes on this computer, from what it costs and what the engine once measured here."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path

from restorer.models.info import ModelInfo, Task

FINDING = "fastest.json"
"""What the engine wrote down when it looked for the fastest device (`engine.fastest`)."""

PROBE_MACS = 2_191_785_984
"""Multiply-adds of the small network that it measured with; a test counts them."""

PROBE_CORE_SECONDS = 0.045
"""What that network took of one core where `ComputeCost.core_seconds` was measured, in float32."""


class Unit(Enum):
    """For how much a network takes its time."""

    MEGAPIXEL = "megapixel"
    PHOTO = "photo"
    FACE = "face"


_FACE_PX = {Task.FACE: 512, Task.FACE_PARSING: 512, Task.FACE_EMBEDDING: 112}


def unit_of(info: ModelInfo) -> Unit:
    """For what a network works once: a face, a photo (of which it sees a copy), or else each million pixels."""
    if info.task in _FACE_PX:
        return Unit.FACE
    return Unit.PHOTO if info.sides_px else Unit.MEGAPIXEL


def own_side_px(info: ModelInfo) -> int:
    """The side of the only square that a network looks at; 0 where it takes photos of any size."""
    if info.sides_px:
        return info.sides_px[0]
    return _FACE_PX.get(info.task, 0)


def core_seconds(info: ModelInfo) -> float:
    """Seconds of one processor core for its `unit_of`, where it was measured; 0 where it was not."""
    return info.cost.core_seconds * _megapixels(info) if info.cost is not None else 0.0


def seconds_here(info: ModelInfo, networks: Path) -> float | None:
    """About how long a network takes for its `unit_of` on this computer's processor; None where nothing is known.

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
    if best <= 0:
        return None
    if info.cost.core_seconds:
        # It gains by more cores and fewer bits what the probe gained by them.
        return core_seconds(info) * best / PROBE_CORE_SECONDS
    return info.cost.macs_per_px * 1e6 * _megapixels(info) * best / PROBE_MACS


def _megapixels(info: ModelInfo) -> float:
    """How much it sees for its `unit_of`."""
    return own_side_px(info) ** 2 / 1e6 or 1.0
