"""Every kind of wear of the mixture is there in its share, and what it says of its strength is true."""

import pytest
import torch

from training.damage.halftone import halftone
from training.damage.mixture import (
    GRAY_FACTOR,
    UNKNOWN,
    Shares,
    is_gray,
    jpeg_sigma,
    mixed_wear,
    plain_noise,
    saved,
)
from training.damage.random_source import RandomSource
from training.damage.wear import MARGIN_PX


def photos(count: int, side: int = 96) -> torch.Tensor:
    axis = torch.linspace(0.2, 0.8, side)
    slope = torch.stack((axis.expand(side, side), axis.expand(side, side).T, 1.0 - axis.expand(side, side)))
    return slope.expand(count, 3, side, side).contiguous()


def test_a_batch_holds_every_kind_and_is_the_same_again() -> None:
    first, again = mixed_wear(photos(16), 5), mixed_wear(photos(16), 5)
    worn, truth, sigma = first
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert worn.shape == truth.shape == (16, 3, 96 - 2 * MARGIN_PX, 96 - 2 * MARGIN_PX)
    assert [int(n) for n in ((sigma > 0).sum(), (sigma == UNKNOWN).sum(), (sigma == 0).sum())] == [10, 5, 1]
    assert torch.equal(worn[-1], truth[-1])
    assert worn.min() >= 0
    assert worn.max() <= 1


@pytest.mark.parametrize("kind", Shares._fields)
def test_a_batch_can_be_of_one_kind(kind: str) -> None:
    shares = Shares(*(1.0 if field == kind else 0.0 for field in Shares._fields))
    worn, truth, _ = mixed_wear(photos(3), 1, shares)
    assert len(worn) == 3
    assert (worn - truth).abs().mean((1, 2, 3)).max() > 0.002


def test_plain_noise_is_as_strong_as_it_says() -> None:
    worn, truth, sigma = plain_noise(photos(8, 160), RandomSource(8, 3, torch.device("cpu")))
    gray = is_gray(truth)
    told = (sigma / torch.where(gray, GRAY_FACTOR, 1.0)).flatten()
    measured = (worn - truth).std((1, 2, 3))
    assert torch.allclose(told, measured, atol=0.02)


def test_jpegs_are_told_by_their_quality() -> None:
    told = jpeg_sigma(torch.tensor([5.0, 10.0, 40.0, 96.0])) * 255
    assert torch.allclose(told, torch.tensor([26.0, 20.0, 10.0, 0.5]))
    worn, truth, sigma = saved(photos(8), RandomSource(8, 3, torch.device("cpu")))
    assert worn.shape == truth.shape
    assert (sigma > 0).all()


def test_a_screen_keeps_the_tone() -> None:
    flat = torch.full((6, 3, 96, 96), 0.4)
    printed = halftone(flat, RandomSource(6, 1, torch.device("cpu")))
    assert torch.allclose(printed.mean((1, 2, 3)), torch.full((6,), 0.4), atol=0.06)
    assert printed.std((1, 2, 3)).min() > 0.005
