"""Labelled marks are read, met by masks in their middle, and counted by what they are."""

import json

import numpy as np
import pytest

from benchmarks.album import marks


def test_the_labels_that_are_kept_can_be_read_and_lie_in_their_boxes():
    labels = marks.read_labels()
    every = [mark for photo in labels.photos.values() for mark in photo]
    assert {mark.kind for mark in every} == set(marks.KINDS.values())
    assert all(m.left <= m.x <= m.right and m.top <= m.y <= m.bottom for m in every)


@pytest.mark.parametrize("row", [[1, 2, 3, 4, 2, 3], [1, 2, 3, 4, 2, 3, "X"]])
def test_a_row_of_another_form_is_refused(tmp_path, row):
    path = tmp_path / "marks.json"
    path.write_text(json.dumps({"when": "", "judged": "", "photos": {"a.jpg": [row]}}))
    with pytest.raises(ValueError, match=r"a\.jpg"):
        marks.read_labels(path)


def test_marks_are_counted_by_what_becomes_of_them():
    filled, offered = np.zeros((40, 40), bool), np.zeros((40, 40), bool)
    filled[10, 10] = offered[30, 30] = True
    labelled = [
        marks.LabelledMark(9, 9, 12, 12, 11, 11, "damage"),
        marks.LabelledMark(28, 28, 32, 32, 30, 31, "damage"),
        marks.LabelledMark(20, 0, 22, 2, 21, 0, "picture"),
    ]
    found = marks.tally(labelled, filled, offered)
    assert found["damage"] == (1, 1, 2)
    assert found["picture"] == (0, 0, 1)
    photos = {"a": found, "b": marks.tally(labelled[:1], filled, offered)}
    (table,) = marks.tables(photos, marks.read_labels())
    assert ("damage", "3", "2", "1") in table.rows
    assert [bar.measured for bar in marks.bars(photos)] == [0.0]
    assert marks.tables({}, marks.read_labels()) == ()
