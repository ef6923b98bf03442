"""Which number formats a device runs networks in, the best first."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

PRECISION_VARIABLE = "RESTORER_PRECISION"
"""Names the environment variable that fixes the precision: `float32`, `bfloat16` or `float16`."""

TOLERANCE = 1.0 / 255.0
"""How far a reduced precision may lie from float32 on the probe before it is given up, in units of white."""


class Precision(Enum):
    """The format that convolutions run in. Pictures enter and leave as float32."""

    float32 = "float32"
    bfloat16 = "bfloat16"
    float16 = "float16"

    @property
    def dtype(self) -> torch.dtype:
        """As torch calls it."""
        import torch

        dtype: torch.dtype = getattr(torch, self.value)
        return dtype


def preferred_precisions(device: torch.device, openvino: str = "") -> tuple[Precision, ...]:
    """The formats worth trying on a device, the best first; ends in float32, which always works.

    Decided by what the hardware says, never by a stop-watch: the same photo must give the same pixels tomorrow.

    Args:
        device: As torch calls it.
        openvino: As OpenVINO calls it (`CPU`, `GPU`, `NPU`) where that computes; else empty.
    """
    if is_precision_forced():
        return tuple(dict.fromkeys((Precision[_forced()], Precision.float32)))
    if openvino and openvino != "CPU":
        return (Precision.float16, Precision.float32)
    if device.type == "cuda":
        import torch

        # Tensor cores came with 7.0. float16 keeps three bits more than bfloat16; where it overflows, NaN tells.
        if torch.cuda.get_device_capability(device) >= (7, 0):
            return (Precision.float16, Precision.bfloat16, Precision.float32)
        return (Precision.float32,)
    if device.type == "mps":
        return (Precision.float16, Precision.float32)
    if has_fast_bfloat16(cpu_capabilities()):
        return (Precision.bfloat16, Precision.float32)
    return (Precision.float32,)


def is_precision_forced() -> bool:
    """Whether the environment names the format to run in."""
    return _forced() in Precision.__members__


def _forced() -> str:
    return os.environ.get(PRECISION_VARIABLE, "").strip().lower()


def has_fast_bfloat16(capabilities: Mapping[str, Any]) -> bool:
    """Whether a processor multiplies bfloat16 natively. Without that it is emulated, and slower than float32."""
    return any(bool(capabilities.get(name)) for name in ("amx_bf16", "avx512_bf16", "sve_bf16"))


@lru_cache(maxsize=1)
def cpu_capabilities() -> Mapping[str, Any]:
    """What the processor can do, by the names that torch gives; empty where an older torch does not tell."""
    import torch

    read = getattr(torch.cpu, "get_capabilities", None)
    if read is not None:
        return dict(read())
    names = {"amx_bf16": "_is_amx_tile_supported", "avx512_bf16": "_is_avx512_bf16_supported"}
    return {name: bool(getattr(torch.cpu, ask)()) for name, ask in names.items() if hasattr(torch.cpu, ask)}
