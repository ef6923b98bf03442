"""A small picture that is hard on networks, and what a network does with it: memory, precision."""

from __future__ import annotations

import math
import weakref
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode


def probe_picture(side: int, seed: int = 0) -> Tensor:
    """A picture with slopes, hard edges, thin lines, blocks and noise; the same for the same arguments.

    Args:
        side: Its width and height.
        seed: Another seed gives another picture.

    Returns:
        1 x 3 x side x side float32 in [0, 1], channels last, on the CPU.
    """
    random = torch.Generator().manual_seed(seed)
    y, x = torch.meshgrid(torch.linspace(0, 1, side), torch.linspace(0, 1, side), indexing="ij")
    picture = torch.stack((0.2 + 0.6 * x, 0.3 + 0.4 * y, 0.5 + 0.4 * (x - y)))
    for number in range(max(4, side // 12)):
        left, top, width, height = (torch.rand(4, generator=random) * side).int().tolist()
        color = torch.rand(3, 1, 1, generator=random)
        picture[:, top : top + height // 3 + 1, left : left + (1 if number % 4 == 0 else width // 3 + 1)] = color
    picture = picture + 0.04 * torch.randn(picture.shape, generator=random)
    return picture.clamp_(0, 1)[None].to(memory_format=torch.channels_last)


class LiveBytes(TorchFunctionMode):
    """Counts the bytes of tensors that are made inside the block and still alive: `peak_bytes` is the most at once.

    Works on every device, with or without autocast; what kernels take for themselves is not seen. (A dispatch mode
    would see a little more, and imports sympy on its first use: 1.2 s.)
    """

    def __init__(self) -> None:
        super().__init__()
        self.peak_bytes = 0
        self._now_bytes = 0
        self._sizes: dict[int, int] = {}

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        result = func(*args, **(kwargs or {}))
        for item in result if isinstance(result, tuple | list) else (result,):
            if isinstance(item, Tensor):
                self._note(item)
        return result

    def _note(self, tensor: Tensor) -> None:
        storage = tensor.untyped_storage()
        key = storage._cdata
        if key in self._sizes:
            return
        self._sizes[key] = storage.nbytes()
        self._now_bytes += storage.nbytes()
        self.peak_bytes = max(self.peak_bytes, self._now_bytes)
        weakref.finalize(storage, self._forget, key).atexit = False

    def _forget(self, key: int) -> None:
        self._now_bytes -= self._sizes.pop(key, 0)


def is_finite(tensor: Tensor) -> bool:
    """Whether every number is one."""
    # One pass without a temporary: a NaN or an infinity survives every sum.
    return math.isfinite(tensor.sum(dtype=torch.float32).item())
