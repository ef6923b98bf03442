"""The album's figures say what a step did, its sheets show it, and its section leaves the rest of a page alone."""

import json

import cv2
import numpy as np
import pytest

from benchmarks.album import command, judged
from benchmarks.album.changes import change, clipped
from benchmarks.quality.sections import write_page, write_section
from restorer.imaging.photo import Photo

STILL = np.eye(3)


def a_photo(side: int = 96, low: int = 40, high: int = 200):
    rng = np.random.default_rng(0)
    coarse = rng.integers(low, high, (8, 8, 3)).astype(np.uint8)
    return cv2.resize(coarse, (side, side), interpolation=cv2.INTER_LINEAR)


def test_nothing_done_is_no_change():
    photo = Photo(a_photo())
    found = change(photo, Photo(photo.pixels.copy()), STILL)
    assert (found.delta_e, found.changed) == (0.0, 0.0)


def test_a_patch_that_was_filled_is_the_share_that_changed():
    pixels = a_photo()
    after = pixels.copy()
    after[:24] = 255 - after[:24] // 2
    found = change(Photo(pixels), Photo(after), STILL)
    assert found.changed == pytest.approx(0.25, abs=0.01)
    assert found.delta_e > 5
    assert found.clipped_before == 0.0


def test_a_photo_that_was_only_enlarged_or_cut_hardly_changed():
    pixels = a_photo(200)
    large = cv2.resize(pixels, (400, 400), interpolation=cv2.INTER_CUBIC)
    doubled = np.array([[2, 0, 0.5], [0, 2, 0.5], [0, 0, 1]])
    assert change(Photo(pixels), Photo(large), doubled).delta_e < 0.3
    cut = np.array([[1.0, 0, -30], [0, 1, -20], [0, 0, 1]])
    assert change(Photo(pixels), Photo(pixels[20:180, 30:170].copy()), cut).delta_e == 0.0


def test_what_lies_at_either_end_is_clipped_at_any_depth():
    pixels = np.full((10, 10, 3), 128, np.uint8)
    pixels[0], pixels[1, :, 2] = 255, 0
    assert clipped(Photo(pixels)) == pytest.approx(0.2)
    assert clipped(Photo(pixels.astype(np.uint16) * 257)) == pytest.approx(0.2)


def test_the_command_measures_draws_and_writes_its_section(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(judged, "JUDGED", tmp_path / "none.json")
    folder, page = tmp_path / "photos", tmp_path / "quality.md"
    folder.mkdir()
    rng = np.random.default_rng(1)
    faded = np.clip(90 + a_photo(160) * 0.3 + rng.normal(0, 1, (160, 160, 1)), 0, 255).mean(axis=2).astype(np.uint8)
    cv2.imwrite(str(folder / "faded.png"), faded)
    page.write_text("# Quality\n", encoding="utf-8")
    code = command.main([str(folder), "--sheets", str(tmp_path / "sheets"), "--write", str(page)])
    assert code == 0
    assert "| tone | 1 | 1 |" in capsys.readouterr().out
    sheet = cv2.imread(str(tmp_path / "sheets" / "faded.jpg"))
    assert sheet is not None
    assert sheet.shape[1] > 3 * 600
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Quality\n")
    assert "<!-- begin album -->" in text
    assert "| tone | 1 | 1 |" in text


def test_a_folder_without_photos_is_told(tmp_path, capsys):
    assert command.main([str(tmp_path)]) == 1
    assert "no photos" in capsys.readouterr().err


def test_sections_are_replaced_in_place_and_kept_by_who_writes_the_rest(tmp_path):
    page = tmp_path / "page.md"
    write_page(page, "# First\n")
    write_section(page, "one", "1")
    write_section(page, "two", "2")
    write_section(page, "one", "new 1")
    assert page.read_text("utf-8").count("<!-- begin one -->") == 1
    write_page(page, "# Second")
    text = page.read_text("utf-8")
    assert text.startswith("# Second\n")
    assert text.index("new 1") < text.index("2\n<!-- end two -->")


def test_verdicts_are_counted_among_the_worn_and_over_all(tmp_path):
    path = tmp_path / "judged.json"
    rows = {"a": (True, "better"), "b": (True, "same"), "c": (False, "worse"), "d": (False, "same")}
    photos = {name: {"worn": worn, "verdict": verdict, "words": "w"} for name, (worn, verdict) in rows.items()}
    path.write_text(json.dumps({"when": "today", "photos": photos}))
    seen = judged.read_judged(path)
    assert [bar.measured for bar in judged.bars(seen)] == [50.0, 25.0]
    photos["a"]["verdict"] = "fine"
    path.write_text(json.dumps({"when": "today", "photos": photos}))
    with pytest.raises(ValueError, match="fine"):
        judged.read_judged(path)
