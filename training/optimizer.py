"""Muon for the inner convolutions, Adam for what is left: on a budget of minutes it learns more from each step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, overload

import torch
from torch import Tensor, nn


class MuonAdam(torch.optim.Optimizer):
    """Orthogonalised momentum (Jordan et al. 2024) for wide weights, Adam for narrow ones, biases and gains.

    Deviation: the update is scaled by 0.2 sqrt(longer side) (Liu et al. 2025), so that one learning rate fits both.

    Args:
        parameters: Name and parameter.
        lr: The learning rate of both; a schedule may change it in `param_groups`.
    """

    def __init__(self, parameters: Iterable[tuple[str, nn.Parameter]], lr: float = 1e-3) -> None:
        wide: list[nn.Parameter] = []
        narrow: list[nn.Parameter] = []
        for _, parameter in parameters:
            is_wide = parameter.ndim >= 2 and min(parameter.shape[0], parameter.shape[1]) >= 16
            (wide if is_wide else narrow).append(parameter)
        groups = [{"params": wide, "wide": True}, {"params": narrow, "wide": False}]
        super().__init__([group for group in groups if group["params"]], {"lr": lr})

    @overload
    def step(self, closure: None = None) -> None: ...
    @overload
    def step(self, closure: Callable[[], float]) -> float: ...
    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        """Takes one step from the gradients at hand; `closure` is there for the interface and never called."""
        for group in self.param_groups:
            held = [p for p in group["params"] if p.grad is not None]
            if group["wide"]:
                self._muon(held, group["lr"])
            else:
                self._adam(held, group["lr"])
        return None

    def _muon(self, parameters: list[nn.Parameter], lr: float) -> None:
        alike: dict[tuple[int, int], list[tuple[nn.Parameter, Tensor]]] = defaultdict(list)
        for parameter in parameters:
            assert parameter.grad is not None
            state = self.state[parameter]
            if not state:
                state["momentum"] = torch.zeros_like(parameter)
            momentum = state["momentum"]
            momentum.lerp_(parameter.grad, 0.05)
            update = parameter.grad.lerp(momentum, 0.95).flatten(1)
            alike[(update.shape[0], update.shape[1])].append((parameter, update))
        for (rows, columns), members in alike.items():
            orthogonal = orthogonalise(torch.stack([update for _, update in members]))
            for (parameter, _), update in zip(members, orthogonal, strict=True):
                parameter.add_(update.view_as(parameter), alpha=-lr * 0.2 * max(rows, columns) ** 0.5)

    def _adam(self, parameters: list[nn.Parameter], lr: float) -> None:
        for parameter in parameters:
            assert parameter.grad is not None
            state: dict[str, Any] = self.state[parameter]
            if not state:
                state.update(step=0, mean=torch.zeros_like(parameter), square=torch.zeros_like(parameter))
            state["step"] += 1
            state["mean"].lerp_(parameter.grad, 0.1)
            state["square"].lerp_(parameter.grad.square(), 0.01)
            mean = state["mean"] / (1 - 0.9 ** state["step"])
            square = state["square"] / (1 - 0.99 ** state["step"])
            parameter.add_(mean / (square.sqrt() + 1e-8), alpha=-lr)


def orthogonalise(matrices: Tensor, steps: int = 5) -> Tensor:
    """Returns B x R x C matrices with singular values near 1 (Newton-Schulz, coefficients of Jordan et al.)."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrices.bfloat16()
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.mT
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.mT
        x = a * x + (b * gram + c * gram @ gram) @ x
    return torch.Tensor.float(x.mT if tall else x)
