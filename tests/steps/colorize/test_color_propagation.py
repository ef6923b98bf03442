"""Colours that are spread from hints over what looks as if it belonged to them."""

from __future__ import annotations

import numpy as np
import pytest

from restorer.steps.colorize.color_propagation import Place, spread


def halves(height=40, width=60):
    """A dark half and a light one, both guessed grey."""
    light = np.full((height, width), 20, np.float32)
    light[:, width // 2 :] = 80
    return light, np.zeros((height, width, 2), np.float32)


def test_a_hint_is_kept_where_it_is_given():
    light, guess = halves()
    chroma, certainty = spread(light, guess, {Place(20, 10): (30.0, -20.0)})
    assert chroma[20, 10] == pytest.approx((30, -20), rel=1e-3)
    assert certainty[20, 10] == pytest.approx(1, rel=1e-3)


def test_a_color_goes_to_what_is_near_and_of_its_lightness():
    light, guess = halves()
    chroma, certainty = spread(light, guess, {Place(20, 28): (30.0, 0.0)})
    same, other = (20, 20), (20, 31)
    assert chroma[same][0] > 0.9 * 30
    assert chroma[other][0] < 0.1 * 30
    assert certainty[same] > certainty[20, 1]


def test_what_was_guessed_alike_is_colored_alike():
    light, guess = np.full((40, 40), 50, np.float32), np.zeros((40, 40, 2), np.float32)
    guess[:, 10:20] = guess[:, 30:] = (40.0, 0.0)
    chroma, _ = spread(light, guess, {Place(20, 15): (40.0, 30.0)})
    assert chroma[20, 34, 1] > chroma[20, 25, 1]


def test_hints_that_agree_with_the_guess_change_nothing():
    light, guess = halves()
    guess[:] = (12.0, -7.0)
    chroma, _ = spread(light, guess, {Place(3, 3): (12.0, -7.0), Place(30, 50): (12.0, -7.0)})
    assert chroma == pytest.approx(guess, abs=1e-4)


def test_many_hints_are_met_each_by_its_own():
    light, guess = halves()
    rng = np.random.default_rng(5)
    places = [
        Place(int(row), int(column)) for row, column in zip(rng.permutation(40), rng.permutation(60), strict=False)
    ]
    hints = {place: (float(rng.normal(0, 20)), float(rng.normal(0, 20))) for place in places}
    chroma, certainty = spread(light, guess, hints)
    told = np.array(list(hints.values()))
    met = np.array([chroma[place] for place in hints])
    assert np.sqrt(np.mean((met - told) ** 2)) < 0.3 * np.sqrt(np.mean(told**2))
    assert certainty.min() >= 0
    assert certainty.max() <= 1


def test_a_wrong_guess_is_not_in_the_way_of_a_sheet_of_hints():
    """A hundred hints from a plane of colours give the plane, whatever was guessed."""
    rows, columns = np.mgrid[0:40, 0:60].astype(np.float32)
    truth = np.stack([rows - 20, columns - 30], axis=-1)
    rng = np.random.default_rng(6)
    places = [Place(int(rng.integers(40)), int(rng.integers(60))) for _ in range(100)]
    chroma, _ = spread(np.full((40, 60), 50, np.float32), np.full_like(truth, 5), {p: tuple(truth[p]) for p in places})
    assert np.sqrt(np.mean((chroma - truth) ** 2)) < 0.2 * np.sqrt(np.mean((truth - 5) ** 2))


def test_a_color_stays_with_what_looks_alike():
    light, guess = np.full((40, 60), 50, np.float32), np.zeros((40, 60, 2), np.float32)
    likeness = np.zeros((40, 60, 3), np.float32)
    likeness[:, :30, 0] = likeness[:, 30:, 1] = 1
    chroma, certainty = spread(light, guess, {Place(20, 25): (30.0, 0.0)}, likeness)
    assert chroma[20, 10, 0] > 0.9 * 30
    assert chroma[20, 30:, 0] == pytest.approx(0, abs=0.1 * 30)
    assert certainty[20, 10] > certainty[20, 30]


def two_coats(gap):
    """Two things that look alike, with something else between them."""
    light, guess = np.full((48, 96), 50, np.float32), np.zeros((48, 96, 2), np.float32)
    likeness = np.zeros((48, 96, 3), np.float32)
    likeness[..., 0] = 1
    likeness[:, 48 - gap // 2 : 48 + gap // 2] = (0, 1, 0)
    return light, guess, likeness


def test_an_edge_on_the_way_parts_what_looks_alike():
    hint = {Place(24, 36): (30.0, 0.0)}
    parted = spread(*two_coats(8)[:2], hint, two_coats(8)[2]).chroma
    whole = spread(*two_coats(0)[:2], hint, two_coats(0)[2]).chroma
    assert whole[24, 60, 0] > 0.9 * 30
    assert parted[24, 60, 0] < 0.5 * whole[24, 60, 0]
    assert parted[24, 12, 0] > 0.9 * 30


def test_many_hints_on_one_kind_of_thing_tint_nothing_else():
    light, guess, likeness = two_coats(40)
    hints = {Place(4 + 4 * index, 6 + 2 * (index % 5)): (30.0, 10.0) for index in range(10)}
    chroma = spread(light, guess, hints, likeness).chroma
    assert chroma[:, :20, 0].min() > 0.8 * 30
    assert np.abs(chroma[:, 32:64]).max() < 0.05 * 30


def test_hints_on_several_kinds_reach_farther():
    light, guess, likeness = two_coats(40)
    far = (24, 0)
    one = {Place(24, 26): (30.0, 0.0)}
    two = {**one, Place(24, 48): (0.0, 30.0)}
    alone, both = (spread(light, guess, hints, likeness).certainty[far] for hints in (one, two))
    assert both >= alone
