"""The kinds of wear that `clean` learns to undo, each in its share of a batch, so that none is forgotten."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from training.damage.blur import convolve, gaussian_kernel
from training.damage.halftone import halftone
from training.damage.jpeg import jpeg
from training.damage.noise import add_grain, luminance
from training.damage.random_source import RandomSource
from training.damage.tone import fade, to_old_print
from training.damage.wear import MARGIN_PX, Severity, wear

UNKNOWN = -1.0
"""Stands for the strength of noise where no single number says it."""

GRAY_FACTOR = 1.6
"""How much stronger noise looks to a colour denoiser where it is the same in all channels.

Measured with the published FFDNet on Kodak24: grey noise of 10 comes out best (32.5 dB) if it is told 16, and at
30.1 dB if it is told 10; noise of its own in each channel comes out best if it is told the truth."""

GRAIN_FACTOR = 1.8
"""As `GRAY_FACTOR`, for grain, whose neighbours are alike.

Grey grain blurred by 0.5 and 0.8 pixels comes out best if it is told as twice as strong, coloured grain at 1.6 to 2;
coarser, of 1.4 pixels, is beyond FFDNet as published, and told so it only loses detail."""

_JPEG_QUALITY = (5.0, 10.0, 20.0, 30.0, 40.0, 60.0, 80.0, 90.0, 96.0)
_JPEG_SIGMA = (26.0, 20.0, 14.0, 11.5, 10.0, 7.5, 4.5, 2.0, 0.5)
"""What the published FFDNet has to be told to come nearest to the truth on LIVE1 in grey, by JPEG quality (every sixth
photo, steps of 1 to 5): it gains 1.3 dB at 10 to 40, and 0.8 dB at 90."""


class Shares(NamedTuple):
    """The shares of a batch; what is left over is undamaged."""

    noise: float = 0.25
    jpeg: float = 0.25
    grain: float = 0.125
    wear: float = 0.25
    halftone: float = 0.0625


def mixed_wear(crops: Tensor, dice_seed: int, shares: Shares = Shares()) -> tuple[Tensor, Tensor, Tensor]:  # noqa: B008 - immutable
    """Wears a batch, each share of it in its own way.

    Args:
        crops: N x 3 x H x W, sRGB, [0, 1]; H and W multiples of 16, with `MARGIN_PX` to spare on every side.
        dice_seed: The source of chance.
        shares: How much of the batch is worn how; a part of the batch that comes to less than one photo is left out.

    Returns:
        The worn patches and what they were, N x 3 x h x w without their margins, and N x 1 x 1 x 1 deviations, of
        the full range, that FFDNet must be told of: `UNKNOWN` where no single number says it.
    """
    kinds = (plain_noise, saved, grainy, _worn, screened, _untouched)
    counts = [round(share * len(crops)) for share in shares]
    counts.append(len(crops) - sum(counts))
    done: list[tuple[Tensor, Tensor, Tensor]] = []
    for number, (kind, part) in enumerate(zip(kinds, torch.split(crops, counts), strict=True)):
        if len(part):
            rng = RandomSource(len(part), dice_seed + 7919 * number, crops.device)
            truth = to_old_print(part, rng, share=0.4)
            done.append(kind(truth, rng))
    worn, truth, sigma = (torch.cat(parts) for parts in zip(*done, strict=True))
    return worn, truth, sigma


def plain_noise(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Tensor]:
    """Adds normal noise of 0 to 55 steps, rounded and clipped at 8 bits; the same in all channels of a grey photo."""
    truth = _inside(truth)
    height, width = truth.shape[-2:]
    sigma = rng.uniform(0.0, 55.0) * rng.uniform(0.3, 1.0) / 255.0
    gray = is_gray(truth)
    noise = torch.where(gray, rng.noise(1, height, width), rng.noise(3, height, width))
    worn = ((truth + sigma * noise) * 255.0).round().clamp(0.0, 255.0) / 255.0
    return worn, truth, sigma * torch.where(gray, GRAY_FACTOR, 1.0)


def saved(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Tensor]:
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
    return worn, truth, jpeg_sigma(lowest)


def jpeg_sigma(quality: Tensor) -> Tensor:
    """Returns what FFDNet has to be told of a JPEG of this quality, of the full range; any shape."""
    known = torch.tensor(_JPEG_QUALITY, device=quality.device)
    told = torch.tensor(_JPEG_SIGMA, device=quality.device)
    right = torch.bucketize(quality, known).clamp(1, len(known) - 1)
    part = (quality - known[right - 1]) / (known[right] - known[right - 1])
    return torch.lerp(told[right - 1], told[right], part.clamp(0.0, 1.0)) / 255.0


def grainy(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Tensor]:
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
    return worn, truth, _grain_sigma(worn - truth)


def _grain_sigma(grain: Tensor) -> Tensor:
    """Returns what FFDNet has to be told of N x 3 x H x W grain: the less the coarser, for it can do the less."""
    variance = grain.square().mean((1, 2, 3), keepdim=True)
    alike = (grain[..., 1:] * grain[..., :-1]).mean((1, 2, 3), keepdim=True) / variance.clamp_min(1e-8)
    return GRAIN_FACTOR * variance.sqrt() * ((0.92 - alike) / 0.2).clamp(0.2, 1.0)


def screened(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Tensor]:
    """Prints with a halftone screen."""
    worn = (halftone(truth, rng) * 255.0).round() / 255.0
    return _inside(worn), _inside(truth), torch.full((len(truth), 1, 1, 1), UNKNOWN, device=truth.device)


def _worn(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Tensor]:
    truth = fade(truth, rng, rng.chance(0.15) * rng.uniform(0.1, 1.0))
    worn = wear(truth, rng, Severity(untouched=0.0))
    return _inside(worn), _inside(truth), torch.full((len(truth), 1, 1, 1), UNKNOWN, device=truth.device)


def _untouched(truth: Tensor, rng: RandomSource) -> tuple[Tensor, Tensor, Tensor]:
    truth = _inside((truth * 255.0).round() / 255.0)
    return truth, truth, torch.zeros((rng.count, 1, 1, 1), device=truth.device)


def is_gray(picture: Tensor) -> Tensor:
    """Returns N x 1 x 1 x 1 booleans: whether a photo's channels are the same but for a tint."""
    chroma = picture - luminance(picture)
    return chroma.std((2, 3)).mean(1).view(-1, 1, 1, 1) < 0.012


def _inside(picture: Tensor) -> Tensor:
    return picture[..., MARGIN_PX:-MARGIN_PX, MARGIN_PX:-MARGIN_PX]
