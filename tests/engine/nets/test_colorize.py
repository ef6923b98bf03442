"""`colorize`: chroma only, hints heeded, variations from codes; and CIELAB as scikit-image has it."""

import numpy as np
import pytest
import torch
from skimage.color import rgb2lab
from torch import nn

from restorer.engine.nets import Colorize
from restorer.engine.nets.colorize import GRID, MOST_CHROMA, color_classes
from restorer.engine.nets.lab import lab_to_rgb, rgb_to_lab


def alive() -> Colorize:
    torch.manual_seed(0)
    net = Colorize((4, 4, 4, 4), 3)
    for parameter in net.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.1)
    return net.eval()


def light() -> torch.Tensor:
    return torch.rand(2, 1, 32, 64, generator=torch.Generator().manual_seed(0)) * 100


def certain(net: Colorize, color: tuple[float, float], by: float = 40.0) -> torch.Tensor:
    """Logits that leave no doubt about a class."""
    nearest = (net.classes - torch.tensor(color)).norm(dim=1).argmin()
    return by * nn.functional.one_hot(nearest, len(net.classes)).float().view(1, -1, 1, 1)


def test_colorize_returns_chroma_at_the_size_of_the_light() -> None:
    with torch.inference_mode():
        result = alive()(light())
    assert result["result"].shape == (2, 2, 32, 64)
    assert result["likeness"].shape == (2, 4, 32, 64)
    assert result["likeness"].norm(dim=1).max() <= 1 + 1e-5


def test_an_untrained_network_colors_nothing() -> None:
    assert Colorize((4, 4, 4, 4), 2)(light())["result"].abs().max() < 1e-3


def test_no_hints_and_no_code_are_zeros() -> None:
    net = alive()
    with torch.inference_mode():
        plain = net(light())["result"]
        assert torch.equal(plain, net(light(), torch.zeros(2, 3, 32, 64), torch.zeros(2, 3))["result"])
        assert not torch.equal(plain, net(light(), code=torch.ones(2, 3))["result"])
        assert not torch.equal(plain, net(light(), torch.ones(2, 3, 32, 64))["result"])


def test_classes_are_a_grid_about_gray() -> None:
    classes = color_classes()
    assert classes.norm(dim=1).max() <= MOST_CHROMA
    assert (classes == 0).all(1).sum() == 1
    assert torch.equal((classes / GRID).round() * GRID, classes)
    assert classes.mean(0).abs().max() < 1e-4


def test_what_is_sure_is_read_as_it_is_whatever_the_code() -> None:
    net = Colorize((4, 4, 4, 4), 8)
    likeness = torch.nn.functional.normalize(torch.ones(1, 4, 1, 1), dim=1)
    for code in (None, 3 * torch.ones(1, 8)):
        read = net.read(certain(net, (36.0, -24.0)), code, likeness)
        assert read.flatten().tolist() == pytest.approx((36, -24), abs=0.1)


def test_what_may_be_either_is_vivid_and_a_code_decides() -> None:
    """As likely orange as green has a dull mean; a vivid reading is stronger; opposite codes choose opposite sides."""
    net = Colorize((4, 4, 4, 4), 8, vividness=0.0)
    torn = certain(net, (48.0, 36.0)) + certain(net, (-36.0, 36.0))
    dull = net.read(torn)
    net.vividness = 1.0
    vivid = net.read(torn)
    assert vivid.norm() > 1.3 * dull.norm()
    code = torch.zeros(1, 8)
    code[0, 0] = 2.0
    likeness = net.mixture[:, 0].view(1, 4, 1, 1) / net.mixture[:, 0].norm()
    one, other = net.read(torn, code, likeness)[0, 0], net.read(torn, -code, likeness)[0, 0]
    # Another kind of thing leans the other way by the same code: a photo does not get a tint.
    opposite = net.read(torn, code, -likeness)[0, 0]
    assert one > other + 20
    assert torch.allclose(opposite, other, atol=1e-3)


def test_balance_takes_the_preference_for_rare_colors_back() -> None:
    net = Colorize((4, 4, 4, 4), 8, temperature=1.0, balance=1.0, vividness=0.0)
    net.preference.copy_(certain(net, (0.0, -48.0), 5.0).flatten())
    preferred = net.preference.view(1, -1, 1, 1).clone()
    assert net.read(preferred)[0, 1] < -20
    net.balance = 0.0
    assert net.read(preferred).abs().max() < 1e-3


def test_lab_is_what_others_call_lab() -> None:
    rgb = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(0))
    theirs = rgb2lab(rgb[0].permute(1, 2, 0).numpy().astype(np.float64))
    assert np.abs(rgb_to_lab(rgb)[0].permute(1, 2, 0).numpy() - theirs).max() < 0.02


def test_lab_and_back_is_the_photo() -> None:
    rgb = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(0))
    assert torch.allclose(lab_to_rgb(rgb_to_lab(rgb)), rgb, atol=1e-4)


def test_weights_that_name_no_encoder_are_of_the_smallest() -> None:
    assert Colorize((4, 4, 4, 4), 2).encoder.size == "lite0"
    larger = Colorize((4, 4, 4, 4), 2, encoder="lite2")
    assert larger.config["encoder"] == "lite2"
    assert larger(light())["result"].shape == (2, 2, 32, 64)
