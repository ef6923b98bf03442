"""The real command line as a watched process: its events, its words, how it ended, and the memory that it took."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

PROGRAM = (sys.executable, "-m", "restorer")
"""How the command line is started; the tests start a lighter one."""

CHECKOUT = Path(__file__).parents[2]


def powerless(program: Sequence[str]) -> Sequence[str]:
    """A program that is bound by permissions even where root starts it; itself where that cannot be had."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None:
        return program
    powers = "-dac_override,-dac_read_search"
    return ("setpriv", "--inh-caps", powers, "--bounding-set", powers, "--", *program)


_SAMPLE_S = 0.05


@dataclass(frozen=True, slots=True)
class Sample:
    """The memory of a process at a moment.

    Attributes:
        seconds: Since its start.
        memory_bytes: Private memory (anonymous and shared), without what is mapped from files.
        ended: How many photos had ended by then.
        resident_bytes: All that is resident, pages of mapped files with it, of this process and those that it started.
        processor_seconds: That it took so far.
    """

    seconds: float
    memory_bytes: int
    ended: int
    resident_bytes: int = 0
    processor_seconds: float = 0.0


class Watched:
    """A run of the command line, from its start to its end; a context, so that no process is left behind.

    Args:
        words: The arguments.
        home: The folder of Restorer's own files.
        program: How it is started.
        settings: More of the environment.
        checkout: From where.
        on_event: Told each event of `--jsonl`, on the reader's thread.
    """

    def __init__(
        self,
        words: Sequence[object],
        home: Path,
        *,
        program: Sequence[str] = PROGRAM,
        settings: Mapping[str, str] | None = None,
        checkout: Path = CHECKOUT,
        on_event: Callable[[dict[str, Any]], None] = lambda event: None,
    ) -> None:
        ways = os.pathsep.join(filter(None, (str(checkout), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "RESTORER_HOME": str(home), "PYTHONPATH": ways, **(settings or {})}
        self._started_at = time.monotonic()
        self._on_event = on_event
        self.events: list[dict[str, Any]] = []
        self.times: list[float] = []
        self.samples: list[Sample] = []
        self.stderr = ""
        self._ended, self._is_read = 0, False
        self._news = threading.Condition()
        self.process = subprocess.Popen(
            [*program, *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=checkout,
        )
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._read_events, self._read_words, self._sample)
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()

    @property
    def seconds(self) -> float:
        """Since the start."""
        return time.monotonic() - self._started_at

    @property
    def peak_bytes(self) -> int:
        """The most memory that was seen."""
        return max((sample.memory_bytes for sample in self.samples), default=0)

    @property
    def peak_resident_bytes(self) -> int:
        """The most that was seen resident."""
        return max((sample.resident_bytes for sample in self.samples), default=0)

    def wait(self, timeout_s: float) -> int | None:
        """How it ended (a signal's number below 0), with all that it said read; None where it still runs."""
        try:
            code = self.process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return None
        for thread in self._threads:
            thread.join()
        return code

    def wait_for(self, name: str, timeout_s: float = 60.0, count: int = 1) -> bool:
        """Wait until an event of this name was told so many times; False where it never was."""

        def has_come() -> bool:
            return len([event for event in self.events if event["event"] == name]) >= count

        with self._news:
            self._news.wait_for(lambda: has_come() or self._has_ended(), timeout_s)
        return has_come()

    def _has_ended(self) -> bool:
        """Whether the process has ended and all that it told is read."""
        return self._is_read and self.process.poll() is not None

    def send(self, number: int) -> None:
        """Send a signal; nothing where it has ended."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(number)

    def _read_events(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            try:
                event = json.loads(line)
            except ValueError:
                event = {"event": "not_json", "line": line.decode("utf-8", "replace")}
            if not isinstance(event, dict) or "event" not in event:
                continue
            self._on_event(event)
            with self._news:
                self.events.append(event)
                self.times.append(self.seconds)
                self._ended += event["event"] in ("job_done", "job_failed", "job_skipped", "job_cancelled")
                self._news.notify_all()
        with self._news:
            self._is_read = True
            self._news.notify_all()

    def _read_words(self) -> None:
        assert self.process.stderr is not None
        self.stderr = self.process.stderr.read().decode("utf-8", "replace")

    def _sample(self) -> None:
        while self.process.poll() is None:
            memory = private_bytes(self.process.pid)
            if memory:
                number = self.process.pid
                resident, spent = resident_bytes(number), processor_seconds(number)
                self.samples.append(Sample(self.seconds, memory, self._ended, resident, spent))
            time.sleep(_SAMPLE_S)
        with self._news:
            self._news.notify_all()


def private_bytes(process_id: int) -> int:
    """The private memory of a process now; 0 where it has gone or the system does not say (only Linux does)."""
    try:
        lines = Path(f"/proc/{process_id}/status").read_text().splitlines()
    except OSError:
        return 0
    return _sum_of(lines, ("RssAnon", "RssShmem"))


def resident_bytes(process_id: int) -> int:
    """All resident memory of a process and of those that it started, as `private_bytes` reads it."""
    root = Path(f"/proc/{process_id}")
    try:
        total = _sum_of((root / "status").read_text().splitlines(), ("VmRSS",))
        children = [child for task in (root / "task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return 0
    return total + sum(resident_bytes(int(child)) for child in children)


def processor_seconds(process_id: int) -> float:
    """What a process has taken of the processor so far; 0 as in `private_bytes`."""
    try:
        fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _sum_of(lines: Sequence[str], names: Sequence[str]) -> int:
    facts = dict(line.split(":", 1) for line in lines if ":" in line)
    return sum(int(facts[name].split()[0]) * 1024 for name in names if name in facts)
