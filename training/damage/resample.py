"""Scans made too small, copies of copies: detail lost by resampling."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.damage.random_source import RandomSource

MODES = ("bilinear", "bicubic", "area")
"""The ways of resizing that are drawn from; the first two can enlarge."""


def resize(picture: Tensor, height: int, width: int, mode: str) -> Tensor:
    """Returns N x C x H x W pictures at another size; mode is bilinear, bicubic or area, smoothed when shrinking."""
    if mode == "area":
        return functional.interpolate(picture, (height, width), mode="area")
    return functional.interpolate(picture, (height, width), mode=mode, antialias=True, align_corners=False)


def lose_detail(picture: Tensor, rng: RandomSource, weight: Tensor, groups: int = 4) -> Tensor:
    """Shrinks and enlarges again, each of a few groups of the batch by its own factor.

    Args:
        picture: N x C x H x W.
        rng: The source of chance.
        weight: N x 1 x 1 x 1, [0, 1]; photos below 0.01 stay as they are.
        groups: How many factors to draw.

    Returns:
        N x C x H x W.
    """
    height, width = picture.shape[-2:]
    out = []
    for part, share in zip(picture.chunk(groups), weight.chunk(groups), strict=False):
        factor = 1.0 + float(share.mean()) * rng.number(0.1, 1.8)
        down, up = MODES[rng.whole(0, 2)], MODES[rng.whole(0, 1)]
        small = resize(part, max(8, round(height / factor)), max(8, round(width / factor)), down)
        out.append(torch.where(share < 0.01, part, resize(small, height, width, up)))
    return torch.cat(out)
