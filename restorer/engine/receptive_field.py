"""How much of a picture around a window a network really needs."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from restorer.engine.probe import probe_picture

TOLERANCE = 0.02 / 255.0
"""The largest difference, in units of white, between a window with this halo and one with all that it could want.

Far below what can be seen, since a photo is harder than any probe: a halo that was within 0.1/255 on the probe was off
by 6/255 on a real photo, for our own `clean`. Where the formula of a receptive field is known, use that.
"""


def measure_receptive_field(
    net: nn.Module, *, multiple: int, minimum: int = 1, largest_px: int = 64, tolerance: float = TOLERANCE
) -> int:
    """The smallest halo, a multiple of `multiple`, that changes no pixel by more than `tolerance`.

    For networks of others, whose receptive field nobody tells. Measured on pictures with hard edges, thin lines, noise
    and flat areas, with the cut on every side.

    Args:
        net: N x 3 x H x W float32 in [0, 1] to N x 3 x sH x sW, in evaluation mode.
        multiple: Sides of its input must be multiples of this.
        minimum: The smallest side of its input.
        largest_px: No larger halo is tried; it is returned, rounded up to the grid, where none is small enough.
        tolerance: In units of white.
    """
    core = -(-max(32, minimum) // multiple) * multiple
    largest = -(-largest_px // multiple) * multiple
    side = core + 2 * largest
    random = torch.rand(1, 3, side, side, generator=torch.Generator().manual_seed(0))
    picture = torch.cat([probe_picture(side), random.round()])
    with torch.inference_mode():
        whole: Tensor = net(picture)
        scale = whole.shape[-1] // picture.shape[-1]
        truth = whole[..., largest * scale : (largest + core) * scale, largest * scale : (largest + core) * scale]
        low, high = 0, largest // multiple
        while low < high:
            halo = (low + high) // 2 * multiple
            cut = slice(largest - halo, largest + core + halo)
            kept = slice(halo * scale, (halo + core) * scale)
            window: Tensor = net(picture[..., cut, cut].contiguous())[..., kept, kept]
            if (window - truth).abs().max().item() <= tolerance:
                high = (low + high) // 2
            else:
                low = (low + high) // 2 + 1
    return low * multiple
