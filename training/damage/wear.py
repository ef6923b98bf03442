"""All that blurs and roughens a photo without tearing it, in the order in which it happens."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from training.damage.blur import convolve, gaussian_kernel, random_kernel
from training.damage.jpeg import jpeg
from training.damage.noise import add_grain, add_sensor_noise, add_weave
from training.damage.random_source import RandomSource
from training.damage.resample import lose_detail

MARGIN_PX = 16
"""How much wider than the patch the pictures must be: kernels wrap round, and JPEG's grid must not start at 0."""


class Severity(NamedTuple):
    """How bad a batch gets: the shares of photos, and the upper ends of what the others suffer."""

    untouched: float = 0.1
    light: float = 0.2
    blur: float = 0.75
    grain: float = 0.8
    noise: float = 0.5
    weave: float = 0.06
    resample: float = 0.35
    jpeg: float = 0.75
    grain_max: float = 0.14
    noise_max: float = 0.08
    quality_min: float = 18.0


def wear(picture: Tensor, rng: RandomSource, severity: Severity = Severity()) -> Tensor:  # noqa: B008 - immutable
    """Wears a batch of photos: lens and print blur, grain, resampling, sensor noise, JPEG once or twice.

    Args:
        picture: N x 3 x H x W, sRGB, [0, 1]; H and W multiples of 16.
        rng: The source of chance, of N photos.
        severity: How bad it gets.

    Returns:
        N x 3 x H x W, [0, 1], in steps of 1/255 where JPEG or a scanner rounded. A share is returned as it came.
    """
    kind = rng.uniform(0.0, 1.0)
    untouched = kind < severity.untouched
    light = (kind < severity.untouched + severity.light).float()
    # To a power: slight wear is commoner than heavy.
    weight = rng.uniform(0.2, 1.0) ** 1.3 * (1.0 - 0.75 * light)

    blurred = rng.chance(severity.blur)
    worn = torch.where(blurred > 0, convolve(picture, random_kernel(rng, weight * blurred)), picture)
    grainy = rng.chance(severity.grain)
    worn = add_grain(worn, rng, weight * grainy * rng.uniform(0.01, severity.grain_max)).clamp(0.0, 1.0)
    woven = rng.chance(severity.weave) * (1.0 - untouched.float())
    worn = add_weave(worn, rng, woven * rng.uniform(0.01, 0.06)).clamp(0.0, 1.0)
    # A print, or a scanner's own lens, softens the grain a little too.
    softness = 0.3 + rng.chance(0.4) * weight * rng.uniform(0.1, 0.8)
    worn = torch.where(softness > 0.3, convolve(worn, gaussian_kernel(softness, softness, softness)), worn)
    worn = lose_detail(worn, rng, weight * rng.chance(severity.resample))
    noisy = rng.chance(severity.noise)
    worn = add_sensor_noise(worn, rng, weight * noisy * rng.uniform(0.005, severity.noise_max)).clamp(0.0, 1.0)
    worn = (worn * 255.0).round() / 255.0
    # Many a flawless scan was saved badly: JPEG knows nothing of the wear.
    worn = _save(worn, rng, severity, rng.uniform(0.0, 1.0) * (1.0 - 0.5 * light))
    return torch.where(untouched, picture, worn)


def _save(worn: Tensor, rng: RandomSource, severity: Severity, weight: Tensor) -> Tensor:
    """Returns the photos as saved to JPEG never, once, or twice on grids that differ."""
    saved = rng.chance(severity.jpeg)
    lowest = 92.0 - weight * (92.0 - severity.quality_min)
    quality = lowest + (95.0 - lowest) * rng.uniform(0.0, 1.0)
    once = jpeg(worn, quality, rng.chance(0.7))
    again = saved * rng.chance(0.35)
    shift = (rng.whole(0, 7), rng.whole(0, 7))
    quality = (quality + rng.uniform(-15.0, 25.0)).clamp(severity.quality_min, 96.0)
    twice = torch.roll(jpeg(torch.roll(once, shift, (2, 3)), quality, rng.chance(0.7)), (-shift[0], -shift[1]), (2, 3))
    return torch.where(again > 0, twice, torch.where(saved > 0, once, worn))
