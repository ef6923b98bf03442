"""What a network's training has of its own: its data, its loss, its measure. The loop is the same for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from restorer.engine.precision import cpu_capabilities, has_fast_bfloat16
from training.photos import PhotoBank
from training.prefetch import Batch, Drawn


class TrainingTask:
    """How one network is trained; a recipe a network, each in its file in `recipes/`.

    Args:
        cache: The folder of the packed photos.
        device: Where batches are made and the network learns.
        seed: The source of chance of the whole run.
    """

    name: str = ""
    packs: tuple[str, ...] = ("people", "portraits", "scenes")
    borrowed: tuple[str, ...] = ()
    """Whose pictures the published weights had learnt from that a run begins with, for the card."""
    batch_size: int = 16
    patch_px: int = 128
    """The side of a patch; what it is the side of, each recipe says."""
    peak_rate: float = 2e-3
    batch_reuse: int = 1
    """How many steps in a row learn from one batch, turned by a quarter each time: making damage is dear."""

    ema_decay: float = 0.999
    """Of the moving average of the weights, which is what is measured and exported; less where steps are few."""
    slow: tuple[str | tuple[str, ...], float] | None = None
    """How the names of parameters begin that were trained before, and their share of the rate."""

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        self.cache = cache
        self.device = device
        self.seed = seed

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        raise NotImplementedError

    def begin(self, net: nn.Module) -> None:
        """Gives an untrained network what it does not have to learn; called where a run begins with nothing else."""

    def started(self, net: nn.Module, given: frozenset[str]) -> None:
        """Completes a network that was given the tensors named `given` by `--start`."""

    def parameters(self, net: nn.Module) -> list[tuple[str, nn.Parameter]]:
        """Returns what the optimiser may change, by name."""
        return [(name, parameter) for name, parameter in net.named_parameters() if parameter.requires_grad]

    def drawing(self) -> Callable[[int], Drawn]:
        """Returns what the processor does for a batch: a function of the step alone, which other processes can run."""
        raise NotImplementedError

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns the batch of a step (or of `batch_reuse` steps), on `device`, from what was drawn for it."""
        raise NotImplementedError

    def make_batch(self, step: int) -> Batch:
        """Returns the batch of a step; depends on the seed and the step alone."""
        return self.finish(step, self.drawing()(step))

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the loss of a batch; called under no autocast, so it chooses what runs in bfloat16."""
        raise NotImplementedError

    def after_backward(self) -> None:
        """Takes the step of whatever the recipe itself teaches; called once the gradients are there."""

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns figures on the photos held back, what doing nothing scores among them."""
        raise NotImplementedError

    def state(self) -> dict[str, Any]:
        """Returns what the recipe itself has learnt (a discriminator, say), for the checkpoint."""
        return {}

    def load_state(self, state: dict[str, Any]) -> None:
        """Takes back what `state` returned."""

    def autocast(self) -> torch.autocast:
        """Returns the context in which networks run: bfloat16 on cards, and on processors that multiply it natively.

        On others it is emulated, and takes 8 times as long as float32.
        """
        is_native = self.device.type != "cpu" or has_fast_bfloat16(cpu_capabilities())
        return torch.autocast(self.device.type, torch.bfloat16, enabled=is_native)


class PhotoTask(TrainingTask):
    """A recipe that learns from crops of the packed photos, and is measured on those held back."""

    measured_packs: tuple[str, ...] | None = None
    """What it is measured on, where that is not all of its packs."""

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.photos = PhotoBank(cache, self.packs, validation=False)
        self.held_back = PhotoBank(cache, self.measured_packs or self.packs, validation=True)
