"""`restore --hints`: colours that a person knows reach the photo that they are for, and stay in its record."""

import json

import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from restorer.cli.hints import hints_of, read_hint_file
from restorer.errors import InputError
from restorer.imaging.color import to_lab
from restorer.jobs.files.targets import SourcePage
from restorer.jobs.provenance.labels import read_provenance
from tests.steps.fakes import gray, picture

RED = {"x": 40, "y": 40, "color": "#c03020"}
BLUE = {"x": 200, "y": 40, "color": "#2040c0"}


def source(path, folder):
    return SourcePage(path, path.relative_to(folder), "png")


def written(path, content):
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_a_list_is_for_the_only_photo(tmp_path):
    texts = read_hint_file(written(tmp_path / "hints.json", [RED]))
    one, two = (source(tmp_path / name, tmp_path) for name in ("a.png", "b.png"))
    (text,) = hints_of([one], texts)
    assert json.loads(text) == [RED]
    with pytest.raises(InputError, match="for one photo, and there are 2"):
        hints_of([one, two], texts)


def test_photos_are_named_by_name_by_path_below_the_folder_or_by_whole_path(tmp_path):
    paths = [tmp_path / "a.png", tmp_path / "one" / "b.png", tmp_path / "two" / "b.png", tmp_path / "c.png"]
    content = {"a.png": [RED], "one/b.png": [BLUE], str(paths[2]): [RED, BLUE], "elsewhere.png": [RED]}
    texts = read_hint_file(written(tmp_path / "hints.json", content))
    found = hints_of([source(path, tmp_path) for path in paths], texts)
    assert [json.loads(text) if text else [] for text in found] == [[RED], [BLUE], [RED, BLUE], []]


def pages(path, folder, count):
    return [SourcePage(path, path.relative_to(folder), "tiff", page, count) for page in range(count)]


def test_a_name_means_the_first_page_and_others_have_their_number(tmp_path):
    sources = pages(tmp_path / "a.tif", tmp_path, 3)
    assert hints_of(sources, {"a.tif": "one"}) == ["one", "", ""]
    assert hints_of(sources, {"a.tif": "one", "a-p2.tif": "two"}) == ["one", "two", ""]
    assert hints_of(sources, {str(tmp_path / "a-p1.tif"): "one", str(tmp_path / "a-p3.tif"): "three"}) == [
        "one", "", "three",
    ]  # fmt: skip
    with pytest.raises(InputError, match=r"No photo is called 'a-p4\.tif'"):
        hints_of(sources, {"a-p4.tif": "four"})


def test_a_name_that_may_mean_two_photos_is_asked_about(tmp_path):
    sources = [source(tmp_path / folder / "b.png", tmp_path) for folder in ("one", "two")]
    with pytest.raises(InputError, match="may mean 2 photos"):
        hints_of(sources, {"b.png": "[]"})


@pytest.mark.parametrize(
    "content", ["{", "3", "{}", '[{"x": 1}]', {"a.png": 5}, {"a.png": [{"x": 1, "y": 2, "color": "brown"}]},
                '[{"x": NaN, "y": 2, "color": "#123456"}]', {"other.png": [RED]}]
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_how_it_is_written(run, tmp_path, content):
    Image.fromarray(picture(longest_px=64)).save(tmp_path / "a.png")
    hints = written(tmp_path / "hints.json", content)
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--hints", hints)
    assert code == Exit.USAGE
    assert '"color"' in err
    assert not list((tmp_path / "out").glob("*"))


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    Image.fromarray(picture(longest_px=64)).save(tmp_path / "a.png")
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--hints", tmp_path / "none.json")
    assert code == Exit.USAGE
    assert "none.json" in err


def test_one_click_colors_the_photo_and_the_result_can_be_made_again(run, tmp_path):
    pixels = gray(picture(longest_px=256))[:, :, 0]
    Image.fromarray(pixels).save(tmp_path / "a.png")
    words = ["restore", tmp_path / "a.png", "--steps", "colorize", "--device", "cpu"]
    results = {}
    for name, hint in (("red", RED), ("blue", {**RED, "color": "#2040c0"})):
        hints = written(tmp_path / f"{name}.json", {"a.png": [hint]})
        code, _, err = run(*words, "-o", tmp_path / name, "--hints", hints)
        assert code == Exit.DONE, err
        results[name] = np.asarray(Image.open(tmp_path / name / "a.png"))
    around = (slice(30, 50), slice(30, 50))
    red, blue = (to_lab(result[around] / np.float32(255)).mean(axis=(0, 1)) for result in results.values())
    assert red[2] > blue[2] + 10
    told = read_provenance(tmp_path / "red" / "a.png").recipe
    (settings,) = (step["settings"] for step in told["steps"])
    assert json.loads(settings["hints"]) == [RED]
    again = ["-o", tmp_path / "again", "--recipe-from", tmp_path / "red" / "a.png", "--device", "cpu"]
    assert run("restore", tmp_path / "a.png", *again)[0] == Exit.DONE
    assert np.array_equal(np.asarray(Image.open(tmp_path / "again" / "a.png")), results["red"])


@pytest.mark.slow
def test_hints_are_planned_in_a_dry_run_and_color_a_photo_that_would_not_be(run, tmp_path):
    Image.fromarray(gray(picture(longest_px=128))[:, :, 0]).save(tmp_path / "a.png")
    hints = written(tmp_path / "hints.json", [RED])
    words = ["restore", tmp_path / "a.png", "-o", tmp_path / "out", "--dry-run", "--jsonl"]
    plain, hinted = (json.loads(run(*words, *more)[1].splitlines()[0]) for more in ((), ("--hints", hints)))
    assert "colorize" not in [step["step"] for step in plain["recipe"]["steps"]]
    (choice,) = (step for step in hinted["recipe"]["steps"] if step["step"] == "colorize")
    assert json.loads(choice["settings"]["hints"]) == [RED]
