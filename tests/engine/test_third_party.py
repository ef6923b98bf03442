"""Weights of others: recognised, run by the same engine, and never trusted."""

import os
import pickle
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from restorer.engine import inspect_weights
from restorer.engine.engine import TorchEngine
from restorer.engine.loading import make_loader
from restorer.engine.plan import TileCost
from restorer.engine.third_party import load_third_party
from restorer.errors import ModelError
from restorer.models.catalogue import ModelCatalogue
from restorer.models.imported import add_imported
from restorer.models.info import Task
from tests.engine.fakes import noise


@pytest.fixture(scope="module")
def compact_file(tmp_path_factory) -> Path:
    """A network of the Compact kind (SRVGGNetCompact) with random weights, as a safetensors file."""
    torch.manual_seed(0)
    layers: list[nn.Module] = [nn.Conv2d(3, 8, 3, padding=1), nn.PReLU(8)]
    for _ in range(3):
        layers += [nn.Conv2d(8, 8, 3, padding=1), nn.PReLU(8)]
    layers.append(nn.Conv2d(8, 3 * 4, 3, padding=1))
    state = {f"body.{name}": value for name, value in nn.Sequential(*layers).state_dict().items()}
    path = tmp_path_factory.mktemp("weights") / "Ein Netz x2.safetensors"
    save_file(state, path)
    return path


def test_a_file_is_recognized_from_its_weights(compact_file):
    info = inspect_weights(compact_file)
    assert (info.id, info.task, info.scales, info.net) == ("ein-netz-x2", Task.UPSCALE, (2,), "")
    assert 0 < info.halo_px <= 5, "five convolutions reach five pixels"
    assert not info.licence.allows_commercial_use


def test_an_imported_network_runs_in_the_same_engine(compact_file, tmp_path):
    catalogue = ModelCatalogue(tmp_path / "models")
    info = add_imported(inspect_weights(compact_file), compact_file, catalogue.folder)
    assert catalogue.get("ein-netz-x2") == info
    pixels = noise(90, 110)
    results = []
    for largest_px in (1 << 40, 1):
        engine = TorchEngine("cpu", catalogue)
        engine.cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=largest_px)
        results.append(engine.run(info, pixels, scale=2, conditions={"texture": 1.0}))
    whole, tiled = results
    assert whole.shape == (180, 220, 3)
    assert np.abs(whole.astype(int) - tiled).max() <= 1
    with torch.inference_mode():
        x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
        direct = load_third_party(compact_file)(x).clamp(0, 1).mul(255).round()[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(whole, direct, atol=1)


class Evil:
    def __reduce__(self):
        return os.system, ("touch evil-ran",)


@pytest.mark.parametrize("name", ["evil.pth", "evil.ckpt", "evil.pt"])
@pytest.mark.parametrize("is_zip", [True, False])
def test_a_pickle_that_runs_code_is_refused(tmp_path, monkeypatch, name, is_zip):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / name
    if is_zip:
        torch.save({"params": Evil()}, path)
    else:
        path.write_bytes(pickle.dumps({"params": Evil()}))
    with pytest.raises(ModelError) as caught:
        load_third_party(path)
    assert caught.value.hint
    assert not (tmp_path / "evil-ran").exists()


@pytest.mark.parametrize("content", [b"", b"not weights at all", b"PK\x03\x04rubbish", b"\xff" * 1000])
@pytest.mark.parametrize("suffix", [".pth", ".safetensors", ".ckpt"])
def test_rubbish_is_refused_in_words(tmp_path, content, suffix):
    path = tmp_path / f"rubbish{suffix}"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="rubbish"):
        load_third_party(path)


def test_an_unknown_network_is_refused_in_words(tmp_path):
    save_file({"what": torch.zeros(3)}, tmp_path / "x.safetensors")
    with pytest.raises(ModelError, match="none that Restorer knows"):
        load_third_party(tmp_path / "x.safetensors")


def test_weights_that_were_cut_short_are_refused(compact_file, tmp_path):
    path = tmp_path / "short.safetensors"
    path.write_bytes(compact_file.read_bytes()[:-100])
    with pytest.raises(ModelError, match="short"):
        load_third_party(path)


def test_our_own_file_with_a_wrong_content_is_refused(tmp_path):
    from restorer.engine.loading import load_network
    from restorer.engine.nets import Clean
    from restorer.engine.nets.weights import save_net
    from tests.engine.fakes import make_info

    net = Clean(8, 4, 6)
    path = tmp_path / "clean.safetensors"
    save_net(net, "clean", path)
    info = make_info(net, net="clean")
    assert isinstance(load_network(info, path), Clean)
    save_net(net, "nobody", path)
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_network(info, path)
    save_net(net, "clean", path)
    with pytest.raises(ModelError, match="another network"):
        load_network(make_info(net, net="upscale"), path)
    path.write_bytes(b"rubbish")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_network(info, path)


ANCHORS = ["realesr-general-x4v3.pth", "4xLSDIRCompactC3.pth", "dncnn_color_blind.pth"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ANCHORS)
def test_real_weights_of_others_tile_without_a_seam(shared, tmp_path, name):
    source = shared / "weights" / name
    if not source.is_file():
        pytest.skip(f"{source} is not there")
    copy = shutil.copy(source, tmp_path / name)
    catalogue = ModelCatalogue(tmp_path / "models")
    info = add_imported(inspect_weights(Path(copy)), Path(copy), catalogue.folder)
    pixels = noise(150, 200)
    results = []
    for largest_px in (1 << 40, 1):
        engine = TorchEngine("cpu", loader=make_loader(catalogue))
        engine.cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=largest_px)
        results.append(engine.run(info, pixels, scale=info.scales[0]).astype(int))
    assert np.abs(results[0] - results[1]).max() <= 1
