"""`colorize`: chroma only, hints heeded, variations from codes; and CIELAB as scikit-image has it."""

import numpy as np
import torch
from skimage.color import rgb2lab
from torch import nn

from restorer.engine.nets import Colorize
from restorer.engine.nets.lab import lab_to_rgb, rgb_to_lab


def alive() -> Colorize:
    torch.manual_seed(0)
    net = Colorize((4, 4, 8, 8), 1, 3)
    for parameter in net.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.1)
    return net.eval()


def light() -> torch.Tensor:
    return torch.rand(2, 1, 32, 48, generator=torch.Generator().manual_seed(0)) * 100


def test_colorize_returns_chroma_at_the_size_of_the_light() -> None:
    with torch.inference_mode():
        assert alive()(light()).shape == (2, 2, 32, 48)


def test_an_untrained_network_colours_nothing() -> None:
    assert not Colorize((4, 4, 4, 4), 1, 2)(light()).any()


def test_no_hints_and_no_code_are_zeros() -> None:
    net = alive()
    with torch.inference_mode():
        plain = net(light())
        assert torch.equal(plain, net(light(), torch.zeros(2, 3, 32, 48), torch.zeros(2, 3)))
        assert not torch.equal(plain, net(light(), code=torch.ones(2, 3)))
        assert not torch.equal(plain, net(light(), torch.ones(2, 3, 32, 48)))


def test_lab_is_what_others_call_lab() -> None:
    rgb = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(0))
    theirs = rgb2lab(rgb[0].permute(1, 2, 0).numpy().astype(np.float64))
    assert np.abs(rgb_to_lab(rgb)[0].permute(1, 2, 0).numpy() - theirs).max() < 0.02


def test_lab_and_back_is_the_photo() -> None:
    rgb = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(lab_to_rgb(rgb_to_lab(rgb)), rgb, atol=1e-4)
