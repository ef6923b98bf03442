"""Recipes that are kept under a name, by the real steps, and restored later."""

import json

import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from tests.steps.fakes import faded, picture

TONE = ("--steps", "tone", "--set", "tone.is_faded=true", "--device", "cpu")


@pytest.fixture
def photo(tmp_path):
    Image.fromarray(faded(picture(longest_px=96)[:64])).save(tmp_path / "a.png")
    return tmp_path / "a.png"


def listed(run, result):
    code, out, _ = run("versions", "list", "--json", result)
    assert code == Exit.DONE
    return json.loads(out)


def test_a_recipe_is_kept_and_restored_later(run, photo, tmp_path):
    result = tmp_path / "out" / "a.png"
    warm = ["restore", photo, "-o", tmp_path / "out", *TONE, "--set", "tone.warmth=0.5"]
    code, _, err = run(*warm, "--keep-recipe", "Warm")
    assert code == Exit.DONE, err
    assert "kept as Warm" in err
    assert not result.exists()
    (kept,) = listed(run, result)
    assert (kept["name"], kept["is_made"], kept["is_kept"]) == ("Warm", False, False)
    assert "not restored yet" in run("versions", "list", result)[1]
    assert run("versions", "keep", result, "Warm")[0] == Exit.USAGE
    assert run("restore", photo, "-o", tmp_path / "out", "--from-version", "Warm")[0] == Exit.USAGE
    later = ["--recipe-from", result, "--from-version", "warm", "--device", "cpu"]
    code, _, err = run("restore", photo, "-o", tmp_path / "out", *later)
    assert code == Exit.DONE, err
    (made,) = listed(run, result)
    assert (made["name"], made["is_made"], made["is_kept"]) == ("Warm", True, True)
    assert made["recipe"]["steps"][0]["settings"]["warmth"] == 0.5
    warm[3] = tmp_path / "at once"
    assert run(*warm)[0] == Exit.DONE
    both = [np.asarray(Image.open(path)) for path in (result, tmp_path / "at once" / "a.png")]
    assert np.array_equal(*both)
    code, _, err = run("restore", photo, "-o", tmp_path / "out", *later[:-2], "--keep-recipe", "Again")
    assert code == Exit.SOME_FAILED
    assert "recipe of version Warm already" in err


def test_the_recipe_of_an_earlier_version_is_restored_again(run, photo, tmp_path):
    words = ["restore", photo, "-o", tmp_path / "out", *TONE]
    assert run(*words)[0] == Exit.DONE
    result = tmp_path / "out" / "a.png"
    before = np.asarray(Image.open(result))
    assert run(*words, "--set", "tone.warmth=0.5")[0] == Exit.DONE
    assert not np.array_equal(np.asarray(Image.open(result)), before)
    again = ["--recipe-from", result, "--from-version", 1, "--device", "cpu"]
    assert run("restore", photo, "-o", tmp_path / "again", *again)[0] == Exit.DONE
    assert np.array_equal(np.asarray(Image.open(tmp_path / "again" / "a.png")), before)


def test_the_same_again_makes_no_version_and_is_told(run, photo, tmp_path):
    words = ["restore", photo, "-o", tmp_path / "out", *TONE]
    assert run(*words)[0] == Exit.DONE
    code, _, err = run(*words)
    assert code == Exit.DONE
    assert "Nothing changed since the result of" in err
    assert len(listed(run, tmp_path / "out" / "a.png")) == 1
