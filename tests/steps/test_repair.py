"""Scratches and dust are found and filled; what belongs to the picture is not, and no other pixel changes."""

import cv2
import numpy as np
import pytest

from restorer.imaging.metrics import psnr
from restorer.models.info import Task
from restorer.progress import Progress
from restorer.steps.damage import find_damage
from restorer.steps.filling import fill
from restorer.steps.judge import judge
from restorer.steps.ridges import ANGLES, flat_noise, read_ridges
from restorer.steps.scratches import FEATURES
from restorer.steps.strands import label_strands
from tests.steps.fakes import apply, deep, grey, make_work, model, photo_of, picture, scratched

CLEAN = ["astronaut.png", "camera.png", "coffee.png", "chelsea.png", "rocket.jpg", "moon.png", "coins.png", "text.png"]


def find(pixels, sensitivity=0.5, widest_px=4.0):
    return find_damage(pixels, sensitivity=sensitivity, widest_px=widest_px, allocate=np.empty, progress=Progress())


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_photo_yields_nothing(name):
    assert find(picture(name)).fraction < 0.0005


@pytest.mark.parametrize("make", [lambda p: p, grey, deep], ids=["colour", "grey", "16 bits"])
def test_scratches_are_found_where_they_are(make):
    soft = cv2.GaussianBlur(picture(), (0, 0), 1.2)
    worn, truth = scratched(make(soft), lines=5)
    found = find(worn).mask > 0
    near = cv2.dilate(truth.astype(np.uint8), np.ones((5, 5))) > 0
    assert (found & near).sum() / max(1, found.sum()) > 0.85
    assert (found & truth).sum() / truth.sum() > 0.3


def test_repair_brings_the_photo_nearer_to_the_clean_one():
    clean = cv2.GaussianBlur(picture(), (0, 0), 1.2)
    worn, _ = scratched(clean, lines=5)
    outcome = apply("repair", photo_of(worn))
    assert psnr(outcome.photo.pixels, clean) > psnr(worn, clean) + 1
    assert "scratch" in outcome.note


@pytest.mark.parametrize("make", [lambda p: p, deep], ids=["8 bits", "16 bits"])
def test_no_pixel_outside_the_mask_changes(make):
    worn, _ = scratched(make(picture()), specks=30)
    outcome = apply("repair", photo_of(worn), sensitivity=0.8)
    outside = outcome.invented == 0
    assert not outside.all()
    assert np.array_equal(outcome.photo.pixels[outside], worn[outside])
    assert outcome.masks["damage"] is outcome.invented
    assert set(np.unique(outcome.invented)) == {0, 255}


def test_more_sensitive_finds_no_less():
    worn, _ = scratched(picture("coffee.png"), specks=20)
    shares = [find(worn, sensitivity).fraction for sensitivity in (0.0, 0.5, 0.9)]
    assert shares == sorted(shares)
    assert shares[2] > shares[0]


@pytest.mark.parametrize("texture", ["brick.png", "grass.png", "gravel.png", "hubble_deep_field.jpg", "page.png"])
def test_texture_stars_and_letters_survive(texture):
    assert find(picture(texture)).fraction < 0.0005


def test_wires_before_the_sky_survive():
    sky = np.full((300, 400, 3), 180, np.uint8)
    noisy = np.clip(sky + np.random.default_rng(0).normal(0, 3, sky.shape), 0, 255).astype(np.uint8)
    for offset in (0, 25, 60):
        cv2.line(noisy, (0, 80 + offset), (399, 120 + offset), (40, 40, 40), 2, cv2.LINE_AA)
    assert find(noisy).scratches == 0


def test_a_frame_along_the_edge_survives():
    framed = cv2.GaussianBlur(picture(), (0, 0), 1.0)
    framed[3:5, :] = framed[-5:-3, :] = 250
    framed[:, 3:5] = framed[:, -5:-3] = 250
    assert find(framed).fraction < 0.0005


def test_tiles_find_what_the_whole_finds(monkeypatch):
    worn, _ = scratched(cv2.GaussianBlur(picture(), (0, 0), 1.2), lines=6, specks=0)
    whole = find(worn).mask > 0
    monkeypatch.setattr("restorer.steps.damage.TILE", 256)
    tiled = find(worn).mask > 0
    assert (whole & tiled).sum() / (whole | tiled).sum() > 0.6


def test_a_ridge_stands_out_and_an_edge_does_not():
    scene = np.full((120, 120), 100, np.float32)
    scene[:, 60:] = 180
    scene[30, :50] = 200
    light, dark = read_ridges(scene, 1.0)
    assert light.isolation[30, 25] > 6
    assert light.isolation[90, 50:70].max() < 1
    assert dark.isolation[90, 50:70].max() < 1
    assert light.angle[30, 25] == 0


@pytest.mark.parametrize("angle", range(0, ANGLES, 3))
def test_a_ridge_is_seen_in_every_direction(angle):
    scene = np.full((160, 160), 90, np.float32)
    turn = np.pi * angle / ANGLES
    reach = 60 * np.array([np.cos(turn), np.sin(turn)])
    start, stop = (np.rint((80 - reach) * 16).astype(int), np.rint((80 + reach) * 16).astype(int))
    cv2.line(scene, start.tolist(), stop.tolist(), 200, 1, cv2.LINE_AA, 4)
    light, _ = read_ridges(scene, 1.0)
    assert light.isolation[80, 80] > 6
    distance = abs(int(light.angle[80, 80]) - angle)
    assert min(distance, ANGLES - distance) <= 1


def test_crossing_lines_are_two_strands_and_a_bend_is_one():
    mask, angle = np.zeros((80, 80), bool), np.zeros((80, 80), np.uint8)
    mask[40, :] = mask[:, 30] = True
    angle[:, 30] = ANGLES // 2
    angle[40, 30] = 0
    count, labels = label_strands(mask, angle)
    assert labels[40, 5] == labels[40, 70]
    assert labels[40, 5] not in (labels[5, 30], labels[70, 30])
    assert labels.max() == count - 1
    assert (labels > 0).sum() == mask.sum()
    bent = np.zeros((80, 80), bool)
    bent[20, :] = True
    slowly = np.tile((np.arange(80) // 10).astype(np.uint8), (80, 1))
    assert label_strands(bent, slowly)[0] == 2


def test_nothing_has_no_strands():
    assert label_strands(np.zeros((9, 9), bool), np.zeros((9, 9), np.uint8))[0] == 1


@pytest.mark.parametrize("sigma", [3.0, 10.0])
def test_noise_is_known_to_the_detector(sigma):
    scene = 120 + np.random.default_rng(0).normal(0, sigma, (400, 400)).astype(np.float32)
    assert flat_noise(scene) == pytest.approx(sigma, rel=0.15)


def test_hundreds_of_alike_candidates_are_texture():
    dice = np.random.default_rng(0)
    alike = np.tile(dice.normal(0, 1, len(FEATURES)), (300, 1)) + dice.normal(0, 0.3, (300, len(FEATURES)))
    is_line = np.zeros(300, bool)
    verdict = judge(alike, is_line, np.ones(300, bool), 0.0)
    assert verdict.is_damage.shape == (300,)
    assert not (verdict.is_damage & verdict.is_doubtful).any()


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
    monkeypatch.setattr("restorer.steps.filling.TILE", 100)
    tiled = fill(worn, mask, 1.0, seed=3, allocate=np.empty, progress=Progress())
    clean = picture()
    assert psnr(tiled, clean) == pytest.approx(psnr(whole, clean), abs=1.0)


def test_grain_goes_on_over_what_was_filled():
    dice = np.random.default_rng(0)
    grainy = np.clip(120 + dice.normal(0, 10, (200, 200, 1)), 0, 255).astype(np.uint8)
    mask = np.zeros((200, 200), np.uint8)
    mask[:, 98:103] = 255
    filled = fill(grainy, mask, 1.0, seed=0, allocate=np.empty, progress=Progress())
    assert filled[:, 98:103].std() > 0.6 * grainy.std()


class Finder:
    """An engine whose network for damage knows where it is, and whose other one paints everything one tone."""

    def __init__(self, truth, tone=0.5):
        self.truth, self.tone, self.painted = truth, tone, []

    def run(self, model, pixels, *, scale=1, conditions=None, out=None, progress=None):
        out[:] = (self.truth[:, :, None] * np.iinfo(pixels.dtype).max).astype(pixels.dtype)
        return out

    def predict(self, model, inputs, conditions=None):
        self.painted.append(int(inputs["mask"].sum()))
        assert inputs["x"].shape[2] == 3
        return {"result": np.full(inputs["x"].shape, self.tone, np.float32)}


def found_by_network(pixels, truth, **settings):
    engine = Finder(truth)
    work = make_work(model(Task.DAMAGE), model(Task.INPAINT), engine=engine)
    return apply("repair", photo_of(pixels), work, **settings), engine


@pytest.mark.parametrize("make", [lambda p: p, grey, deep], ids=["colour", "grey", "16 bits"])
def test_what_the_network_finds_is_filled_and_nothing_else_changes(make):
    clean = make(cv2.GaussianBlur(picture(), (0, 0), 1.2).reshape(picture().shape))
    worn, drawn = scratched(clean, specks=0)
    truth = cv2.dilate(drawn.astype(np.uint8), np.ones((3, 3))) > 0
    outcome, engine = found_by_network(worn, truth, sensitivity=1.0)
    assert np.array_equal(outcome.invented > 0, truth)
    assert np.array_equal(outcome.photo.pixels[~truth], worn[~truth])
    assert psnr(outcome.photo.pixels, clean) > psnr(worn, clean) + 5
    assert sum(engine.painted) < 0.3 * truth.sum(), "the network is needed where marks cross, hardly elsewhere"
    assert "scratch" in outcome.note


@pytest.mark.parametrize("make", [lambda p: p, grey, deep], ids=["colour", "grey", "16 bits"])
def test_wide_marks_are_painted_by_the_network(make):
    pixels = make(picture())
    truth = np.zeros(pixels.shape[:2], bool)
    for row in (100, 200, 300):
        truth[row : row + 10, 100:300] = True
    outcome, engine = found_by_network(pixels, truth)
    assert sum(engine.painted) >= truth.sum()
    painted = outcome.photo.pixels[truth].astype(float) / np.iinfo(pixels.dtype).max
    assert painted.mean() == pytest.approx(0.5, abs=0.05)
    assert np.array_equal(outcome.photo.pixels[~truth], pixels[~truth])


def test_what_is_too_wide_is_left_and_the_note_says_so():
    truth = np.zeros((512, 512), bool)
    truth[100:200, 100:200] = True
    outcome, _ = found_by_network(picture(), truth)
    assert np.array_equal(outcome.photo.pixels, picture())
    assert "1 damaged place is too wide" in outcome.note


def test_half_strength_lies_half_way():
    worn, truth = scratched(picture())
    mask = truth.astype(np.uint8) * 255
    whole, half = (
        fill(worn, mask, share, seed=0, allocate=np.empty, progress=Progress()).astype(float) for share in (1.0, 0.5)
    )
    assert np.abs(half - (worn + whole) / 2).max() <= 1
