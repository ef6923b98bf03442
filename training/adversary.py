"""The adversary of the texture recipes: a discriminator that learns along, and what a network is told by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.losses import blurred
from training.toolkit import discriminator

MATCHING = 2.5
"""How much its features count beside its verdict, where nothing else is said."""

DETAIL, DETAIL_PX = 16.0, 1.5
"""By how much detail finer than this Gaussian is strengthened in what it sees. Results differ from truths by a few
8-bit steps of detail: as they are, it told none of them apart in 500 steps; so, it begins to within a hundred."""

CERTAIN = 0.3
"""How much likelier it must call truths true than results, to be heard in full."""

RATE = 5e-4
"""Of its optimiser."""


class Adversary:
    """basicsr's U-net discriminator (Wang et al. 2021) with its own optimiser.

    Args:
        device: Where it learns.
        autocast: The context in which it runs.
        features: Its width.
        matching: How much its features of the truth count beside its verdict. Where a truth has much that nobody can
            know, being like its features is being soft; 0 leaves the verdict alone.
    """

    def __init__(
        self,
        device: torch.device,
        autocast: Callable[[], torch.autocast],
        features: int = 32,
        matching: float = MATCHING,
    ) -> None:
        self.judge = discriminator(features=features).to(device)
        self._autocast = autocast
        self._matching = matching
        self._optimizer = torch.optim.Adam(self.judge.parameters(), RATE, betas=(0.9, 0.99))
        self._gap = 0.0

    @property
    def certainty(self) -> float:
        """How well it has told results from truths of late, 0 to 1: what cannot tell yet pulls at random."""
        return min(1.0, max(0.0, self._gap / CERTAIN))

    def teach(self, result: Tensor, truth: Tensor, where: Tensor | None = None) -> None:
        """Teaches it to tell N x 3 x H x W results from truths.

        Args:
            result: What a network made.
            truth: What it should have made.
            where: N x 1 x H x W, 1 where the two may differ: elsewhere there is nothing to tell. None: everywhere.
        """
        with self._autocast():
            fake, real = self.judge(_seen(result.detach())).float(), self.judge(_seen(truth)).float()
        gap = float(_mean(torch.sigmoid(real.detach()), where) - _mean(torch.sigmoid(fake.detach()), where))
        self._gap = 0.95 * self._gap + 0.05 * gap
        loss = _mean(functional.softplus(fake), where) + _mean(functional.softplus(-real), where)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()

    def loss(self, result: Tensor, truth: Tensor, where: Tensor | None = None) -> Tensor:
        """Returns how little it is fooled, and how far its features of the result are from those of the truth.

        As `teach`; features look around themselves, and count everywhere.
        """
        self.judge.requires_grad_(False)
        with self._autocast():
            verdict, seen = judged(self.judge, _seen(result))
        fooled = _mean(functional.softplus(-verdict.float()), where)
        if self._matching:
            with self._autocast(), torch.no_grad():
                _, expected = judged(self.judge, _seen(truth))
            apart = [(a.float() - b.float()).abs().mean() for a, b in zip(seen, expected, strict=True)]
            fooled = fooled + self._matching * torch.stack(apart).sum()
        self.judge.requires_grad_(True)
        return fooled

    def state(self) -> dict[str, Any]:
        """Returns what it has learnt and its optimiser, for a checkpoint."""
        return {"judge": self.judge.state_dict(), "optimizer": self._optimizer.state_dict(), "gap": self._gap}

    def load_state(self, state: dict[str, Any]) -> None:
        """Takes back what `state` returned."""
        self.judge.load_state_dict(state["judge"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._gap = state["gap"]


def _seen(picture: Tensor) -> Tensor:
    return picture - 0.5 + DETAIL * (picture - blurred(picture, DETAIL_PX))


def _mean(values: Tensor, where: Tensor | None) -> Tensor:
    return values.mean() if where is None else (values * where).sum() / where.sum().clamp_min(1.0)


def judged(judge: nn.Module, picture: Tensor) -> tuple[Tensor, list[Tensor]]:
    """Returns a discriminator's verdict on N x 3 x H x W pictures and its features on the way down."""
    seen: list[Tensor] = []
    hooks = [
        getattr(judge, name).register_forward_hook(lambda _module, _inputs, output: seen.append(output))
        for name in ("conv1", "conv2", "conv3")
    ]
    verdict = judge(picture)
    for hook in hooks:
        hook.remove()
    return verdict, seen
