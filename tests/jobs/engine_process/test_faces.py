"""Faces for a person to choose among: found once, cut out, and told with what became of them."""

import numpy as np
import pytest

from restorer.imaging.photo import Photo
from restorer.jobs.engine_process.faces import PICTURE_PX, FaceFinder, Square, around, cut_square
from restorer.jobs.engine_process.messages import FindFaces
from restorer.jobs.engine_process.preview_files import plain_details
from restorer.pipeline.cache import Stage
from tests.steps.fakes import FakeCatalogue
from tests.steps.sitters import MODELS, Sitting, portrait


class Counting(Sitting):
    """Counts how often it is asked."""

    asked = 0

    def predict(self, model, inputs, conditions=None):
        self.asked += 1
        return super().predict(model, inputs, conditions)


def sharp(values):
    return values


def test_faces_are_found_once_and_cut_out_with_what_was_drawn(tmp_path):
    pixels = portrait((900, 500), (250, 220, 130), (650, 220, 130), blur=2.5)
    engine, finder, photo = Counting(sharp), FaceFinder(tmp_path / "previews"), Photo(pixels)
    box = (10.0, 20.0, 30.0, 40.0)
    found = finder.find(FindFaces(3, "a.png", 0, (box,)), photo, FakeCatalogue(*MODELS), engine)
    assert found.ticket == 3
    assert len(found.faces) == 2
    assert found.boxes == (box,)
    pictures = np.load(found.pictures)
    assert pictures.shape == (3, PICTURE_PX, PICTURE_PX, 3)
    square = around(found.faces[0])
    left, top, side = (round(part) for part in square)
    seen = pixels[top : top + side, left : left + side]
    assert pictures[0].mean() == pytest.approx(seen.mean(), abs=2)
    asked = engine.asked
    again = finder.find(FindFaces(4, "a.png"), photo, FakeCatalogue(*MODELS), engine)
    assert again.faces == found.faces
    assert engine.asked == asked, "the same photo is not searched a second time"


def test_without_a_detector_nothing_is_found(tmp_path):
    photo = Photo(np.zeros((9, 9, 1), np.uint8))
    found = FaceFinder(tmp_path).find(FindFaces(1, "a.png"), photo, FakeCatalogue(), None)
    assert (found.faces, found.pictures) == ((), "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("square", [Square(-40, -10, 60), Square(70, 90, 50), Square(20, 20, 400), Square(5, 5, 0.3)])
def test_a_square_may_reach_beyond_the_photo(square):
    pixels = np.arange(100 * 120, dtype=np.uint16).reshape(100, 120, 1)
    cut = cut_square(pixels, square)
    assert cut.shape == (PICTURE_PX, PICTURE_PX, 1)
    assert cut.dtype == np.uint16
    assert cut.min() >= pixels.min()
    assert cut.max() <= pixels.max()


def test_what_became_of_each_face_crosses_the_pipe():
    done = {"box": [1.0, 2.0, 3.0, 4.0], "done": "restored"}
    stage = Stage(Photo(np.zeros((9, 9, 1), np.uint8)), details={"faces": (done,)})
    assert plain_details(stage) == {"faces": (done,)}
