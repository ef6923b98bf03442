"""OpenVINO, where it is installed: imported without what would report to its makers, and its devices."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

PREFIX = "openvino:"
"""Begins the names of devices that are reached through OpenVINO: `openvino:cpu`, `openvino:gpu`, `openvino:npu`."""

_CONVERTER = "openvino.tools.ovc"
"""OpenVINO's converter of files. It counts its uses and sends them to its makers; the engine needs none of it."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class OpenVinoDevice:
    """Something that OpenVINO can compute on.

    Attributes:
        id: `openvino:cpu`, `openvino:gpu`, `openvino:gpu.1`, `openvino:npu`.
        name: As its maker calls it.
        total_bytes: Memory of its own; 0 where it uses the computer's.
    """

    id: str
    name: str
    total_bytes: int


@lru_cache(maxsize=1)
def is_installed() -> bool:
    """Whether OpenVINO is here. It is not imported by asking."""
    try:
        spec = importlib.util.find_spec("openvino")
    except (ImportError, ValueError):
        return False
    # A bundle's folder holds its libraries alone, and another Python that runs the bundle's sources sees that folder.
    return spec is not None and spec.origin is not None


def import_openvino() -> Any:
    """The package `openvino`.

    Raises:
        ImportError: it is not installed, or does not load.
    """
    with _lock:
        if "openvino" in sys.modules:
            return sys.modules["openvino"]
        # OpenVINO goes on without its converter where that cannot be imported; None in its place says just that.
        is_blocked = _CONVERTER not in sys.modules
        if is_blocked:
            sys.modules[_CONVERTER] = None  # type: ignore[assignment]  # as importlib documents it
        try:
            return importlib.import_module("openvino")
        finally:
            if is_blocked:
                sys.modules.pop(_CONVERTER, None)


@lru_cache(maxsize=1)
def core() -> Any:
    """OpenVINO's one door; made once, used by all threads.

    Raises:
        ImportError: as `import_openvino` raises it.
    """
    return import_openvino().Core()


def version() -> str:
    """OpenVINO's version, such as `2026.4.1`; empty where it is not installed."""
    return str(import_openvino().__version__).partition("-")[0] if is_installed() else ""


@lru_cache(maxsize=1)
def list_openvino_devices() -> tuple[OpenVinoDevice, ...]:
    """The devices of this computer, graphics first, the processor last; none where OpenVINO does not load."""
    if not is_installed():
        return ()
    try:
        library = core()
        names = [str(name) for name in library.available_devices]
    except (ImportError, RuntimeError, OSError):
        return ()
    names.sort(key=lambda name: (name == "CPU", name.startswith("NPU"), name))
    return tuple(OpenVinoDevice(PREFIX + name.lower(), *_facts(library, name)) for name in names)


def openvino_name(device_id: str) -> str:
    """As OpenVINO spells a device: `GPU.1` for `openvino:gpu.1`; empty for devices of torch."""
    return device_id.removeprefix(PREFIX).upper() if device_id.startswith(PREFIX) else ""


def _facts(library: Any, name: str) -> tuple[str, int]:
    try:
        full = str(library.get_property(name, "FULL_DEVICE_NAME")).strip()
    except RuntimeError:
        full = name
    try:
        total = int(library.get_property(name, "GPU_DEVICE_TOTAL_MEM_SIZE")) if name.startswith("GPU") else 0
        is_own = "DISCRETE" in str(library.get_property(name, "DEVICE_TYPE")).upper()
    except RuntimeError:
        total, is_own = 0, False
    return full, total if is_own else 0
