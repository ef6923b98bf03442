"""Which of the ways to run networks without a graphics card of torch's is the fastest here: tried once, and kept."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from restorer.engine.openvino.library import list_openvino_devices, version
from restorer.engine.openvino.network import OpenVinoNetwork
from restorer.engine.precision import Precision, preferred_precisions
from restorer.engine.probe import probe_picture
from restorer.imaging.atomic import write_atomic
from restorer.models.info import Licence, ModelFile, ModelInfo, Task, Tiling

log = logging.getLogger(__name__)

REFERENCE = "cpu"
"""torch on the processor: what there always is."""

FINDING = "fastest.json"
"""The file in the engine's folder that says what was found."""

_GAIN = 0.95
"""Another way must take less than this share of the reference's time: a few hundredths are noise."""

_SIDE_PX = 192
_ROUNDS = 9
_CLOCK = "processor seconds on one core"
"""What was counted otherwise is found anew."""


def fastest_device(cache: Path | None) -> str:
    """The device for `auto` where torch has no graphics card: `cpu` or one of OpenVINO's.

    Decided by a stop-watch, but once: the finding is kept, so that the same photo gives the same pixels tomorrow. It is
    made anew where another version, device or number of cores could change it.

    Args:
        cache: The folder in which the finding is kept; None: `cpu`, since nothing could be kept.
    """
    others = [device.id for device in list_openvino_devices()]
    if cache is None or not others:
        return REFERENCE
    made_on = [_CLOCK, str(torch.__version__), version(), torch.get_num_threads(), *others]
    path = cache / FINDING
    kept = _read(path)
    if kept.get("made_on") == made_on and kept.get("device") in (REFERENCE, *others):
        return str(kept["device"])
    seconds = measure([REFERENCE, *others])
    best = min(seconds, key=lambda device: seconds[device])
    device = best if seconds[best] < _GAIN * seconds[REFERENCE] else REFERENCE
    log.info("networks run on %s: %s", device, seconds)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with write_atomic(path) as temporary:
            temporary.write_text(json.dumps({"device": device, "made_on": made_on, "seconds": seconds}), "utf-8")
    except Exception as error:
        # Nothing could be kept: the reference gives the same pixels tomorrow.
        log.warning("which device is the fastest could not be kept: %s", error)
        return REFERENCE
    return device


def measure(devices: Sequence[str]) -> dict[str, float]:
    """The seconds that a small network takes on each device, each in its best precision; those that fail are left out.

    The rounds are interleaved and the best of each counts, so that a busy computer hits all alike; with one core the
    processor's own seconds are counted, which other programs hardly change.
    """
    net = _Probe().eval()
    x = probe_picture(_SIDE_PX)
    works: dict[str, Callable[[], object]] = {}
    for device in devices:
        work = _torch_work(net, x) if device == REFERENCE else _openvino_work(net, x, device)
        try:
            work()
            work()
        except Exception as error:
            log.info("%s cannot be used: %s", device, error)
            continue
        works[device] = work
    clock = time.process_time if torch.get_num_threads() == 1 and _on_processor(works) else time.perf_counter
    seconds = dict.fromkeys(works, float("inf"))
    for _ in range(_ROUNDS):
        for device, work in works.items():
            began = clock()
            work()
            seconds[device] = min(seconds[device], clock() - began)
    return seconds


def _on_processor(devices: Iterable[str]) -> bool:
    return all(device.endswith("cpu") for device in devices)


class _Probe(nn.Module):
    """What networks for photos are made of: 3x3 convolutions at half and at a quarter of the size."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.PixelUnshuffle(2), nn.Conv2d(12, 64, 3, padding=1), nn.ReLU()]
        for _ in range(3):
            layers += [nn.Conv2d(64, 64, 3, padding=1), nn.ReLU()]
        layers += [nn.Conv2d(64, 128, 2, stride=2)]
        for _ in range(3):
            layers += [nn.Conv2d(128, 128, 3, padding=1), nn.ReLU()]
        layers += [nn.ConvTranspose2d(128, 12, 2, stride=2), nn.PixelShuffle(2)]
        self.layers = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x 3 x H x W of the same."""
        result: Tensor = self.layers(x)
        return result


def _torch_work(net: nn.Module, x: Tensor) -> Callable[[], object]:
    precision = preferred_precisions(torch.device("cpu"))[0]

    def work() -> object:
        is_reduced = precision is not Precision.float32
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_reduced):
            return net(x)

    net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs lack it
    return work


def _openvino_work(net: nn.Module, x: Tensor, device: str) -> Callable[[], object]:
    network = OpenVinoNetwork(_INFO, net, device, torch.get_num_threads(), None)
    precision = preferred_precisions(torch.device("cpu"), device.partition(":")[2].upper())[0]
    return lambda: network({"x": x}, {}, precision)


_INFO = ModelInfo(
    "probe", Task.CLEAN, "", "probe", (1,), Tiling.SUPPORTED, 0, 4, ("float32", "bfloat16", "float16"),
    ModelFile("", "", 0), Licence("MIT", "", True), "restorer",
)  # fmt: skip


def _read(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
