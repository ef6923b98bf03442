"""The kinds of wear that `clean` learns to undo, each in its share of a batch, so that none is forgotten."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from restorer.analysis.noise.wear_numbers import ALIKE, GRAIN_FACTOR, JPEG_QUALITY, JPEG_SIGMA, TOO_ALIKE
from training.damage.blur import convolve, gaussian_kernel
from training.damage.jpeg import jpeg
from training.damage.noise import add_grain, luminance
from training.damage.random_source import RandomSource
from training.damage.tone import to_old_print
from training.damage.wear import MARGIN_PX

GRAY_FACTOR = 1.6
"""How much stronger noise looks to a colour denoiser where it is the same in all channels.

Measured with the published FFDNet on Kodak24: grey noise of 10 comes out best (32.5 dB) if it is told 16, and at
30.1 dB if it is told 10; noise of its own in each channel comes out best if it is told the truth."""

_LEAST_VARIANCE = (0.5 / 255.0) ** 2
"""Noise below half an 8-bit step is rounding, and has no neighbours to speak of."""

UNSURE = 0.12
"""By how much a told deviation is off at most, as a ratio: about what measuring it on a photo is."""


class Shares(NamedTuple):
    """The shares of a batch; what is left over is undamaged."""

    noise: float = 0.25
    jpeg: float = 0.3125
    grain: float = 0.125
    several: float = 0.25


class Told(NamedTuple):
    """What `clean` is told of a photo: N x 1 x 1 x 1 each, as `engine.nets.Clean` takes them."""

    sigma: Tensor
    quality: Tensor
    alike: Tensor
    blur_px: Tensor


def mixed_wear(crops: Tensor, dice_seed: int, shares: Shares = Shares()) -> tuple[Tensor, Tensor, Told]:  # noqa: B008 - immutable
    """Wears a batch, each share of it in its own way.

    Args:
        crops: N x 3 x H x W, sRGB, [0, 1]; H and W multiples of 16, with `MARGIN_PX` to spare on every side.
        dice_seed: The source of chance.
        shares: How much of the batch is worn how; a part of the batch that comes to less than one photo is left out.

    Returns:
        The worn patches and what they were, N x 3 x h x w without their margins, and what `clean` is told of them.
    """
    kinds = (plain_noise, saved, grainy, several, _untouched)
    counts = [round(share * len(crops)) for share in shares]
    counts.append(len(crops) - sum(counts))
    done: list[tuple[Tensor, Tensor, Told]] = []
    for number, (kind, part) in enumerate(zip(kinds, torch.split(crops, counts), strict=True)):
        if len(part):
            rng = RandomSource(len(part), dice_seed + 7919 * number, crops.device)
            truth = to_old_print(part, rng, share=0.4)
            done.append(kind(truth, rng))
    told = Told(*(torch.cat(parts) for parts in zip(*(told for _, _, told in done), strict=True)))
    return torch.cat([worn for worn, _, _ in done]), torch.cat([truth for _, truth, _ in done]), told


def plain_noise(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Told]:
    """Adds normal noise of 0 to 55 steps, rounded and clipped at 8 bits; the same in all channels of a grey photo."""
    truth = _inside(truth)
    height, width = truth.shape[-2:]
    sigma = rng.uniform(0.0, 55.0) * rng.uniform(0.3, 1.0) / 255.0
    gray = is_gray(truth)
    noise = torch.where(gray, rng.noise(1, height, width), rng.noise(3, height, width))
    worn = ((truth + sigma * noise) * 255.0).round().clamp(0.0, 255.0) / 255.0
    return worn, truth, _told(sigma * torch.where(gray, GRAY_FACTOR, 1.0) * _unsure(rng))


def saved(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Told]:
    """Saves as JPEG of quality 5 to 95, a third twice; half of them as grey, and half cut off the grid of blocks."""
    gray = rng.chance(0.4)
    truth = torch.where(gray > 0, luminance(truth), truth)
    quality = 5.0 + 90.0 * rng.uniform(0.0, 1.0) ** 1.5
    first = jpeg(truth, quality, rng.chance(0.7))
    again = rng.chance(0.3)
    shift = (rng.whole(0, 7), rng.whole(0, 7))
    second = (quality + rng.uniform(-25.0, 40.0)).clamp(5.0, 96.0)
    twice = jpeg(torch.roll(first, shift, (2, 3)), second, rng.chance(0.7))
    twice = torch.roll(twice, (-shift[0], -shift[1]), (2, 3))
    worn = torch.where(again > 0, twice, first)
    lowest = torch.where(again > 0, torch.minimum(quality, second), quality)
    # Most photos are whole, and begin with a block; copies and clippings do not.
    away = (rng.whole(0, 7), rng.whole(0, 7)) if rng.whole(0, 1) else (0, 0)
    worn, truth = (_inside(torch.roll(half, away, (2, 3))) for half in (worn, truth))
    return worn, truth, _told(jpeg_sigma(lowest), quality=lowest)


def jpeg_sigma(quality: Tensor) -> Tensor:
    """Returns what FFDNet has to be told of a JPEG of this quality, of the full range; any shape."""
    known = torch.tensor(JPEG_QUALITY, device=quality.device)
    told = torch.tensor(JPEG_SIGMA, device=quality.device)
    right = torch.bucketize(quality, known).clamp(1, len(known) - 1)
    part = (quality - known[right - 1]) / (known[right] - known[right - 1])
    return torch.lerp(told[right - 1], told[right], part.clamp(0.0, 1.0)) / 255.0


def grainy(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Told]:
    """Adds film grain, or the coloured clumps of autochromes and of fast colour film."""
    height, width = truth.shape[-2:]
    strong = rng.uniform(0.015, 0.15)
    silver = add_grain(truth, rng, strong)
    size = rng.log_uniform(0.4, 1.8)
    kernel = gaussian_kernel(size, size, size)
    clumps = convolve(rng.noise(3, height, width), kernel / kernel.square().sum((-2, -1), keepdim=True).sqrt())
    # Of one brightness, for the most part: the eye, and the screen's maker, see to that.
    clumps = clumps - rng.uniform(0.3, 1.0) * luminance(clumps)
    color = (rng.chance(0.35) > 0) & ~is_gray(truth)
    worn = torch.where(color, truth + 1.3 * strong * clumps, silver)
    worn = (worn.clamp(0.0, 1.0) * 255.0).round() / 255.0
    worn, truth = _inside(worn), _inside(truth)
    sigma, alike = grain_of(worn - truth)
    return worn, truth, _told(grain_sigma(sigma, alike) * _unsure(rng), alike=alike)


def several(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Told]:
    """Blurs two in three, adds grain or noise to as many, and saves as many as JPEG: what photos really have."""
    height, width = truth.shape[-2:]
    blur_px = rng.chance(0.67) * rng.uniform(0.5, 2.0)
    kernel = gaussian_kernel(blur_px.clamp_min(0.05), blur_px.clamp_min(0.05), blur_px)
    soft = torch.where(blur_px > 0, convolve(truth, kernel), truth)
    strong = rng.chance(0.67) * rng.uniform(0.005, 0.08)
    gray = is_gray(truth)
    white = torch.where(gray, rng.noise(1, height, width), rng.noise(3, height, width)) * strong
    noise = torch.where(rng.chance(0.5) > 0, white, add_grain(soft, rng, strong) - soft)
    noisy = ((soft + noise).clamp(0.0, 1.0) * 255.0).round() / 255.0
    quality = 15.0 + 80.0 * rng.uniform(0.0, 1.0)
    is_saved = rng.chance(0.67)
    worn = torch.where(is_saved > 0, jpeg(noisy, quality, rng.chance(0.7)), noisy)
    sigma, alike = grain_of(noisy - soft)
    told = grain_sigma(sigma, alike) * _unsure(rng)
    told = torch.where(is_saved > 0, torch.maximum(told, jpeg_sigma(quality)), told)
    quality = torch.where(is_saved > 0, quality, 100.0)
    return _inside(worn), _inside(truth), _told(told, quality, alike, blur_px)


def grain_of(grain: Tensor) -> tuple[Tensor, Tensor]:
    """Returns the deviation and the correlation of neighbours of N x 3 x H x W grain, N x 1 x 1 x 1 each."""
    variance = grain.square().mean((1, 2, 3), keepdim=True)
    alike = (grain[..., 1:] * grain[..., :-1]).mean((1, 2, 3), keepdim=True) / variance.clamp_min(1e-8)
    return variance.sqrt(), torch.where(variance > _LEAST_VARIANCE, alike.clamp(0.0, 1.0), 0.0)


def grain_sigma(sigma: Tensor, alike: Tensor) -> Tensor:
    """Returns what FFDNet has to be told of grain: the less the coarser it is, for it can do the less."""
    return GRAIN_FACTOR * sigma * ((TOO_ALIKE - alike) / ALIKE).clamp(0.2, 1.0)


def _told(
    sigma: Tensor, quality: Tensor | float = 100.0, alike: Tensor | float = 0.0, blur_px: Tensor | float = 0.0
) -> Told:
    filled = (sigma.new_zeros(sigma.shape) + torch.as_tensor(one) for one in (quality, alike, blur_px))
    return Told(sigma, *filled)


def _unsure(rng: RandomSource) -> Tensor:
    """Returns a factor near 1, since what is measured is never quite right."""
    return torch.exp(rng.uniform(-UNSURE, UNSURE))


def _untouched(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Told]:
    truth = _inside((truth * 255.0).round() / 255.0)
    # Rounding to 8 bits is noise, too: 0.3 of a step.
    return truth, truth, _told(rng.uniform(0.0, 0.6) / 255.0)


def is_gray(picture: Tensor) -> Tensor:
    """Returns N x 1 x 1 x 1 booleans: whether a photo's channels are the same but for a tint."""
    chroma = picture - luminance(picture)
    return chroma.std((2, 3)).mean(1).view(-1, 1, 1, 1) < 0.012


def _inside(picture: Tensor) -> Tensor:
    return picture[..., MARGIN_PX:-MARGIN_PX, MARGIN_PX:-MARGIN_PX]
