"""What is painted over what was found: filled as well, or left alone, and found once for many strokes."""

import numpy as np
import pytest

from restorer.analysis.look_cache import LookCache
from restorer.imaging.mask_text import write_mask
from restorer.models.info import Task
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import run
from restorer.steps import STEPS
from tests.steps.fakes import apply, make_work, model, photo_of, picture, scratched
from tests.steps.repair.test_repair import Finder


def stroke(shape, rows=slice(60, 64), columns=slice(40, 160)):
    mask = np.zeros(shape[:2], np.uint8)
    mask[rows, columns] = 255
    return mask


class Counter(Finder):
    """Counts how often it was asked for damage."""

    asked = 0

    def run(self, *arguments, **options):
        self.asked += 1
        return super().run(*arguments, **options)


@pytest.fixture
def worn(monkeypatch):
    """A scratched photo, and work with a network that finds its scratches."""
    monkeypatch.setattr(
        "restorer.steps.repair.damage_segmentation.odds_of",
        lambda features, boxes, **_: np.full(len(boxes), 3.0),
    )
    pixels, truth = scratched(picture(), specks=0)
    return pixels, make_work(model(Task.DAMAGE), model(Task.INPAINT), engine=Counter(truth))


def test_paint_is_filled_besides_what_is_found_and_an_eraser_leaves_what_is_found(worn):
    pixels, work = worn
    photo = photo_of(pixels)
    found = apply("repair", photo, work).invented
    assert found.any()
    mask = stroke(pixels.shape)
    more = apply("repair", photo, work, painted=write_mask(mask)).invented
    assert np.array_equal(more > 0, (found > 0) | (mask > 0))
    rows = np.flatnonzero(found.any(axis=1))
    eraser = stroke(pixels.shape, slice(rows[0], rows[len(rows) // 2]), slice(None))
    less = apply("repair", photo, work, erased=write_mask(eraser))
    assert np.array_equal(less.invented > 0, (found > 0) & (eraser == 0))
    assert np.array_equal(less.photo.pixels[eraser > 0], pixels[eraser > 0])
    both = apply("repair", photo, work, painted=write_mask(mask), erased=write_mask(mask)).invented
    assert not both[mask > 0].any()


def test_strokes_and_another_sensitivity_look_for_damage_once(worn, monkeypatch):
    monkeypatch.setattr(
        "restorer.steps.repair.damage_segmentation.odds_of",
        lambda features, boxes, **_: np.full(len(boxes), 0.5),
    )
    pixels, work = worn
    photo = photo_of(pixels)
    first = apply("repair", photo, work)
    asked = work.engine.asked
    assert asked
    for column in range(40, 80, 10):
        apply("repair", photo, work, painted=write_mask(stroke(pixels.shape, columns=slice(column, column + 8))))
    assert work.engine.asked == asked
    again = apply("repair", photo, work)
    assert np.array_equal(again.photo.pixels, first.photo.pixels)
    assert again.note == first.note
    timid = apply("repair", photo, work, sensitivity=0.0)
    assert first.invented.any()
    assert timid.invented is None or not timid.invented.any(), "what was seen is judged anew"
    assert work.engine.asked == asked


def test_without_a_network_paint_alone_is_filled():
    pixels = picture(longest_px=256)
    mask = stroke(pixels.shape)
    outcome = apply("repair", photo_of(pixels), make_work(), painted=write_mask(mask))
    assert np.array_equal(outcome.invented, mask)


def test_paint_goes_where_the_photo_goes_and_over_a_mask():
    pixels = picture(longest_px=256)
    mask = stroke(pixels.shape)
    steps = (
        StepChoice("straighten", {"rotate": 90, "deskew": False, "crop": False}),
        StepChoice("repair", {"mask": f"{pixels.shape[1]}x{pixels.shape[0]}", "painted": write_mask(mask)}),
    )
    result = run(photo_of(pixels), Recipe(steps), STEPS, make_work())
    assert np.array_equal(result.invented["repair"], np.rot90(mask, -1))


def test_inside_of_an_area_all_that_may_be_damage_is_filled_and_nothing_else(worn, monkeypatch):
    monkeypatch.setattr(
        "restorer.steps.repair.damage_segmentation.odds_of",
        lambda features, boxes, **_: np.full(len(boxes), 0.5),
    )
    pixels, work = worn
    photo = photo_of(pixels)
    timid = apply("repair", photo, work, sensitivity=0.0)
    possible = timid.masks["possible"]
    columns = np.flatnonzero(possible.any(axis=0))
    area = stroke(pixels.shape, slice(None), slice(0, int(columns[len(columns) // 2])))
    made = apply("repair", photo, work, sensitivity=0.0, within=write_mask(area))
    wanted = (possible > 0) & (area > 0)
    assert wanted.any()
    assert (possible[area == 0] > 0).any()
    assert np.array_equal(made.invented > 0, wanted)
    assert np.array_equal(made.masks["possible"] > 0, (possible > 0) & (area == 0))
    assert np.array_equal(made.photo.pixels[~wanted], pixels[~wanted])
    assert "0 scratches and 0 specks" not in str(made.note)
    everywhere = write_mask(np.full_like(area, 255))
    erased = apply("repair", photo, work, sensitivity=0.0, within=everywhere, erased=write_mask(area))
    assert np.array_equal(erased.invented > 0, (possible > 0) & (area == 0)), "an eraser goes before an area"
    assert "may be damage" not in str(apply("repair", photo, work, sensitivity=0.0, within=everywhere).note)


def test_after_a_start_the_first_stroke_need_not_look_for_damage_again(worn, tmp_path):
    pixels, work = worn
    photo = photo_of(pixels)
    truth = work.engine
    LookCache.of(truth).keep_in(tmp_path)
    first = apply("repair", photo, work)
    asked = truth.asked
    assert asked
    later = make_work(model(Task.DAMAGE), model(Task.INPAINT), engine=Counter(truth.truth))
    LookCache.of(later.engine).keep_in(tmp_path)
    again = apply("repair", photo, later, painted=write_mask(stroke(pixels.shape)))
    assert later.engine.asked == 0
    same = apply("repair", photo, later)
    assert np.array_equal(same.photo.pixels, first.photo.pixels)
    assert np.array_equal(same.invented, first.invented)
    assert again.invented.any()
