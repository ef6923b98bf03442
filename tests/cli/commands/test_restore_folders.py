"""Where results and Restorer's own files go: folders that cannot be used, and names that meet."""

import pytest

from restorer.cli.exits import Exit
from restorer.jobs.output_options import EXISTS_POLICIES
from tests.jobs.fakes import draw, pixels_of

pytestmark = pytest.mark.usefixtures("processing")


def test_output_that_is_a_file_is_refused(run, tmp_path):
    draw(tmp_path / "a.png")
    (tmp_path / "out").write_text("mine")
    assert run("restore", tmp_path / "a.png", "-o", tmp_path / "out")[0] == Exit.USAGE
    assert (tmp_path / "out").read_text() == "mine"


def test_result_over_its_original_is_refused(run, tmp_path):
    photo = draw(tmp_path / "a.png")
    before = photo.read_bytes()
    for policy in EXISTS_POLICIES:
        code, _, err = run("restore", photo, "-o", tmp_path, "--exists", policy)
        assert code == Exit.USAGE
        assert "{stem}-restored" in err
    assert photo.read_bytes() == before


def test_output_folder_that_cannot_be_made_is_told(run, tmp_path):
    draw(tmp_path / "a.png")
    (tmp_path / "file").touch()
    code, out, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "file" / "out")
    assert (code, out) == (Exit.USAGE, "")
    assert str(tmp_path / "file") in err


def test_output_folder_that_is_read_only_is_told_before_anything_is_queued(run, tmp_path, monkeypatch):
    draw(tmp_path / "a.png")
    (tmp_path / "out").mkdir()
    # Rights do not bind root, as whom tests may run.
    monkeypatch.setattr("restorer.cli.files.os.access", lambda path, mode: path != tmp_path / "out")
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out")
    assert code == Exit.USAGE
    assert "cannot be written to" in err
    assert run("queue", "list")[2] == "The queue is empty.\n"


def test_two_sources_with_one_name_get_two_results(run, tmp_path):
    first, second = draw(tmp_path / "x" / "a.png", 1), draw(tmp_path / "y" / "a.png", 2)
    code, _, err = run("restore", first, second, "-o", tmp_path / "out")
    assert code == Exit.DONE, err
    assert (pixels_of(tmp_path / "out" / "a.png") == 255 - pixels_of(first)).all()
    assert (pixels_of(tmp_path / "out" / "a-2.png") == 255 - pixels_of(second)).all()


def test_output_inside_the_input_is_not_restored_again(run, tmp_path):
    draw(tmp_path / "in" / "a.png")
    words = ["restore", tmp_path / "in", "-o", tmp_path / "in" / "out", "--recursive"]
    assert run(*words)[0] == Exit.DONE
    code, _, err = run(*words, "--exists", "skip")
    assert code == Exit.NOTHING_TO_DO, err
    assert [path.name for path in (tmp_path / "in" / "out").rglob("*.png")] == ["a.png"]


def test_own_folders_that_cannot_be_made_are_told(run, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    draw(tmp_path / "a.png")
    monkeypatch.setenv("RESTORER_HOME", str(tmp_path / "file" / "home"))
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out")
    assert code == Exit.FAULT
    assert "RESTORER_HOME" in err
    assert "Traceback" not in err
