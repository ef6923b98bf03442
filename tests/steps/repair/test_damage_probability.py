"""A large scan is looked at small as well: there a wide crack is as wide as those that the network knows."""

import numpy as np
import pytest

from restorer.models.info import Task
from restorer.progress import Progress
from restorer.steps.repair.damage_probability import ENLARGED_PX, LEAST_PX, damage_probability
from tests.steps.fakes import FakeEngine, model


class Expert(FakeEngine):
    """Is sure of what is white, in pictures whose longer side is at most `knows_px`; remembers what it was shown."""

    def __init__(self, knows_px):
        super().__init__()
        self.knows_px, self.sides = knows_px, []

    def run(self, model, pixels, *, scale=1, conditions=None, out=None, progress=None):
        self.sides.append(max(pixels.shape[:2]))
        sure = (pixels[:, :, :1] >= 0.9 * np.iinfo(pixels.dtype).max) & (max(pixels.shape[:2]) <= self.knows_px)
        answer = sure.astype(pixels.dtype) * np.iinfo(pixels.dtype).max
        if out is None:
            return answer
        out[:] = answer
        return out


def asked(pixels, knows_px):
    engine = Expert(knows_px)
    work = {"model": model(Task.DAMAGE), "engine": engine, "allocate": np.empty, "progress": Progress()}
    return damage_probability(pixels, **work), engine


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_wide_mark_in_a_large_scan_is_seen_in_a_smaller_copy(dtype):
    pixels = np.zeros((2001, 2203, 3), dtype)
    pixels[400:440, 100:1900] = np.iinfo(dtype).max
    pixels[1200:1204, 100:1900] = np.iinfo(dtype).max
    opinion, engine = asked(pixels, 600)
    assert engine.sides == [2203, 1101, 550]
    assert opinion.shape == (2001, 2203, 1)
    assert opinion.dtype == dtype
    sure = opinion[:, :, 0] == np.iinfo(dtype).max
    assert sure[404:436, 104:1896].all()
    assert not sure[:396].any()
    assert not sure[444:].any(), "what is thin is left to the larger sizes"


def test_what_is_seen_at_full_size_stays_as_sharp_as_it_was_seen():
    pixels = np.zeros((1200, 1200, 1), np.uint8)
    pixels[300:303, 100:1100] = 255
    opinion, engine = asked(pixels, 5000)
    assert engine.sides == [1200, 600]
    assert np.array_equal(opinion, pixels)


def test_a_photo_of_usual_size_is_looked_at_once():
    _, engine = asked(np.zeros((600, 2 * LEAST_PX - 1, 3), np.uint8), 600)
    assert len(engine.sides) == 1


class FarSighted(Expert):
    """Is sure of what is white, in pictures whose longer side is more than `knows_px`; in others at the left only."""

    def run(self, model, pixels, *, scale=1, conditions=None, out=None, progress=None):
        self.sides.append(max(pixels.shape[:2]))
        top = np.iinfo(pixels.dtype).max
        out[:] = (pixels[:, :, :1] >= 0.9 * top) * top
        if max(pixels.shape[:2]) <= self.knows_px:
            out[:, 60:] = 0
        return out


def test_a_small_photo_in_which_nothing_long_is_seen_is_looked_at_once():
    pixels = np.zeros((200, 300, 3), np.uint8)
    pixels[50:53, 20:40] = 255
    engine = FarSighted(ENLARGED_PX)
    work = {"model": model(Task.DAMAGE), "engine": engine, "allocate": np.empty, "progress": Progress()}
    damage_probability(pixels, **work)
    assert engine.sides == [300]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_small_photo_is_looked_at_twice_as_large_for_its_lines(dtype):
    pixels = np.zeros((201, ENLARGED_PX, 1), dtype)
    pixels[50:54, 10:90] = pixels[120:123, 200:203] = np.iinfo(dtype).max
    engine = FarSighted(ENLARGED_PX)
    work = {"model": model(Task.DAMAGE), "engine": engine, "allocate": np.empty, "progress": Progress()}
    opinion = damage_probability(pixels, **work)
    assert engine.sides == [ENLARGED_PX, 2 * ENLARGED_PX]
    assert (opinion[51:53, 22:88] > 0.9 * np.iinfo(dtype).max).all()
    assert not opinion[100:].any(), "of specks it says no more than at the photo's own size"
