"""What the texture recipes share: a finished network that learns on against an adversary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.adversary import MATCHING, Adversary
from training.metrics import psnr, sharpness
from training.task import TrainingTask

SEEN, JUDGED = 1.0, 1.0
"""How hard an encoder and the adversary pull at a result, beside the pixels."""


class Adversarial(TrainingTask):
    """Goes before the recipe of the network itself, and keeps the adversary in its checkpoint."""

    matching: float = MATCHING
    """How much the adversary's features count beside its verdict."""

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.adversary = Adversary(device, self.autocast, matching=self.matching)

    def state(self) -> dict[str, Any]:
        """Returns the adversary's."""
        return self.adversary.state()

    def load_state(self, state: dict[str, Any]) -> None:
        """Takes back what `state` returned."""
        self.adversary.load_state(state)


def difference(net: nn.Module) -> list[tuple[str, nn.Parameter]]:
    """Returns what lies between the two sets of weights of a network that has two, by name."""
    return [(name, p) for name, p in net.named_parameters() if "delta" in name]


def textured(result: Tensor, truth: Tensor) -> dict[str, float]:
    """Returns PSNR and sharpness of N x 3 x H x W results, and the truth's sharpness."""
    return {
        "texture_psnr": float(psnr(result, truth).mean()),
        "texture_sharpness": float(sharpness(result).mean()),
        "texture_sharpness_of_truth": float(sharpness(truth).mean()),
    }


def mean_figures(rows: list[dict[str, float]]) -> dict[str, float]:
    """Returns the mean of each figure."""
    return {name: sum(row[name] for row in rows) / len(rows) for name in rows[0]}
