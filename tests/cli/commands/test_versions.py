import json

import pytest

from restorer.cli.exits import Exit
from tests.jobs.fakes import draw, pixels_of

pytestmark = pytest.mark.usefixtures("processing")


@pytest.fixture
def result(run, tmp_path):
    """A photo that was restored twice, in two ways."""
    draw(tmp_path / "in" / "scan.png")
    for preset in ("auto", "gentle"):
        assert run("restore", tmp_path / "in", "-o", tmp_path / "out", "--preset", preset)[0] == Exit.DONE
    return tmp_path / "out" / "scan.png"


def listed(run, result):
    code, out, _ = run("versions", "list", "--json", result)
    assert code == Exit.DONE
    return json.loads(out)


def test_restoring_again_makes_a_version_and_no_second_file(run, result):
    assert [path.name for path in result.parent.iterdir() if path.name[0] != "."] == ["scan.png"]
    kept, other = listed(run, result)
    assert (kept["is_kept"], other["is_kept"], other["number"]) == (True, False, 1)
    assert (pixels_of(other["path"]) == 255 - pixels_of(result)).all()
    code, out, _ = run("versions", "list", result, result)
    assert code == Exit.DONE
    assert out.count("kept") == 2


def test_another_is_kept_named_and_removed(run, result):
    before = pixels_of(result)
    assert run("versions", "name", result, 1, "Inverted")[0] == Exit.DONE
    code, _, err = run("versions", "keep", result, "inverted")
    assert code == Exit.DONE
    assert "version 1 (Inverted)" in err
    assert (pixels_of(result) == 255 - before).all()
    assert run("versions", "keep", result, 0)[0] == Exit.NOTHING_TO_DO
    assert run("versions", "remove", result, "--others")[0] == Exit.DONE
    assert [one["name"] for one in listed(run, result)] == ["Inverted"]
    assert run("versions", "remove", result, "--others")[0] == Exit.NOTHING_TO_DO


def test_what_cannot_be_is_told(run, result):
    code, _, err = run("versions", "keep", result, 7)
    assert code == Exit.USAGE
    assert "It has: 0, 1." in err
    assert run("versions", "remove", result)[0] == Exit.USAGE
    assert run("versions", "remove", result, 0)[0] == Exit.USAGE
    assert run("versions", "list", result.with_name("gone.png"))[0] == Exit.USAGE


def test_who_asks_for_numbers_gets_them(run, result, tmp_path):
    run("restore", tmp_path / "in", "-o", tmp_path / "out", "--exists", "rename")
    assert result.with_name("scan-2.png").is_file()


def test_a_recipe_is_not_kept_for_what_is_no_result_of_the_photo(run, result, tmp_path):
    other = draw(tmp_path / "other" / "scan.png", seed=5)
    code, _, err = run("restore", other, "-o", tmp_path / "out", "--keep-recipe", "Mine")
    assert code == Exit.SOME_FAILED
    assert "is no result of this photo" in err
