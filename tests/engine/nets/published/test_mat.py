"""MAT fills holes through its package's generator; here one that is made up stands for it."""

import sys
import types

import pytest
import torch
from torch import nn
from torch.nn import functional

from restorer.engine.nets.published import PUBLISHED_NETS, recognized
from restorer.errors import ModelError

PACKAGE = "spandrel_extra_arches.architectures.MAT"
STATE = {PUBLISHED_NETS["mat"].mark: torch.ones(1), "synthesis.dec.Dec_16x16.conv1.noise_const": torch.ones(1)}


class Generator(nn.Module):
    """Paints what its numbers and what it drops at random say into the hole, and notes how it was called."""

    def __init__(self):
        super().__init__()
        self.calls, self.loaded = [], []

    def load(self, state):
        self.loaded = list(state)

    def forward(self, picture, keep, latent, label, *, truncation_psi, noise_mode):
        self.calls.append((picture.shape, keep.mean().item(), latent.clone(), label.shape, noise_mode))
        paint = functional.dropout(torch.full_like(picture, latent[0, 0].item()), training=True)
        return picture * keep + paint * (1 - keep)


@pytest.fixture
def generator(monkeypatch):
    """The package, with this generator behind the call that loads it."""
    made = Generator()
    arch = types.SimpleNamespace(
        MATArch=lambda: types.SimpleNamespace(
            load=lambda state: made.load(state) or types.SimpleNamespace(model=types.SimpleNamespace(model=made))
        )
    )
    monkeypatch.setitem(sys.modules, PACKAGE, arch)
    monkeypatch.setitem(sys.modules, "spandrel_extra_arches", types.ModuleType("spandrel_extra_arches"))
    monkeypatch.setitem(sys.modules, "spandrel_extra_arches.architectures", types.ModuleType("architectures"))
    return made


def test_the_same_hole_is_filled_in_the_same_way_and_the_rest_is_left(generator):
    assert recognized(STATE) == "mat"
    x, mask = torch.rand(1, 3, 60, 90), torch.zeros(1, 1, 60, 90)
    mask[..., 20:40, 30:60] = 1
    fills = []
    for chance in (1, 2):
        torch.manual_seed(chance)
        before = torch.get_rng_state()
        fills.append(PUBLISHED_NETS["mat"].make(STATE)(x, mask))
        assert torch.equal(torch.get_rng_state(), before), "others' random numbers are left alone"
    torch.testing.assert_close(fills[0], fills[1], rtol=0, atol=0)
    hole = mask.expand_as(x) > 0.5
    assert torch.equal(fills[0][~hole], x[~hole])
    assert (fills[0][hole] - x[hole]).abs().max() > 0.1
    assert 0 <= fills[0].min() <= fills[0].max() <= 1
    size, kept, latent, label, noise = generator.calls[0]
    assert size == (1, 3, 512, 512)
    assert kept == pytest.approx(1 - 20 * 30 / (60 * 90), abs=0.02)
    assert latent.shape == (1, 512)
    assert (label, noise) == ((1, 0), "none")
    assert generator.loaded == [PUBLISHED_NETS["mat"].mark], "the package has no place for noise"


def test_without_the_package_a_sentence_says_where_it_comes_from(monkeypatch):
    monkeypatch.setitem(sys.modules, "spandrel_extra_arches", None)
    with pytest.raises(ModelError, match="spandrel_extra_arches"):
        PUBLISHED_NETS["mat"].make(STATE)
