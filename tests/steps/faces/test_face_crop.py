"""One aligned face through its own network and those for any picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from restorer.analysis.face_alignment import FACE_PX
from restorer.models.info import Task
from restorer.steps import find
from restorer.steps.faces.face_crop import CRISP, FaceCrop, FaceNetworks
from tests.steps.fakes import apply, gray, make_work, model, photo_of, picture
from tests.steps.sitters import MODELS, Sitting, portrait

CLEAN, UPSCALE = model(Task.CLEAN), model(Task.UPSCALE, (2, 4))
FACE_ONLY, ALL = FaceNetworks(*MODELS), FaceNetworks(*MODELS, CLEAN, UPSCALE)


class Studio(Sitting):
    """Its networks for any picture do nothing but enlarge smoothly, or answer with one tone."""

    def __init__(self, make=lambda x, fidelity: x, tone=None):
        super().__init__(make)
        self.tone = tone

    def run(self, model, pixels, *, scale=1, conditions=None, out=None, progress=None):
        self.calls.append((model.id, scale, dict(conditions or {})))
        height, width = pixels.shape[:2]
        if self.tone is not None:
            return np.full((height * scale, width * scale, pixels.shape[2]), self.tone, pixels.dtype)
        grown = cv2.resize(pixels, (width * scale, height * scale), interpolation=cv2.INTER_CUBIC)
        return grown.reshape(height * scale, width * scale, -1)


def small(channels=3, px=128):
    pixels = cv2.GaussianBlur(picture(longest_px=px)[:px, :px], (0, 0), 1.0)
    return pixels if channels == 3 else gray(pixels)


def scaled(px):
    scale = FACE_PX / px
    return np.array([[scale, 0, (scale - 1) / 2], [0, scale, (scale - 1) / 2]])


@pytest.mark.parametrize(("px", "scales"), [(60, [1, 4, 4]), (128, [1, 4]), (200, [1, 4]), (300, [1, 2]), (512, [1])])
def test_a_face_is_cleaned_as_small_as_it_is_and_enlarged_to_the_networks_size(px, scales):
    engine = Studio()
    assert FaceCrop(small(px=px), scaled(px), ALL, engine).restored(0.3, 1.0).shape == (FACE_PX, FACE_PX, 3)
    assert [scale for _, scale, _ in engine.calls] == scales


@pytest.mark.parametrize("channels", [1, 3])
def test_both_ways_lie_on_each_other_to_a_fraction_of_a_pixel(channels):
    face_crop = FaceCrop(small(channels), scaled(128), ALL, Studio())
    plain = np.broadcast_to(face_crop._plain, (FACE_PX, FACE_PX, 3))
    shift, _ = cv2.phaseCorrelate(
        *(np.ascontiguousarray(face[40:-40, 40:-40, 0], np.float64) for face in (face_crop.before, plain))
    )
    assert np.hypot(*shift) < 0.1
    assert np.abs(plain - face_crop.before)[8:-8, 8:-8].mean() < 0.004


def test_the_result_is_the_mean_of_both_made_crisp():
    tone = 40000
    face_crop = FaceCrop(small(), scaled(128), ALL, Studio(lambda x, fidelity: np.full_like(x, 0.2), tone))
    np.testing.assert_allclose(face_crop.restored(0.3, 1.0), (0.2 + tone / 65535) / 2, atol=1e-3)


def test_the_finest_detail_of_the_mean_is_given_back():
    rows, columns = np.mgrid[0:FACE_PX, 0:FACE_PX]
    checks = (0.5 + 0.1 * (-1.0) ** (rows + columns))[:, :, np.newaxis].repeat(3, axis=2)
    face_crop = FaceCrop(small(), scaled(128), ALL, Studio(lambda x, fidelity: checks, round(65535 / 2)))
    swing = np.ptp(face_crop.restored(0.3, 1.0)[100:-100, 100:-100])
    assert swing == pytest.approx(0.1 * (1 + CRISP), rel=0.02)


def test_an_enlarged_photo_is_not_cleaned_and_enlarged_again():
    engine = Studio(lambda x, fidelity: x)
    large = np.ascontiguousarray(small(px=128).repeat(4, 0).repeat(4, 1))
    face_crop = FaceCrop(large, np.eye(3)[:2], ALL, engine, enlarged=4.0)
    face_crop.restored(0.3, 1.0)
    assert not engine.calls
    assert face_crop.side_px == 128
    assert np.array_equal(face_crop._plain, face_crop.before)


def test_the_network_for_faces_sees_an_enlarged_face_no_finer_than_the_original():
    seen = []
    engine = Studio(lambda x, fidelity: seen.append(x) or x)
    noise = np.random.default_rng(0).integers(0, 256, (512, 512, 1), np.uint8)
    FaceCrop(noise, np.eye(3)[:2], ALL, engine, enlarged=4.0).restored(0.3, 1.0)
    FaceCrop(noise, np.eye(3)[:2], FACE_ONLY, engine, enlarged=1.0).restored(0.3, 1.0)
    coarse, fine = (float(np.abs(np.diff(one[:, :, 0], axis=0)).mean()) for one in seen)
    assert coarse < 0.2 * fine


def test_half_the_strength_changes_half():
    engine = Studio(lambda x, fidelity: np.full_like(x, 0.2), 40000)
    face_crop = FaceCrop(np.full((128, 128, 3), 128, np.uint8), scaled(128), ALL, engine)
    whole, half = (face_crop.restored(0.3, strength) - face_crop.before for strength in (1.0, 0.5))
    np.testing.assert_allclose(half, whole / 2, atol=1e-4)


def test_without_the_others_the_network_for_faces_is_alone():
    for nets in (FACE_ONLY, FaceNetworks(*MODELS, CLEAN), FaceNetworks(*MODELS, None, UPSCALE)):
        engine = Studio(lambda x, fidelity: np.full_like(x, 0.2))
        restored = FaceCrop(small(), scaled(128), nets, engine).restored(0.3, 1.0)
        np.testing.assert_allclose(restored, 0.2, rtol=1e-6)
        assert not engine.calls


def test_the_others_are_asked_once_however_often_likeness_is_tried():
    engine = Studio()
    face_crop = FaceCrop(small(), scaled(128), ALL, engine)
    for fidelity in (0.3, 0.65, 1.0):
        face_crop.restored(fidelity, 1.0)
    assert [name for name, _, _ in engine.calls] == ["fake-clean", "fake-upscale"]


def test_the_step_uses_and_names_all_of_them():
    pixels = portrait((600, 450), (250, 220, 130), blur=2.5)
    engine = Studio(lambda x, fidelity: np.clip(x + 1.2 * (x - cv2.GaussianBlur(x, (0, 0), 6)), 0, 1))
    work = make_work(*MODELS, CLEAN, UPSCALE, engine=engine)
    outcome = apply("faces", photo_of(pixels), work)
    assert "1 face restored" in outcome.note
    assert {name for name, _, _ in engine.calls} == {"fake-clean", "fake-upscale"}
    named = {info.task for info in find("faces").models({"strength": 1.0}, work.catalogue)}
    assert named == {Task.FACE_DETECTOR, Task.FACE, Task.FACE_EMBEDDING, Task.CLEAN, Task.UPSCALE}
