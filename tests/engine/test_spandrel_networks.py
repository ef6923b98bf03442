"""Each architecture that spandrel recognises, imported and run: the engine makes what spandrel's own call makes.

Slow: `python -m pytest -m slow tests/engine/test_spandrel_networks.py`. docs/models.md tells which these are.
"""

import importlib
import re
from pathlib import Path

import pytest
import torch

from restorer.engine import TorchEngine, import_model
from restorer.engine.plan import TileCost
from restorer.engine.torchvision import make_importable
from restorer.imaging.metrics import psnr
from restorer.models.catalogue import ModelCatalogue
from tests.engine.spandrel_networks import ELSEWHERE, EXTRA, NETWORKS, NOT_EXACT_IN_TILES
from tests.steps.fakes import picture

PAGE = Path(__file__).resolve().parents[2] / "docs" / "models.md"
LEAST_DB = 60.0
"""Within rounding."""


def untrained(name: str) -> torch.nn.Module:
    """The network with random weights; what starts as nothing, such as a block's gain, is random as well."""
    package = "spandrel" if name in NETWORKS else "spandrel_extra_arches"
    kind = (NETWORKS | EXTRA)[name]
    torch.manual_seed(0)
    net = getattr(importlib.import_module(f"{package}.architectures.{name}"), kind.make)(**kind.options).eval()
    with torch.no_grad():
        for parameter in net.parameters():
            if parameter.numel() > 1 and parameter.std() == 0:
                parameter.add_(torch.randn(parameter.shape) * 0.05)
    return net


def run(catalogue, info, pixels, largest_px):
    engine = TorchEngine("cpu", catalogue)
    engine.cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=largest_px)
    return engine.run(info, pixels, scale=info.scales[0])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", [*NETWORKS, *EXTRA])
def test_the_engine_makes_what_spandrels_own_call_makes(name, tmp_path):
    make_importable()
    import spandrel

    if name in EXTRA:
        pytest.importorskip("spandrel_extra_arches", reason="spandrel_extra_arches is not installed")
    path = tmp_path / f"{name}.pth"
    torch.save(untrained(name).state_dict(), path)
    catalogue = ModelCatalogue(tmp_path / "models")
    info = import_model(path, catalogue.folder)
    theirs = spandrel.ModelLoader("cpu").load_from_file(path)
    assert theirs.architecture.id == name
    # Wide, and not high: cut from left to right alone, which takes half the time.
    wide_px = {32: 352, 64: 448}.get(info.multiple, 256)
    pixels = picture(longest_px=512)[200:296, :wide_px].copy()
    with torch.inference_mode():
        x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
        result = theirs(x)
    truth = result.clamp(0, 1).mul(255).round().byte()[0].permute(1, 2, 0).numpy()
    assert truth.std() > 1, "a flat result proves nothing"
    whole, tiled = (run(catalogue, info, pixels, largest_px) for largest_px in (1 << 40, 1))
    assert psnr(whole, truth) > LEAST_DB
    assert tiled.shape == truth.shape
    if name not in NOT_EXACT_IN_TILES:
        assert psnr(tiled, truth) > LEAST_DB


def test_every_architecture_of_spandrel_is_run_here_or_elsewhere():
    make_importable()
    from spandrel import MAIN_REGISTRY

    known = {support.architecture.id for support in MAIN_REGISTRY.architectures()}
    assert known - set(EXTRA) - set(ELSEWHERE) == set(NETWORKS) - set(ELSEWHERE)


def test_the_page_says_of_each_what_was_found():
    text = PAGE.read_text("utf-8")
    named = dict(re.findall(r"^\| (\w+)(?: \+)? \| (.*) \|$", text, re.MULTILINE))
    assert set(named) >= set(NETWORKS) | set(EXTRA) | set(ELSEWHERE)
    assert {name for name in NETWORKS | EXTRA if "tiles come within" in named[name]} == NOT_EXACT_IN_TILES
