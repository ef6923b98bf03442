"""MAT fills holes through its package's generator; here one that is made up stands for it."""

import hashlib
import sys
import types
from dataclasses import replace

import pytest
import torch
from torch import nn
from torch.nn import functional

from restorer.engine.loading import load_network
from restorer.engine.nets.published import PUBLISHED_NETS, Mat, recognized
from restorer.errors import ModelError
from restorer.models.published import PUBLISHED

PACKAGE = "spandrel_extra_arches.architectures.MAT.__arch"
STATE = {PUBLISHED_NETS["mat"].mark: torch.ones(1), "synthesis.dec.Dec_16x16.conv1.noise_const": torch.ones(1)}


class Generator(nn.Module):
    """Paints what its numbers and what it drops at random say into the hole, and notes how it was called."""

    def __init__(self):
        super().__init__()
        self.calls, self.loaded = [], []

    def load_state_dict(self, state):
        self.loaded = list(state)

    @property
    def model(self):
        return self

    def forward(self, picture, keep, latent, label, *, truncation_psi, noise_mode):
        self.calls.append((picture.shape, keep.mean().item(), latent.clone(), label.shape, noise_mode))
        paint = functional.dropout(torch.full_like(picture, latent[0, 0].item()), training=True)
        return picture * keep + paint * (1 - keep)


@pytest.fixture
def generator(monkeypatch):
    """The package, with this generator behind the call that loads it."""
    made = Generator()
    parts = PACKAGE.split(".")
    for depth in range(1, len(parts) + 1):
        name = ".".join(parts[:depth])
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, f"{PACKAGE}.MAT", types.SimpleNamespace(MAT=lambda: made))
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
    assert generator.loaded == ["model." + PUBLISHED_NETS["mat"].mark], "the package has no place for noise"


def test_without_its_code_a_sentence_says_where_it_comes_from(monkeypatch):
    monkeypatch.setitem(sys.modules, "spandrel_extra_arches", None)
    with pytest.raises(ModelError, match="forbids commercial use") as caught:
        PUBLISHED_NETS["mat"].make(STATE)
    assert "mat-places512" in caught.value.hint


UTILS = b"""
import torch
from torch import nn

class Inner(nn.Module):
    def __init__(self):
        super().__init__()
        self.gain = nn.Parameter(torch.zeros(1))

    def forward(self, picture, keep, latent, label, *, truncation_psi, noise_mode):
        return picture * keep + self.gain * (1 - keep)
"""
CODE = b"""
from torch import nn
from .utils import Inner

class MAT(nn.Module):
    def __init__(self):
        super().__init__()
        self.model = Inner()
"""


@pytest.fixture
def published(tmp_path, monkeypatch):
    """The catalogue's entry with other code, and weights for that code, as a download leaves both."""
    info = next(one for one in PUBLISHED if one.net == "mat")
    assert [code.name for code in info.code] == ["utils.py", "MAT.py"]
    code = tuple(
        replace(one, sha256=hashlib.sha256(text).hexdigest(), size_bytes=len(text))
        for one, text in zip(info.code, (UTILS, CODE), strict=True)
    )
    folder = tmp_path / info.id
    folder.mkdir()
    for one, text in zip(code, (UTILS, CODE), strict=True):
        (folder / one.name).write_bytes(text)
    torch.save({"gain": torch.tensor([0.25])}, folder / info.file.name)
    return replace(info, code=code), folder / info.file.name


def test_the_code_that_came_with_the_weights_is_run_and_leaves_nothing_behind(published):
    info, weights = published
    before = set(sys.modules)
    net = load_network(info, weights)
    x, mask = torch.rand(1, 3, 64, 64), torch.zeros(1, 1, 64, 64)
    mask[..., 20:40, 20:40] = 1
    with torch.inference_mode():
        made = net(x, mask)
    torch.testing.assert_close(made[..., 25:35, 25:35], torch.full((1, 3, 10, 10), 0.625), atol=1e-5, rtol=0)
    assert {name for name in set(sys.modules) - before if "mat_as_published" in name} == set()
    assert sorted(path.name for path in weights.parent.iterdir()) == sorted(["MAT.py", "utils.py", weights.name])


def test_other_code_than_the_catalogue_names_is_not_run(published, tmp_path):
    info, weights = published
    trace = tmp_path / "was-run"
    (weights.parent / "MAT.py").write_text(f"open({str(trace)!r}, 'w')")
    with pytest.raises(ModelError, match=r"MAT\.py is not the one"):
        load_network(info, weights)
    assert not trace.exists()


def test_an_imported_file_is_run_by_the_code_of_the_published_one(published, monkeypatch):
    info, weights = published
    monkeypatch.setattr("restorer.models.files.PUBLISHED", (info,))
    mine = weights.parent.parent / "mine" / "mine.pth"
    mine.parent.mkdir()
    weights.rename(mine)
    assert isinstance(load_network(replace(info, id="mine", code=()), mine), Mat)
