"""Number formats below float32: used where the card names them, given up where their numbers are no good."""

import logging

import numpy as np
import pytest
import torch

from restorer.errors import ModelError
from tests.engine.fakes import (
    SMALL,
    WHOLE,
    Blocks,
    Identity,
    largest_difference,
    make_engine,
    make_info,
    noise,
    run_with,
)


class Broken(Blocks):
    """Gives NaN or infinity in some formats."""

    def __init__(self, good: set[torch.dtype], value: float = float("nan")) -> None:
        super().__init__()
        self.good = good
        self.value = value
        self.seen: list[torch.dtype] = []
        self.is_probe = True

    def forward(self, x, strength=1.0):
        dtype = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else torch.float32
        self.seen.append(dtype)
        result = super().forward(x, strength)
        if x.shape[-1] != 64 and dtype not in self.good:
            result[..., 5, 5] = self.value
        return result


@pytest.fixture
def reduced(monkeypatch):
    monkeypatch.setenv("RESTORER_PRECISION", "bfloat16")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_no_number_in_reduced_precision_means_float32_for_good(reduced, caplog, value):
    net = Broken({torch.float32}, value)
    engine = make_engine(net)
    info = make_info(net, precisions=("float32", "bfloat16"))
    pixels = noise(100, 120, 3, np.uint16)
    with caplog.at_level(logging.WARNING):
        result = engine.run(info, pixels)
    assert "runs in float32 from now on" in caplog.text
    assert torch.bfloat16 in net.seen
    np.testing.assert_array_equal(result, run_with(WHOLE, Blocks(), pixels))
    net.seen.clear()
    engine.run(info, pixels)
    assert set(net.seen) == {torch.float32}
    assert engine.describe()["loaded"] == {"broken": "float32"}


def test_no_number_even_in_float32_is_an_error_in_words(reduced):
    net = Broken(set())
    with pytest.raises(ModelError, match="no usable numbers"):
        make_engine(net).run(make_info(net, precisions=("float32", "bfloat16")), noise(100, 100))


def test_reduced_precision_that_is_too_coarse_is_given_up(reduced):
    class Steep(Blocks):
        def forward(self, x, strength=1.0):
            return x + 3 * (super().forward(x, strength) - x)

    for net, expected in ((Blocks(), "bfloat16"), (Steep(), "float32")):
        with torch.no_grad():
            net.tail.weight.mul_(0.1 if expected == "bfloat16" else 1.0)
        engine = make_engine(net)
        engine.run(make_info(net, precisions=("float32", "bfloat16")), noise(70, 70))
        assert list(engine.describe()["loaded"].values()) == [expected]


def test_reduced_precision_stays_within_a_step_and_tiles_without_a_seam(reduced):
    net = Blocks()
    with torch.no_grad():
        net.tail.weight.mul_(0.1)
    pixels = noise(200, 200)
    results = {}
    for name, cost in (("whole", WHOLE), ("tiled", SMALL)):
        engine = make_engine(net)
        engine.cost = cost
        results[name] = engine.run(make_info(net, precisions=("float32", "bfloat16")), pixels)
    assert largest_difference(results["whole"], results["tiled"]) <= 1
    assert largest_difference(results["whole"], run_with(WHOLE, net, pixels)) <= 1


def test_a_precision_that_the_card_does_not_name_is_not_used(reduced):
    net = Broken({torch.float32})
    make_engine(net).run(make_info(net, precisions=("float32",)), noise(70, 70))
    assert set(net.seen) == {torch.float32}


def test_predict_gives_up_a_precision_that_is_too_coarse(reduced):
    class Product(Identity):
        def __init__(self, size):
            super().__init__()
            torch.manual_seed(0)
            self.conv = torch.nn.Conv2d(3, 3, 1)
            self.size = size
            self.conv.weight.data.mul_(size)

        def forward(self, x):
            return self.conv(x) + (self.size < 1) * x

    array = np.random.default_rng(0).random((32, 32, 3), np.float32)
    for size, expected in ((1.0, "float32"), (1e-4, "bfloat16")):
        net = Product(size)
        engine = make_engine(net)
        info = make_info(net, precisions=("float32", "bfloat16"))
        result = engine.predict(info, {"x": array})["result"]
        assert list(engine.describe()["loaded"].values()) == [expected]
        with torch.inference_mode():
            truth = net(torch.from_numpy(array).permute(2, 0, 1)[None])[0].permute(1, 2, 0).numpy()
        np.testing.assert_allclose(result, truth, atol=0.0 if expected == "float32" else 0.05)


def test_predict_without_usable_numbers_is_an_error_in_words(reduced):
    class Nothing(Identity):
        def forward(self, x):
            return x * float("nan")

    net = Nothing()
    with pytest.raises(ModelError, match="no usable numbers"):
        make_engine(net).predict(
            make_info(net, precisions=("float32", "bfloat16")), {"x": np.ones((4, 4, 3), np.float32)}
        )
