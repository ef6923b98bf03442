"""Small photos beside what they were made from, as `upscale` learns from them and is measured."""

from __future__ import annotations

import torch

from training.damage.random_source import RandomSource
from training.damage.shrink import MARGIN_PX, MILD, shrink
from training.damage.tone import to_old_print
from training.damage.wear import Severity
from training.photos import PhotoBank, Pixels
from training.prefetch import Batch

SHRINK = 0.5
"""The share of crops that are cut twice as large: sharper at their own pixels."""


def make_pair(
    photos: PhotoBank,
    count: int,
    size_px: int,
    scale: int,
    seed: tuple[int, ...],
    device: torch.device,
    severity: Severity = MILD,
) -> Batch:
    """Returns small crops (count x 3 x size x size) and what they were (`scale` times larger), in [0, 1]."""
    wide = (size_px + 2 * MARGIN_PX) * scale
    return shrunk_pair(photos.batch(count, wide, seed, SHRINK), scale, seed, device, severity)


def shrunk_pair(
    crops: Pixels, scale: int, seed: tuple[int, ...], device: torch.device, severity: Severity = MILD
) -> Batch:
    """Returns crops (N x S x S x 3, RGB) made small and as they were, both without their margins; as `make_pair`."""
    pixels = torch.from_numpy(crops).to(device)
    rng = RandomSource(len(crops), hash(seed) & 0x7FFFFFFF, device)
    truth = to_old_print(pixels.permute(0, 3, 1, 2).float() / 255.0, rng, share=0.35)
    small = shrink(truth, rng, scale, severity)
    pair = (small, truth)
    margins = (MARGIN_PX, MARGIN_PX * scale)
    return tuple(
        half[..., margin:-margin, margin:-margin].contiguous(memory_format=torch.channels_last)
        for half, margin in zip(pair, margins, strict=True)
    )
