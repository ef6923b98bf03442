"""What torch is given of a picture."""

import numpy as np
import pytest
import torch

from restorer.engine.windows import read_window
from restorer.imaging.tiles import Bounds


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_picture_that_may_not_be_written_to_is_read_in_silence_and_stays(dtype):
    pixels = np.random.default_rng(1).integers(0, 256, (20, 30, 3)).astype(dtype)
    before = pixels.copy()
    pixels.flags.writeable = False
    found = read_window(pixels, Bounds(0, 0, 30, 20), torch.device("cpu"))
    top = np.iinfo(dtype).max
    assert np.allclose(found[0].permute(1, 2, 0).numpy(), pixels / top)
    assert (pixels == before).all()
