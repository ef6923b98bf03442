"""What torch is given of a picture."""

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional

from restorer.engine.windows import read_window
from restorer.imaging.tiles import Bounds
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


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_picture_that_may_not_be_written_to_is_read_in_silence_and_stays(dtype):
    pixels = np.random.default_rng(1).integers(0, 256, (20, 30, 3)).astype(dtype)
    before = pixels.copy()
    pixels.flags.writeable = False
    found = read_window(pixels, Bounds(0, 0, 30, 20), torch.device("cpu"))
    top = np.iinfo(dtype).max
    assert np.allclose(found[0].permute(1, 2, 0).numpy(), pixels / top)
    assert (pixels == before).all()
