"""What a network costs, counted rather than claimed."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode


def macs_per_pixel(net: nn.Module, size_px: int | None = None, **condition: Any) -> int:
    """Returns the multiply-adds of the convolutions of `net` for each pixel of its input.

    Args:
        net: A network of ours, on the CPU.
        size_px: The side of the picture that it is counted on; a multiple of `net.multiple`. None: the network's own
            size, where it has one, or 64.
        condition: What else to pass to the network, a scale for example.
    """
    size_px = size_px if size_px is not None else int(getattr(net, "only_px", 64))
    # Most networks take a photo alone; those that take something else say what.
    inputs = getattr(net, "example", _photo)(size_px)
    counter = FlopCounterMode(display=False)
    with torch.no_grad(), counter:
        net(*inputs, **condition)
    return int(counter.get_total_flops()) // (2 * size_px * size_px)


def _photo(size_px: int) -> tuple[Tensor]:
    return (torch.zeros(1, 3, size_px, size_px),)
