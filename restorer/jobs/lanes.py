"""Shares photos out among several devices by what they cost, so that all end at about the same time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WEIGHT = 0.5
"""How much the newest photo counts in a device's pace."""


@dataclass(slots=True)
class _Lane:
    """One device: its pace in cost per second (0: not known yet), and what it has in hand since when."""

    pace: float = 0.0
    cost: float = 0.0
    begun_s: float | None = None


class Lanes:
    """The paces of devices, learned from what they did, and a plan for what waits. Owned by who holds the pool's lock.

    Costs are in any unit that is the same for all; times in seconds of a clock that never goes back.

    Args:
        devices: The devices' names.
    """

    def __init__(self, devices: Sequence[str]) -> None:
        self._lanes = {device: _Lane() for device in devices}

    def begin(self, device: str, cost: float, now_s: float) -> None:
        """A device takes a photo in hand."""
        if (lane := self._lanes.get(device)) is not None:
            lane.cost, lane.begun_s = cost, now_s

    def end(self, device: str, now_s: float, *, is_done: bool) -> None:
        """It has let go of it; what was broken off says nothing of its pace."""
        lane = self._lanes.get(device)
        if lane is None or lane.begun_s is None:
            return
        if is_done and now_s > lane.begun_s:
            pace = lane.cost / (now_s - lane.begun_s)
            lane.pace = pace if not lane.pace else lane.pace + _WEIGHT * (pace - lane.pace)
        lane.begun_s = None

    def share_out(self, costs: Sequence[float], now_s: float) -> list[str]:
        """The device that each of these photos is for: the costliest first, each where it ends first.

        A slow device leaves a photo to a fast one that is busy, if the fast one will still end it sooner.
        """
        known = [lane.pace for lane in self._lanes.values() if lane.pace]
        usual = sum(known) / len(known) if known else 1.0
        paces = {device: lane.pace or usual for device, lane in self._lanes.items()}
        free_s = {device: self._left_s(lane, paces[device], now_s) for device, lane in self._lanes.items()}
        shared = [""] * len(costs)
        for number in sorted(range(len(costs)), key=lambda number: -costs[number]):
            ends_s = {device: free_s[device] + costs[number] / paces[device] for device in self._lanes}
            best = min(ends_s, key=lambda device: (ends_s[device], free_s[device]))
            shared[number], free_s[best] = best, ends_s[best]
        return shared

    @staticmethod
    def _left_s(lane: _Lane, pace: float, now_s: float) -> float:
        """How long a device is still busy, as far as its pace tells."""
        if lane.begun_s is None:
            return 0.0
        return max(0.0, lane.cost / pace - (now_s - lane.begun_s))
