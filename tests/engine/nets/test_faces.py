"""`face` and `face_detector`: identity at strength 0, boxes in pixels."""

import math

import numpy as np
import pytest
import torch
from torch import nn

from restorer.engine.nets import NETS, Face, FaceDetector
from restorer.engine.nets.face_detector import anchors_px
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


def test_every_anchor_gets_a_box_a_chance_and_landmarks() -> None:
    net = FaceDetector().eval()
    with torch.inference_mode():
        boxes, chance, landmarks = net(torch.rand(2, 3, 64, 96))
    count = len(anchors_px(64, 96, torch.device("cpu")))
    assert boxes.shape == (2, count, 4)
    assert chance.shape == (2, count)
    assert landmarks.shape == (2, count, 5, 2)
    assert (boxes[..., 2:] > boxes[..., :2]).all()


def test_anchors_go_by_level_row_column_and_size() -> None:
    """By hand, for 64 x 96: 8 x 12, 4 x 6 and 2 x 3 places, two squares at each."""
    anchors = anchors_px(64, 96, torch.device("cpu")).tolist()
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
        boxes, chance, landmarks = (part[0, 1] for part in net(torch.rand(1, 3, 32, 32)))
    wide = 20 * math.exp(0.4)
    # The middle moves by 5 * 0.1 * 20 pixels; the width grows by exp(2 * 0.2).
    assert boxes.tolist() == pytest.approx([14 - wide / 2, -6 - 10, 14 + wide / 2, -6 + 10], abs=1e-4)
    assert float(chance) == pytest.approx(1 / (1 + math.exp(-2)))
    assert landmarks.tolist() == [pytest.approx([4 + 2, 4 - 4])] * 5


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


def test_through_the_engine_landmarks_stay_points() -> None:
    net = FaceDetector()
    seen = make_engine(net).predict(make_info(net), {"x": np.zeros((70, 90, 3), np.float32)})
    count = len(anchors_px(96, 96, torch.device("cpu")))
    shapes = {name: value.shape for name, value in seen.items()}
    assert shapes == {"boxes": (count, 4), "chance": (count,), "landmarks": (count, 5, 2)}


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
