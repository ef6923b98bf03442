"""Light set by hand: every curve rises, nothing is cut off, hues stay, and 16 bits stay 16 bits."""

import itertools

import numpy as np
import pytest

from restorer.condition.overrides import apply_overrides
from restorer.imaging.color import to_lab
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.steps.tone.manual_settings import NAMES, ManualTone
from restorer.steps.tone.manual_tone import manual_curve, manual_rows, warmth_curves
from tests.steps.fakes import apply, deep, faded, gray, photo_of, picture

ENDS = {"exposure": (-2.0, 2.0), "hardness": (-1.0, 1.0), "shadows": (-1.0, 1.0), "lights": (-1.0, 1.0)}


def ramp():
    """All values of 16 bits: 256 x 256 x 1."""
    return np.arange(1 << 16, dtype=np.uint16).reshape(256, 256, 1)


def test_every_curve_rises_from_black_to_white():
    for values in itertools.product(*((low, 0.0, high) for low, high in ENDS.values())):
        curve = manual_curve(ManualTone(*values))
        assert curve[0] == 0
        assert curve[-1] == pytest.approx(1, abs=1e-6)
        assert (np.diff(curve) > 0).all(), values


@pytest.mark.parametrize(("name", "value"), [(name, end) for name, ends in ENDS.items() for end in ends])
def test_all_values_of_16_bits_keep_their_order_and_none_is_cut_off(name, value):
    made = apply("tone", photo_of(ramp()), automatic=False, **{name: value}).photo.pixels.ravel().astype(int)
    assert (np.diff(made) >= 0).all()
    assert (made[0], made[-1]) == (0, 65535)
    # No more than a few values fall together at either end.
    assert np.count_nonzero(made == 0) < 60
    assert np.count_nonzero(made == 65535) < 60
    assert len(np.unique(made)) > 256 * 100


@pytest.mark.parametrize(
    ("name", "moved", "still"),
    [("exposure", 0.5, None), ("shadows", 0.2, 0.95), ("lights", 0.8, 0.05)],
)
def test_each_lightens_what_it_is_named_after(name, moved, still):
    made = {
        sign: apply("tone", photo_of(ramp()), automatic=False, **{name: sign * 0.5}).photo.pixels.ravel() / 65535
        for sign in (-1, 1)
    }
    at = int(moved * 65535)
    assert made[-1][at] < moved - 0.02
    assert made[1][at] > moved + 0.02
    if still is not None:
        assert made[1][int(still * 65535)] == pytest.approx(still, abs=0.01)


def test_a_stop_doubles_the_light_of_shadows():
    from restorer.imaging.color import to_linear

    before = np.float32([0.1])
    after = np.interp(before, np.linspace(0, 1, 1025), manual_curve(ManualTone(exposure=1.0))).astype(np.float32)
    assert to_linear(after)[0] / to_linear(before)[0] == pytest.approx(2, rel=0.02)


def test_hues_stay_and_grays_stay_gray():
    colors = np.random.default_rng(0).uniform(0, 1, (40, 40, 3)).astype(np.float32)
    manual = ManualTone(exposure=1.0, hardness=0.7, shadows=-0.5, lights=0.4)
    made = manual_rows(colors, manual, manual_curve(manual))
    order = np.argsort(colors, axis=2)
    sorted_before, sorted_after = (np.take_along_axis(values, order, 2) for values in (colors, made))
    ranges = [values[:, :, 2] - values[:, :, 0] for values in (sorted_before, sorted_after)]
    shares = [
        (values[:, :, 1] - values[:, :, 0]) / spread
        for values, spread in zip((sorted_before, sorted_after), ranges, strict=True)
    ]
    clear = (ranges[0] > 0.1) & (ranges[1] > 0.1)
    assert np.abs(shares[0] - shares[1])[clear].max() < 1e-3
    neutral = np.repeat(colors[:, :, :1], 3, axis=2)
    lit = manual_rows(neutral, manual, manual_curve(manual))
    assert np.array_equal(lit[:, :, 0], lit[:, :, 2])


@pytest.mark.parametrize("warmth", [-1.0, -0.3, 0.5, 1.0])
def test_warmth_colors_the_middle_keeps_its_luma_and_leaves_black_and_white(warmth):
    tones = np.linspace(0, 1, 64, dtype=np.float32).reshape(1, 64, 1).repeat(3, 2)
    made = manual_rows(tones, ManualTone(warmth=warmth), manual_curve(ManualTone()))
    assert np.allclose(made[0, [0, -1]], tones[0, [0, -1]], atol=1e-6)
    lab = to_lab(made)
    assert np.sign(lab[0, 32, 2]) == np.sign(warmth)
    luma = made @ np.float32([0.299, 0.587, 0.114])
    assert np.abs(luma - tones[:, :, 0]).max() < 0.02
    assert all((np.diff(curve) > 0).all() for curve in warmth_curves(warmth))


def test_it_comes_after_what_was_measured():
    photo = photo_of(deep(faded(picture(longest_px=128))))
    measured = apply("tone", photo, is_faded=True)
    both = apply("tone", photo, is_faded=True, exposure=0.5)
    alone = apply("tone", measured.photo, automatic=False, exposure=0.5)
    assert np.abs(both.photo.pixels.astype(int) - alone.photo.pixels).max() <= 2
    assert both.photo.pixels.dtype == np.uint16
    assert both.note == f"{measured.note} By hand: exposure 0.50."


def test_without_anything_set_the_very_same_photo_comes_back():
    photo = photo_of(faded(picture(longest_px=64)))
    assert apply("tone", photo, automatic=False).photo is photo
    assert apply("tone", photo, strength=0, exposure=1.0).photo is photo
    flat = photo_of(gray(picture(longest_px=64)))
    assert apply("tone", flat, automatic=False, warmth=1.0).photo is flat
    assert apply("tone", flat, automatic=False, exposure=1.0).photo.channels == 1


def test_half_the_strength_is_half_the_way():
    photo = photo_of(picture(longest_px=64))
    full, half = (apply("tone", photo, automatic=False, exposure=1.0, strength=s).photo.pixels for s in (1.0, 0.5))
    assert np.abs(half.astype(int) - (photo.pixels.astype(int) + full) / 2).max() <= 1


def test_who_sets_light_by_hand_does_not_ask_for_the_rest():
    asked = apply_overrides(Recipe(), {"tone.exposure": "0.5"}).find("tone").settings
    assert asked == {"automatic": False, "exposure": 0.5}
    proposed = apply_overrides(Recipe((StepChoice("tone"),)), {"tone.exposure": 0.5}).find("tone").settings
    assert proposed == {"exposure": 0.5}


def test_each_name_is_a_setting():
    assert set(NAMES) == set(ManualTone._fields)
