"""The adversary of the texture recipes: it is heard once it can tell, and only where there is something to tell."""

import contextlib
import importlib.util

import pytest
import torch

from training.adversary import Adversary
from training.losses import blurred

pytestmark = pytest.mark.skipif(importlib.util.find_spec("basicsr") is None, reason="basicsr is not installed")


def adversary(matching: float = 2.5) -> Adversary:
    torch.manual_seed(0)
    return Adversary(torch.device("cpu"), contextlib.nullcontext, features=8, matching=matching)  # type: ignore[arg-type]


def pictures() -> tuple[torch.Tensor, torch.Tensor]:
    """Smeared results, and the truths, whose detail is of a few 8-bit steps."""
    generator = torch.Generator().manual_seed(1)
    truth = blurred(torch.rand(4, 3, 64, 64, generator=generator), 4.0)
    truth = truth + 0.02 * torch.randn(4, 3, 64, 64, generator=generator)
    return blurred(truth, 1.5), truth


def test_it_learns_to_tell_detail_of_a_few_steps_and_is_believed_then() -> None:
    judge, (result, truth) = adversary(), pictures()
    assert judge.certainty == 0
    for _ in range(40):
        judge.teach(result, truth)
    assert judge.certainty > 0.3
    again = adversary()
    again.load_state(judge.state())
    assert again.certainty == judge.certainty


def test_it_pulls_towards_the_truth_once_it_has_learnt() -> None:
    judge, (result, truth) = adversary(), pictures()
    for _ in range(40):
        judge.teach(result, truth)
    result.requires_grad_()
    (slope,) = torch.autograd.grad(judge.loss(result, truth), result)
    detail = truth - blurred(truth, 1.5)
    with torch.no_grad():
        nearer = judge.loss(result + 0.5 * detail, truth)
    assert float(nearer) < float(judge.loss(result, truth).detach())
    assert slope.abs().sum() > 0


def test_what_was_kept_as_it_is_does_not_dilute_what_was_filled() -> None:
    result, truth = pictures()
    hole = torch.zeros(4, 1, 64, 64)
    hole[..., :20, :20] = 1
    filled = torch.where(hole > 0, result, truth)
    everywhere, inside = adversary(), adversary()
    for _ in range(30):
        everywhere.teach(filled, truth)
        inside.teach(filled, truth, hole)
    assert inside.certainty > 2 * everywhere.certainty


def test_its_verdict_alone_does_not_ask_for_the_truth() -> None:
    result, truth = pictures()
    losses = [
        float(adversary(matching).loss(result, other).detach()) for matching in (0.0, 2.5) for other in (result, truth)
    ]
    assert losses[0] == losses[1], "whoever listens to the verdict alone is not told the truth"
    assert losses[2] < losses[3]
