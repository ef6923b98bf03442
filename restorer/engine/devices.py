"""What networks can run on, and how much memory is free there."""

from __future__ import annotations

import platform
from dataclasses import asdict, dataclass
from typing import Any

import torch

from restorer.engine.precision import Precision, preferred_precisions
from restorer.errors import InputError, ResourceError
from restorer.message import Message
from restorer.store.memory import read_memory

_CPU_SHARE = 0.5
_GPU_SHARE = 0.8
_MPS_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Device:
    """Something that networks can run on.

    Attributes:
        id: `cpu`, `cuda:0`, `mps`.
        name: As its maker calls it.
        kind: `cpu`, `cuda` or `mps`.
        total_bytes: Its memory.
        free_bytes: What of it is free now.
    """

    id: str
    name: str
    kind: str
    total_bytes: int
    free_bytes: int


def list_devices() -> tuple[Device, ...]:
    """Every device of this computer, the best first; the processor is always last."""
    found = []
    if torch.cuda.is_available():
        for number in range(torch.cuda.device_count()):
            free, total = torch.cuda.mem_get_info(number)
            found.append(Device(f"cuda:{number}", str(torch.cuda.get_device_name(number)), "cuda", total, free))
    if _has_mps():
        total = int(torch.mps.recommended_max_memory())
        free = max(0, total - int(torch.mps.driver_allocated_memory()))
        found.append(Device("mps", "Apple graphics", "mps", total, free))
    memory = read_memory()
    found.append(Device("cpu", _cpu_name(), "cpu", memory.total_bytes, memory.available_bytes))
    return tuple(found)


def choose_device(name: str = "auto") -> torch.device:
    """The device of this name: `auto`, `cpu`, `cuda`, `cuda:1` or `mps`.

    `auto` is the graphics card with the most free memory, else the processor.

    Raises:
        InputError: this is no device's name.
        ResourceError: this computer has no such device.
    """
    wanted = name.strip().lower()
    kind, colon, number = wanted.partition(":")
    if kind not in ("auto", "cpu", "cuda", "mps") or (colon and not (kind == "cuda" and number.isdecimal())):
        raise InputError(Message("There is no device {name!r}.", name=name), "Use auto, cpu, cuda, cuda:1 or mps.")
    devices = list_devices()
    if kind == "auto":
        best = max(devices, key=lambda device: (device.kind != "cpu", device.free_bytes))
        return torch.device(best.id)
    wanted = "cuda:0" if wanted == "cuda" else wanted
    if wanted not in (device.id for device in devices):
        there = ", ".join(device.id for device in devices)
        raise ResourceError(
            Message("This computer has no device {name!r} that torch can use.", name=name),
            Message("It has: {there}.", there=there),
        )
    return torch.device(wanted)


def budget_bytes(device: torch.device) -> int:
    """How many bytes of the device's memory one network's working set may take now."""
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        # What torch keeps for itself and does not use is as good as free.
        idle = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int((free + idle) * _GPU_SHARE)
    if device.type == "mps":
        limit, used = torch.mps.recommended_max_memory(), torch.mps.driver_allocated_memory()
        return int(max(0, limit - used) * _MPS_SHARE)
    return int(read_memory().available_bytes * _CPU_SHARE)


def release_memory(device: torch.device) -> None:
    """Give back what torch keeps of the device's memory without using it."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory ran out. Only CUDA has a type for it; elsewhere the text tells."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    if not isinstance(error, RuntimeError):
        return False
    text = str(error).lower()
    return any(
        mark in text
        for mark in ("out of memory", "can't allocate memory", "not enough memory", "alloc_failed", "bad_alloc",
                     "failed to allocate", "could not allocate", "invalid buffer size")
    )  # fmt: skip


def describe(device: str = "auto") -> dict[str, Any]:
    """What a report on this computer should say of the engine, as plain JSON values.

    Raises:
        InputError, ResourceError: as `choose_device` raises them.
    """
    chosen = choose_device(device)
    return {
        # A plain text: torch's own version object imports torch wherever it is unpickled.
        "torch": str(torch.__version__),
        "device": str(chosen),
        "precisions": [precision.name for precision in preferred_precisions(chosen)],
        "threads": torch.get_num_threads(),
        "cpu_capability": str(torch.backends.cpu.get_cpu_capability()),
        "cpu_reduced_precision": preferred_precisions(torch.device("cpu"))[0] is not Precision.float32,
        "cuda": str(torch.version.cuda) if torch.version.cuda else None,
        "devices": [asdict(item) for item in list_devices()],
    }


def _has_mps() -> bool:
    return bool(torch.backends.mps.is_available())


def _cpu_name() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - a system file
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine() or "processor"
