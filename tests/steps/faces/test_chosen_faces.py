"""What a person says of a face goes before what the step would do with it."""

import numpy as np
import pytest

from restorer.analysis.by_hand.face_choices import FaceChoice, box_of, write_face_choices
from restorer.errors import InputError
from restorer.imaging.mask_text import write_mask
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import run
from restorer.steps import STEPS
from restorer.steps.faces.face_restorer import KEPT, OFF, SHARP, SMALL
from tests.steps.faces.test_faces import restored, sharper, stranger, worn
from tests.steps.fakes import apply, make_work, photo_of
from tests.steps.sitters import MODELS, Sitting, portrait


def two():
    return portrait((900, 500), (250, 220, 130), (650, 220, 130), blur=2.5)


def boxes(outcome):
    return [box_of(one["box"]) for one in outcome.details]


def chosen(*choices):
    return write_face_choices(choices)


def test_a_face_that_is_switched_off_stays_and_the_others_do_not():
    pixels = two()
    found = boxes(restored(pixels, Sitting(sharper)))
    assert len(found) == 2
    outcome = restored(pixels, Sitting(sharper), choices=chosen(FaceChoice(found[0], False)))
    assert outcome.note == f"1 face restored; 1 face left as it was: {OFF}."
    left, top, width, height = (round(side) for side in found[0])
    part = (slice(top, top + height), slice(left, left + width))
    assert np.array_equal(outcome.photo.pixels[part], pixels[part])


def test_what_is_no_face_is_not_counted():
    pixels = two()
    found = boxes(restored(pixels, Sitting(sharper)))
    outcome = restored(pixels, Sitting(sharper), choices=chosen(FaceChoice(found[0], is_face=False)))
    assert outcome.note == "1 face restored."
    assert boxes(outcome) == [found[1]]


def test_likeness_is_set_for_one_face():
    pixels = two()
    found = boxes(restored(pixels, Sitting(sharper)))
    outcome = restored(pixels, Sitting(sharper), choices=chosen(FaceChoice(found[1], None, 0.9)))
    assert [one["likeness"] for one in outcome.details] == [0.3, 0.9]


@pytest.mark.parametrize(
    ("make", "settings", "why"),
    [(lambda: worn(blur=0.0), {}, SHARP), (worn, {"smallest_px": 512}, SMALL)],
    ids=["sharp", "small"],
)
def test_a_face_that_is_switched_on_is_restored_whatever_it_is_like(make, settings, why):
    pixels = make()
    before = restored(pixels, Sitting(sharper), **settings)
    assert before.details[0]["reason"] == why
    asked = chosen(FaceChoice(boxes(before)[0], True))
    assert restored(pixels, Sitting(sharper), choices=asked, **settings).details[0]["done"] == "restored"


def test_nobody_becomes_somebody_else_though_it_was_asked_for():
    pixels = worn()
    found = boxes(restored(pixels, Sitting(sharper)))
    outcome = restored(pixels, Sitting(stranger), choices=chosen(FaceChoice(found[0], True)))
    assert outcome.details[0]["done"] == "left"


class Blind(Sitting):
    """Sees no face in a whole photo."""

    def predict(self, model, inputs, conditions=None):
        answer = super().predict(model, inputs, conditions)
        if "boxes" in answer and not self.sees:
            answer = {name: values[:0] for name, values in answer.items()}
        return answer


def test_a_face_that_was_missed_is_added_by_a_box():
    pixels = worn()
    box = boxes(restored(pixels, Sitting(sharper)))[0]
    blind = Blind(sharper)
    blind.sees = False
    assert restored(pixels, blind).note == "No faces found: nothing done."
    outcome = restored(pixels, blind, choices=chosen(FaceChoice(box, True)))
    assert outcome.details[0]["done"] == "restored"
    outside = outcome.invented == 0
    assert np.array_equal(outcome.photo.pixels[outside], pixels[outside])
    photo = photo_of(pixels)
    off = apply("faces", photo, make_work(*MODELS, engine=blind), choices=chosen(FaceChoice(box, False)))
    assert off.photo is photo
    beside = chosen(FaceChoice((5000.0, 0.0, 50.0, 50.0), True))
    assert restored(pixels, blind, choices=beside).note == "No faces found: nothing done."


def test_a_face_in_what_is_kept_is_not_pasted():
    pixels = two()
    found = boxes(restored(pixels, Sitting(sharper)))
    mask = np.zeros(pixels.shape[:2], np.uint8)
    left, top, width, height = (round(side) for side in found[0])
    mask[top : top + height, left : left + width] = 255
    recipe = Recipe((StepChoice("faces"),), keep_out=write_mask(mask))
    result = run(photo_of(pixels), recipe, STEPS, make_work(*MODELS, engine=Sitting(sharper)))
    assert result.details["faces"][0]["reason"] == KEPT
    assert result.details["faces"][1]["done"] == "restored"
    assert np.array_equal(result.photo.pixels[mask > 0], pixels[mask > 0])


def test_what_is_no_choice_is_refused():
    with pytest.raises(InputError, match="face"):
        restored(worn(), Sitting(sharper), choices="[1]")
