"""What a network takes for damage is filled, at full depth, and no other pixel changes."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.metrics import psnr
from restorer.models.info import Task
from restorer.progress import Progress
from restorer.steps.repair.inpainting import fill
from tests.steps.fakes import apply, deep, gray, make_work, model, photo_of, picture, scratched


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_hole_is_filled_from_around_at_full_depth(dtype, channels):
    top = np.iinfo(dtype).max
    ramp = np.linspace(0.2, 0.8, 200)[None, :, None] * top
    pixels = np.rint(np.broadcast_to(ramp, (100, 200, channels))).astype(dtype)
    mask = np.zeros((100, 200), np.uint8)
    mask[:, 90:94] = 255
    worn = pixels.copy()
    worn[mask > 0] = top
    filled = fill(worn, mask, 1.0, seed=0, allocate=np.empty, progress=Progress())
    assert np.array_equal(filled[mask == 0], worn[mask == 0])
    assert np.abs(filled.astype(float) - pixels).max() < 0.02 * top


def test_filling_leaves_no_seam_at_tiles_and_the_same_seed_fills_alike(monkeypatch):
    worn, truth = scratched(picture())
    mask = truth.astype(np.uint8) * 255
    whole = fill(worn, mask, 1.0, seed=3, allocate=np.empty, progress=Progress())
    again = fill(worn, mask, 1.0, seed=3, allocate=np.empty, progress=Progress())
    assert np.array_equal(whole, again)
    monkeypatch.setattr("restorer.steps.repair.inpainting.TILE", 100)
    tiled = fill(worn, mask, 1.0, seed=3, allocate=np.empty, progress=Progress())
    clean = picture()
    assert psnr(tiled, clean) == pytest.approx(psnr(whole, clean), abs=1.0)


def test_grain_goes_on_over_what_was_filled():
    rng = np.random.default_rng(0)
    grainy = np.clip(120 + rng.normal(0, 10, (200, 200, 1)), 0, 255).astype(np.uint8)
    mask = np.zeros((200, 200), np.uint8)
    mask[:, 98:103] = 255
    filled = fill(grainy, mask, 1.0, seed=0, allocate=np.empty, progress=Progress())
    assert filled[:, 98:103].std() > 0.6 * grainy.std()


class Finder:
    """An engine whose network for damage knows where it is, and whose other one paints everything one tone.

    Without a tone it gives back what it is shown: what is nearest.
    """

    cache_key = "finder"

    def __init__(self, truth, tone=0.5):
        self.truth, self.tone, self.painted = truth, tone, []

    def run(self, model, pixels, *, scale=1, conditions=None, out=None, progress=None):
        # It knows the photo at its own size, and nothing about copies.
        is_whole = pixels.shape[:2] == self.truth.shape
        out[:] = (self.truth[:, :, None] * np.iinfo(pixels.dtype).max).astype(pixels.dtype) if is_whole else 0
        return out

    def predict(self, model, inputs, conditions=None):
        self.painted.append(int(inputs["mask"].sum()))
        assert inputs["x"].shape[2] == 3
        return {"result": inputs["x"] if self.tone is None else np.full(inputs["x"].shape, self.tone, np.float32)}


@pytest.fixture
def believed(monkeypatch):
    """Whatever the network finds is damage: what is asked here is what is done about it."""
    monkeypatch.setattr(
        "restorer.steps.repair.damage_segmentation.odds_of",
        lambda features, boxes, **_: np.full(len(boxes), 3.0),
    )


def found_by_network(pixels, truth, tone=0.5, **settings):
    engine = Finder(truth, tone)
    work = make_work(model(Task.DAMAGE), model(Task.INPAINT), engine=engine)
    return apply("repair", photo_of(pixels), work, **settings), engine


@pytest.mark.parametrize("make", [lambda p: p, gray, deep], ids=["colour", "grey", "16 bits"])
def test_what_the_network_finds_is_filled_and_nothing_else_changes(make, believed):
    clean = make(cv2.GaussianBlur(picture(), (0, 0), 1.2).reshape(picture().shape))
    worn, drawn = scratched(clean, specks=0)
    truth = cv2.dilate(drawn.astype(np.uint8), np.ones((3, 3))) > 0
    outcome, engine = found_by_network(worn, drawn, None, sensitivity=1.0)
    assert np.array_equal(outcome.invented > 0, truth), "with the soft rim"
    assert np.array_equal(outcome.photo.pixels[~truth], worn[~truth])
    assert psnr(outcome.photo.pixels, clean) > psnr(worn, clean) + 5
    assert sum(engine.painted) >= truth.sum(), "no mark with its rim is too thin for the network"
    assert "scratch" in outcome.note


@pytest.mark.parametrize("make", [lambda p: p, gray, deep], ids=["colour", "grey", "16 bits"])
def test_wide_marks_are_painted_by_the_network(make, believed):
    pixels = make(picture())
    truth = np.zeros(pixels.shape[:2], bool)
    for row in range(50, 450, 50):
        truth[row : row + 10, 100:300] = True
    outcome, engine = found_by_network(pixels, truth)
    truth = outcome.invented > 0
    assert sum(engine.painted) >= truth.sum()
    painted = outcome.photo.pixels[truth].astype(float) / np.iinfo(pixels.dtype).max
    assert painted.mean() == pytest.approx(0.5, abs=0.05)
    assert np.array_equal(outcome.photo.pixels[~truth], pixels[~truth])


def test_what_is_too_wide_is_left_and_the_note_says_so(believed):
    truth = np.zeros((512, 512), bool)
    truth[100:200, 100:200] = True
    outcome, _ = found_by_network(picture(), truth, max_width=10.0)
    assert np.array_equal(outcome.photo.pixels, picture())
    assert "1 damaged place is too wide" in outcome.note


@pytest.mark.parametrize("side", [60, 200, 700])
def test_a_hole_of_any_width_is_filled_from_what_is_around_it(side):
    # A slope of tone: whoever paints knows its neighbourhood alone.
    height, width = 900, 1200
    pixels = np.repeat(np.linspace(40, 220, width)[np.newaxis, :, np.newaxis], height, axis=0).repeat(3, axis=2)
    pixels = np.ascontiguousarray(pixels.astype(np.uint8))
    mask = np.zeros((height, width), np.uint8)
    mask[100 : 100 + side, 250 : 250 + side] = 255
    seen = []

    def paint(patch, hole):
        known = hole == 0
        assert known.any(), "somebody asks for a picture out of nothing"
        seen.append(float((hole > 0).mean()))
        columns = [patch[known[:, x], x].mean(axis=0) if known[:, x].any() else None for x in range(hole.shape[1])]
        there = [x for x, column in enumerate(columns) if column is not None]
        filled = np.stack([np.interp(range(hole.shape[1]), there, [columns[x][c] for x in there]) for c in range(3)], 1)
        return np.repeat(filled[np.newaxis], hole.shape[0], axis=0).astype(np.float32)

    worn = np.where(mask[:, :, np.newaxis] > 0, np.uint8(255), pixels)
    result = fill(worn, mask, 1.0, seed=0, allocate=np.empty, progress=Progress(), paint=paint)
    assert np.array_equal(result[mask == 0], pixels[mask == 0])
    assert np.abs(result.astype(int) - pixels)[mask > 0].max() < 12
    assert seen


def test_half_strength_lies_half_way():
    worn, truth = scratched(picture())
    mask = truth.astype(np.uint8) * 255
    whole, half = (
        fill(worn, mask, share, seed=0, allocate=np.empty, progress=Progress()).astype(float) for share in (1.0, 0.5)
    )
    assert np.abs(half - (worn + whole) / 2).max() <= 1


def test_what_may_be_damage_is_offered_and_a_click_fills_it(monkeypatch):
    monkeypatch.setattr(
        "restorer.steps.repair.damage_segmentation.odds_of",
        lambda features, boxes, **_: np.full(len(boxes), -1.0),
    )
    truth = np.zeros((512, 512), bool)
    truth[100:103, 100:160] = truth[300:303, 200:260] = True
    left, _ = found_by_network(picture(), truth)
    assert left.invented is None
    assert np.array_equal(left.photo.pixels, picture())
    assert (left.masks["possible"][truth] == 255).all()
    assert left.note == "Nothing that is certain to be damage: nothing filled. 2 marks that may be damage were left."
    clicked, _ = found_by_network(picture(), truth, also="130,101")
    assert clicked.invented[101, 130]
    assert not clicked.invented[301, 230]
    assert clicked.masks["possible"][301, 230]
    assert clicked.note.endswith("1 mark that may be damage was left.")
    spared, _ = found_by_network(picture(), truth, sensitivity=1.0, **{"except": "130,101"})
    assert not spared.invented[101, 130]
    assert spared.invented[301, 230]


def test_a_photo_is_looked_at_once_whatever_is_wanted_of_its_marks():
    truth = np.zeros((512, 512), bool)
    truth[100:103, 100:160] = True
    engine, looks = Finder(truth), []
    engine.run = lambda model, pixels, **options: looks.append(1) or Finder.run(engine, model, pixels, **options)
    work = make_work(model(Task.DAMAGE), model(Task.INPAINT), engine=engine)
    outcomes = [apply("repair", photo_of(picture()), work, sensitivity=share) for share in (0.0, 0.5, 1.0)]
    count = len(looks)
    assert outcomes[0].invented is None
    assert outcomes[2].invented is not None
    apply("repair", photo_of(picture()[::-1].copy()), work)
    assert len(looks) == 2 * count, "another photo is looked at anew, and as often"


def test_clicks_are_places_of_the_source(believed):
    truth = np.zeros((512, 512), bool)
    truth[100:103, 100:160] = True
    work = make_work(model(Task.DAMAGE), engine=Finder(truth))
    work = replace(work, transform=np.array([[1.0, 0, -40], [0, 1, -20], [0, 0, 1]]))
    assert apply("repair", photo_of(picture()), work, **{"except": "170,121"}).invented is None
    assert apply("repair", photo_of(picture()), work, **{"except": "130,101"}).invented is not None


def test_points_that_cannot_be_read_are_told():
    with pytest.raises(InputError, match="is no point"):
        found_by_network(picture(), np.zeros((512, 512), bool), also="here")
