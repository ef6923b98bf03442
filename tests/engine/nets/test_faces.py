"""`face` and `face_detector`: identity at strength 0, boxes in pixels."""

import math

import numpy as np
import pytest
import torch
from torch import nn

from restorer.analysis.faces.anchors import ANCHORS_PX, BOX, CHANNELS, MAPS, MARKS, ODDS, STRIDES, read_likely
from restorer.engine.nets import NETS, Face, FaceDetector
from restorer.engine.nets.face_detector import anchors_px, decoded
from restorer.engine.nets.weights import read_net, save_net
from tests.engine.fakes import make_engine, make_info


def test_a_face_at_strength_zero_is_itself() -> None:
    torch.manual_seed(0)
    net = Face(4, 4, 4, 1)
    nn.init.normal_(net.tail.weight)
    face = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        assert torch.equal(net(face, strength=0.0), face)
        assert not torch.equal(net(face), face)


def test_fidelity_chooses_between_two_sets_of_weights() -> None:
    torch.manual_seed(0)
    net = Face(4, 4, 4, 1)
    nn.init.normal_(net.tail.weight)
    nn.init.normal_(net.tail.delta)
    face = torch.rand(1, 3, 32, 32)
    with torch.inference_mode():
        assert not torch.equal(net(face, fidelity=1.0), net(face, fidelity=0.0))


def test_every_anchor_gets_numbers_in_one_map_for_each_stride() -> None:
    net = FaceDetector().eval()
    with torch.inference_mode():
        maps = net(torch.rand(2, 3, 64, 96))
    assert [tuple(one.shape) for one in maps] == [(2, CHANNELS, 64 // step, 96 // step) for step in STRIDES]


def test_anchors_go_by_level_row_column_and_size() -> None:
    """By hand, for 64 x 96: 8 x 12, 4 x 6 and 2 x 3 places, two squares at each."""
    anchors = anchors_px(64, 96, torch.device("cpu"), ANCHORS_PX).tolist()
    assert len(anchors) == 2 * (8 * 12 + 4 * 6 + 2 * 3)
    assert anchors[:3] == [[4, 4, 10, 10], [4, 4, 20, 20], [12, 4, 10, 10]]
    assert anchors[24] == [4, 12, 10, 10], "the second row of the finest level"
    assert anchors[191:194] == [[92, 60, 20, 20], [8, 8, 32, 32], [8, 8, 64, 64]]
    assert anchors[240:242] == [[16, 16, 128, 128], [16, 16, 256, 256]]
    assert anchors[-1] == [80, 48, 256, 256]


def test_offsets_are_shares_of_the_anchor() -> None:
    """All heads give what they are told; the second anchor at the first place lies at (4, 4) and is 20 pixels wide."""
    net = FaceDetector().eval()
    told = {"BboxHead": (5.0, -5.0, 2.0, 0.0), "ClassHead": (0.0, 2.0), "LandmarkHead": (1.0, -2.0) * 5}
    with torch.inference_mode():
        for name, numbers in told.items():
            for head in getattr(net, name):
                head.conv1x1.weight.zero_()
                head.conv1x1.bias.copy_(torch.tensor(numbers * 2))
        maps = net(torch.rand(1, 3, 32, 32))
    seen = read_likely({name: one[0].numpy() for name, one in zip(MAPS, maps, strict=True)}, 0.5)
    assert len(seen.chance) == 2 * (16 + 4 + 1)
    wide = 20 * math.exp(0.4)
    # The middle moves by 5 * 0.1 * 20 pixels; the width grows by exp(2 * 0.2).
    assert seen.boxes[1].tolist() == pytest.approx([14 - wide / 2, -6 - 10, 14 + wide / 2, -6 + 10], abs=1e-4)
    assert float(seen.chance[1]) == pytest.approx(1 / (1 + math.exp(-2)))
    assert seen.landmarks[1].tolist() == [pytest.approx([4 + 2, 4 - 4])] * 5


def test_only_what_is_likely_is_read_and_by_the_same_rule_as_the_larger_network_of_its_kind() -> None:
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    maps = {name: random.normal(0, 2, (CHANNELS, 96 // step, 64 // step)).astype(np.float32)
            for name, step in zip(MAPS, STRIDES, strict=True)}  # fmt: skip

    def listed(first: int, count: int) -> torch.Tensor:
        parts = [one[first : first + 2 * count].reshape(2, count, -1) for one in maps.values()]
        return torch.from_numpy(np.concatenate([part.transpose(2, 0, 1).reshape(-1, count) for part in parts]))[None]

    boxes, points = decoded(listed(0, BOX), listed(2 * (BOX + ODDS), MARKS), torch.zeros(1, 3, 96, 64), ANCHORS_PX)
    chance = listed(2 * BOX, ODDS).softmax(-1)[0, :, 1].numpy()
    likely = chance >= 0.9
    assert 10 < likely.sum() < 100
    seen = read_likely(maps, 0.9)
    np.testing.assert_allclose(seen.chance, chance[likely], rtol=1e-5)
    np.testing.assert_allclose(seen.boxes, boxes[0].numpy()[likely], rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(seen.landmarks, points[0].numpy()[likely], rtol=1e-4, atol=1e-3)
    assert len(read_likely(maps, 1.0).chance) == 0


def test_nothing_leaks_below_zero() -> None:
    """The published weights were trained with plain ReLU; with a leak they find half of the faces."""
    kinds = {type(module) for module in FaceDetector().modules()}
    assert nn.ReLU in kinds
    assert not kinds & {nn.LeakyReLU, nn.PReLU, nn.ELU}


def test_large_variances_survive_storage(tmp_path) -> None:
    net = FaceDetector()
    norm = net.body["stage1"][0][1]
    norm.running_var.fill_(1e6)
    save_net(net, "face_detector", tmp_path / "net.safetensors")
    stored = read_net(tmp_path / "net.safetensors", NETS)
    assert torch.equal(stored.body["stage1"][0][1].running_var, norm.running_var)


def test_through_the_engine_maps_stay_maps() -> None:
    net = FaceDetector()
    seen = make_engine(net).predict(make_info(net), {"x": np.zeros((70, 90, 3), np.float32)})
    shapes = {name: value.shape for name, value in seen.items()}
    assert shapes == {name: (CHANNELS, 96 // step, 96 // step) for name, step in zip(MAPS, STRIDES, strict=True)}


def test_through_the_engine_a_face_takes_its_fidelity() -> None:
    torch.manual_seed(0)
    net = Face(4, 4, 4, 1)
    nn.init.normal_(net.tail.weight, std=0.01)
    nn.init.normal_(net.tail.delta, std=0.01)
    engine, info = make_engine(net), make_info(net)
    face = np.random.default_rng(0).random((512, 512, 3), np.float32)
    results = [
        engine.predict(info, {"x": face}, {"fidelity": fidelity, "strength": strength})["result"]
        for fidelity, strength in ((1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    ]
    assert results[0].shape == (512, 512, 3)
    assert not np.array_equal(results[0], results[1])
    assert np.array_equal(results[2], face)
