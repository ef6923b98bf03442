"""OpenVINO beside torch: the same pixels, converted once, and torch wherever it fails."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

pytest.importorskip("openvino")

from restorer.analysis.faces.anchors import read_likely
from restorer.engine import TorchEngine, fastest, list_devices
from restorer.engine.fastest import FINDING, REFERENCE, fastest_device
from restorer.engine.network import Network
from restorer.engine.openvino import library
from restorer.engine.openvino.models import OpenVinoModels
from restorer.engine.openvino.network import OpenVinoNetwork
from restorer.engine.precision import Precision
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from tests.engine.fakes import Blocks, Enlarge, Identity, make_info, noise

DEVICE = "openvino:cpu"


def engine_for(net, **options) -> TorchEngine:
    return TorchEngine(DEVICE, loader=lambda info: net, **options)


def difference(left, right) -> int:
    return int(np.abs(left.astype(np.int64) - right.astype(np.int64)).max())


def test_the_processor_through_openvino_is_another_device_for_kept_stages():
    assert TorchEngine(DEVICE).cache_key != TorchEngine("cpu").cache_key


def test_a_folder_of_its_libraries_alone_is_no_openvino(tmp_path, monkeypatch):
    # As in a bundle, whose folder the Python that was made for the graphics card sees.
    (tmp_path / "openvino" / "libs").mkdir(parents=True)
    installed = [path for path in sys.path if not (Path(path or ".") / "openvino").is_dir()]
    monkeypatch.setattr(sys, "path", [*installed, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "openvino")
    assert not library.is_installed.__wrapped__()
    monkeypatch.undo()
    assert library.is_installed.__wrapped__()


@pytest.fixture
def precise(monkeypatch):
    monkeypatch.setenv("RESTORER_PRECISION", "float32")


def test_the_processor_is_a_device_of_openvino_too():
    assert DEVICE in [device.id for device in list_devices()]
    assert list_devices()[-1].id == "cpu"


@pytest.mark.parametrize("net", [Blocks(), Enlarge()])
@pytest.mark.parametrize("strength", [1.0, 0.3])
def test_windows_come_out_as_torch_computes_them(net, strength, precise):
    info, pixels, scale = make_info(net), noise(150, 210, 3, np.uint16), 3 if isinstance(net, Enlarge) else 1
    conditions = {"strength": strength} if isinstance(net, Blocks) else {"texture": strength}
    engines = (TorchEngine("cpu", loader=lambda _: net), engine_for(net))
    expected, found = (one.run(info, pixels, scale=scale, conditions=conditions) for one in engines)
    assert engines[1].describe()["loaded"] == {info.id: "float32 by OpenVINO"}
    assert difference(expected, found) <= 3


EMBEDDED = [info for info in ModelCatalogue().all() if info.card is not None]


@pytest.mark.parametrize("info", EMBEDDED, ids=lambda info: info.id)
def test_every_network_of_ours_comes_out_as_torch_computes_it(info, precise):
    catalogue = ModelCatalogue()
    engines = (TorchEngine("cpu", catalogue), TorchEngine(DEVICE, catalogue))
    picture = np.random.default_rng(0).random((96, 128, 3), np.float32)
    if info.task in (Task.CLEAN, Task.DAMAGE, Task.UPSCALE):
        pixels = (picture * 65535).astype(np.uint16)
        expected, found = (one.run(info, pixels, scale=info.scales[0]) for one in engines)
        assert difference(expected, found) <= 20, "of 65535"
        assert engines[1].describe()["loaded"] == {info.id: "float32 by OpenVINO"}
        return
    picture = np.random.default_rng(0).random((160, 160, 3), np.float32)
    inputs = {"x": picture}
    if info.task is Task.INPAINT:
        inputs["mask"] = (picture[:, :, :1] > 0.9).astype(np.float32)
    elif info.task is Task.COLORIZE:
        inputs = {"light": picture[:, :, :1] * 100, "hints": picture * 0, "code": np.zeros(8, np.float32)}
    expected, found = (one.predict(info, inputs) for one in engines)
    assert expected.keys() == found.keys()
    assert engines[1].describe()["loaded"] == {info.id: "float32 by OpenVINO"}
    for name, value in expected.items():
        spread = max(float(np.ptp(value)), 1e-6)
        assert np.abs(found[name] - value).max() <= 1e-3 * spread, name


def test_a_network_is_converted_once(tmp_path, monkeypatch):
    net = Blocks()
    x = torch.rand(1, 3, 32, 48, generator=torch.Generator().manual_seed(0))
    first = OpenVinoNetwork(make_info(net), net, DEVICE, 1, tmp_path)({"x": x}, {}, Precision.float32)
    monkeypatch.setattr(OpenVinoNetwork, "_convert", lambda *_: pytest.fail("it was converted again"))
    again = OpenVinoNetwork(make_info(net), net, DEVICE, 1, tmp_path)
    assert torch.equal(first, again({"x": x}, {}, Precision.float32))
    assert again({"x": x[..., :16, :]}, {}, Precision.float32).shape == (1, 3, 16, 48), "and for every size"


def test_our_own_networks_are_compiled_once_for_every_size_on_the_processor(monkeypatch, precise):
    seen, compile_model = [], OpenVinoModels._compile

    def count(self, model, shapes, precision):
        seen.append(shapes)
        return compile_model(self, model, shapes, precision)

    monkeypatch.setattr(OpenVinoModels, "_compile", count)
    catalogue = ModelCatalogue()
    detector = catalogue.for_task(Task.FACE_DETECTOR)
    expected = TorchEngine("cpu", catalogue)
    engine = TorchEngine(DEVICE, catalogue)
    for height, width in ((64, 96), (160, 64), (64, 96)):
        picture = np.random.default_rng(0).random((height, width, 3), np.float32)
        seen_by = [one.predict(detector, {"x": picture}) for one in (engine, expected)]
        chance, truth = (read_likely(maps, 1e-9).chance for maps in seen_by)
        assert len(truth) == height * width * 2 * (1 / 64 + 1 / 256 + 1 / 1024)
        np.testing.assert_allclose(chance, truth, atol=1e-4)
    assert seen == [[[1, 3, -1, -1]]]
    embedding = catalogue.for_task(Task.FACE_EMBEDDING)
    engine.predict(embedding, {"x": np.zeros((112, 112, 3), np.float32)})
    assert seen[1] == [[1, 3, 112, 112]], "it never sees another"
    net = Blocks()
    for side in (16, 32):
        engine_for(net).run(make_info(net), noise(side, side))
    assert [shape for shapes in seen[1:] for shape in shapes if -1 in shape] == [], "others may bake their size"


def test_what_is_told_of_a_photo_is_not_converted_with_the_network(tmp_path, monkeypatch):
    catalogue = ModelCatalogue()
    clean = catalogue.for_task(Task.CLEAN)
    expected, engine = TorchEngine("cpu", catalogue), TorchEngine(DEVICE, catalogue, cache=tmp_path)
    pixels, convert, converted = noise(40, 40, 3, np.uint16), OpenVinoNetwork._convert, []

    def count(*arguments):
        converted.append(arguments)
        return convert(*arguments)

    monkeypatch.setattr(OpenVinoNetwork, "_convert", count)
    engine.network(clean).memory_profile(1, {})
    before = len(converted)
    plain = {"sigma": 0.03}
    for told in (plain, {"sigma": 0.06}, {**plain, "quality": 40.0}, {**plain, "quality": 60.0}, plain):
        truth, found = (one.run(clean, pixels, conditions=told) for one in (expected, engine))
        assert difference(truth, found) <= 20, "of 65535"
    assert len(converted) - before == 2, "one for noise alone, and one for JPEG as well"


def test_how_a_network_is_called_is_settled_once(tmp_path, monkeypatch, precise):
    net = Identity()
    info, inputs = make_info(net), {"x": np.ones((8, 8, 3), np.float32)}
    ways, call = [], Network._call

    def note(self, inputs, arguments, way):
        ways.append(str(way))
        return call(self, inputs, arguments, way)

    monkeypatch.setattr(Network, "_call", note)
    net.only_px = 8
    engine_for(net, cache=tmp_path).predict(info, inputs)
    assert ways == ["float32", "float32 by OpenVINO", "float32 by OpenVINO"]
    ways.clear()
    engine_for(net, cache=tmp_path).predict(info, inputs)
    assert ways == ["float32 by OpenVINO"]


def test_other_weights_and_other_dials_are_converted_for_themselves(tmp_path):
    net, x = Enlarge(), torch.rand(1, 3, 16, 16)
    network = OpenVinoNetwork(make_info(net), net, DEVICE, 1, tmp_path)
    plain = network({"x": x}, {"scale": 2, "texture": 0.0}, Precision.float32)
    textured = network({"x": x}, {"scale": 2, "texture": 1.0}, Precision.float32)
    assert not torch.equal(plain, textured)
    other = OpenVinoNetwork(make_info(Enlarge()), net, DEVICE, 1, tmp_path)
    other({"x": x}, {"scale": 2, "texture": 0.0}, Precision.float32)
    assert len(list((tmp_path / "converted").iterdir())) == 3


def test_a_broken_file_is_made_anew(tmp_path):
    net, x = Blocks(), torch.rand(1, 3, 16, 16)
    first = OpenVinoNetwork(make_info(net), net, DEVICE, 1, tmp_path)({"x": x}, {}, Precision.float32)
    (kept,) = (tmp_path / "converted").iterdir()
    (kept / "network.xml").write_text("<net>")
    again = OpenVinoNetwork(make_info(net), net, DEVICE, 1, tmp_path)({"x": x}, {}, Precision.float32)
    assert torch.equal(first, again)


def test_torch_goes_on_where_openvino_breaks_off(monkeypatch, caplog, precise):
    net, pixels = Blocks(), noise(60, 60)
    expected = TorchEngine("cpu", loader=lambda _: net).run(make_info(net), pixels)

    def fail(*_, **__):
        raise RuntimeError("no such operation")

    engine = engine_for(net)
    monkeypatch.setattr(OpenVinoModels, "infer", fail)
    with caplog.at_level(logging.WARNING):
        found = engine.run(make_info(net), pixels)
    assert "no such operation" in caplog.text
    np.testing.assert_array_equal(found, expected)


def test_nothing_that_reports_to_its_makers_is_imported(tmp_path):
    code = (
        "import sys, torch; from restorer.engine.openvino.network import OpenVinoNetwork\n"
        "from restorer.engine.precision import Precision; from tests.engine.fakes import Blocks, make_info\n"
        "net = Blocks(); run = OpenVinoNetwork(make_info(net), net, 'openvino:cpu', 1, None)\n"
        "run({'x': torch.rand(1, 3, 16, 16)}, {}, Precision.float32)\n"
        "print([name for name in sys.modules if 'telemetry' in name or name.startswith('openvino.tools.ovc')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "[]"


def test_the_fastest_device_is_found_once(tmp_path, monkeypatch):
    times = [{REFERENCE: 1.0, DEVICE: 0.7}, {REFERENCE: 1.0, DEVICE: 0.97}]
    monkeypatch.setattr(fastest, "measure", lambda devices: times.pop(0))
    assert fastest_device(None) == REFERENCE, "nothing could be kept"
    assert fastest_device(tmp_path) == DEVICE
    assert fastest_device(tmp_path) == DEVICE, "as it was found"
    kept = json.loads((tmp_path / FINDING).read_text())
    (tmp_path / FINDING).write_text(json.dumps({**kept, "made_on": ["another version"]}))
    assert fastest_device(tmp_path) == REFERENCE, "three hundredths are noise"
    assert fastest_device(tmp_path) == REFERENCE
    assert not times


def test_devices_are_measured_and_those_that_fail_are_left_out():
    seconds = fastest.measure([REFERENCE, DEVICE, "openvino:npu.7"])
    assert set(seconds) == {REFERENCE, DEVICE}
    assert all(0 < value < 60 for value in seconds.values())
