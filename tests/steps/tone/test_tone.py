"""Faded photos get their tones back; others are left alone, and black-and-white is never tinted."""

import cv2
import numpy as np
import pytest

from restorer.analysis.downscale import reduce_to, reduction, strips
from restorer.analysis.grid import Grid
from restorer.analysis.levels import KNOTS, Points, is_identity, read_curve, stretch
from restorer.analysis.toning import find_cast, read_toning
from restorer.steps.tone.local_contrast import local_deviation
from tests.steps.fakes import apply, deep, faded, gray, make_work, photo_of, picture


def toned(pixels, tone=(1.0, 0.9, 0.7)):
    values = gray(pixels).astype(np.float32) / 255
    return np.rint(255 * values ** (1 / np.array(tone, np.float32))).astype(np.uint8)


def test_a_photo_in_order_is_returned_as_it_is():
    photo = photo_of(picture())
    outcome = apply("tone", photo)
    assert outcome.photo is photo
    assert "nothing done" in outcome.note


@pytest.mark.parametrize("make", [lambda p: p, gray, deep], ids=["colour", "grey", "16 bits"])
def test_fading_is_undone(make):
    clean, worn = make(picture()), make(faded(picture()))
    result = apply("tone", photo_of(worn)).photo
    scale = result.top
    before = np.abs(worn.astype(float) - clean).mean() / scale
    after = np.abs(result.pixels.astype(float) - clean).mean() / scale
    assert after < 0.45 * before


def test_gray_stays_neutral_in_three_equal_channels():
    worn = np.repeat(gray(faded(picture())), 3, axis=2)
    result = apply("tone", photo_of(worn)).photo.pixels
    assert (result[:, :, 0] == result[:, :, 1]).all()
    assert (result[:, :, 1] == result[:, :, 2]).all()


def test_toning_is_kept_unless_told_otherwise():
    worn = faded(toned(picture()), 30, 210)
    kept = apply("tone", photo_of(worn)).photo.pixels
    neutral = apply("tone", photo_of(worn), keep_toning=False).photo.pixels
    assert read_toning(reduce_to(kept, 256)).is_toned
    assert np.ptp(neutral.astype(int), axis=2).max() == 0


def test_what_kind_of_photo_it_is():
    assert not read_toning(reduce_to(picture(), 256)).is_monochrome
    sepia = read_toning(reduce_to(toned(picture()), 256))
    assert sepia.is_monochrome
    assert sepia.is_toned
    plain = read_toning(reduce_to(np.repeat(gray(picture()), 3, axis=2), 256))
    assert plain.is_monochrome
    assert not plain.is_toned


TINTS = {
    "sepia": ((6, 18), (4, 14)),
    "selenium": ((6, 0), (2, 2)),
    "cyanotype": ((-2, -24), (-4, -14)),
    "green": ((-8, 8), (-4, 10)),
    "pink": ((16, 6), (18, 10)),
    "split": ((10, -8), (2, 14)),
}


@pytest.mark.parametrize("tint", TINTS.values(), ids=TINTS)
def test_every_tint_of_a_print_is_told_from_color(tint):
    """Tints of shadows and of highlights, as CIELAB's a* and b*, saved as JPEG with colours at half the size."""
    light = (gray(picture())[:, :, 0] / 255).astype(np.float32)
    shadow, highlight = np.array(tint, np.float32)
    colors = shadow + (highlight - shadow) * light[:, :, np.newaxis]
    lab = np.dstack([8 + 86 * light, colors]).astype(np.float32)
    printed = np.rint(np.clip(cv2.cvtColor(lab, cv2.COLOR_Lab2RGB), 0, 1) * 255).astype(np.uint8)
    packed = cv2.imencode(".jpg", printed[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 75])[1]
    saved = np.ascontiguousarray(cv2.imdecode(packed, cv2.IMREAD_COLOR)[..., ::-1])
    found = read_toning(reduce_to(saved, 512))
    assert found.is_monochrome
    assert found.is_toned


def test_a_cast_on_all_tones_is_found_and_taken_off():
    worn = picture("motorcycle_left.png").astype(np.float32)
    worn = np.clip(worn * (1.0, 0.93, 0.78) + (22, 10, 0), 0, 255).astype(np.uint8)
    cast = find_cast(reduce_to(worn, 256))
    assert cast.mean(axis=0)[1] > 6
    left = find_cast(reduce_to(apply("tone", photo_of(worn), cast=1.0).photo.pixels, 256))
    assert np.hypot(*left.T).mean() < 0.5 * np.hypot(*cast.T).mean()


@pytest.mark.parametrize("name", ["astronaut.png", "coffee.png", "rocket.jpg"])
def test_a_photo_of_colored_things_has_no_cast(name):
    assert np.hypot(*find_cast(reduce_to(picture(name), 256)).T).max() < 3


def test_sixteen_bits_come_out_as_fine_as_they_went_in():
    ramp = np.linspace(12000, 48000, 600 * 400).reshape(400, 600, 1)
    worn = np.rint(ramp + np.random.default_rng(0).normal(0, 300, ramp.shape)).astype(np.uint16)
    result = apply("tone", photo_of(worn)).photo.pixels
    assert len(np.unique(result)) > 0.9 * len(np.unique(worn))


def test_nothing_is_clipped_that_was_not():
    worn = faded(picture())
    result = apply("tone", photo_of(worn)).photo.pixels
    assert (result == 255).mean() < (picture() == 255).mean() + 0.002


def test_half_strength_lies_half_way():
    worn = faded(picture())
    full, half = (apply("tone", photo_of(worn), strength=s).photo.pixels.astype(float) for s in (1.0, 0.5))
    assert np.abs(half - (worn + full) / 2).max() <= 1


def test_strips_leave_no_seam(monkeypatch):
    worn = faded(picture())
    whole = apply("tone", photo_of(worn)).photo.pixels
    monkeypatch.setattr("restorer.analysis.downscale.strips", lambda h, w: ((y, min(h, y + 7)) for y in range(0, h, 7)))
    assert np.array_equal(apply("tone", photo_of(worn)).photo.pixels, whole)


def test_flat_contrast_is_lifted_without_clipping():
    flat = np.clip(128 + (picture("motorcycle_left.png").astype(float) - 128) * 0.35, 0, 255)
    flat[:8] = 5
    flat[-8:] = 250
    flat[:, :60:6], flat[:, 3:60:6] = 5, 250
    flat = flat.astype(np.uint8)
    result = apply("tone", photo_of(flat), contrast=1.0).photo.pixels
    deviation = [local_deviation(reduce_to(pixels, 512).mean(axis=2)) for pixels in (flat, result)]
    assert deviation[1] > 1.05 * deviation[0]


def test_light_that_falls_off_is_evened():
    y, x = np.mgrid[-1:1:300j, -1:1:400j]
    fall = 1 - 0.3 * (x * x + y * y)
    field = np.clip(140 * fall + np.random.default_rng(0).normal(0, 12, fall.shape), 0, 255)
    result = apply("tone", photo_of(field[:, :, None].astype(np.uint8)), even_light=1.0, contrast=0.0).photo.pixels
    middle, corner = result[120:180, 160:240].mean(), result[:40, :40].mean()
    assert corner / middle > 0.85
    assert field[:40, :40].mean() / field[120:180, 160:240].mean() < 0.7


def test_a_curve_read_at_its_knots_is_the_curve():
    curve = np.linspace(0, 1, KNOTS, dtype=np.float32) ** 2
    knots = np.linspace(0, 1, KNOTS, dtype=np.float32)
    assert np.allclose(read_curve(curve, knots[None]), curve, atol=1e-6)
    assert not is_identity(curve)


@pytest.mark.parametrize(("black", "white"), [(0.0, 1.0), (0.02, 0.97)])
def test_tones_in_order_give_no_curve(black, white):
    assert is_identity(stretch(Points(black, white)))


@pytest.mark.parametrize(("black", "white"), [(0.1, 0.9), (0.3, 0.5), (0.0, 0.4), (0.5, 1.0), (0.4, 0.41)])
def test_a_stretch_rises_everywhere_and_stays_inside(black, white):
    curve = stretch(Points(black, white))
    assert (np.diff(curve) >= -1e-6).all()
    assert curve.min() >= 0
    assert curve.max() <= 1
    # 2.2 in L*, which is up to this in luma where shadows go down.
    assert np.diff(curve).max() * (KNOTS - 1) < 4


def test_a_surface_reads_the_same_in_any_strip():
    surface = Grid(np.random.default_rng(0).random((5, 7), np.float32), 13)
    whole = surface.rows(0, 70, 95)
    parts = np.concatenate([surface.rows(top, min(70, top + 9), 95) for top in range(0, 70, 9)])
    assert np.array_equal(whole, parts)
    assert whole[6, 6] == pytest.approx(surface.grid[0, 0])


@pytest.mark.parametrize("shape", [(1000, 700, 3), (512, 512, 1), (37, 5000, 3), (3, 3, 1)])
def test_a_proxy_is_the_photo_reduced(shape):
    pixels = np.random.default_rng(0).integers(0, 65536, shape, dtype=np.uint16)
    proxy, factor = reduce_to(pixels, 256), reduction(pixels, 256)
    assert max(proxy.shape[:2]) <= 256
    assert proxy.shape[2] == shape[2]
    assert proxy[0, 0, 0] == pytest.approx(
        pixels[: min(factor, shape[0]), :factor, 0].astype(float).mean() / 65535, abs=0.12 if factor > 4 else 1e-4
    )


def test_strips_cover_each_row_once():
    rows = [row for top, bottom in strips(1001, 3000, 9000) for row in range(top, bottom)]
    assert rows == list(range(1001))


def test_the_work_is_asked_for_memory_and_told_of_progress():
    heard, shapes = [], []
    work = make_work(listener=heard.append)
    counted = type(work)(work.engine, work.catalogue, lambda s, d: shapes.append(s) or np.empty(s, d), work.progress)
    worn = faded(picture())
    apply("tone", photo_of(worn), counted)
    assert shapes == [worn.shape]
    assert heard[-1] == 1.0


def shadows(pixels, share=20):
    """L* of the darkest part of a photo, in small windows: their deviations."""
    import cv2

    lightness = cv2.cvtColor(pixels.repeat(3 // pixels.shape[2], 2).astype(np.float32) / 255, cv2.COLOR_RGB2Lab)[..., 0]
    mean = cv2.blur(lightness, (7, 7))
    deviation = np.sqrt(np.maximum(cv2.blur(lightness * lightness, (7, 7)) - mean * mean, 0))
    return deviation, lightness <= np.percentile(lightness, share)


def test_shadows_keep_what_is_in_them():
    worn = gray(faded(picture(), 45, 215))
    result = apply("tone", photo_of(worn)).photo.pixels
    before, dark = shadows(worn)
    after, _ = shadows(result)
    assert np.median(after[dark]) >= np.median(before[dark])
    assert (result < 9).mean() < 0.02


def test_grain_is_not_lifted_with_the_picture():
    clean = gray(faded(picture("motorcycle_left.png"), 60, 190)).astype(np.float32)
    grainy = np.clip(clean + np.random.default_rng(0).normal(0, 4, clean.shape), 0, 255).astype(np.uint8)
    plain = gray(np.full((400, 400, 3), 120, np.uint8))
    plain = np.clip(plain + np.random.default_rng(1).normal(0, 4, plain.shape), 0, 255).astype(np.uint8)
    both = np.concatenate([grainy[:400, :400], plain])
    result = apply("tone", photo_of(both)).photo.pixels
    assert result[:380].astype(float).std() > 1.25 * both[:380].astype(float).std()
    assert result[420:].astype(float).std() < 1.15 * both[420:].astype(float).std()


def test_a_tinted_white_keeps_its_tint():
    worn = faded(toned(picture()), 40, 200)
    result = apply("tone", photo_of(worn)).photo.pixels.astype(float)
    light = result.mean(axis=2) > np.percentile(result.mean(axis=2), 97)
    before = worn[light].astype(float)
    assert (result[light][:, 0] - result[light][:, 2]).mean() > 0.6 * (before[:, 0] - before[:, 2]).mean()


def test_a_sound_photo_in_color_is_left_alone_though_it_has_no_black():
    hazy = np.clip(30 + picture("coffee.png").astype(float) * 0.85, 0, 255).astype(np.uint8)
    assert np.abs(apply("tone", photo_of(hazy)).photo.pixels.astype(int) - hazy).mean() < 2.5
