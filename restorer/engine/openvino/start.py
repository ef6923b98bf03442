"""What was found out about this computer when torch was last imported, so that it need not be."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer import __version__
from restorer.engine.openvino.library import PREFIX, is_installed
from restorer.engine.precision import PRECISION_VARIABLE
from restorer.imaging.atomic import write_atomic

if TYPE_CHECKING:
    from restorer.engine.engine import TorchEngine

log = logging.getLogger(__name__)

_AUTO = "auto"
_FASTEST = "fastest.json"
_VARIABLES = (PRECISION_VARIABLE, "OMP_NUM_THREADS", "MKL_NUM_THREADS", "CUDA_VISIBLE_DEVICES")


@dataclass(frozen=True, slots=True)
class Start:
    """What an engine is: `TorchEngine`'s attributes of these names, and how many cores networks use."""

    device_id: str
    label: str
    cache_key: str
    threads: int


def find_start(cache: Path, device: str, threads: int) -> Start | None:
    """What was kept; None where nothing was, or where a version, a setting or the computer has changed since.

    Args:
        cache: The engine's folder.
        device: As the engine was asked for: `auto`, `openvino:cpu`.
        threads: As the engine was asked for.
    """
    try:
        kept = json.loads(_path(cache, device).read_text("utf-8"))
        if not is_installed() or kept["made_on"] != _made_on(cache, device, threads):
            return None
        return Start(**kept["start"])
    except (OSError, ValueError, KeyError, TypeError, PackageNotFoundError):
        return None


def keep_start(cache: Path, device: str, threads: int, engine: TorchEngine) -> None:
    """Keep what an engine is, where OpenVINO computes it on the processor and no graphics card could take its place."""
    import torch

    if engine.device_id != PREFIX + "cpu":
        return
    # A card that is put in tomorrow must be found: a torch that could use one is asked every time.
    knows_cards = bool(
        torch.version.cuda or torch.version.hip or torch.backends.mps.is_built() or torch.xpu._is_compiled()
    )
    if device.strip().lower() == _AUTO and knows_cards:
        return
    start = Start(engine.device_id, engine.label, engine.cache_key, torch.get_num_threads())
    try:
        kept = {"made_on": _made_on(cache, device, threads), "start": asdict(start)}
        path = _path(cache, device)
        path.parent.mkdir(parents=True, exist_ok=True)
        with write_atomic(path) as temporary:
            temporary.write_text(json.dumps(kept), "utf-8")
    except Exception as error:
        log.info("what the engine is could not be kept: %s", error)


def _path(cache: Path, device: str) -> Path:
    return cache / f"start-{device.strip().lower().replace(':', '-')}.json"


def _made_on(cache: Path, device: str, threads: int) -> list[Any]:
    chosen = (cache / _FASTEST).read_text("utf-8") if device.strip().lower() == _AUTO else ""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    variables = [os.environ.get(name, "") for name in _VARIABLES]
    return [__version__, version_of("torch"), version_of("openvino"), cores, threads or 0, variables, chosen]
