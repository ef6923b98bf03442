"""One click with the network that comes with Restorer: the thing that was clicked, and nothing else."""

import json

import numpy as np
import pytest

from restorer.engine import TorchEngine
from restorer.imaging.color import to_lab
from restorer.models.catalogue import ModelCatalogue
from restorer.pipeline.step import Work
from restorer.progress import Progress
from tests.steps.fakes import apply, gray, photo_of, picture


@pytest.mark.slow
def test_a_blue_suit_leaves_face_hair_and_background():
    catalogue = ModelCatalogue()
    work = Work(TorchEngine("cpu", catalogue), catalogue, np.empty, Progress())
    photo = photo_of(gray(picture()))
    hint = json.dumps([{"x": 130, "y": 400, "color": "#3050c0"}])
    plain, hinted = (
        to_lab(apply("colorize", photo, work, hints=hints).photo.pixels / 255)[:, :, 1:] for hints in ("", hint)
    )
    moved = np.linalg.norm(hinted - plain, axis=2)

    def around(x, y):
        return moved[y - 12 : y + 12, x - 12 : x + 12].mean()

    assert around(130, 400) > 40
    assert around(90, 300) > 40, "the other sleeve's side of the suit"
    assert max(around(*place) for place in ((225, 130), (200, 60), (430, 150), (480, 300))) < 1
