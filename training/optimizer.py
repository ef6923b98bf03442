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
        slow: How the names of parameters begin that were trained before, and the share of the rate at which Adam goes
            on with them; it stands as `share` in their group.
    """

    def __init__(
        self,
        parameters: Iterable[tuple[str, nn.Parameter]],
        lr: float = 1e-3,
        slow: tuple[str | tuple[str, ...], float] | None = None,
    ) -> None:
        wide: list[nn.Parameter] = []
        narrow: list[nn.Parameter] = []
        trained: list[nn.Parameter] = []
        for name, parameter in parameters:
            is_wide = parameter.ndim >= 2 and min(parameter.shape[0], parameter.shape[1]) >= 16
            is_trained = slow is not None and name.startswith(slow[0])
            (trained if is_trained else wide if is_wide else narrow).append(parameter)
        groups: list[dict[str, Any]] = [{"params": wide, "wide": True}, {"params": narrow, "wide": False}]
        groups.append({"params": trained, "wide": False, "share": slow[1] if slow else 1.0})
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
        gradients = _gradients(parameters)
        for parameter in parameters:
            if not self.state[parameter]:
                self.state[parameter]["momentum"] = torch.zeros_like(parameter)
        momenta = [self.state[parameter]["momentum"] for parameter in parameters]
        # All at once: on a card, launching many small kernels costs more than what they do.
        torch._foreach_lerp_(momenta, gradients, 0.05)
        alike: dict[tuple[int, int], list[tuple[nn.Parameter, Tensor]]] = defaultdict(list)
        for parameter, update in zip(parameters, torch._foreach_lerp(gradients, momenta, 0.95), strict=True):
            flat = update.flatten(1)
            alike[(flat.shape[0], flat.shape[1])].append((parameter, flat))
        for (rows, columns), members in alike.items():
            orthogonal = orthogonalize(torch.stack([update for _, update in members]))
            updates = [update.view_as(parameter) for (parameter, _), update in zip(members, orthogonal, strict=True)]
            held: list[Tensor] = [parameter for parameter, _ in members]
            torch._foreach_add_(held, updates, alpha=-lr * 0.2 * max(rows, columns) ** 0.5)

    def _adam(self, parameters: list[nn.Parameter], lr: float) -> None:
        for parameter in parameters:
            state: dict[str, Any] = self.state[parameter]
            if not state:
                state.update(step=0, mean=torch.zeros_like(parameter), square=torch.zeros_like(parameter))
            state["step"] += 1
        gradients = _gradients(parameters)
        means = [self.state[parameter]["mean"] for parameter in parameters]
        squares = [self.state[parameter]["square"] for parameter in parameters]
        steps = [self.state[parameter]["step"] for parameter in parameters]
        torch._foreach_lerp_(means, gradients, 0.1)
        torch._foreach_lerp_(squares, torch._foreach_mul(gradients, gradients), 0.01)
        sizes = torch._foreach_sqrt(torch._foreach_div(squares, [1 - 0.99**step for step in steps]))
        torch._foreach_add_(sizes, 1e-8)
        updates = torch._foreach_div(torch._foreach_div(means, [1 - 0.9**step for step in steps]), sizes)
        torch._foreach_add_(list[Tensor](parameters), updates, alpha=-lr)


def _gradients(parameters: list[nn.Parameter]) -> list[Tensor]:
    return [parameter.grad for parameter in parameters if parameter.grad is not None]


def orthogonalize(matrices: Tensor, steps: int = 5) -> Tensor:
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
