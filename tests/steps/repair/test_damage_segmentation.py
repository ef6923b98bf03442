"""Marks of any size are found whole, across tiles, and each is chosen by itself."""

from dataclasses import replace

import numpy as np
import pytest

from restorer.analysis.face_detection import Face
from restorer.analysis.mark_points import MarkPoint
from restorer.progress import Progress
from restorer.steps.repair import damage_segmentation as module
from restorer.steps.repair.damage_choice import DamageChoice, choose
from restorer.steps.repair.damage_model import odds_wanted
from restorer.steps.repair.damage_segmentation import Marks, MarkSurvey, survey_marks

LANDMARKS = np.array([[100.0, 100.0], [140.0, 100.0], [120.0, 122.0], [104.0, 140.0], [136.0, 140.0]])


def opinion(dtype=np.uint8, size=300):
    """A network that is sure of two lines and a speck, and hardly of a third line."""
    certainty = np.zeros((size, size, 1))
    certainty[40:43, 20:80] = certainty[60:63, 20:80] = 0.99
    certainty[200:204, 200:204] = 0.93
    certainty[250:253, 50:90] = 0.5
    return np.round(certainty * np.iinfo(dtype).max).astype(dtype)


def photo(size=300, seed=0):
    return np.random.default_rng(seed).integers(90, 110, (size, size, 1)).astype(np.uint8)


def survey(certainty, odds=None, pixels=None):
    pixels = photo(max(certainty.shape[:2])) if pixels is None else pixels
    pixels = pixels[: certainty.shape[0], : certainty.shape[1]]
    found = survey_marks(certainty, pixels, Progress())
    return found if odds is None else replace(found, odds=np.array(odds, float))


def chosen(found: MarkSurvey, faces=(), **choice):
    wanted = DamageChoice(**{"sensitivity": 0.5, "widest_px": 20.0, **choice})
    return choose(found, wanted, lambda: faces)


def mask_of(found, is_chosen):
    mask = np.full(found._opinion.shape[:2], 77, np.uint8)
    found.write(is_chosen, mask)
    assert set(np.unique(mask)) <= {0, 255}
    return mask


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_mark_must_be_seeded_and_ends_where_the_network_doubts(dtype):
    found = survey(opinion(dtype))
    assert found.boxes.tolist() == [[20, 40, 79, 42], [20, 60, 79, 62], [200, 200, 203, 203]]
    assert found.is_line.tolist() == [True, True, False]


def test_what_is_not_sure_is_offered_and_sensitivity_takes_more_of_it():
    found = survey(opinion(), [3.0, -1.0, -9.0])
    counts = [chosen(found, sensitivity=share).marks for share in (0.0, 0.5, 1.0)]
    assert counts == [Marks(lines=1, possible=1), Marks(lines=1, possible=1), Marks(lines=2)]
    assert odds_wanted(0.0) > odds_wanted(0.5) == 0 > odds_wanted(1.0)


def test_each_mark_is_judged_by_itself():
    # Doubts all over the photo speak neither for nor against a mark elsewhere.
    rng = np.random.default_rng(0)
    doubtful = opinion()
    doubtful[:, 150:][rng.random((300, 150)) < 0.2] = 90
    found, alone = survey(doubtful), survey(opinion())
    assert found.odds[:2] == pytest.approx(alone.odds[:2], abs=1.0)


def test_a_click_fills_a_possible_mark_and_spares_a_filled_one():
    found = survey(opinion(), [3.0, -1.0, -9.0])
    also, exempt = (MarkPoint(201, 208),), (MarkPoint(50.4, 41.0),)
    result = chosen(found, also=also, exempt=exempt)
    assert result.is_filled.tolist() == [False, False, True]
    assert result.is_possible.tolist() == [True, True, False]
    assert not chosen(found, also=(MarkPoint(150, 150), MarkPoint(-5, 900))).is_filled[1:].any(), "no mark is there"
    both = (MarkPoint(50, 41),)
    assert not chosen(found, also=both, exempt=both).is_filled[0], "to be left goes before to be filled"


def test_what_is_too_wide_is_left_and_told_unless_it_is_clicked():
    certainty = opinion()
    certainty[100:160, 200:280] = 255
    odds = [3.0, 3.0, 3.0, 3.0]
    result = chosen(survey(certainty, odds))
    assert result.marks == Marks(specks=1, lines=2, too_wide=1)
    assert chosen(survey(certainty, odds), widest_px=90.0).marks.too_wide == 0
    assert chosen(survey(certainty, odds), also=(MarkPoint(240, 130),)).marks == Marks(specks=1, lines=3)


def test_marks_on_facial_features_are_offered_only():
    certainty = np.zeros((300, 300, 1), np.uint8)
    certainty[97:104, 95:104] = certainty[250:254, 250:254] = 255
    found = survey(certainty, [3.0, 3.0])
    face = Face(np.array([80.0, 70.0, 160.0, 170.0]), LANDMARKS, 0.9)
    result = chosen(found, faces=(face,))
    assert result.is_filled.tolist() == [False, True]
    assert result.marks == Marks(specks=1, possible=1)


def test_what_is_dark_and_small_in_a_face_may_be_a_mole():
    certainty = np.zeros((300, 300, 1), np.uint8)
    pixels = photo()
    for row, tone in ((85, 20), (155, 230)):
        certainty[row : row + 4, 118:122] = 255
        pixels[row : row + 4, 118:122] = tone
    found = survey(certainty, [3.0, 3.0], pixels)
    face = Face(np.array([80.0, 70.0, 160.0, 170.0]), LANDMARKS, 0.9)
    assert chosen(found, faces=(face,)).is_filled.tolist() == [False, True]


def test_faces_are_not_looked_for_where_nothing_would_be_filled():
    def find_faces():
        raise AssertionError("faces were looked for")

    found = survey(opinion(), [-1.0, -1.0, -1.0])
    assert choose(found, DamageChoice(0.5, 20.0), find_faces).marks == Marks(possible=3)


@pytest.mark.parametrize("at", [(500, 580), (508, 508)])
def test_a_mark_across_tiles_is_one_and_whole(at, monkeypatch):
    monkeypatch.setattr(module, "TILE", 256)
    certainty = np.zeros((1200, 1200, 1), np.uint8)
    row, column = at
    for step in range(60):
        certainty[row + step, column + step] = certainty[row + step, column + step + 1] = 255
    found = survey(certainty, [3.0])
    assert found.boxes.tolist() == [[column, row, column + 60, row + 59]]
    mask = mask_of(found, np.ones(1, bool))
    assert (mask[certainty[:, :, 0] > 0] == 255).all()
    whole = np.full_like(mask, 0)
    monkeypatch.setattr(module, "TILE", 2048)
    survey(certainty, [3.0]).write(np.ones(1, bool), whole)
    assert np.array_equal(mask, whole), "tiles leave no trace"


def test_tiles_without_a_mark_that_counts_are_not_measured_and_nothing_else_changes(monkeypatch):
    monkeypatch.setattr(module, "TILE", 64)
    monkeypatch.setattr(module, "HALO", 16)
    certainty = opinion()
    certainty[150:158, 150:158] = 130  # doubted, in a tile of its own
    certainty[10:13, 100:128] = 130  # doubted up to a tile's edge, and sure beyond
    certainty[10:13, 128:140] = 250
    measured, measure = [], module.measure

    def count(pixels, chance, is_mark, tile, *rest):
        measured.append(tile)
        return measure(pixels, chance, is_mark, tile, *rest)

    monkeypatch.setattr(module, "measure", count)
    found = survey(certainty)
    some = len(measured)
    monkeypatch.setattr(module, "_may_be_kept", lambda *_: True)
    expected = survey(certainty)
    assert some < len(measured) - some
    for name in ("odds", "boxes", "width_px", "features"):
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))
    assert [100, 10, 139, 12] in found.boxes.tolist()
    np.testing.assert_array_equal(mask_of(found, found.odds > -99), mask_of(expected, expected.odds > -99))


def test_a_filled_mark_takes_its_faint_tail_along_but_no_other_mark():
    certainty = np.zeros((200, 200, 1), np.uint8)
    certainty[100:102, 50:80] = 255
    certainty[100:102, 80:90] = 60
    certainty[104:106, 60:70] = 230
    found = survey(certainty, [3.0, -1.0])
    mask = mask_of(found, np.array([True, False]))
    assert mask[100, 50:90].all()
    assert not mask[104:106, 60:70].any()
    assert not mask[100, 95:].any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (127, 255)])
@pytest.mark.parametrize("level", [0, 255])
def test_photos_of_any_size_can_be_searched(shape, level):
    found = survey(np.full((*shape, 1), level, np.uint8))
    assert len(found.odds) == (level > 0)
    assert np.isfinite(found.odds).all()
    mask_of(found, np.ones(len(found.odds), bool))
