"""facexlib's networks, loaded from files and never by its own downloads; skipped where it is not installed."""

import warnings

import numpy as np
import pytest
import torch

from restorer.engine.loading import load_published
from restorer.engine.nets.published import recognized
from restorer.engine.nets.published.facexlib import BISENET_PARTS, FACE, PARTS, FaceParser
from restorer.errors import ModelError
from restorer.models.info import Tiling
from tests.engine.fakes import make_engine, make_info

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from restorer.engine.torchvision import make_importable

    make_importable()
    facexlib = pytest.importorskip("facexlib", reason="the extra `faces` is not installed")

pytestmark = pytest.mark.slow


def untrained(name: str) -> torch.nn.Module:
    torch.manual_seed(0)
    if name == "parsenet":
        from facexlib.parsing.parsenet import ParseNet

        return ParseNet(in_size=512, out_size=512, parsing_ch=19).eval()
    if name == "bisenet":
        from facexlib.parsing.bisenet import BiSeNet

        return BiSeNet(num_class=19).eval()
    if name == "arcface":
        from facexlib.recognition.arcface_arch import Backbone

        return Backbone(num_layers=50, drop_ratio=0.6, mode="ir_se").eval()
    from facexlib.detection.retinaface import RetinaFace

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        net = RetinaFace(network_name="resnet50", device="cpu").eval()
    for heads in (net.BboxHead, net.LandmarkHead):
        for head in heads:
            # Untrained, it would place faces thousands of pixels away, and sizes are powers.
            head.conv1x1.weight.data.mul_(1e-4)
    return net


@pytest.fixture(params=["parsenet", "bisenet", "arcface", "retinaface-r50"])
def case(request, tmp_path):
    """A name, facexlib's own network, and the same as a file like the published one."""
    net = untrained(request.param)
    path = tmp_path / "x.pth"
    # The detector was saved from several cards.
    prefix = "module." if request.param == "retinaface-r50" else ""
    torch.save({prefix + key: value for key, value in net.state_dict().items()}, path)
    return request.param, net, path


def test_each_is_loaded_from_a_file_and_gives_what_facexlibs_gives(case):
    name, theirs, path = case
    ours = load_published(name, path).eval()
    assert recognized(theirs.state_dict()) == name
    side = {"arcface": 112, "retinaface-r50": 160}.get(name, 512)
    x = torch.rand(1, 3, side, side)
    with torch.inference_mode():
        told = ours(x)
        if name == "arcface":
            torch.testing.assert_close(told[0], theirs(((x - 0.5) / 0.5).flip(1)))
            torch.testing.assert_close(told[0].norm(dim=1), torch.ones(1))
        elif name == "retinaface-r50":
            check_detector(theirs, x, told)
        else:
            check_parser(name, theirs, x, told[0])


def check_parser(name, theirs, x, face):
    mean, deviation = ((0.5,) * 3, (0.5,) * 3) if name == "parsenet" else ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
    shape = (1, 3, 1, 1)
    odds = theirs((x - torch.tensor(mean).view(shape)) / torch.tensor(deviation).view(shape))[0]
    # CelebAMask-HQ's classes as the two number them: skin, features and ears, and nothing else.
    places = (1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12) if name == "parsenet" else (1, 2, 3, 4, 5, 7, 8, 10, 11, 12, 13)
    torch.testing.assert_close(face, odds.softmax(1)[:, list(places)].sum(1, keepdim=True))
    assert 0 <= face.min() <= face.max() <= 1


def check_detector(theirs, x, told):
    from facexlib.detection.retinaface_utils import PriorBox, decode, decode_landm

    boxes, chance, landmarks = told
    raw = theirs((x * 255 - torch.tensor((123.0, 117.0, 104.0)).view(1, 3, 1, 1)).flip(1))
    side = x.shape[-1]
    priors = PriorBox(theirs.cfg, image_size=(side, side)).forward()
    torch.testing.assert_close(boxes[0], decode(raw[0][0], priors, [0.1, 0.2]) * side, atol=1e-3, rtol=1e-4)
    torch.testing.assert_close(chance[0], raw[1][0, :, 1])
    expected = decode_landm(raw[2][0], priors, [0.1, 0.2]).view(-1, 5, 2) * side
    torch.testing.assert_close(landmarks[0], expected, atol=1e-3, rtol=1e-4)


def test_its_detector_serves_where_ours_does():
    from restorer.analysis.face_detection import detect
    from restorer.engine.nets.published.facexlib import RetinaFaceR50

    net = RetinaFaceR50(untrained("retinaface-r50"))
    info = make_info(net, tiling=Tiling.INTERNAL, multiple=32)
    faces = detect(np.zeros((64, 96, 3), np.float32), model=info, engine=make_engine(net), least=0.0)
    assert len(faces) == 2 * (8 * 12 + 4 * 6 + 2 * 3), "two anchors at each place of three levels"


def test_glasses_hair_and_hats_are_no_face():
    for parts in (PARTS, BISENET_PARTS):
        assert len(parts) == 19
        assert set(parts) >= FACE
        assert not FACE & {"hair", "glasses", "hat", "background", "cloth", "neck"}


def test_without_facexlib_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr("restorer.engine.nets.published.facexlib.import_alone", broken)
    with pytest.raises(ModelError, match="not installed") as caught:
        FaceParser.bisenet({})
    assert "restorer[faces]" in caught.value.hint


def broken(name):
    raise ImportError(name)
