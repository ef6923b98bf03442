"""What is known of each face, brought together without a window."""

from restorer.analysis.by_hand.face_choices import FaceChoice
from restorer.gui.tools.faces.face_rows import face_rows

ANNA, BERT, CARL = (10.0, 10.0, 20.0, 20.0), (50.0, 10.0, 20.0, 20.0), (90.0, 10.0, 20.0, 20.0)


def detail(box, **told):
    left, top, width, height = box
    return {"box": [left - 0.5, top - 0.5, left + width - 0.5, top + height - 0.5], "chance": 0.9, **told}


def rows(found=(ANNA, BERT), details=(), choices=(), is_on=True):
    return face_rows(found, details, choices, is_on=is_on, likeness=0.3)


def test_before_anything_was_made_the_step_decides():
    assert [(row.is_on, row.is_known, row.likeness) for row in rows()] == [(None, False, 0.3)] * 2
    assert [row.is_on for row in rows(is_on=False)] == [False, False]


def test_what_became_of_a_face_is_told_beside_it():
    details = (detail(BERT, done="left", reason="already sharp"),
               detail((11.0, 9.0, 20.0, 21.0), done="restored", likeness=0.65, distance=0.12))  # fmt: skip
    anna, bert = rows(details=details)
    assert (anna.is_on, anna.distance, anna.reason) == (True, 0.12, "")
    assert (bert.is_on, bert.distance, bert.reason) == (False, None, "already sharp")
    assert anna.box == ANNA, "it stays where it was found first"


def test_what_a_person_says_goes_first():
    details = (detail(ANNA, done="restored", distance=0.1), detail(BERT, done="left", reason="already sharp"))
    anna, bert = rows(details=details, choices=(FaceChoice(ANNA, False), FaceChoice(BERT, True, 0.8)))
    assert (anna.is_on, anna.is_by_hand, anna.choice) == (False, True, 0)
    assert (bert.is_on, bert.likeness, bert.choice) == (True, 0.8, 1)


def test_a_face_that_was_drawn_is_there_before_and_after_it_was_restored():
    drawn = (88.0, 8.0, 24.0, 24.0)
    choices = (FaceChoice(drawn, True),)
    before = rows(choices=choices)[-1]
    after = rows(choices=choices, details=(detail(CARL, done="restored", distance=0.2),))[-1]
    assert before.box == after.box == drawn
    assert before.is_added
    assert after.is_added
    assert after.distance == 0.2


def test_what_is_no_face_is_not_there():
    choices = (FaceChoice(ANNA, False, is_face=False), FaceChoice(CARL, False, is_face=False))
    assert [row.box for row in rows(choices=choices)] == [BERT]


def test_a_face_that_only_the_step_saw_is_there_too():
    (only,) = rows(found=(), details=(detail(CARL, done="restored"),))
    assert (only.box, only.is_added, only.is_on) == (CARL, False, True)
