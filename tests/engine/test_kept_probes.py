"""What a network shows on the probe is found out once, and does not hang on the photo that comes first."""

import gc

import torch

from restorer.engine import TorchEngine
from tests.engine.fakes import Blocks, make_info, noise

PRECISIONS = ("float32", "bfloat16")


class Coarse(Blocks):
    """Is off by what is too much at full strength, in bfloat16; notes in which formats and sizes it ran."""

    def __init__(self, error: float) -> None:
        super().__init__()
        self.error = error
        self.seen: list[tuple[torch.dtype, int]] = []

    def forward(self, x, strength: float = 1.0):
        is_reduced = torch.is_autocast_enabled("cpu")
        self.seen.append((torch.bfloat16 if is_reduced else torch.float32, x.shape[-1]))
        return x + strength * (self.error if is_reduced else 0.0)


def start(net, cache=None) -> TorchEngine:
    """Another start of the program."""
    net.seen.clear()
    return TorchEngine("cpu", loader=lambda info: net, cache=cache)


def test_the_precision_does_not_hang_on_the_first_photo(monkeypatch):
    monkeypatch.setenv("RESTORER_PRECISION", "bfloat16")
    net = Coarse(0.02)
    info = make_info(net, precisions=PRECISIONS)
    weak_first, strong_first = start(net), start(net)
    pixels = noise(90, 100)
    weak_first.run(info, pixels, conditions={"strength": 0.1})
    strong_first.run(info, pixels, conditions={"strength": 1.0})
    assert weak_first.network(info).way == strong_first.network(info).way
    assert weak_first.network(info).precision.value == "float32"


def test_the_probe_runs_once_for_each_device(monkeypatch, tmp_path):
    monkeypatch.setenv("RESTORER_PRECISION", "bfloat16")
    for net, chosen in ((Coarse(0.0), torch.bfloat16), (Coarse(0.02), torch.float32)):
        info = make_info(net, precisions=PRECISIONS)
        start(net, tmp_path).run(info, noise(90, 100))
        assert len(net.seen) > 1
        engine = start(net, tmp_path)
        engine.run(info, noise(90, 100))
        assert net.seen == [(chosen, 100)], "the photo itself, and nothing else"
        monkeypatch.setattr(TorchEngine, "label", "another device")
        start(net, tmp_path).run(info, noise(90, 100))
        assert len(net.seen) > 1
        monkeypatch.undo()
        monkeypatch.setenv("RESTORER_PRECISION", "bfloat16")


def test_what_cannot_be_read_is_probed_again(tmp_path):
    net = Coarse(0.0)
    info = make_info(net)
    start(net, tmp_path).run(info, noise(90, 100))
    (kept,) = (tmp_path / "probes").iterdir()
    for text in ("", "[]", "{}", '{"precision": "float9", "is_openvino": false, "bytes_per_px": 1, "channels": 3}'):
        kept.write_text(text)
        start(net, tmp_path).run(info, noise(90, 100))
        assert len(net.seen) > 1
        assert "bytes_per_px" in kept.read_text(), "and kept again"


def test_importing_torch_leaves_the_collector_as_it_was():
    import restorer.engine

    assert gc.isenabled()
    _ = restorer.engine.__getattr__("TorchEngine")
    assert gc.isenabled()
    gc.disable()
    try:
        _ = restorer.engine.__getattr__("TorchEngine")
        assert not gc.isenabled()
    finally:
        gc.enable()
