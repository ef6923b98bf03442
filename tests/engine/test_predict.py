"""Networks that are not picture to picture: named arrays in, named arrays out."""

import numpy as np
import pytest
import torch

from restorer.errors import ResourceError
from tests.engine.fakes import Hungry, Identity, make_engine, make_info


class Maps(torch.nn.Module):
    multiple = 8
    halo_px = 0

    def forward(self, grey, hints, gain: float = 1.0):
        assert grey.shape[-1] % 8 == grey.shape[-2] % 8 == 0
        return {"chroma": torch.cat((grey * gain, hints[:, :1]), 1), "score": grey.mean(dim=(1, 2, 3))}


def test_predict_takes_and_gives_named_arrays():
    gray = np.random.default_rng(0).random((13, 21, 1), np.float32)
    hints = np.ones((13, 21, 3), np.float32)
    result = make_engine(Maps()).predict(make_info(Maps()), {"grey": gray, "hints": hints}, {"gain": 0.5})
    assert result["chroma"].shape == (13, 21, 2)
    np.testing.assert_allclose(result["chroma"][:, :, :1], gray * 0.5)
    assert result["score"].shape == ()


def test_predict_of_a_nameless_output_is_called_result():
    array = np.random.default_rng(0).random((5, 7, 3), np.float32)
    result = make_engine(Identity()).predict(make_info(Identity()), {"x": array})
    np.testing.assert_array_equal(result["result"], array)


def test_predict_of_several_outputs_takes_the_names_of_the_network():
    class Boxes(Identity):
        outputs = ("boxes", "scores")

        def forward(self, x):
            return x[:, :, 0, :4].reshape(1, -1, 4), x.mean(dim=(2, 3))

    result = make_engine(Boxes()).predict(make_info(Boxes()), {"x": np.ones((8, 8, 3), np.float32)})
    assert {name: value.shape for name, value in result.items()} == {"boxes": (3, 4), "scores": (3,)}


def test_predict_without_room_is_an_error_in_words():
    net = Hungry(0, MemoryError())
    with pytest.raises(ResourceError):
        make_engine(net).predict(make_info(net), {"x": np.zeros((8, 8, 3), np.float32)})
