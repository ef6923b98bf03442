"""`face` and `face_detector`: identity at strength 0, boxes in pixels."""

import numpy as np
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


def test_anchors_are_in_pixels_of_the_photo() -> None:
    anchors = anchors_px(64, 64, torch.device("cpu"))
    assert anchors[0].tolist() == [4.0, 4.0, 16.0, 16.0]
    assert float(anchors[:, :2].max()) < 64


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
