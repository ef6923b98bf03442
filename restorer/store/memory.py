"""How much memory this computer has and how much is free, in bytes, without a package for it."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from pathlib import Path
from typing import NamedTuple

ASSUMED_BYTES = 4 << 30
"""What is assumed where the system does not say."""

_UNLIMITED = 1 << 60


class Memory(NamedTuple):
    """Bytes of main memory: all that this process may use, and what of it is free now."""

    total_bytes: int
    available_bytes: int


def read_memory() -> Memory:
    """The memory of this computer, or of the container that limits this process, as it is now. Thread-safe."""
    try:
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _darwin()
        return _linux()
    except (OSError, ValueError, KeyError, AttributeError):
        return Memory(ASSUMED_BYTES, ASSUMED_BYTES // 2)


def own_bytes() -> int:
    """The private memory that this process takes now, in bytes; its largest so far or 0 where the system says less."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
        facts = dict(line.split(":", 1) for line in lines if ":" in line)
        return sum(int(facts[name].split()[0]) * 1024 for name in ("RssAnon", "RssShmem"))
    except (OSError, KeyError, ValueError):
        pass
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _linux(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> Memory:
    fields = {}
    for line in (proc / "meminfo").read_text().splitlines():
        name, _, rest = line.partition(":")
        fields[name] = int(rest.split()[0]) * 1024
    total = fields["MemTotal"]
    available = fields.get("MemAvailable", fields["MemFree"])
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


def _darwin() -> Memory:
    library = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)

    def number(name: str) -> int:
        value, size = ctypes.c_uint64(0), ctypes.c_size_t(8)
        if library.sysctlbyname(name.encode(), ctypes.byref(value), ctypes.byref(size), None, ctypes.c_size_t(0)):
            raise OSError(ctypes.get_errno(), name)
        return int(value.value)

    total, page = number("hw.memsize"), number("hw.pagesize")
    # Free, speculative and purgeable pages can be had at once; the compressor yields more, which is left as reserve.
    free = sum(number(f"vm.page_{kind}_count") for kind in ("free", "speculative", "purgeable")) * page
    return Memory(total, min(total, max(free, total // 4)))


def _windows() -> Memory:
    class Status(ctypes.Structure):
        _fields_ = (
            ("length", ctypes.c_uint32),
            ("load", ctypes.c_uint32),
            *(
                (name, ctypes.c_uint64)
                for name in ("total", "available", "total_page", "available_page", "total_v", "available_v", "extended")
            ),
        )

    status = Status(length=ctypes.sizeof(Status))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows only
    if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        raise OSError("GlobalMemoryStatusEx failed")
    return Memory(int(status.total), int(status.available))
