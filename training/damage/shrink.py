"""Small photos made from large ones: what `upscale` has to undo."""

from __future__ import annotations

import torch
from torch import Tensor

from training.damage.blur import convolve, gaussian_kernel
from training.damage.random_source import RandomSource
from training.damage.resample import MODES, resize
from training.damage.wear import Severity, wear

MARGIN_PX = 8
"""How much wider than the patch the small pictures must be on either side."""

MILD = Severity(
    untouched=0.4,
    light=0.3,
    blur=0.5,
    grain=0.4,
    noise=0.3,
    weave=0.02,
    resample=0.2,
    jpeg=0.5,
    grain_max=0.05,
    noise_max=0.025,
    quality_min=45.0,
)
"""The wear that is left to `upscale`, since `clean` runs before it."""


def shrink(picture: Tensor, rng: RandomSource, scale: int, severity: Severity = MILD) -> Tensor:
    """Returns worn pictures of a `scale`-th of the size.

    Args:
        picture: N x 3 x H x W, sRGB, [0, 1]; H and W multiples of 16 * scale.
        rng: The source of chance.
        scale: 4 or 2.
        severity: How worn the small pictures get.

    Returns:
        N x 3 x H/scale x W/scale, [0, 1].
    """
    height, width = picture.shape[-2] // scale, picture.shape[-1] // scale
    soft = rng.chance(0.4)
    sigma = 0.3 + soft * rng.uniform(0.1, 0.55 * scale)
    softened = torch.where(soft > 0, convolve(picture, gaussian_kernel(sigma, sigma, sigma)), picture)
    groups = [resize(part, height, width, MODES[rng.whole(0, 2)]) for part in softened.chunk(4)]
    return wear(torch.cat(groups).clamp(0.0, 1.0), rng, severity)
