"""The same weights give the same picture in the authors' own code and here: the proof where weights can't be had.

`RESTORER_AUTHORS` names a folder with their repositories, each under its own name. Each runs in a process of its own.
"""

import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
import torch
from torch import nn

from restorer.engine.nets.published import PUBLISHED_NETS, recognized
from restorer.engine.third_party import SpandrelModel, recognize
from restorer.engine.torchvision import make_importable
from tests.engine.nets.published import authors

VARIABLE = "RESTORER_AUTHORS"
TOLERANCE = 1e-4
"""The largest difference to the authors' result, as a share of its range. Both sum in float32, in another order."""

OURS = {
    "ddcolor-large": ("ddcolor", lambda net, x: net.chroma(x)),
    "ddcolor-tiny": ("ddcolor", lambda net, x: net.chroma(x)),
    "siggraph17": (
        "siggraph17",
        lambda net, x: net.chroma(100 * x[:, :1], torch.cat((100 * x[:, 1:3] - 50, x[:, 3:].round()), 1)),
    ),
    "scratch-unet": ("scratch-unet", lambda net, x: net.logits(x)),
    "restoreformer": ("restoreformer", lambda net, x: net.restored(x)),
    "restoreformer-plus-plus": ("restoreformer", lambda net, x: net.restored(x)),
    "codeformer": ("codeformer", lambda net, x: net.restored(x, 0.7)),
    "gfpgan": ("gfpgan", lambda net, x: net.restored(x)),
    "lama": ("lama", lambda net, x: net(x[:, :3], x[:, 3:])),
    "mat": ("mat", mock.patch("torch.nn.functional.dropout", authors.kept)(
        lambda net, x: net.invented(x[:, :3], x[:, 3:].round()))),
}  # fmt: skip
"""How ours is asked for the very thing that the authors' gives; those that are not here run as spandrel has them."""


@pytest.fixture(scope="module")
def root() -> Path:
    folder = Path(os.environ.get(VARIABLE, ""))
    if not os.environ.get(VARIABLE) or not folder.is_dir():
        pytest.skip(f"{VARIABLE} names no folder with the authors' repositories")
    return folder


def theirs(name: str, root: Path, tmp_path: Path) -> dict:
    out = tmp_path / "theirs.pt"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[4])}
    command = [sys.executable, authors.__file__, name, root, out]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    if "No module named" in run.stderr or "No such file" in run.stderr:
        pytest.skip(f"the authors' code is not in {root}: {run.stderr.strip().splitlines()[-1]}")
    assert run.returncode == 0, run.stderr
    return torch.load(out, weights_only=True)


@pytest.mark.slow
@pytest.mark.parametrize("name", authors.NETS)
def test_our_network_gives_what_the_authors_own_gives(name, root, tmp_path):
    case = theirs(name, root, tmp_path)
    assert Path(case["source"]).is_relative_to(root) or "basicsr" in case["source"]
    state = {f"generator.{key}": value for key, value in case["state"].items()} if name == "lama" else case["state"]
    if name == "mat":
        make_importable()
        pytest.importorskip("spandrel_extra_arches", reason="spandrel_extra_arches is not installed")
    net: nn.Module
    if name in OURS:
        net_name, ask = OURS[name]
        assert recognized(state) == net_name
        net = PUBLISHED_NETS[net_name].make(state)
    else:
        assert recognized(state) is None
        net, ask = recognize(state), lambda net, x: net(x)
        assert isinstance(net, SpandrelModel)
    with torch.inference_mode():
        result = ask(net.eval(), case["x"])
    spread = case["y"].max() - case["y"].min()
    assert spread > 1e-3, "a flat result proves nothing"
    assert (result - case["y"]).abs().max() <= TOLERANCE * spread
