"""The step `faces`: worn faces are restored, good ones stay, and nobody becomes somebody else."""

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from restorer.analysis.face_identity import MOST_APART
from restorer.errors import Cancelled
from restorer.models.info import Task
from restorer.progress import CancelToken
from restorer.steps.faces.face_restorer import OTHER, RESTORED, SHARP, SMALL, WORN
from restorer.steps.faces.step import describe
from tests.steps.fakes import apply, deep, gray, make_work, model, photo_of
from tests.steps.sitters import MODELS, Sitting, portrait


def sharper(x, fidelity):
    """What a good network does: the same face with harder edges."""
    return np.clip(x + 1.2 * (x - cv2.GaussianBlur(x, (0, 0), 6)), 0, 1)


def stranger(x, fidelity):
    """Another face, however near to the photo it was asked to be."""
    return np.ascontiguousarray(x[::-1])


def worn(**options):
    return portrait((600, 450), (250, 220, 130), **{"blur": 2.5, **options})


def restored(pixels, engine, **settings):
    return apply("faces", photo_of(pixels), make_work(*MODELS, engine=engine), **settings)


@pytest.mark.parametrize("make", [lambda p: p, gray, deep, lambda p: deep(gray(p))])
def test_a_worn_face_is_restored_and_nothing_else(make):
    pixels = make(worn())
    outcome = restored(pixels, Sitting(sharper))
    assert outcome.note == "1 face restored."
    result = outcome.photo.pixels
    assert (result.dtype, result.shape) == (pixels.dtype, pixels.shape)
    outside = outcome.invented == 0
    assert np.array_equal(result[outside], pixels[outside])
    assert not np.array_equal(result, pixels)
    rows, columns = np.nonzero(outcome.invented)
    assert (rows.mean(), columns.mean()) == pytest.approx((220, 250), abs=20)
    edges = [np.abs(np.diff(plane[:, :, 0].astype(float), axis=0)).max() for plane in (pixels, result)]
    assert edges[1] > 1.1 * edges[0]


def test_faces_that_were_found_are_marked_whether_restored_or_not():
    pixels = portrait((900, 500), (250, 220, 130), (650, 220, 40), blur=2.5)
    outcome = restored(pixels, Sitting(sharper), smallest_px=64)
    assert outcome.note == f"1 face restored; 1 face left as it was: {SMALL}."
    found = outcome.masks["faces"]
    assert found[220, 250] == found[220, 650] == 255
    assert outcome.invented[220, 650] == 0


def test_a_sharp_face_stays_as_it_is():
    photo = photo_of(worn(blur=0.4))
    outcome = apply("faces", photo, make_work(*MODELS, engine=Sitting(sharper)))
    assert outcome.photo is photo
    assert outcome.invented is None
    assert outcome.note == f"1 face left as it was: {SHARP}."


def test_a_large_sharp_face_is_not_touched_and_a_large_soft_one_is():
    sharp, soft = (portrait((1600, 1500), (800, 750, 700), blur=blur) for blur in (0.7, 5.0))
    assert SHARP in restored(sharp, Sitting(sharper)).note
    assert "1 face restored" in restored(soft, Sitting(sharper)).note


def test_a_face_that_would_become_somebody_elses_is_kept():
    photo, engine = photo_of(worn()), Sitting(stranger)
    outcome = apply("faces", photo, make_work(*MODELS, engine=engine), fidelity=0.6)
    assert outcome.photo is photo
    assert OTHER in outcome.note
    assert engine.fidelities == [0.6, 0.8, 1.0]


class Witnessed(Sitting):
    """A second guard of likeness, which sees smaller chips and says how far every change lies."""

    def __init__(self, degrees):
        super().__init__(sharper)
        self.degrees, self.asked = degrees, []

    def predict(self, model, inputs, conditions=None):
        if model.id != "witness":
            return super().predict(model, inputs, conditions)
        assert inputs["x"].shape == (112, 112, 3)
        self.asked.append(inputs["x"])
        # The face as it was is seen first, upright and mirrored, then what it would become.
        angle = np.radians(self.degrees) * ((len(self.asked) - 1) // 2 % 2)
        return {"embedding": np.array([np.cos(angle), np.sin(angle)], np.float32)}


@pytest.mark.parametrize(("degrees", "outcome"), [(59, RESTORED), (61, OTHER)])
def test_a_second_guard_must_find_the_same_person_too(degrees, outcome):
    engine, pixels = Witnessed(degrees), worn()
    witness = replace(model(Task.FACE_EMBEDDING), id="witness", net="arcface")
    work = make_work(*MODELS, witness, engine=engine)
    made = apply("faces", photo_of(pixels), work, guard="witness")
    assert engine.asked
    assert made.note == describe([outcome])
    assert np.array_equal(made.photo.pixels, pixels) == (outcome == OTHER)
    asked = len(engine.asked)
    apply("faces", photo_of(pixels), work)
    assert len(engine.asked) == asked, "who was not chosen is not asked"


def test_a_face_too_worn_to_be_judged_is_kept():
    photo, engine = photo_of(worn(blur=25)), Sitting(sharper)
    outcome = apply("faces", photo, make_work(*MODELS, engine=engine))
    assert outcome.photo is photo
    assert outcome.note == f"1 face left as it was: {WORN}."
    assert not engine.fidelities


def test_fidelity_is_raised_until_it_is_the_same_person():
    def bold(x, fidelity):
        return sharper(x, fidelity) if fidelity == 1 else stranger(x, fidelity)

    engine = Sitting(bold)
    assert restored(worn(), engine, fidelity=0.5).note == "1 face restored."
    assert engine.fidelities == [0.5, 0.75, 1.0]


def test_a_toned_photo_keeps_its_tint():
    sepia = np.rint(worn() * np.array((1.0, 0.86, 0.7))).astype(np.uint8)

    def reddish(x, fidelity):
        return np.clip(sharper(x, fidelity) + np.array((0.03, 0, -0.03), np.float32) * (x[:, :, :1] < 0.3), 0, 1)

    outcome = restored(sepia, Sitting(reddish))
    assert "restored" in outcome.note
    before, after = (p.astype(int) for p in (sepia, outcome.photo.pixels))
    unclipped = (after.min(axis=2) > 0) & (after.max(axis=2) < 255)
    for pair in ((0, 1), (1, 2)):
        apart = [p[:, :, pair[0]] - p[:, :, pair[1]] for p in (before, after)]
        assert np.abs(apart[0] - apart[1])[unclipped].max() <= 1


def test_the_light_of_a_face_stays_its_own():
    outcome = restored(worn(), Sitting(lambda x, fidelity: np.clip(sharper(x, fidelity) + np.float32(0.03), 0, 1)))
    assert "restored" in outcome.note
    means = [cv2.blur(p.astype(np.float32), (150, 150))[220, 250, 0] for p in (worn(), outcome.photo.pixels)]
    assert means[1] == pytest.approx(means[0], abs=1.5)


def test_half_the_strength_is_marked_as_half():
    outcome = restored(worn(), Sitting(sharper), strength=0.5)
    assert outcome.invented.max() == 128


def test_each_face_is_told_of_in_pixels_of_the_original():
    pixels = portrait((900, 500), (250, 220, 130), (650, 220, 40), blur=2.5)
    turned = np.array([[1, 0, -20], [0, 1, 30], [0, 0, 1.0]])
    work = replace(make_work(*MODELS, engine=Sitting(sharper)), transform=turned)
    first, second = apply("faces", photo_of(pixels), work, smallest_px=64).details
    assert json.loads(json.dumps(first)) == first
    left, top, right, bottom = first["box"]
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((270, 190), abs=2)
    assert right - left == pytest.approx(130, abs=6)
    assert (first["done"], first["likeness"]) == ("restored", 0.3)
    assert 0 < first["distance"] <= MOST_APART
    assert (second["done"], second["reason"]) == ("left", SMALL)
    assert "distance" not in second


def test_in_an_enlarged_photo_the_smallest_face_is_that_of_the_original():
    pixels = portrait((600, 450), (250, 220, 130), blur=2.5)
    work = replace(make_work(*MODELS, engine=Sitting(sharper)), transform=np.diag((4.0, 4.0, 1.0)))
    assert SMALL in apply("faces", photo_of(pixels), work, smallest_px=40).note
    outcome = apply("faces", photo_of(pixels), work, smallest_px=30)
    assert "1 face restored" in outcome.note
    assert outcome.details[0]["box"][2] < 600 / 4


def test_without_faces_the_photo_stays():
    photo = photo_of(np.full((200, 300, 3), 150, np.uint8))
    outcome = apply("faces", photo, make_work(*MODELS, engine=Sitting(sharper)))
    assert outcome.photo is photo
    assert outcome.note == "No faces found: nothing done."


def test_a_network_that_does_nothing_leaves_the_very_same_photo():
    photo = photo_of(worn())
    outcome = apply("faces", photo, make_work(*MODELS, engine=Sitting()))
    assert outcome.photo is photo
    assert "nothing to gain" in outcome.note


def test_a_memory_mapped_photo_gives_the_same_pixels(tmp_path):
    pixels = worn()
    mapped = np.memmap(tmp_path / "pixels", pixels.dtype, "w+", shape=pixels.shape)
    mapped[:] = pixels
    here, there = (restored(p, Sitting(sharper)).photo.pixels for p in (pixels, mapped))
    assert np.array_equal(here, there)


def test_cancel_is_answered_between_faces():
    token = CancelToken()

    def cancel(x, fidelity):
        token.cancel()
        return sharper(x, fidelity)

    pixels = portrait((900, 500), (250, 220, 130), (650, 220, 120), blur=2.5)
    engine = Sitting(cancel)
    with pytest.raises(Cancelled):
        apply("faces", photo_of(pixels), make_work(*MODELS, engine=engine, token=token))
    assert len(engine.fidelities) == 1


def test_what_became_of_the_faces_is_told_in_words():
    assert describe([RESTORED] * 3 + [SHARP]) == "3 faces restored; 1 face left as it was: already sharp."
    assert describe([SMALL, SMALL]) == "2 faces left as they were: too small."
