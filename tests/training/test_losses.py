"""The losses that count something other than single pixels."""

import torch

from training.losses import blurred, charbonnier, energy, regularity


def noise(seed: int) -> torch.Tensor:
    return 0.5 + 0.05 * torch.randn(2, 3, 64, 64, generator=torch.Generator().manual_seed(seed))


def test_how_much_detail_there_is_counts_and_not_where_it_lies() -> None:
    truth, alike = noise(1), noise(2)
    smooth = blurred(truth, 3.0)
    assert charbonnier(smooth, truth) < charbonnier(alike, truth), "pixels would have it smooth"
    assert energy(alike, truth) < 0.3 * energy(smooth, truth)
    assert energy(truth, truth) == 0


def test_detail_in_one_place_does_not_stand_for_detail_in_another() -> None:
    truth = torch.full((1, 3, 64, 64), 0.5)
    truth[..., :32] += 0.1 * torch.randn(1, 3, 64, 32, generator=torch.Generator().manual_seed(1))
    assert energy(truth.flip(-1), truth) > 0.5 * energy(torch.full_like(truth, 0.5), truth)


def test_a_flat_result_learns() -> None:
    result = torch.full((1, 3, 64, 64), 0.5, requires_grad=True)
    (slope,) = torch.autograd.grad(energy(result + 1e-3 * noise(3), noise(1)), result)
    assert torch.isfinite(slope).all()
    assert slope.abs().sum() > 0


def test_detail_that_comes_back_in_every_cell_is_told_from_detail_that_does_not() -> None:
    flat = torch.full((2, 3, 96, 96), 0.5)
    generator = torch.Generator().manual_seed(1)
    cell = 0.05 * torch.randn(1, 1, 8, 8, generator=generator)
    woven = flat + cell.repeat(1, 1, 12, 12)
    grainy = flat + 0.05 * torch.randn(2, 3, 96, 96, generator=generator)
    assert regularity(flat, flat, 8) == 0
    assert regularity(woven, flat, 8) > 4 * regularity(grainy, flat, 8)
    assert regularity(woven, flat, 16) > 4 * regularity(grainy, flat, 16)
