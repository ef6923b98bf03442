"""Outlines of film damage are laid over photos the same way each time, and the true mask is where they show."""

import json

import cv2
import numpy as np
import pytest

from benchmarks.public import film
from benchmarks.public.bench import Bench
from benchmarks.public.sets import TestSets


@pytest.fixture(scope="module")
def sets(tmp_path_factory):
    root = tmp_path_factory.mktemp("sets")
    rng = np.random.default_rng(0)
    for name in ("a", "b"):
        photo = cv2.resize(rng.integers(20, 120, (12, 12, 3)).astype(np.uint8), (200, 160))
        (root / "Kodak24").mkdir(exist_ok=True)
        cv2.imwrite(str(root / "Kodak24" / f"{name}.png"), photo)
    (root / "fds" / "scans").mkdir(parents=True)
    for name in film.HELD_BACK:
        marks = {}
        for number, (x, y) in enumerate(rng.integers(20, (380, 300), (30, 2)).tolist()):
            corners = ((x, y), (x + 9, y + 1), (x + 8, y + 9))
            marks[str(number)] = {"points": [{"x": a, "y": b} for a, b in corners], "label": {"name": "Dust"}}
        marks["30"] = {"points": [{"x": 5, "y": 5}, {"x": 6, "y": 5}], "label": {"name": "Dust"}}
        (root / "fds" / "scans" / name).write_text(json.dumps(marks))
    return TestSets(root)


def marked(sets: TestSets) -> list[film.Marked]:
    folder = sets.folder(film.FOLDER, film.HELD_BACK[0])
    assert folder is not None
    return list(film.marked_photos(sets.pictures("Kodak24"), [folder / name for name in film.HELD_BACK]))


def test_outlines_are_read_at_half_their_size_and_points_are_none(sets) -> None:
    folder = sets.folder("scans", film.HELD_BACK[0])
    outlines = film.read_outlines(folder / film.HELD_BACK[0])
    assert len(outlines) == 30
    assert all(np.ptp(outline, axis=0).max() in (4, 5) for outline in outlines)
    assert sets.folder("scans", "Scan (99).json") is None


def test_marks_are_light_and_nothing_else_of_a_photo_changes(sets) -> None:
    again = marked(sets)
    for number, (case, same, file) in enumerate(zip(marked(sets), again, sets.pictures("Kodak24"), strict=True)):
        assert np.array_equal(case.photo, same.photo)
        assert np.array_equal(case.mask, same.mask)
        bare = cv2.imread(str(file))[:, :, ::-1]
        if number % 2:
            bare = np.repeat(cv2.cvtColor(np.ascontiguousarray(bare), cv2.COLOR_RGB2GRAY)[:, :, np.newaxis], 3, 2)
        apart = case.photo.astype(int) - bare
        assert set(np.unique(case.mask)) == {0, 255}
        assert np.abs(apart[case.mask == 0]).max() <= 25, "a tenth of a mark's strength"
        assert apart[case.mask > 0].max() > 60
        assert 0.003 < (case.mask > 0).mean() < 0.2


def test_without_the_scans_the_table_says_what_is_missing(tmp_path) -> None:
    part = film.measure(Bench(TestSets(tmp_path), tmp_path))
    assert not part.tables
    assert any("Scan (9).json" in line for line in part.missing)
    assert any("Kodak24" in line for line in part.missing)


def test_who_finds_more_of_the_marks_scores_more(sets, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(film, "_by_step", lambda _, photo: (_light(photo), np.zeros(photo.shape[:2], np.uint8)))
    bench = Bench(sets, tmp_path, 1)
    monkeypatch.setattr(bench, "model", lambda _: object())
    monkeypatch.setattr(bench, "run", lambda _, photo: np.zeros((*photo.shape[:2], 1), np.uint8))
    part = film.measure(bench)
    rows = {row[0]: row[1:] for row in part.tables[0].rows}
    assert float(rows[film.STEP][1]) > 0.9
    assert float(rows[film.NETWORK][0]) == 0.0
    assert rows[film.STEP] == rows[film.OFFERED]
    assert [bar.is_met for bar in part.bars] == [float(rows[film.STEP][0]) >= 0.7, False]


def _light(photo):
    return np.where(photo.min(axis=2) > 190, np.uint8(255), np.uint8(0))
