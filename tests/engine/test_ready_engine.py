"""What an earlier run converted runs without torch, and gives the very same pixels."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

pytest.importorskip("openvino")

from restorer.engine import TorchEngine, open_engine
from restorer.engine.openvino import ready_network
from restorer.engine.openvino.array_blender import ArrayBlender
from restorer.engine.openvino.models import OpenVinoModels
from restorer.engine.openvino.ready_engine import ReadyEngine
from restorer.engine.openvino.start import find_start, keep_start
from restorer.engine.plan import TileCost, TileRequirements, plan_windows
from restorer.engine.tile_blender import TileBlender
from restorer.errors import Cancelled, InputError
from restorer.imaging.photo import Extent
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.progress import Progress
from tests.engine.fakes import Blocks, Enlarge, Identity, make_info, noise

DEVICE = "openvino:cpu"
CARD = Path("card.md")
SMALL = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=1)


class Told(Blocks):
    told_numbers = ("sigma",)

    def forward(self, x, strength: float = 1.0, sigma: float = 0.0):
        return super().forward(x, strength) + torch.as_tensor(sigma, dtype=torch.float32).reshape(-1, 1, 1, 1)


class Map(Blocks):
    def forward(self, x):
        return super().forward(x)[:, :1]


class Pair(Identity):
    only_px = 16
    multiple = 8
    outputs = ("chroma", "mean")

    def forward(self, x, code):
        return x[:, :2] * code[:, :1, None, None], x.mean(dim=(2, 3))


def engines(net, folder, **options) -> tuple[TorchEngine, ReadyEngine]:
    """torch's, and the one that is opened after it."""
    first = TorchEngine(DEVICE, loader=lambda _: net, cache=folder, **options)
    keep_start(folder, DEVICE, 0, first)
    start = find_start(folder, DEVICE, 0)
    assert start is not None
    return first, ReadyEngine(start, folder, lambda: pytest.fail("torch was wanted"))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(("net", "told"), [(Told(), {"sigma": 0.1, "strength": 0.4}), (Map(), {})])
def test_windows_are_to_the_last_bit_those_of_torch_s_engine(net, told, channels, dtype, tmp_path, monkeypatch):
    first, ready = engines(net, tmp_path)
    first.cost = SMALL
    monkeypatch.setattr(ready_network, "cpu_cost", lambda _: SMALL)
    info, pixels, fractions = make_info(net, card=CARD), noise(90, 131, channels, dtype), []
    expected = first.run(info, pixels, conditions=told)
    assert len(first.plan(info, Extent(131, 90))) > 1
    found = ready.run(info, pixels, conditions=told, progress=Progress(fractions.append, interval_s=0.0))
    np.testing.assert_array_equal(found, expected)
    assert len(fractions) > 1
    assert fractions[-1] == 1.0
    assert (ready.device_id, ready.label, ready.cache_key) == (first.device_id, first.label, first.cache_key)
    token = Progress()
    token.token.cancel()
    with pytest.raises(Cancelled):
        ready.run(info, pixels, progress=token)


def test_named_arrays_are_those_of_torch_s_engine(tmp_path):
    net = Pair()
    first, ready = engines(net, tmp_path)
    info = make_info(net, card=CARD)
    inputs = {"x": np.random.default_rng(0).random((13, 10, 3), np.float32), "code": np.full(2, 0.5, np.float32)}
    expected = first.predict(info, inputs)
    found = ready.predict(info, inputs)
    assert found.keys() == expected.keys() == {"chroma", "mean"}
    for name, value in expected.items():
        np.testing.assert_array_equal(found[name], value)


def test_the_networks_of_a_look_at_a_photo_are_those_of_torch_s_engine(tmp_path):
    catalogue = ModelCatalogue()
    first = TorchEngine(DEVICE, catalogue, cache=tmp_path)
    keep_start(tmp_path, DEVICE, 0, first)
    ready = ReadyEngine(find_start(tmp_path, DEVICE, 0), tmp_path, lambda: pytest.fail("torch was wanted"))
    damage, detector = (catalogue.for_task(task) for task in (Task.DAMAGE, Task.FACE_DETECTOR))
    pixels, picture = noise(70, 90, 1), np.random.default_rng(0).random((60, 80, 3), np.float32)
    np.testing.assert_array_equal(*(engine.run(damage, pixels) for engine in (first, ready)))
    told = [engine.predict(detector, {"x": picture}) for engine in (first, ready)]
    for name, value in told[0].items():
        np.testing.assert_array_equal(told[1][name], value)


@pytest.mark.parametrize("net", [Blocks(), Enlarge()])
def test_what_was_not_kept_is_computed_by_torch_s_engine(net, tmp_path):
    first, _ = engines(net, tmp_path)
    made = []

    def make():
        made.append(first)
        return first

    ready = ReadyEngine(find_start(tmp_path, DEVICE, 0), tmp_path, make)
    info, scale = make_info(net, card=CARD), net.scales[0] if isinstance(net, Enlarge) else 1
    assert ready.run(info, noise(20, 20), scale=scale).shape == (20 * scale, 20 * scale, 3)
    assert made == [first]
    with pytest.raises(InputError, match="no input"):
        ready.run(info, noise(20, 20), scale=scale, conditions={"colour": 1.0})
    assert ready.torch_engine is first
    assert made == [first]


def test_torch_s_engine_goes_on_where_openvino_breaks_off(tmp_path, monkeypatch, caplog):
    net = Blocks()
    first, _ = engines(net, tmp_path)
    info, pixels = make_info(net, card=CARD), noise(40, 40)
    expected = first.run(info, pixels)
    ready = ReadyEngine(find_start(tmp_path, DEVICE, 0), tmp_path, lambda: first)
    infer = OpenVinoModels.infer

    def fail_once(*arguments, **options):
        monkeypatch.setattr(OpenVinoModels, "infer", infer)
        raise RuntimeError("no such operation")

    monkeypatch.setattr(OpenVinoModels, "infer", fail_once)
    with caplog.at_level("WARNING"):
        np.testing.assert_array_equal(ready.run(info, pixels), expected)
    assert "no such operation" in caplog.text


def test_another_version_or_setting_begins_with_torch_again(tmp_path, monkeypatch):
    engines(Blocks(), tmp_path)
    assert find_start(tmp_path, DEVICE, 0) is not None
    assert find_start(tmp_path, DEVICE, 3) is None, "other threads"
    assert find_start(tmp_path, "auto", 0) is None, "another device"
    monkeypatch.setenv("RESTORER_PRECISION", "float32")
    assert find_start(tmp_path, DEVICE, 0) is None, "another format"
    monkeypatch.delenv("RESTORER_PRECISION")
    (tmp_path / "start-openvino-cpu.json").write_text("[1]")
    assert find_start(tmp_path, DEVICE, 0) is None, "broken"


def test_a_processor_by_torch_begins_with_torch(tmp_path):
    for _ in range(2):
        assert isinstance(open_engine("cpu", None, threads=0, cache=tmp_path), TorchEngine)


def test_torch_is_not_imported(tmp_path):
    net = Blocks()
    first, _ = engines(net, tmp_path)
    info = make_info(net, card=CARD)
    first.run(info, noise(20, 20))
    np.save(tmp_path / "expected.npy", first.run(info, noise(40, 40)))
    code = (
        "import sys, pickle, numpy as np; from pathlib import Path; from restorer.engine import open_engine\n"
        f"folder = Path({str(tmp_path)!r}); engine = open_engine({DEVICE!r}, None, threads=0, cache=folder)\n"
        "info = pickle.loads((folder / 'info').read_bytes()); pixels = np.load(folder / 'pixels.npy')\n"
        "assert (engine.run(info, pixels) == np.load(folder / 'expected.npy')).all()\n"
        "print([name for name in sys.modules if name == 'torch' or 'telemetry' in name])"
    )
    import pickle

    (tmp_path / "info").write_bytes(pickle.dumps(info))
    np.save(tmp_path / "pixels.npy", noise(40, 40))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path.cwd())
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(("channels", "result"), [(1, 3), (3, 3), (1, 1)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_results_are_put_together_as_torch_does(channels, result, dtype):
    plan = plan_windows(Extent(141, 117), TileRequirements(halo=2, multiple=4, overlap=8), SMALL)
    outs = [np.zeros((117, 141, channels), dtype) for _ in range(2)]
    blenders = (
        ArrayBlender(outs[0], plan.padded.width, 8),
        TileBlender(outs[1], plan.padded.width, 8, torch.device("cpu")),
    )
    random = np.random.default_rng(0)
    for number, (_, kept) in enumerate(plan.parts()):
        part = random.normal(0.5, 0.4, (result, kept.height, kept.width)).astype(np.float32)
        column, row = number % len(plan.columns), number // len(plan.columns)
        for blender, values in zip(blenders, (part.copy(), torch.from_numpy(part.copy())), strict=True):
            blender.add(values, kept, has_right=column + 1 < len(plan.columns), has_below=row + 1 < len(plan.rows))
    assert len(plan) > 4
    np.testing.assert_array_equal(*outs)


def test_enlarging_is_to_the_last_bit_that_of_torch_s_engine(tmp_path):
    catalogue = ModelCatalogue()
    first = TorchEngine(DEVICE, catalogue, cache=tmp_path)
    keep_start(tmp_path, DEVICE, 0, first)
    ready = ReadyEngine(find_start(tmp_path, DEVICE, 0), tmp_path, lambda: pytest.fail("torch was wanted"))
    upscale, pixels, told = catalogue.for_task(Task.UPSCALE), noise(30, 44, 3, np.uint16), {"strength": 0.7}
    expected = first.run(upscale, pixels, scale=2, conditions=told)
    np.testing.assert_array_equal(ready.run(upscale, pixels, scale=2, conditions=told), expected)
    processor = TorchEngine("cpu", catalogue).run(upscale, pixels, scale=2, conditions=told)
    assert np.abs(processor.astype(int) - expected.astype(int)).max() <= 65535 / 255 * 1.5
