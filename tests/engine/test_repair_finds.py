"""`repair` with the networks that come with it: scratches go, and what belongs to the picture stays."""

import cv2
import numpy as np
import pytest

from restorer.condition import inspect, load_preset, propose
from restorer.engine import TorchEngine
from restorer.imaging.metrics import psnr
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Work
from restorer.progress import Progress
from restorer.steps import find
from tests.steps.fakes import deep, gray, photo_of, picture, scratched

CLEAN = ["camera.png", "chelsea.png", "rocket.jpg", "coins.png", "text.png", "brick.png", "grass.png", "gravel.png",
         "page.png"]  # fmt: skip
MISTAKEN = ["astronaut.png", "coffee.png", "moon.png", "hubble_deep_field.jpg"]
"""The stars of a flag and of the sky, gleams on a saucer, craters: each is as clear as dust."""


@pytest.fixture(scope="module")
def work():
    catalogue = ModelCatalogue()
    if catalogue.for_task(Task.DAMAGE) is None:
        pytest.skip("the network for damage is not in resources/models")
    return Work(TorchEngine("cpu", catalogue), catalogue, np.empty, Progress())


def repaired(pixels, work, **settings):
    step = find("repair")
    return step.apply(photo_of(pixels), complete_settings(step, settings), work)


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_photo_comes_back_as_it_was(name, work):
    outcome = repaired(picture(name), work)
    share = 0.0 if outcome.invented is None else float((outcome.invented > 0).mean())
    assert share < 0.001, outcome.note


@pytest.mark.parametrize("name", MISTAKEN)
def test_little_goes_where_it_is_mistaken(name, work):
    invented = repaired(picture(name), work).invented
    assert invented is None or float((invented > 0).mean()) < 0.03


@pytest.mark.parametrize("name", ["astronaut.png", "coffee.png", "chelsea.png", "rocket.jpg"])
def test_flawless_photos_in_color_are_not_even_looked_at(name, work):
    proposal = propose(inspect(photo_of(picture(name))), load_preset("auto"), work.catalogue)
    assert proposal.recipe.find("repair") is None


@pytest.mark.parametrize("make", [lambda p: p, gray, deep], ids=["colour", "grey", "16 bits"])
def test_scratches_and_specks_are_found_and_filled_when_asked_for(make, work):
    clean = make(cv2.GaussianBlur(picture(), (0, 0), 1.2).reshape(picture().shape))
    worn, truth = scratched(clean, lines=5, specks=30)
    outcome = repaired(worn, work, sensitivity=1.0)
    found = outcome.invented > 0
    near = cv2.dilate(truth.astype(np.uint8), np.ones((7, 7))) > 0
    assert (found & near).sum() / found.sum() > 0.7
    assert (found & truth).sum() / truth.sum() > 0.4
    assert np.array_equal(outcome.photo.pixels[~found], worn[~found])
    assert psnr(outcome.photo.pixels, clean) > psnr(worn, clean) + 1.0
    assert outcome.photo.pixels.dtype == worn.dtype


@pytest.mark.parametrize("make", [lambda p: p, gray, deep], ids=["colour", "grey", "16 bits"])
def test_by_itself_it_fills_what_is_sure_and_offers_the_rest(make, work):
    clean = make(cv2.GaussianBlur(picture(), (0, 0), 1.2).reshape(picture().shape))
    worn, truth = scratched(clean, lines=5, specks=30)
    outcome = repaired(worn, work)
    near = cv2.dilate(truth.astype(np.uint8), np.ones((7, 7))) > 0
    offered = outcome.masks["possible"] > 0
    filled = np.zeros_like(offered) if outcome.invented is None else outcome.invented > 0
    # Straight lines all of one kind, and specks all of one size, might be the picture's.
    assert filled.sum() == 0 or (filled & near).sum() / filled.sum() > 0.8
    assert ((filled | offered) & truth).sum() / truth.sum() > 0.4


def test_more_sensitive_finds_no_less(work):
    worn, _ = scratched(picture("coffee.png"), specks=20)
    shares = []
    for sensitivity in (0.0, 0.5, 1.0):
        invented = repaired(worn, work, sensitivity=sensitivity).invented
        shares.append(0.0 if invented is None else float((invented > 0).mean()))
    assert shares == sorted(shares)
    assert shares[2] > shares[0]
