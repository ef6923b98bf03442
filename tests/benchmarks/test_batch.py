"""A small part of `python -m benchmarks batch` and `forecast`, through the real command line."""

import sys
import xml.etree.ElementTree as ElementTree

import pytest

from benchmarks.batch import draw_photos, flatness, plot, restore_all
from benchmarks.faults.processes import Sample
from benchmarks.faults.tables import put_into, table
from benchmarks.forecast import draw_worn, foretell_and_run

LIGHT = (sys.executable, "-m", "tests.benchmarks.light")


@pytest.mark.slow
def test_every_photo_of_a_batch_is_done_and_the_memory_is_seen(tmp_path):
    draw_photos(tmp_path / "photos", 30)
    run = restore_all(tmp_path, "tone", LIGHT)
    assert sum(event["event"] == "job_done" for event in run.events) == 30, run.stderr
    assert len(list((tmp_path / "out").rglob("*.jpg"))) == 30
    if sys.platform == "linux":
        assert run.peak_bytes > 20 << 20


def test_photos_are_the_same_for_the_same_seed(tmp_path):
    first, again = draw_photos(tmp_path / "a", 3), draw_photos(tmp_path / "b", 3)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]
    assert len({path.read_bytes() for path in first}) == 3


def ramp(slope_bytes):
    return [Sample(number / 10, (200 << 20) + slope_bytes * number, number) for number in range(1000)]


def test_growth_is_seen_and_flat_is_flat():
    flat, leak = flatness(ramp(0), 1000), flatness(ramp(50_000), 1000)
    assert (flat.slope_bytes, flat.last_bytes - flat.first_bytes) == (pytest.approx(0), 0)
    assert leak.slope_bytes == pytest.approx(50_000)
    assert leak.last_bytes - leak.first_bytes == pytest.approx(40 << 20, rel=0.05)
    assert leak.peak_bytes == (200 << 20) + 50_000 * 999


def test_the_plot_is_small_and_shows_the_peak():
    samples = [*ramp(0)[:500], Sample(50.0, 900 << 20, 500), *ramp(0)[501:]]
    text = plot(samples)
    ElementTree.fromstring(text)
    assert len(text) < 20_000
    assert "1000 MiB" in text


def test_a_table_goes_between_its_marks_and_nowhere_else(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- batch -->\nold\n<!-- end of batch -->\nafter\n")
    put_into(page, "batch", table(["a"], [["b|c"]]))
    assert page.read_text() == "before\n<!-- batch -->\n| a |\n| --- |\n| b\\|c |\n<!-- end of batch -->\nafter\n"
    with pytest.raises(ValueError, match="no marks"):
        put_into(page, "faults", "")


@pytest.mark.slow
def test_a_dry_run_tells_about_the_truth(tmp_path):
    draw_worn(tmp_path / "in", 4)
    told, real = foretell_and_run(tmp_path, "auto", ["--format", "jpeg"])
    for what in ("seconds", "result_bytes", "memory_bytes"):
        assert 0.4 < told[what] / real[what] < 2.5, what
