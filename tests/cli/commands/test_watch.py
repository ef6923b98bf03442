"""Watching a folder: each photo once, none that still grows, a clean end."""

import os
import shutil

import pytest

from restorer.cli.batch import ReportOptions
from restorer.cli.commands.watch import Stability, watch
from restorer.cli.exits import Exit
from restorer.cli.parser import parse
from restorer.cli.restore_options import options_from
from restorer.errors import InputError
from tests.jobs.fakes import draw, pixels_of

pytestmark = pytest.mark.usefixtures("processing")


@pytest.fixture
def watched(tmp_path, capsys):
    """Watches `in`, doing one of the acts after each look, and stops behind the last; returns (exit, stderr)."""
    (tmp_path / "in").mkdir(exist_ok=True)

    def run(*acts, more=()):
        left = list(acts)

        def wait(seconds):
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        words = ["restore", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--watch", *more]
        code = watch(options_from(parse(words)), ReportOptions(), wait)
        return code, capsys.readouterr().err

    return run


def nothing():
    pass


def results(tmp_path):
    return sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.png"))


def test_what_is_there_and_what_comes_is_restored_once(watched, tmp_path):
    draw(tmp_path / "in" / "a.png")
    code, err = watched(nothing, lambda: draw(tmp_path / "in" / "b.png", 1), nothing, nothing, nothing)
    assert code == Exit.DONE
    assert results(tmp_path) == ["a.png", "b.png"]
    assert err.count("Restored 1 photo") == 2
    assert "Ctrl-C stops" in err
    assert "Stopped watching." in err


def test_a_photo_that_still_grows_is_left_alone_until_it_is_whole(watched, tmp_path):
    whole = draw(tmp_path / "whole.png").read_bytes()
    target = tmp_path / "in" / "a.png"

    def grow(size):
        def act():
            target.write_bytes(whole[:size])
            os.utime(target, ns=(size, size))

        return act

    code, err = watched(grow(10), grow(100), grow(400), grow(len(whole)), nothing, nothing)
    assert code == Exit.DONE, err
    assert "damaged" not in err
    assert (pixels_of(tmp_path / "out" / "a.png") == 255 - pixels_of(target)).all()


def test_a_changed_photo_is_made_anew_and_an_unchanged_one_is_not(watched, tmp_path):
    first, second = draw(tmp_path / "in" / "a.png"), draw(tmp_path / "in" / "b.png", 1)
    watched(nothing, nothing)
    before = (tmp_path / "out" / "b.png").stat().st_mtime_ns
    code, err = watched(nothing, lambda: draw(first, 5), nothing, nothing)
    assert code == Exit.DONE
    assert results(tmp_path) == ["a.png", "b.png"], "no second result beside the first"
    assert (pixels_of(tmp_path / "out" / "a.png") == 255 - pixels_of(first)).all()
    assert (tmp_path / "out" / "b.png").stat().st_mtime_ns == before
    assert "skipped" in err
    assert second.exists()


def test_a_broken_photo_is_told_once_and_tried_again_when_it_changes(watched, tmp_path):
    bad = tmp_path / "in" / "a.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n cut off")
    code, err = watched(nothing, nothing, nothing)
    assert code == Exit.SOME_FAILED
    assert err.count("is damaged") == 2, "as it fails, and in the summary"
    code, _ = watched(lambda: draw(bad), nothing, nothing)
    assert results(tmp_path) == ["a.png"]


def test_a_folder_that_goes_and_comes_is_watched_on(watched, tmp_path):
    draw(tmp_path / "in" / "a.png")
    away = tmp_path / "away"

    def come_back():
        shutil.move(away, tmp_path / "in")
        draw(tmp_path / "in" / "b.png", 1)

    go = lambda: shutil.move(tmp_path / "in", away)  # noqa: E731
    _, err = watched(nothing, go, nothing, nothing, come_back, nothing, nothing)
    assert results(tmp_path) == ["a.png", "b.png"]
    assert err.count("is not there") == 1


def test_numbers_in_names_go_on(watched, tmp_path):
    draw(tmp_path / "in" / "a.png")
    more = lambda: draw(tmp_path / "in" / "b.png", 1)  # noqa: E731
    watched(nothing, more, nothing, nothing, more=["--name", "{n} {stem}", "--recursive", "--exclude", "thumbs"])
    assert results(tmp_path) == ["1 a.png", "2 b.png"]


def test_only_a_file_that_stayed_the_same_is_ready(tmp_path):
    path, seen = tmp_path / "a.png", Stability()
    path.write_bytes(b"x")

    def is_ready():
        seen.next_look()
        return seen.is_ready(path)

    assert [is_ready(), is_ready()] == [False, True]
    seen.take(path)
    assert not is_ready()
    path.write_bytes(b"")
    assert [is_ready(), is_ready()] == [False, False], "an empty file is not begun yet"
    path.write_bytes(b"xyz")
    assert [is_ready(), is_ready()] == [False, True]
    path.unlink()
    assert not is_ready()


def test_hints_are_for_photos_that_are_there(tmp_path):
    draw(tmp_path / "a.png")
    (tmp_path / "hints.json").write_text('[{"x": 1, "y": 1, "color": "#ff0000"}]')
    words = ["restore", str(tmp_path), "-o", str(tmp_path / "out"), "--watch", "--hints", str(tmp_path / "hints.json")]
    with pytest.raises(InputError, match="cannot be used with --watch"):
        options_from(parse(words))
