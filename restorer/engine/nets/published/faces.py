"""What published networks for faces share: how much of what they make is used."""

from __future__ import annotations

import torch
from torch import Tensor

MOST_KEPT = 0.5
"""How much of the photo's own face is mixed in at a fidelity of 1, where a network has no dial of its own."""


def keep_likeness(x: Tensor, restored: Tensor, fidelity: float, strength: float) -> Tensor:
    """Returns a restored face for networks that can't be told how near to the photo it must stay.

    Args:
        x: N x 3 x 512 x 512 float32, sRGB in [0, 1]: the aligned face.
        restored: What the network made of it.
        fidelity: 0 gives that, 1 its mean with the photo's own face.
        strength: How much of the correction is used; 0 gives x itself.

    Returns:
        N x 3 x 512 x 512 float32, in [0, 1] wherever it differs from x.
    """
    return torch.lerp(x, restored.clamp(0, 1), strength * (1 - MOST_KEPT * fidelity))
