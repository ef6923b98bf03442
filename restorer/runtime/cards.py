"""Which graphics cards this computer has, and with which driver, asked of the system and not of torch."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

NVIDIA, AMD, INTEL = "NVIDIA", "AMD", "Intel"

_PCI_VENDORS = {"0x10de": NVIDIA, "0x1002": AMD, "0x8086": INTEL}
_QUERY = ("--query-gpu=name,driver_version,compute_cap,memory.total", "--format=csv,noheader,nounits")
_TIMEOUT_S = 10.0

RunCommand = Callable[[Sequence[str]], str]
"""Runs a program and returns what it prints; empty where it is not there or fails."""


@dataclass(frozen=True, slots=True)
class GraphicsCard:
    """A graphics card.

    Attributes:
        vendor: `NVIDIA`, `AMD` or `Intel`.
        name: As its driver or the system calls it.
        driver: The driver's version; empty where none that can compute is installed.
        capability: NVIDIA's compute capability, such as 8.6; AMD's architecture as `gfx1100`; empty where unknown.
        memory_bytes: Its own memory; 0 where unknown.
    """

    vendor: str
    name: str
    driver: str = ""
    capability: str = ""
    memory_bytes: int = 0


def find_cards(run: RunCommand | None = None, drm: Path = Path("/sys/class/drm")) -> tuple[GraphicsCard, ...]:
    """The cards, those with a driver that can compute first; none on macOS, whose torch has Metal anyway.

    Args:
        run: Runs a program.
        drm: Where Linux lists graphics cards.
    """
    run = run or run_command
    found = [*_nvidia(run)]
    for vendor, device in _listed(run, drm):
        if vendor == AMD:
            found.append(_amd(device, run))
        elif vendor == INTEL:
            found.append(GraphicsCard(INTEL, device or "Intel graphics", _intel_driver()))
        elif not any(card.vendor == NVIDIA for card in found):
            found.append(GraphicsCard(NVIDIA, device or "NVIDIA graphics card"))
    return tuple(sorted(found, key=lambda card: not card.driver))


def run_command(words: Sequence[str]) -> str:
    """See `RunCommand`."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        ended = subprocess.run(
            words, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False, creationflags=flags
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return ended.stdout if ended.returncode == 0 else ""


def _nvidia(run: RunCommand) -> list[GraphicsCard]:
    cards = []
    for line in run(("nvidia-smi", *_QUERY)).splitlines():
        parts = [part.strip() for part in line.split(",")]
        if len(parts) == 4:
            memory = int(parts[3]) << 20 if parts[3].isdigit() else 0
            cards.append(GraphicsCard(NVIDIA, parts[0], parts[1], parts[2], memory))
    return cards


def _listed(run: RunCommand, drm: Path) -> list[tuple[str, str]]:
    """(vendor, name or nothing) of each card that the system lists."""
    if sys.platform == "win32":
        names = run(("powershell", "-NoProfile", "-Command", "(Get-CimInstance Win32_VideoController).Name"))
        vendors = ((vendor, name.strip()) for name in names.splitlines() for vendor in (NVIDIA, AMD, INTEL)
                   if vendor.lower() in name.lower() or (vendor == AMD and "radeon" in name.lower()))  # fmt: skip
        return list(vendors)
    found = []
    for card in sorted(drm.glob("card[0-9]*")):
        if not card.name[4:].isdigit():
            continue  # an outlet of it, such as card0-HDMI-A-1
        try:
            vendor = _PCI_VENDORS.get((card / "device" / "vendor").read_text().strip())
        except OSError:
            continue
        if vendor is not None:
            found.append((vendor, ""))
    return found


def _amd(name: str, run: RunCommand) -> GraphicsCard:
    told = run(("rocminfo",))
    architecture = re.search(r"\bgfx[0-9a-f]{3,4}\b", told)
    marketed = [line.partition(":")[2].strip() for line in told.splitlines() if "Marketing Name" in line]
    kernel = _read(Path("/sys/module/amdgpu/version")) or ("kernel" if Path("/dev/kfd").exists() else "")
    return GraphicsCard(AMD, name or (marketed[-1] if marketed else "AMD graphics card"), kernel,
                architecture.group() if architecture else "")  # fmt: skip


def _intel_driver() -> str:
    """Whether Level Zero, by which torch reaches Intel's cards, is here."""
    import ctypes.util

    return "Level Zero" if ctypes.util.find_library("ze_loader") else ""


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""
