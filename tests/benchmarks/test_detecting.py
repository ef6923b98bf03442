"""Finds and marks are paired one to one, what may be a face counts neither way, and real photos are searched well."""

import json

import cv2
import numpy as np
import pytest

from benchmarks.quality import detecting
from benchmarks.quality.heldback import HeldBack
from benchmarks.quality.lab import Effort, Lab
from benchmarks.quality.marked import Marked, Tally, read_marks, tally
from restorer.analysis.face_detection import find_faces
from restorer.engine import TorchEngine
from restorer.imaging.decode import decode
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task


def boxes(*rows):
    return np.array(rows, np.float64).reshape(-1, 4)


def counted(faces, found, hard=()):
    into: dict[str, Tally] = {}
    tally(Marked(None, boxes(*faces), boxes(*hard)), boxes(*found), into)
    return into


def test_each_face_is_found_once_by_what_overlaps_most():
    into = counted([(0, 0, 20, 20), (50, 50, 150, 150)], [(1, 1, 20, 20), (3, 3, 24, 24), (300, 300, 340, 340)])
    assert into["all"] == Tally(there=2, found=1, false=2)
    assert into["below 32 px"] == Tally(there=1, found=1, false=1)
    assert into["32 to 96 px"] == Tally(false=1)
    assert into["above 96 px"] == Tally(there=1)
    assert into["all"].recall == 0.5
    assert into["all"].precision == pytest.approx(1 / 3)
    assert into["all"].f1 == pytest.approx(0.4)


def test_boxes_that_hold_each_others_middle_are_of_one_face():
    assert counted([(0, 0, 10, 10)], [(-4, -4, 10, 10)])["all"].found == 1
    assert counted([(50, 50, 60, 60)], [(40, 40, 90, 90)])["all"].found == 0


def test_what_may_be_a_face_counts_neither_way():
    hard = [(0, 0, 100, 100)]
    assert counted([], [(2, 2, 90, 90), (40, 40, 50, 50)], hard)["all"] == Tally()
    assert counted([], [(200, 200, 260, 260)], hard)["all"] == Tally(false=1)


def test_marks_are_read_and_a_folder_without_them_has_none(tmp_path):
    assert read_marks(None) == read_marks(tmp_path) == []
    faces = [{"box": [3, 4, 10, 20], "hard": False}, {"box": [0, 0, 5, 5], "hard": True}]
    (tmp_path / "faces.json").write_text(json.dumps({"b.png": faces, "a.png": []}))
    empty, marked = read_marks(tmp_path)
    assert (empty.path, empty.faces.shape, empty.hard.shape) == (tmp_path / "a.png", (0, 4), (0, 4))
    assert marked.faces.tolist() == [[3, 4, 13, 24]]
    assert marked.hard.tolist() == [[0, 0, 5, 5]]


def test_the_part_measures_what_is_marked(packed, tmp_path):
    pixels = np.full((120, 160, 3), 90, np.uint8)
    cv2.imwrite(str(tmp_path / "plain.png"), pixels)
    (tmp_path / "faces.json").write_text(json.dumps({"plain.png": [{"box": [30, 30, 40, 40], "hard": False}]}))
    lab = Lab(HeldBack(packed), Effort(), tmp_path, 1, tmp_path)
    if lab.model(Task.FACE_DETECTOR) is None:
        pytest.skip("this build comes without a face detector")
    part = detecting.measure(lab)
    assert part.tables[0].rows[0] == ("all", "1", "0", "0", "0.000", "–", "0.000")
    assert not part.bars[0].is_met
    assert part.bars[1].measured is not None


def test_without_marked_photos_the_part_says_so(packed, tmp_path):
    lab = Lab(HeldBack(packed), Effort(), tmp_path, 1, tmp_path / "none")
    if lab.model(Task.FACE_DETECTOR) is None:
        pytest.skip("this build comes without a face detector")
    part = detecting.measure(lab)
    assert all("no photos with faces marked by hand" in bar.verdict for bar in part.bars)
    assert part.missing


@pytest.mark.slow
def test_faces_of_old_photos_are_found(shared):
    """On photos that nothing was trained on."""
    marks = read_marks(shared / "photos" / "real2")
    model = ModelCatalogue().for_task(Task.FACE_DETECTOR)
    if not marks or model is None:
        pytest.skip("no photos with faces marked by hand, or no face detector")
    engine = TorchEngine("cpu", ModelCatalogue())
    into: dict[str, Tally] = {}
    for marked in marks:
        faces = find_faces(decode(marked.path).pixels, model=model, engine=engine)
        tally(marked, np.array([face.box + 0.5 for face in faces]).reshape(-1, 4), into)
    assert into["all"].f1 >= 0.93, into
    assert into["all"].precision >= 0.9, into
