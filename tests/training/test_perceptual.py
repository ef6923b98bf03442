"""The losses that see as trained networks do."""

import numpy as np
import pytest
import torch
from skimage import data

from restorer.analysis.face_alignment import FACE_PX, cut_warped, place
from restorer.analysis.face_detection import find_faces
from restorer.analysis.face_identity import embed
from restorer.engine import TorchEngine
from restorer.engine.nets.efficientnet import EfficientNetLite
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from training.losses import balanced
from training.perceptual import EncoderFeatures, FaceLikeness

CPU = torch.device("cpu")
CATALOGUE = ModelCatalogue()
ENGINE = TorchEngine("cpu", CATALOGUE)


@pytest.fixture(scope="module")
def face():
    """An aligned face, 512 x 512 x 3 float32."""
    photo = data.astronaut()
    (found,) = find_faces(photo, model=CATALOGUE.for_task(Task.FACE_DETECTOR), engine=ENGINE)
    return cut_warped(photo, place(found.landmarks), FACE_PX)


def tensor(face):
    return torch.from_numpy(np.ascontiguousarray(face.transpose(2, 0, 1)))[None]


def test_a_face_has_the_numbers_that_the_application_gives_it(face):
    told = embed(face, model=CATALOGUE.for_task(Task.FACE_EMBEDDING), engine=ENGINE)
    (seen,) = FaceLikeness(CPU).embed(tensor(face)).numpy()
    # The application takes the mean with the mirror image; another person is 0.8 away.
    assert np.linalg.norm(seen - told) < 0.2


def test_likeness_is_lost_with_the_face_and_teaches_the_way_back(face):
    likeness, truth = FaceLikeness(CPU), tensor(face)
    assert float(likeness.loss(truth, truth)) == 0
    blurred = torch.nn.functional.interpolate(torch.nn.functional.avg_pool2d(truth, 16), (FACE_PX, FACE_PX))
    blurred.requires_grad_()
    loss = likeness.loss(blurred, truth)
    assert float(loss.detach()) == pytest.approx(float(likeness.distance(blurred, truth)) ** 2, rel=1e-4)
    loss.backward()
    slope = blurred.grad
    with torch.no_grad():
        nearer = likeness.loss(blurred - 0.5 * slope / slope.norm(), truth)
    assert float(nearer) < float(loss.detach())


def test_what_an_encoder_sees_differs_more_the_more_a_picture_is_blurred():
    torch.manual_seed(0)
    features = EncoderFeatures(EfficientNetLite())
    truth = tensor(data.astronaut()[:256, :256].astype(np.float32) / 255)
    blurs = [torch.nn.functional.avg_pool2d(truth, side, 1, side // 2) for side in (3, 7)]
    apart = [float(features.loss(picture, truth)) for picture in (truth, *blurs)]
    assert apart[0] == 0
    assert apart[0] < apart[1] < apart[2]


def test_judges_of_any_size_pull_as_hard_as_they_are_told():
    given = torch.rand(2, 3, 8, 8, generator=torch.Generator().manual_seed(0), requires_grad=True)
    result = given * 2.0
    near = result.square().mean()
    loss = balanced(result, near, (1000 * result.mean(), 0.5), (1e-6 * result[0].sum(), 2.0))
    assert float(loss.detach()) == pytest.approx(float(near.detach()))
    (slope,) = torch.autograd.grad(loss, given)
    own = 4 * given.detach() / given.numel() * 2
    even = torch.full_like(own, 0.5 * float(own.norm()) / own.numel() ** 0.5)
    half = torch.zeros_like(own)
    half[0] = 2.0 * float(own.norm()) / half[0].numel() ** 0.5
    assert torch.allclose(slope, own + even + half, atol=1e-6)


def test_the_encoder_does_not_pull_at_detail_that_its_filters_skip():
    torch.manual_seed(0)
    features = EncoderFeatures(EfficientNetLite())
    truth = tensor(data.astronaut()[:256, :256].astype(np.float32) / 255)
    softer = torch.nn.functional.avg_pool2d(truth, 9, 1, 4).requires_grad_()
    (slope,) = torch.autograd.grad(features.loss(softer, truth), softer)
    power = torch.fft.rfft2(slope).abs().square().sum((0, 1))
    far = torch.hypot(torch.fft.fftfreq(256)[:, None], torch.fft.rfftfreq(256)[None])
    assert float(power[far > 0.25].sum() / power.sum()) < 0.2
