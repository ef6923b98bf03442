"""The ways in which a network can be computed on a device: by which library, in which number format."""

from __future__ import annotations

from typing import NamedTuple

import torch

from restorer.engine.precision import Precision, is_precision_forced, preferred_precisions
from restorer.models.info import ModelInfo


class Way(NamedTuple):
    """How a network is computed.

    Attributes:
        precision: The format that convolutions run in.
        is_openvino: Whether OpenVINO computes it, not torch.
    """

    precision: Precision
    is_openvino: bool = False

    def __str__(self) -> str:
        return f"{self.precision.value} by OpenVINO" if self.is_openvino else self.precision.value


REFERENCE = Way(Precision.float32)
"""What every other way is held against."""


def ways_for(info: ModelInfo, device: torch.device, openvino: str) -> list[Way]:
    """The ways worth trying, the best first; ends in the reference.

    Args:
        info: The network's entry.
        device: As torch calls it.
        openvino: As OpenVINO calls it where that may compute the network; else empty.
    """

    def allowed(name: str) -> list[Precision]:
        formats = preferred_precisions(device, name)
        return [one for one in formats if one is Precision.float32 or one.value in info.precisions]

    through = [Way(precision, True) for precision in allowed(openvino)] if openvino else []
    return [*through, *(Way(precision) for precision in allowed(""))]


def callable_ways(ways: list[Way], device: torch.device, openvino: str, *, is_recompiled: bool) -> list[Way]:
    """Those of them for networks that are called as a whole (`predict`): they find faces, fill holes, give colours.

    On the processor in float32 alone. None of ours was near enough in bfloat16: the network that fills holes is off by
    0.006 of the range, and what the others give are places and colours, of which a photo shows every thousandth.

    Args:
        ways: As `ways_for` gives them.
        device: As there.
        openvino: As there.
        is_recompiled: Whether OpenVINO would compile it for every photo, since its input has another size each time.
    """
    is_processor = device.type == "cpu" and openvino in ("", "CPU")
    chosen = [way for way in ways if not (way.is_openvino and is_recompiled)]
    if is_processor and not is_precision_forced():
        chosen = [way for way in chosen if way.precision is Precision.float32]
    return chosen
