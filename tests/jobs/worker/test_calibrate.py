"""What a batch costs is read off tiles: linear, never negative, with networks loaded once."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from restorer.imaging.photo import Photo
from restorer.jobs.worker import calibrate
from restorer.jobs.worker.calibrate import Calibration, CostLine
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import STRENGTH, Outcome, Step
from tests.jobs.fakes import FakeEngine, fake_processing


@given(st.floats(0, 5), st.floats(1e-8, 1e-4))
def test_a_line_goes_through_what_lies_on_one(fixed, slope):
    sizes = (16_384, 65_536, 262_144)
    line = CostLine.through([(size, fixed + slope * size) for size in sizes])
    assert line.at(1_000_000) == pytest.approx(fixed + slope * 1_000_000, rel=1e-3, abs=1e-4)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.floats(0, 10)), min_size=1, max_size=8))
def test_no_cost_is_negative(points):
    line = CostLine.through(points)
    assert line.fixed >= 0
    assert line.per_pixel >= 0
    assert line.at(10**7) >= 0


class Clock:
    """Time that only steps and encoders let pass."""

    def __init__(self):
        self.now = 0.0

    def perf_counter(self):
        return self.now


class Costly(Step):
    """A step that takes a microsecond for each pixel, and two seconds more when it first runs."""

    id, label, help, version, fields = "invert", "Invert", "Takes time.", 1, (STRENGTH,)

    def __init__(self, clock):
        self._clock, self.runs = clock, 0

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        self.runs += 1
        self._clock.now += 1e-6 * photo.pixels[:, :, 0].size + (2.0 if self.runs == 1 else 0.0)
        return Outcome(photo, "done")


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(calibrate, "time", clock)
    return clock


def test_the_cost_of_a_large_photo_follows_from_its_tiles(clock):
    step = Costly(clock)
    calibration = Calibration(fake_processing(step), lambda: FakeEngine("cpu"))
    recipe = Recipe((StepChoice("invert"),))
    photo = Photo(np.random.default_rng(0).integers(0, 255, (600, 700, 3), np.uint8))
    calibration.learn(photo, recipe, "png")
    assert calibration.start_s == pytest.approx(2.0)
    assert calibration.seconds(recipe, 12_000_000) == pytest.approx(12.0, rel=0.01)
    assert calibration.result_bytes("png", 420_000) > 100_000
    assert calibration.save_seconds("jpeg", 420_000) == 0, "nothing is known of what was not tried"
    assert calibration.memory_bytes(recipe, 12_000_000) >= 0


def test_a_step_is_tried_on_three_photos_and_no_more(clock):
    step = Costly(clock)
    calibration = Calibration(fake_processing(step), lambda: FakeEngine("cpu"))
    photo = Photo(np.zeros((100, 100, 3), np.uint8))
    runs = []
    for _ in range(5):
        calibration.learn(photo, Recipe((StepChoice("invert"),)), "png")
        runs.append(step.runs)
    assert runs[2] == runs[3] == runs[4]


def test_a_slow_step_is_not_tried_on_large_tiles(clock, monkeypatch):
    monkeypatch.setattr(calibrate, "ENOUGH_S", 0.05)
    step = Costly(clock)
    Calibration(fake_processing(step), lambda: FakeEngine("cpu")).learn(
        Photo(np.zeros((4000, 4000, 3), np.uint8)), Recipe((StepChoice("invert"),)), "png"
    )
    assert clock.now < 2.6


def test_memory_is_that_of_the_step_that_takes_most(clock, monkeypatch):
    taken = iter(range(100))

    class Peak:
        """Ten megabytes more at each look."""

        def __enter__(self):
            self.most_bytes = (200 + 10 * next(taken)) << 20
            return self

        def __exit__(self, *exc_info):
            pass

    monkeypatch.setattr(calibrate, "MemoryPeak", Peak)

    class Idle(Costly):
        id = "idle"

    processing = fake_processing(Costly(clock), steps=(Costly(clock), Idle(clock)))
    calibration = Calibration(processing, lambda: FakeEngine("cpu"))
    photo = Photo(np.zeros((300, 300, 3), np.uint8))
    both = Recipe((StepChoice("invert"), StepChoice("idle")))
    calibration.learn(photo, both, "png")
    small, large = (calibration.memory_bytes(both, pixels) for pixels in (90_000, 900_000))
    assert 200 << 20 < small < large
    assert calibration.memory_bytes(both, 10**9) == calibration.memory_bytes(both, calibrate.WINDOW_PX)
    assert calibration.memory_bytes(Recipe((StepChoice("idle"),)), 90_000) <= small
