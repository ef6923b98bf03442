"""What people bring along: recognised, converted, and run; real weights against their authors' own program."""

import hashlib
import os
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from restorer.engine import TorchEngine, import_model
from restorer.engine.importing import inspect
from restorer.engine.nets.published import Siggraph17
from restorer.engine.plan import TileCost
from restorer.engine.third_party import recognize
from restorer.engine.weight_files.ncnn import run, to_state
from restorer.errors import ModelError
from restorer.imaging.metrics import psnr
from restorer.models.catalogue import ModelCatalogue
from restorer.models.files import place_of
from restorer.models.info import Task, Tiling
from restorer.models.ncnn import read_ncnn
from restorer.models.published import PUBLISHED
from tests.engine.fakes import noise
from tests.steps.fakes import picture

FLOAT16, FLOAT32 = 0x01306B47, 0


@pytest.fixture
def catalogue(tmp_path) -> ModelCatalogue:
    return ModelCatalogue(tmp_path / "models")


def stored(tensor: torch.Tensor, flag: int | None) -> bytes:
    """A tensor as ncnn stores it: behind a flag, or without one as slopes and biases are."""
    if flag == FLOAT16:
        raw = tensor.half().numpy().tobytes()
        return struct.pack("<I", flag) + raw + b"\0" * (-len(raw) % 4)
    return (b"" if flag is None else struct.pack("<I", flag)) + tensor.float().numpy().tobytes()


def write_compact(folder: Path, flag: int = FLOAT16, scale: int = 2) -> tuple[Path, dict]:
    """A Compact network of ncnn with random weights, and its weights as published."""
    torch.manual_seed(0)
    layers = nn.Sequential(
        nn.Conv2d(3, 5, 3, padding=1), nn.PReLU(5), nn.Conv2d(5, 3 * scale**2, 3, padding=1)
    )  # 5 * 3 * 9 weights are an odd number: the padding counts
    nn.init.uniform_(layers[1].weight, 0.05, 0.5)
    first, slope, last = layers
    lines = [
        "7767517", "8 9", "Input in 0 1 data", "Split s 1 2 data a b",
        "Convolution c0 1 1 a x0 0=5 1=3 4=1 5=1 6=135", "PReLU p 1 1 x0 x1 0=5",
        f"Convolution c1 1 1 x1 x2 0={3 * scale**2} 1=3 4=1 5=1 6={5 * 9 * 3 * scale**2}",
        f"PixelShuffle q 1 1 x2 x3 0={scale}", f"Interp i 1 1 b x4 0=1 1={scale}.0 2={scale}.0",
        "BinaryOp add 2 1 x3 x4 output",
    ]  # fmt: skip
    path = folder / "Mein Netz.param"
    path.write_text("\n".join(lines) + "\n")
    path.with_suffix(".bin").write_bytes(
        stored(first.weight.detach(), flag) + stored(first.bias.detach(), None) + stored(slope.weight.detach(), None)
        + stored(last.weight.detach(), flag) + stored(last.bias.detach(), None)
    )  # fmt: skip
    return path, {f"body.{name}": value for name, value in layers.state_dict().items()}


@pytest.mark.parametrize("flag", [FLOAT16, FLOAT32])
def test_a_network_of_ncnn_becomes_one_that_can_be_chosen(catalogue, tmp_path, flag):
    source, expected = write_compact(tmp_path, flag)
    info = import_model(source, catalogue.folder)
    assert (info.id, info.task, info.scales, info.source) == ("mein-netz", Task.UPSCALE, (2,), "Mein Netz.param")
    assert info.good_for.endswith("imported from Mein Netz.param.")
    assert catalogue.get("mein-netz") == info
    state = load_file(catalogue.locate(info))
    assert set(state) == set(expected)
    for name, value in expected.items():
        torch.testing.assert_close(state[name], value, atol=1e-3 if flag == FLOAT16 else 0, rtol=1e-3)
    enlarged = TorchEngine("cpu", catalogue).run(info, noise(20, 30), scale=2)
    with torch.inference_mode():
        x = torch.from_numpy(noise(20, 30)).permute(2, 0, 1)[None].float() / 255
        direct = run(read_ncnn(source), x).clamp(0, 1).mul(255).round()[0].permute(1, 2, 0).numpy()
    np.testing.assert_allclose(enlarged, direct, atol=1)


def test_a_graph_that_is_wired_in_another_way_is_refused(tmp_path):
    source, _ = write_compact(tmp_path)
    source.write_text(source.read_text().replace("BinaryOp add 2 1 x3 x4 output", "BinaryOp add 2 1 x3 x4 output 0=2"))
    with pytest.raises(ModelError, match="neither RRDBNet nor Compact"):
        to_state(read_ncnn(source), recognize)
    source.write_text(source.read_text().replace("BinaryOp add", "Softmax add"))
    with pytest.raises(ModelError, match="a layer of the kind Softmax"):
        to_state(read_ncnn(source), recognize)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("7767517", "7767516"), ("8 9", "9 9"), ("6=135", "6=134"), ("6=135", "6=999999999"), ("1=3 4=1", "1=0 4=1"),
        ("0=5 1=3", "0=-5 1=3"), ("Convolution c0 1 1", "Convolution c0 99 1"), ("PReLU p 1 1 x0 x1 0=5", "PReLU p x"),
        ("0=5\n", "0=400000000\n"),
    ],
)  # fmt: skip
def test_a_damaged_graph_is_refused_in_words(tmp_path, old, new):
    source, _ = write_compact(tmp_path)
    source.write_text(source.read_text().replace(old, new, 1))
    with pytest.raises(ModelError, match=r"Mein Netz\.param is no network of ncnn"):
        read_ncnn(source)


def test_weights_that_are_cut_or_missing_are_refused_in_words(tmp_path):
    source, _ = write_compact(tmp_path)
    weights = source.with_suffix(".bin")
    whole = weights.read_bytes()
    for content in (whole[:-3], whole + b"more", struct.pack("<I", 0x000D4B38) + whole[4:], b""):
        weights.write_bytes(content)
        with pytest.raises(ModelError, match="no network of ncnn"):
            read_ncnn(source)
    weights.unlink()
    with pytest.raises(ModelError, match="beside it"):
        read_ncnn(source)
    with pytest.raises(ModelError, match="opened safely"):
        import_model(weights, tmp_path)


def test_a_published_network_is_known_by_its_weights(catalogue, tmp_path):
    torch.manual_seed(0)
    path = tmp_path / "Farben.pth"
    torch.save(Siggraph17(width=8).state_dict(), path)
    info = inspect(path)
    assert (info.id, info.net, info.task, info.sides_px) == ("farben", "siggraph17", Task.COLORIZE, (256,))
    assert info.tiling is Tiling.INTERNAL
    assert not info.licence.allows_commercial_use
    assert import_model(path, catalogue.folder) == catalogue.get("farben")


def test_a_file_that_the_catalogue_knows_becomes_its_entrys(catalogue, tmp_path, monkeypatch):
    path = tmp_path / "renamed.pth"
    path.write_bytes(b"weights")
    digest = hashlib.sha256(b"weights").hexdigest()
    known = replace(PUBLISHED[0], file=replace(PUBLISHED[0].file, sha256=digest, size_bytes=7))
    monkeypatch.setattr("restorer.engine.importing.PUBLISHED", (known,))
    assert import_model(path, catalogue.folder) == known
    assert place_of(known, catalogue.folder).read_bytes() == b"weights"


NCNN_VARIABLE = "RESTORER_NCNN_MODELS"
LEAST_DB = 60.0
"""Real weights must give the authors' picture within rounding."""


def best_tiles(info, catalogue, pixels, largest_px):
    engine = TorchEngine("cpu", catalogue)
    engine.cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=largest_px)
    return engine.run(info, pixels, scale=info.scales[0])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["realesrgan-x4plus", "realesrgan-x4plus-anime", "realesr-animevideov3-x4"])
def test_real_networks_of_ncnn_give_what_ncnn_gives(catalogue, name):
    source = Path(os.environ.get(NCNN_VARIABLE, "/nowhere")) / f"{name}.param"
    if not source.is_file():
        pytest.skip(f"{NCNN_VARIABLE} names no folder with {name}.param")
    ncnn = pytest.importorskip("ncnn", reason="ncnn's own program is not installed")
    info = import_model(source, catalogue.folder)
    pixels = picture(longest_px=512)[100:140, 200:248]
    net = ncnn.Net()
    net.opt.use_fp16_arithmetic = net.opt.use_fp16_storage = net.opt.use_bf16_storage = False
    net.load_param(str(source))
    net.load_model(str(source.with_suffix(".bin")))
    extractor = net.create_extractor()
    planes = np.ascontiguousarray(pixels.transpose(2, 0, 1), np.float32) / np.float32(255)
    # A matrix of ncnn only borrows the array's memory.
    extractor.input("data", ncnn.Mat(planes).clone())
    _, out = extractor.extract("output")
    theirs = np.rint(np.clip(np.array(out).transpose(1, 2, 0), 0, 1) * 255).astype(np.uint8)
    for largest_px in (1 << 40, 64 * 64):
        ours = best_tiles(info, catalogue, pixels, largest_px)
        assert psnr(ours, theirs) > LEAST_DB


@pytest.mark.slow
@pytest.mark.parametrize("name", ["realesr-general-x4v3.pth", "realesr-general-wdn-x4v3.pth", "4xLSDIRCompactC3.pth"])
def test_real_weights_give_what_the_authors_own_code_gives(catalogue, shared, tmp_path, name):
    from tests.engine.nets.published.authors import stand_in

    source = shared / "weights" / name
    folder = os.environ.get("RESTORER_AUTHORS", "")
    if not source.is_file() or not (Path(folder) / "Real-ESRGAN").is_dir():
        pytest.skip("the weights, or Real-ESRGAN's code in the folder that RESTORER_AUTHORS names, are not there")
    import importlib.util
    import sys

    before = {key: value for key, value in sys.modules.items() if key.startswith("basicsr")}
    stand_in("basicsr", "basicsr.utils", "basicsr.utils.registry")
    try:
        path = Path(folder) / "Real-ESRGAN" / "realesrgan" / "archs" / "srvgg_arch.py"
        spec = importlib.util.spec_from_file_location("srvgg_arch", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        for key in [key for key in sys.modules if key.startswith("basicsr")]:
            del sys.modules[key]
        sys.modules.update(before)
    loaded = torch.load(source, weights_only=True)
    state = loaded.get("params", loaded)
    convolutions = sum(value.ndim == 4 for value in state.values()) - 2
    theirs = module.SRVGGNetCompact(3, 3, 64, convolutions, 4, "prelu").eval()
    theirs.load_state_dict(state)
    info = import_model(source, catalogue.folder)
    pixels = picture(longest_px=512)[60:140, 140:260]
    with torch.inference_mode():
        x = torch.from_numpy(np.ascontiguousarray(pixels)).permute(2, 0, 1)[None].float() / 255
        truth = theirs(x).clamp(0, 1).mul(255).round().byte()[0].permute(1, 2, 0).numpy()
    for largest_px in (1 << 40, 64 * 64):
        assert psnr(best_tiles(info, catalogue, pixels, largest_px), truth) > LEAST_DB
