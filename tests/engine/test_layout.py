"""Networks of others run whatever the order in which their code takes numbers to lie."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from tests.engine.fakes import make_engine, make_info


class Modulated(nn.Module):
    """A convolution whose weight has five dimensions, as StyleGAN's has, beside a plain one."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(1, 3, 3, 1, 1))
        self.plain = nn.Conv2d(3, 3, 3, padding=1)
        self.multiple, self.halo_px = 1, 1

    def forward(self, x):
        return self.plain(functional.conv2d(x, self.weight[0]))


def test_a_network_with_weights_of_five_dimensions_runs():
    net = Modulated()
    x = np.random.default_rng(0).random((16, 24, 3)).astype(np.float32)
    expected = net(torch.from_numpy(x).permute(2, 0, 1)[None])[0].permute(1, 2, 0)
    made = make_engine(net).predict(make_info(net), {"x": x})["result"]
    assert net.plain.weight.is_contiguous(memory_format=torch.channels_last)
    torch.testing.assert_close(torch.from_numpy(made), expected)


class Viewing(nn.Module):
    """Takes it for granted that numbers lie in plain order, as GFPGAN does."""

    multiple, halo_px = 1, 0

    def __init__(self):
        super().__init__()
        self.layer = nn.Conv2d(3, 3, 1)

    def forward(self, x):
        return self.layer(x).view(x.shape[0], -1).view(x.shape)


def test_a_network_that_wants_plain_order_gets_it_from_then_on():
    net = Viewing()
    x = torch.rand(1, 3, 16, 24)
    expected = net(x)
    engine, info = make_engine(net), make_info(net)
    planes = np.ascontiguousarray(x[0].permute(1, 2, 0).numpy())
    for _ in range(2):
        made = engine.predict(info, {"x": planes})["result"]
        torch.testing.assert_close(torch.from_numpy(made).permute(2, 0, 1)[None], expected)
    assert net.layer.weight.is_contiguous()
    pixels = np.random.default_rng(0).integers(0, 256, (40, 50, 3), dtype=np.uint8)
    assert make_engine(Viewing()).run(info, pixels).shape == pixels.shape


def test_what_else_goes_wrong_is_not_hidden():
    class Broken(Viewing):
        def forward(self, x):
            raise RuntimeError("shapes differ")

    net = Broken()
    with pytest.raises(RuntimeError, match="shapes differ"):
        make_engine(net).predict(make_info(net), {"x": np.zeros((8, 8, 3), np.float32)})
