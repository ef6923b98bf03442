"""What networks can run on, and how much memory is free there."""

from __future__ import annotations

import platform
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from restorer.engine.openvino.library import PREFIX, list_openvino_devices, openvino_name, version
from restorer.engine.plan import processor_budget_bytes
from restorer.engine.precision import Precision, preferred_precisions
from restorer.errors import InputError, ResourceError
from restorer.message import Message
from restorer.store.memory import read_memory

_GPU_SHARE = 0.8
_MPS_SHARE = 0.6
_NAMES = re.compile(r"auto|cpu|mps|(cuda|xpu)(:\d+)?|openvino:(cpu|npu|gpu(\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Device:
    """Something that networks can run on.

    Attributes:
        id: `cpu`, `cuda:0`, `mps`, `openvino:gpu`.
        name: As its maker calls it.
        kind: `cpu`, `cuda`, `xpu`, `mps` or `openvino`.
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
    if torch.xpu.is_available():
        for number in range(torch.xpu.device_count()):
            total = int(torch.xpu.get_device_properties(number).total_memory)
            free = max(0, total - int(torch.xpu.memory_reserved(number)))
            found.append(Device(f"xpu:{number}", str(torch.xpu.get_device_name(number)), "xpu", total, free))
    if _has_mps():
        total = int(torch.mps.recommended_max_memory())
        free = max(0, total - int(torch.mps.driver_allocated_memory()))
        found.append(Device("mps", "Apple graphics", "mps", total, free))
    memory = read_memory()
    for other in list_openvino_devices():
        total = other.total_bytes or memory.total_bytes
        free = other.total_bytes or memory.available_bytes
        found.append(Device(other.id, f"{other.name} (OpenVINO)", "openvino", total, free))
    found.append(Device("cpu", _cpu_name(), "cpu", memory.total_bytes, memory.available_bytes))
    return tuple(found)


def choose_device(name: str = "auto", cache: Path | None = None) -> str:
    """The id of the device of this name: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`, `openvino:gpu` ...

    `auto` is torch's graphics card with the most free memory. Without one it is the processor, or what OpenVINO has,
    whichever was found to be faster on this computer (`fastest`).

    Args:
        name: What was asked for.
        cache: The engine's folder, where it is kept what is the fastest; None: OpenVINO only where it is named.

    Raises:
        InputError: this is no device's name.
        ResourceError: this computer has no such device.
    """
    wanted = name.strip().lower()
    if not _NAMES.fullmatch(wanted):
        raise InputError(
            Message("There is no device {name!r}.", name=name), "Use auto, cpu, cuda, cuda:1, mps or openvino:gpu."
        )
    devices = list_devices()
    if wanted == "auto":
        best = max(
            devices, key=lambda device: (device.kind in ("cuda", "xpu", "mps"), device.kind == "cpu", device.free_bytes)
        )
        if best.kind != "cpu":
            return best.id
        from restorer.engine.fastest import fastest_device

        return fastest_device(cache)
    wanted = f"{wanted}:0" if wanted in ("cuda", "xpu") else wanted
    if wanted not in (device.id for device in devices):
        there = ", ".join(device.id for device in devices)
        raise ResourceError(
            Message("This computer has no device {name!r} that networks can run on.", name=name),
            Message("It has: {there}.", there=there),
        )
    return wanted


def name_device(device_id: str) -> str:
    """As its maker calls a device of this computer; empty where nothing tells. Looks at this one alone."""
    if device_id.startswith(PREFIX):
        return next((one.name for one in list_openvino_devices() if one.id == device_id), "")
    device = torch_device(device_id)
    if device.type == "cuda":
        return str(torch.cuda.get_device_name(device))
    return _cpu_name() if device.type == "cpu" else ""


def torch_device(device_id: str) -> torch.device:
    """Where torch's tensors lie for a device: the processor for those of OpenVINO."""
    return torch.device("cpu" if device_id.startswith(PREFIX) else device_id)


def budget_bytes(device: torch.device) -> int:
    """How many bytes of the device's memory one network's working set may take now."""
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        # What torch keeps for itself and does not use is as good as free.
        idle = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int((free + idle) * _GPU_SHARE)
    if device.type == "xpu":
        free = torch.xpu.get_device_properties(device).total_memory - torch.xpu.memory_allocated(device)
        return int(free * _GPU_SHARE)
    if device.type == "mps":
        limit, used = torch.mps.recommended_max_memory(), torch.mps.driver_allocated_memory()
        return int(max(0, limit - used) * _MPS_SHARE)
    return processor_budget_bytes()


def release_memory(device: torch.device) -> None:
    """Give back what torch keeps of the device's memory without using it."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "xpu":
        torch.xpu.empty_cache()
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


def describe(device: str = "auto", cache: Path | None = None) -> dict[str, Any]:
    """What a report on this computer should say of the engine, as plain JSON values; arguments as for `choose_device`.

    Raises:
        InputError, ResourceError: as `choose_device` raises them.
    """
    chosen = choose_device(device, cache)
    precisions = preferred_precisions(torch_device(chosen), openvino_name(chosen))
    return {
        # A plain text: torch's own version object imports torch wherever it is unpickled.
        "torch": str(torch.__version__),
        "openvino": version(),
        "device": chosen,
        "precisions": [precision.name for precision in precisions],
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
