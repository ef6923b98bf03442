"""The training loop: one for every network, the same on CPU and CUDA, resumable to the step."""

from __future__ import annotations

import copy
import time
from pathlib import Path
from typing import Any, NamedTuple

import torch
from safetensors.torch import load_file
from torch import nn

from training.optimizer import MuonAdam
from training.prefetch import Prefetch
from training.schedule import rate
from training.task import TrainingTask

ABSURD_LOSS = 100.0


class Budget(NamedTuple):
    """When a run ends: after so many steps or so many minutes of training, whichever comes first."""

    steps: int | None = None
    minutes: float | None = None

    def progress(self, step: int, elapsed_s: float) -> float:
        """Returns how much of the budget is spent, in [0, 1]."""
        by_steps = step / self.steps if self.steps else 0.0
        by_time = elapsed_s / (60.0 * self.minutes) if self.minutes else 0.0
        return min(1.0, max(by_steps, by_time))


class TrainingRun:
    """One network in training: the network, its moving average, its optimiser, where it stands.

    Args:
        recipe: What is trained.
        workers: How many processes draw batches; 0: none but this one.
        out: The run's folder; holds `checkpoint.pt`.
        budget: When it ends.
        resume: Take up the checkpoint in `out`, if there is one.
        start: What a fresh run begins with: the averaged weights of another run's checkpoint, or an exported file.
    """

    def __init__(
        self,
        recipe: TrainingTask,
        out: Path,
        budget: Budget,
        resume: bool = True,
        start: Path | None = None,
        workers: int = 0,
    ) -> None:
        torch.manual_seed(recipe.seed)
        self.recipe = recipe
        self.out = out
        self.budget = budget
        self.workers = workers
        net = recipe.build()
        if start is not None:
            recipe.started(net, _begin_with(net, start))
        elif not (resume and self.checkpoint.is_file()):
            recipe.begin(net)
        self.net = net.to(recipe.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.ema = copy.deepcopy(self.net).eval()
        self.optimizer = MuonAdam(recipe.parameters(self.net), recipe.peak_rate, recipe.slow)
        self.step = 0
        self.elapsed_s = 0.0
        self.measured: dict[str, float] = {}
        out.mkdir(parents=True, exist_ok=True)
        if resume and self.checkpoint.is_file():
            self._load(torch.load(self.checkpoint, map_location=recipe.device, weights_only=True))

    @property
    def checkpoint(self) -> Path:
        """The file that holds everything needed to go on."""
        return self.out / "checkpoint.pt"

    def train(self, report_every: int = 100, validate_every_s: float = 600.0, save_every_s: float = 150.0) -> None:
        """Trains until the budget is spent; prints a line now and then, saves as it goes and at the end."""
        recipe = self.recipe
        prefetch = Prefetch(recipe.drawing(), recipe.finish, self.step, recipe.batch_reuse, workers=self.workers)
        saved = validated = tick = time.monotonic()
        losses: list[float] = []
        try:
            for batch in prefetch:
                if self.budget.progress(self.step, self.elapsed_s) >= 1.0:
                    break
                losses.append(self._learn(batch))
                now = time.monotonic()
                self.elapsed_s, tick = self.elapsed_s + now - tick, now
                if self.step % report_every == 0:
                    mean = sum(losses) / len(losses)
                    print(f"{self.recipe.name} step {self.step} {self.elapsed_s:.0f} s loss {mean:.5f}", flush=True)
                    losses.clear()
                if now - validated > validate_every_s:
                    self.measure()
                    validated = tick = time.monotonic()
                if now - saved > save_every_s:
                    self.save()
                    saved = time.monotonic()
        finally:
            prefetch.close()
        self.measure()
        self.save()

    def _learn(self, batch: tuple[torch.Tensor, ...]) -> float:
        share = rate(self.budget.progress(self.step, self.elapsed_s))
        for group in self.optimizer.param_groups:
            group["lr"] = self.recipe.peak_rate * share * group.get("share", 1.0)
        self.net.train()
        loss = self.recipe.loss(self.net, batch, self.step)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.step += 1
        value = float(loss.detach())
        if not value < ABSURD_LOSS:
            # One batch gone wrong must not undo an hour: leave it out.
            print(f"{self.recipe.name} step {self.step} left out: loss {value}", flush=True)
            return 0.0
        self.recipe.after_backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimizer.step()
        self._average()
        return value

    @torch.no_grad()
    def _average(self) -> None:
        decay = min(self.recipe.ema_decay, (1 + self.step) / (10 + self.step))
        kept = list(self.ema.parameters())
        torch._foreach_lerp_(kept, list(self.net.parameters()), 1.0 - decay)
        for kept_buffer, buffer in zip(self.ema.buffers(), self.net.buffers(), strict=True):
            kept_buffer.copy_(buffer)

    def measure(self) -> None:
        """Validates the moving average and prints what it found."""
        with torch.inference_mode():
            self.measured = self.recipe.validate(self.ema)
        figures = " ".join(f"{name} {value:.4g}" for name, value in self.measured.items())
        print(f"{self.recipe.name} step {self.step} validation: {figures}", flush=True)

    def save(self) -> None:
        """Writes the checkpoint to a name of its own and moves it into place, so that a kill leaves a whole one."""
        state = {
            "net": self.net.state_dict(),
            "ema": self.ema.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "recipe": self.recipe.state(),
            "step": self.step,
            "elapsed_s": self.elapsed_s,
            "measured": self.measured,
            "random": torch.get_rng_state(),
        }
        unfinished = self.checkpoint.with_suffix(".tmp")
        torch.save(state, unfinished)
        unfinished.replace(self.checkpoint)

    def _load(self, state: dict[str, Any]) -> None:
        self.net.load_state_dict(state["net"])
        self.ema.load_state_dict(state["ema"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.recipe.load_state(state["recipe"])
        self.step, self.elapsed_s, self.measured = state["step"], state["elapsed_s"], state["measured"]
        torch.set_rng_state(state["random"].cpu())


def _begin_with(net: nn.Module, start: Path) -> frozenset[str]:
    """Copies what fits, and returns its names: a network that has grown since keeps what it knew."""
    if start.suffix == ".safetensors":
        weights = load_file(start)
    else:
        weights = torch.load(start, map_location="cpu", weights_only=True)["ema"]
    own = net.state_dict()
    fitting = {name: value for name, value in weights.items() if name in own and own[name].shape == value.shape}
    if not fitting:
        raise ValueError(f"{start} holds no weights of this network")
    print(f"begins with {len(fitting)} of {len(own)} tensors from {start}", flush=True)
    net.load_state_dict({**own, **{name: value.to(own[name].dtype) for name, value in fitting.items()}})
    return frozenset(fitting)
