"""What was measured of one scan's run, by parts of its way, and the file that keeps it while it goes on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.faults.processes import Watched
from restorer.imaging.atomic import write_atomic

READING = "reading"
WRITING = "writing"
"""The parts before the first step and after the last."""


@dataclass
class Part:
    """One part of the way: a step, or what comes before and after.

    Attributes:
        name: The step's id, `READING` or `WRITING`.
        seconds, processor_seconds: That it took so far.
        peak_bytes: The most private memory.
        resident_bytes: The most that was resident, mapped files with it, of all processes together.
    """

    name: str
    seconds: float = 0.0
    processor_seconds: float = 0.0
    peak_bytes: int = 0
    resident_bytes: int = 0


@dataclass
class Measured:
    """One scan's run so far.

    Attributes:
        command: What ran.
        megapixels: Of the scan.
        parts: Of its way, in order.
        fraction: How far the last part is, 0..1.
        is_done: Whether the result was written.
    """

    command: str
    megapixels: float
    parts: list[Part] = field(default_factory=list)
    fraction: float = 0.0
    is_done: bool = False

    @property
    def seconds(self) -> float:
        """From the start of the process to its end."""
        return sum(part.seconds for part in self.parts)

    @property
    def processor_seconds(self) -> float:
        """Of the processor."""
        return sum(part.processor_seconds for part in self.parts)

    @property
    def peak_bytes(self) -> int:
        """The most private memory."""
        return max((part.peak_bytes for part in self.parts), default=0)

    @property
    def resident_bytes(self) -> int:
        """The most that was resident."""
        return max((part.resident_bytes for part in self.parts), default=0)

    def take(self, run: Watched) -> None:
        """Read what is known of the run now."""
        starts = [(READING, 0.0)]
        for event, at in zip(list(run.events), list(run.times), strict=False):
            step = str(event.get("step", ""))
            if event["event"] == "job_progressed":
                if step and step != starts[-1][0]:
                    starts.append((step, at))
                self.fraction = float(event.get("fraction", 0.0))
                if float(event.get("overall", 0.0)) >= 1.0 and starts[-1][0] != WRITING:
                    starts.append((WRITING, at))
        samples = list(run.samples)
        self.parts = []
        for (name, begin), end in zip(starts, [*(at for _, at in starts[1:]), float("inf")], strict=True):
            inside = [sample for sample in samples if begin <= sample.seconds < end]
            if inside:
                self.parts.append(
                    Part(
                        name,
                        min(end, inside[-1].seconds) - begin,
                        inside[-1].processor_seconds - inside[0].processor_seconds,
                        max(sample.memory_bytes for sample in inside),
                        max(sample.resident_bytes for sample in inside),
                    )
                )


class Journal:
    """Keeps runs, in a file where one is named: one of each command and size."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._runs: dict[tuple[str, float], Measured] = {}
        if path is not None and path.is_file():
            for one in json.loads(path.read_text("utf-8")):
                run = Measured(**{**one, "parts": [Part(**part) for part in one["parts"]]})
                self._runs[run.command, run.megapixels] = run

    def keep(self, run: Measured) -> None:
        """Keep a run, or what is new of it."""
        self._runs[run.command, run.megapixels] = run
        if self._path is not None:
            with write_atomic(self._path) as temporary:
                temporary.write_text(json.dumps([asdict(one) for one in self._runs.values()], indent=1), "utf-8")

    def runs(self, command: str) -> Sequence[Measured]:
        """Those of a command, the smallest scan first."""
        return sorted((run for run in self._runs.values() if run.command == command), key=lambda run: run.megapixels)
