"""What `colorize` learns from: lights of old prints, colours as shares of classes."""

import numpy as np
import pytest
import torch

from restorer.engine.nets import Colorize
from restorer.engine.nets.colorize import color_classes
from training.prints import printed, worn_light
from training.tasks.colorize import at_quarter, cross_entropy, nearest_classes


def test_four_classes_share_a_color_so_that_their_mean_is_it() -> None:
    chroma = (torch.rand(2, 2, 5, 7, generator=torch.Generator().manual_seed(0)) - 0.5) * 100
    index, share = nearest_classes(chroma, color_classes())
    assert index.shape == share.shape == (2, 4, 35)
    assert torch.allclose(share.sum(1), torch.ones(2, 35))
    mean = torch.einsum("nkp,nkpc->ncp", share, color_classes()[index])
    assert torch.allclose(mean, chroma.flatten(2), atol=1e-3)


@pytest.mark.parametrize("color", [(100.0, -100.0), (-128.0, 127.0), (79.0, 30.0)])
def test_a_color_outside_of_the_classes_goes_to_its_neighbors(color: tuple[float, float]) -> None:
    classes = color_classes()
    index, share = nearest_classes(torch.tensor(color).view(1, 2, 1, 1), classes)
    assert share.sum() == pytest.approx(1)
    mean = (share[0, :, 0, None] * classes[index[0, :, 0]]).sum(0)
    nearest = classes[torch.cdist(torch.tensor([color]), classes).argmin()]
    assert (mean - nearest).norm() < 12


def test_the_loss_is_least_for_the_truth() -> None:
    net = Colorize((4, 4, 4, 4), 2)
    truth = torch.tensor([24.0, -12.0]).view(1, 2, 1, 1).expand(1, 2, 3, 3)
    right = 20.0 * (net.classes == torch.tensor([24.0, -12.0])).all(1).float().view(1, -1, 1, 1).expand(1, -1, 3, 3)
    assert cross_entropy(right, truth, net) < 0.01
    assert cross_entropy(torch.zeros_like(right), truth, net) == pytest.approx(np.log(len(net.classes)), rel=1e-4)


def test_colors_are_taken_at_the_cells_centers() -> None:
    rows = torch.arange(16.0).view(1, 1, 16, 1).expand(1, 2, 16, 8)
    assert at_quarter(rows)[0, 0, :, 0].tolist() == [1.5, 5.5, 9.5, 13.5]


def test_worn_lights_are_lights_and_each_seed_has_its_own() -> None:
    light = np.tile(np.linspace(0, 100, 64, dtype=np.float32), (48, 1))
    made = [worn_light(light, np.random.default_rng(seed)) for seed in (1, 1, 2)]
    assert all(one.shape == light.shape and one.min() >= 0 and one.max() <= 101 for one in made)
    assert np.array_equal(made[0], made[1])
    assert not np.array_equal(made[0], made[2])
    tones = printed(light, np.random.default_rng(3), gamma=1.25, blackest=5.0, whitest=95.0)
    assert (np.diff(tones[0]) >= 0).all()
    assert tones.min() >= 0
    assert tones.max() <= 100
