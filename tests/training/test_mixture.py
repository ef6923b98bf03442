"""Every kind of wear of the mixture is there in its share, and what is told of it is true."""

import pytest
import torch

from training.damage.halftone import halftone
from training.damage.mixture import (
    GRAY_FACTOR,
    UNSURE,
    Shares,
    is_gray,
    jpeg_sigma,
    mixed_wear,
    plain_noise,
    saved,
    several,
)
from training.damage.random_source import RandomSource
from training.damage.wear import MARGIN_PX

CPU = torch.device("cpu")


def photos(count: int, side: int = 96) -> torch.Tensor:
    axis = torch.linspace(0.2, 0.8, side)
    slope = torch.stack((axis.expand(side, side), axis.expand(side, side).T, 1.0 - axis.expand(side, side)))
    return slope.expand(count, 3, side, side).contiguous()


def test_a_batch_holds_every_kind_and_is_the_same_again() -> None:
    first, again = mixed_wear(photos(16), 5), mixed_wear(photos(16), 5)
    worn, truth, told = first
    assert torch.equal(worn, again[0])
    assert all(torch.equal(a, b) for a, b in zip(told, again[2], strict=True))
    assert worn.shape == truth.shape == (16, 3, 96 - 2 * MARGIN_PX, 96 - 2 * MARGIN_PX)
    assert all(numbers.shape == (16, 1, 1, 1) for numbers in told)
    assert (told.quality[4:9] < 100).all()
    assert (told.quality[:4] == 100).all()
    assert torch.equal(worn[-1], truth[-1])
    assert worn.min() >= 0
    assert worn.max() <= 1


@pytest.mark.parametrize("kind", Shares._fields)
def test_a_batch_can_be_of_one_kind(kind: str) -> None:
    shares = Shares(*(1.0 if field == kind else 0.0 for field in Shares._fields))
    worn, truth, told = mixed_wear(photos(6), 1, shares)
    assert len(worn) == 6
    assert (worn - truth).abs().mean((1, 2, 3)).median() > 0.002
    assert (told.sigma >= 0).all()


def test_plain_noise_is_about_as_strong_as_is_told() -> None:
    worn, truth, told = plain_noise(photos(8, 160), RandomSource(8, 3, CPU))
    measured = (worn - truth).std((1, 2, 3)) * torch.where(is_gray(truth), GRAY_FACTOR, 1.0).flatten()
    # Rounding to 8 bits is noise, too, and most of it where there is next to none.
    ratio = (told.sigma.flatten() / measured)[told.sigma.flatten() > 2 / 255]
    assert ratio.min() > torch.exp(torch.tensor(-UNSURE)) - 0.05
    assert ratio.max() < torch.exp(torch.tensor(UNSURE)) + 0.15  # clipping makes noise weaker


def test_jpegs_are_told_by_their_quality() -> None:
    told = jpeg_sigma(torch.tensor([5.0, 10.0, 40.0, 96.0])) * 255
    assert torch.allclose(told, torch.tensor([26.0, 20.0, 10.0, 0.5]))
    worn, truth, numbers = saved(photos(8), RandomSource(8, 3, CPU))
    assert worn.shape == truth.shape
    assert torch.equal(numbers.sigma, jpeg_sigma(numbers.quality))
    assert (numbers.quality < 100).all()


def test_what_is_not_there_is_not_told() -> None:
    worn, truth, told = several(photos(64), RandomSource(64, 4, CPU))
    same = (worn == truth).flatten(1).all(1)
    clean = (told.quality == 100) & (told.blur_px == 0) & (told.sigma == 0)
    assert torch.equal(same, clean.flatten())
    assert 0 < int((told.blur_px > 0).sum()) < 64


def test_a_screen_keeps_the_tone() -> None:
    flat = torch.full((6, 3, 96, 96), 0.4)
    printed = halftone(flat, RandomSource(6, 1, torch.device("cpu")))
    assert torch.allclose(printed.mean((1, 2, 3)), torch.full((6,), 0.4), atol=0.06)
    assert printed.std((1, 2, 3)).min() > 0.005
