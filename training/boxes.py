"""Boxes of faces: which overlap, which to keep."""

from __future__ import annotations

import torch
from torch import Tensor


def kept(boxes: Tensor, chance: Tensor, least: float) -> Tensor:
    """Returns K x 4: of A x 4 boxes the likeliest of each overlapping group, above a least probability."""
    order = chance.argsort(descending=True)
    order = order[chance[order] > least][:200]
    rest, chosen = boxes[order], []
    while len(rest):
        chosen.append(rest[0])
        rest = rest[1:][overlap(rest[:1], rest[1:])[0] < 0.4]
    return torch.stack(chosen) if chosen else boxes[:0]


def overlap(a: Tensor, b: Tensor) -> Tensor:
    """Returns the J x K intersections over unions of J x 4 and K x 4 boxes."""
    top_left = torch.maximum(a[:, None, :2], b[None, :, :2])
    bottom_right = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = (bottom_right - top_left).clamp_min(0.0).prod(-1)
    area_a, area_b = ((box[:, 2:] - box[:, :2]).prod(-1) for box in (a, b))
    return shared / (area_a[:, None] + area_b[None] - shared).clamp_min(1e-6)
