"""How much memory this computer has and how much is free, in bytes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ASSUMED_BYTES = 4 << 30
"""What is assumed where the system does not say."""

_LOOK_S = 0.005
_UNLIMITED = 1 << 60
_limit_bytes: int | None = None
_PROC, _GROUPS = Path("/proc"), Path("/sys/fs/cgroup")


class Memory(NamedTuple):
    """Bytes of main memory: all that this process may use, and what of it is free now."""

    total_bytes: int
    available_bytes: int


def read_memory() -> Memory:
    """The memory of this computer, or of what limits this process, as it is now. Thread-safe.

    What limits it: the container that it runs in, and `set_memory_limit`.
    """
    import psutil  # the window reads its settings, and not its memory, before its first paint

    try:
        found = psutil.virtual_memory()
    except (OSError, ValueError, RuntimeError, psutil.Error):
        memory = Memory(ASSUMED_BYTES, ASSUMED_BYTES // 2)
    else:
        memory = _within_groups(Memory(found.total, found.available), _PROC, _GROUPS)
    limit = _limit_bytes
    if limit is None:
        return memory
    left = max(0, limit - own_bytes())
    return Memory(min(memory.total_bytes, limit), min(memory.available_bytes, left))


def set_memory_limit(limit_bytes: int | None) -> None:
    """Let this process take so much private memory at most; None: as much as there is.

    All that takes much asks `read_memory` how much is free first: pictures go to the disk beyond a quarter of it, and
    networks see smaller windows.
    """
    global _limit_bytes
    _limit_bytes = limit_bytes


def memory_limit() -> int | None:
    """What `set_memory_limit` set, in bytes."""
    return _limit_bytes


def own_bytes() -> int:
    """The private memory that this process takes now, in bytes; 0 where the system does not say.

    Windows names it. Elsewhere it is what is resident and, where the system tells them apart, not shared.
    """
    import psutil

    try:
        found = psutil.Process().memory_info()
    except (OSError, psutil.Error):
        return 0
    private: int = getattr(found, "private", found.rss - getattr(found, "shared", 0))
    return private


class MemoryPeak:
    """The most memory that is taken while the block runs, looked at from a thread of its own: `most_bytes`.

    Args:
        look: Gives what is taken now, in bytes: that of this process, if nothing else is said.
    """

    def __init__(self, look: Callable[[], int] = own_bytes) -> None:
        self._look = look
        self.most_bytes = look()
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MemoryPeak:
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._is_over.set()
        self._thread.join()
        self.most_bytes = max(self.most_bytes, self._look())

    def _watch(self) -> None:
        while not self._is_over.wait(_LOOK_S):
            self.most_bytes = max(self.most_bytes, self._look())


def _within_groups(memory: Memory, proc: Path, groups: Path) -> Memory:
    """As much of it as the control groups of this process allow; psutil knows nothing of containers."""
    total, available = memory
    for limit, used in _cgroup_limits(proc, groups):
        total = min(total, limit)
        available = min(available, max(0, limit - used))
    return Memory(total, available)


def _cgroup_limits(proc: Path, groups: Path) -> list[tuple[int, int]]:
    """(limit, bytes in use that cannot be reclaimed) of each group that this process is in, up to the root."""
    try:
        lines = (proc / "self" / "cgroup").read_text().splitlines()
    except OSError:
        return []
    limits: list[tuple[int, int]] = []
    for line in lines:
        _, _, rest = line.partition(":")
        controllers, _, path = rest.partition(":")
        if controllers == "":
            base, names = groups, ("memory.max", "memory.current")
        elif "memory" in controllers.split(","):
            base, names = groups / "memory", ("memory.limit_in_bytes", "memory.usage_in_bytes")
        else:
            continue
        # Inside a container the path is often that of the host: the group's own files then lie at the root.
        parts = [part for part in path.split("/") if part not in ("", "..")]
        for depth in range(len(parts), -1, -1):
            found = _one_limit(base.joinpath(*parts[:depth]), *names)
            if found is not None:
                limits.append(found)
    return limits


def _one_limit(folder: Path, limit_name: str, used_name: str) -> tuple[int, int] | None:
    try:
        limit_text = (folder / limit_name).read_text().strip()
        if limit_text == "max" or int(limit_text) >= _UNLIMITED:
            return None
        used = int((folder / used_name).read_text())
    except (OSError, ValueError):
        return None
    return int(limit_text), max(0, used - _reclaimable(folder))


def _reclaimable(folder: Path) -> int:
    """Page cache counts as use, but goes as soon as somebody needs the memory."""
    try:
        fields = dict(line.split() for line in (folder / "memory.stat").read_text().splitlines())
    except (OSError, ValueError):
        return 0
    return int(fields.get("total_inactive_file", fields.get("inactive_file", 0)))
