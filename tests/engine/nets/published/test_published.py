"""Networks after others' papers, at a small size: strict names, what they take and give, and that tiles are exact."""

import pickle
import zipfile

import numpy as np
import pytest
import torch
from torch import nn

from restorer.engine.loading import load_network, load_published
from restorer.engine.nets.published import PUBLISHED_NETS, CodeFormer, DDColor, RestoreFormer, ScratchUNet, Siggraph17
from restorer.engine.nets.published.faces import keep_likeness
from restorer.engine.nets.published.states import without_spectral_norm
from restorer.engine.plan import TileCost
from restorer.engine.weight_files.state import read_state
from restorer.errors import ModelError
from restorer.models.info import Task, Tiling
from restorer.models.published import PUBLISHED
from tests.engine.fakes import make_engine, make_info, noise

NARROW = (32,) * 6
SMALL = {
    "ddcolor": lambda: DDColor(depths=(1, 1, 1, 1), widths=(8, 16, 24, 32), queries=5, layers=3),
    "siggraph17": lambda: Siggraph17(width=8),
    "scratch-unet": lambda: ScratchUNet(width=4, depth=4),
    "restoreformer": lambda: RestoreFormer(NARROW, entries=8, code=32),
    "codeformer": lambda: CodeFormer(NARROW, entries=8, code=32, width=32, looks=2),
}


@pytest.fixture(params=SMALL)
def small(request):
    """The name of a network, and one of its kind with random weights."""
    torch.manual_seed(0)
    return request.param, SMALL[request.param]().eval()


def saved(net: nn.Module, path, **changes):
    torch.save({"params_ema": {**net.state_dict(), **changes}}, path)
    return path


def test_published_names_load_strictly(small, tmp_path):
    name, net = small
    path = saved(net, tmp_path / "x.pth")
    again = load_published(name, path)
    assert {key: value.shape for key, value in again.state_dict().items()} == {
        key: value.shape for key, value in net.state_dict().items()
    }
    assert all(torch.equal(value, again.state_dict()[key]) for key, value in net.state_dict().items())
    assert isinstance(load_network(make_info(net, net=name), path), type(net))
    with pytest.raises(ModelError, match="does not hold the weights"):
        load_published(name, saved(net, tmp_path / "more.pth", one_too_many=torch.zeros(1)))
    state = net.state_dict()
    del state[next(iter(state))]
    torch.save(state, tmp_path / "less.pth")
    with pytest.raises(ModelError, match="does not hold the weights"):
        load_published(name, tmp_path / "less.pth")


@pytest.mark.parametrize("name", ["ddcolor", "siggraph17"])
def test_a_colorizer_takes_lightness_of_any_shape(name, monkeypatch):
    # Full size takes seconds, and shows no more.
    monkeypatch.setattr("restorer.engine.nets.published.ddcolor.SIDE_PX", 64)
    torch.manual_seed(0)
    net = SMALL[name]().eval()
    engine = make_engine(net)
    info = make_info(net, tiling=Tiling.INTERNAL)
    light = np.random.default_rng(0).uniform(0, 100, (37, 61, 1)).astype(np.float32)
    chroma = engine.predict(info, {"light": light})["result"]
    assert chroma.shape == (37, 61, 2)
    code = np.ones(8, np.float32)
    np.testing.assert_array_equal(engine.predict(info, {"light": light, "code": code})["result"], chroma)


def test_the_detector_of_scratches_gives_the_same_in_tiles():
    torch.manual_seed(0)
    net = ScratchUNet(width=4, depth=4).eval()
    for module in net.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
    info = make_info(net, task=Task.DAMAGE)
    pixels = noise(400, 560)
    results = []
    for largest_px in (1 << 40, 1):
        engine = make_engine(net)
        engine.cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=largest_px)
        results.append(engine.run(info, pixels).astype(int))
    assert results[0].shape == (400, 560, 1)
    assert np.abs(results[0] - results[1]).max() <= 1
    assert net.halo_px == 192, "the catalogue's entry says so"
    assert next(entry for entry in PUBLISHED if entry.net == "scratch-unet").halo_px == net.halo_px


@pytest.mark.parametrize(
    ("name", "side"), [("restoreformer", 64), pytest.param("codeformer", 512, marks=pytest.mark.slow)]
)
def test_a_face_can_be_left_as_it_was(name, side):
    torch.manual_seed(0)
    net = SMALL[name]().eval()
    face = torch.rand(1, 3, side, side)
    with torch.inference_mode():
        kept, free, near = (net(face, *dials) for dials in ((0.5, 0.0), (0.0, 1.0), (1.0, 1.0)))
    torch.testing.assert_close(kept, face)
    assert free.shape == face.shape
    assert min(free.min(), near.min()) >= 0
    assert max(free.max(), near.max()) <= 1
    assert (free - near).abs().max() > 1e-3


def test_likeness_mixes_the_photos_own_face_in():
    x, restored = torch.zeros(1, 3, 4, 4), torch.ones(1, 3, 4, 4)
    assert keep_likeness(x, restored, 0.0, 1.0).unique().tolist() == [1.0]
    assert keep_likeness(x, restored, 1.0, 1.0).unique().tolist() == [0.5]
    assert keep_likeness(x, restored, 0.0, 0.0).unique().tolist() == [0.0]


def test_spectral_norm_is_folded_as_torch_would_apply_it():
    torch.manual_seed(0)
    layer = nn.utils.parametrizations.spectral_norm(nn.Conv2d(3, 5, 3)).eval()
    inner = layer.parametrizations.weight
    state = {
        "a.weight_orig": inner.original, "a.weight_u": inner[0]._u, "a.weight_v": inner[0]._v, "a.bias": layer.bias,
    }  # fmt: skip
    plain = without_spectral_norm(state)
    assert set(plain) == {"a.weight", "a.bias"}
    torch.testing.assert_close(plain["a.weight"], layer.weight)


def test_every_network_that_an_entry_names_is_there():
    assert {info.net for info in PUBLISHED if info.net} == set(PUBLISHED_NETS)
    assert all(PUBLISHED_NETS[info.net].task is info.task for info in PUBLISHED if info.net)


class Inner(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.norm = nn.BatchNorm2d(4)

    def forward(self, x):
        return self.norm(self.conv(x))


@pytest.fixture
def torchscript(tmp_path):
    """A program with its weights, and the weights alone."""
    torch.manual_seed(0)
    net = nn.Sequential(Inner(), nn.Conv2d(4, 2, 1)).eval()
    path = tmp_path / "program.pt"
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch's tracer is old, and so are the files
        torch.jit.trace(net, torch.zeros(1, 3, 8, 8)).save(str(path))
    return path, net.state_dict()


def test_tensors_are_read_out_of_a_program_that_is_not_run(torchscript):
    path, expected = torchscript
    state = read_state(path)
    assert set(state) == set(expected)
    assert all(torch.equal(state[key], value) for key, value in expected.items())


class Evil:
    def __reduce__(self):
        return print, ("evil",)


def test_a_program_that_hides_a_pickle_is_refused(torchscript, tmp_path, capsys):
    path, _ = torchscript
    evil = tmp_path / "evil.pt"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            new.writestr(name, pickle.dumps(Evil()) if name.endswith("/data.pkl") else old.read(name))
    with pytest.raises(ModelError, match="more than weights"):
        read_state(evil)
    assert "evil" not in capsys.readouterr().out


@pytest.mark.parametrize("suffix", [".pth", ".ckpt", ".pt"])
def test_a_pickle_that_runs_code_is_refused(tmp_path, capsys, suffix):
    path = tmp_path / f"evil{suffix}"
    for write in (lambda: torch.save({"a": Evil()}, path), lambda: path.write_bytes(pickle.dumps(Evil()))):
        write()
        with pytest.raises(ModelError, match="more than weights"):
            read_state(path)
    assert "evil" not in capsys.readouterr().out


def test_what_holds_no_weights_is_refused_in_words(tmp_path):
    torch.save({"epoch": 3}, tmp_path / "x.pth")
    for name, content in (("x.pth", None), ("y.pth", b"PK\x03\x04"), ("z.safetensors", b"?"), ("w.txt", b"?")):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(ModelError, match=name):
            read_state(tmp_path / name)


@pytest.mark.parametrize("wrapper", ["params", "params_ema", "state_dict", "model_state", "model"])
def test_wrappings_are_taken_off(tmp_path, wrapper):
    torch.save({"epoch": 3, wrapper: {"module.a": torch.ones(2)}}, tmp_path / "x.pth")
    assert set(read_state(tmp_path / "x.pth")) == {"a"}
