import argparse
import sys

import pytest

from benchmarks.window import command, show


def test_a_promise_is_kept_or_missed():
    run = {"worst": 49.6, "p99": 16.4, "work": 20.0, "bare worst": 3.0, "bare p99": 1.2, "memory": 90.0}
    lines = {figure.name: figure for figure in show.show_jobs([run], argparse.Namespace())}
    worst = lines["4 jobs: worst gap of the event loop"]
    assert (worst.value, worst.promise, worst.verdict) == ("50 ms", "50 ms", "kept"), "judged before it is rounded"
    assert lines["4 jobs: 99th percentile"].verdict == "**missed**"
    assert lines["4 jobs: memory of the window"].verdict == "", "nothing was promised"


def test_the_first_paint_and_the_windows_content_are_two_figures():
    run = {"seconds": 0.5, "cpu": 0.33, "memory": 24.0, "ready": 1.2, "ready cpu": 0.9}
    lines = {figure.name: figure for figure in show.show_paint([run] * 5, argparse.Namespace())}
    assert lines["First paint, median of 5 starts"].verdict == "kept"
    assert lines["Ready for photos, median"].verdict == "**missed**"
    assert lines["First paint: of the processor, median"].value == "0.33 s"
    assert lines["Ready for photos: of the processor, median"].value == "0.90 s"


def test_a_brush_that_falls_behind_the_hand_is_told():
    run = {"median": 3.0, "p99": 21.0, "cpu": 4.0, "end": 13.0, "end cpu": 9.0, "memory": 300.0}
    lines = [figure for figure in show.show_brush([run], argparse.Namespace()) if figure.verdict]
    assert [(figure.value, figure.verdict) for figure in lines] == [("3.0 ms", "kept"), ("21.0 ms", "**missed**")]


def test_the_page_names_the_command_that_wrote_it(tmp_path):
    chosen = command._parse(["paint", "--write", "docs/window.md"])
    page = command._page(chosen, ["| First paint | 0.35 s | 0.6 s | kept |"], 0.5)
    assert "python -m benchmarks window paint --write docs/window.md" in page
    assert "| First paint | 0.35 s | 0.6 s | kept |" in page
    assert "{" not in page


def test_a_part_that_does_not_exist_is_a_usage_error(capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(["sound"])
    assert ended.value.code == 2
    assert "there is no part sound" in capsys.readouterr().err


def test_a_measurement_that_fails_says_so_and_the_others_go_on(monkeypatch, capsys):
    monkeypatch.setattr(
        command, "_command", lambda child, chosen, folder: [sys.executable, "-c", "raise OSError('no disk')"]
    )
    assert command.main(["paint"]) == 0
    assert "not measured: OSError: no disk" in capsys.readouterr().out


@pytest.mark.slow
def test_the_first_paint_is_measured_on_the_real_window(capsys, tmp_path):
    page = tmp_path / "window.md"
    assert command.main(["paint", "--write", str(page)]) == 0
    assert "First paint, median of 5 starts" in capsys.readouterr().out
    assert "0.6 s" in page.read_text("utf-8")
