"""The table of memory: what is drawn, what is run, and what it says."""

import json
from xml.etree import ElementTree

import numpy as np
import pytest
import tifffile

from benchmarks.memory import main
from benchmarks.memory.chart import draw_chart
from benchmarks.memory.command import limit_bytes
from benchmarks.memory.measured import Journal, Measured, Part
from benchmarks.memory.report import report
from benchmarks.memory.scan import ROWS, Size, draw_scan, draw_strips

MIB = 1 << 20


def run_of(megapixels, seconds, peak_bytes, is_done=True, fraction=1.0):
    part = Part("upscale", seconds, seconds, peak_bytes, peak_bytes + 100 * MIB)
    return Measured("restore", megapixels, [part], fraction, is_done)


def test_a_scan_has_the_size_that_was_asked_for(tmp_path):
    pixels = draw_scan(tmp_path / "scan.tif", 0.5)
    scan = tifffile.imread(tmp_path / "scan.tif")
    assert scan.dtype == "uint16"
    assert scan.shape[2] == 3
    assert scan.shape[0] * scan.shape[1] == pixels == pytest.approx(500_000, rel=0.01)


def test_a_scan_has_grain_and_texture_in_every_part():
    size = Size(1200, 2 * ROWS + 100)
    strips = list(draw_strips(size))
    assert sum(len(strip) for strip in strips) == size.height
    for strip in strips:
        assert strip.dtype == np.float32
        for part in np.array_split(strip, 4, axis=1):
            assert np.diff(part.mean(2), axis=1).std() > 0.01
            assert 0.05 < part.mean() < 0.95


def test_the_limit_is_read_as_the_command_line_does():
    assert limit_bytes("1.5G") == 3 << 29


def test_time_that_grows_as_the_pixels_has_a_power_of_one():
    told = report([run_of(size, 3.0 * size, 1 << 30) for size in (1, 10, 100)], 1 << 31, "restore")
    assert "processor time to the power of 1.00" in told
    assert "private memory to the power of 0.00" in told
    assert "| 10 | 30 | 30 | 3.0 | 1024 MiB | 1124 MiB | 50%, 55% | yes |" in told


def test_what_was_broken_off_says_how_far_it_came_and_is_not_reckoned_with():
    runs = [run_of(1, 3.0, MIB), run_of(10, 30.0, MIB), run_of(100, 30.0, MIB, is_done=False, fraction=0.1)]
    told = report(runs, 1 << 31, "restore")
    assert "no: ended at 10% of upscale" in told
    assert "processor time to the power of 1.00" in told
    assert "| 100 | 3.0 s, 1 MiB |" in told, "thirty seconds for a tenth of it"


def test_a_scan_is_restored_within_the_limit(capsys, tmp_path):
    words = ["--megapixels", "0.3", "--limit", "2G", "--more", "--steps tone", "--journal", str(tmp_path / "runs.json")]
    assert main(words) == 0
    assert "| yes |" in capsys.readouterr().out
    (kept,) = json.loads((tmp_path / "runs.json").read_text("utf-8"))
    assert kept["is_done"]
    assert {part["name"] for part in kept["parts"]} >= {"reading", "tone"}
    assert all(part["resident_bytes"] > part["peak_bytes"] > 0 for part in kept["parts"])


def test_a_run_that_takes_too_long_is_ended_and_kept(tmp_path):
    path = tmp_path / "runs.json"
    words = ["--megapixels", "0.3", "--more", "--steps tone", "--journal", str(path), "--minutes", "0.01"]
    assert main(words) == 1
    assert not json.loads(path.read_text("utf-8"))[0]["is_done"]


def test_what_was_kept_is_counted_again(tmp_path):
    path = tmp_path / "runs.json"
    Journal(path).keep(run_of(4, 3.0, MIB))
    assert Journal(path).runs("restore") == [run_of(4, 3.0, MIB)]
    assert Journal(path).runs("another") == []


def test_a_limit_that_was_not_held_is_told(tmp_path):
    path, command = tmp_path / "runs.json", "restore --memory 200M --scale 2"
    for peak, code in ((150 * MIB, 1), (40 * MIB, 0)):
        run = run_of(0.3, 3.0, peak)
        run.command = command
        Journal(path).keep(run)
        assert main(["--megapixels", "--limit", "200M", "--journal", str(path)]) == code


def test_the_chart_has_a_point_for_each_run():
    runs = [run_of(size, 3.0 * size, 300 * MIB) for size in (1, 10, 100)]
    drawn = ElementTree.fromstring(draw_chart(runs, 2048 * MIB))
    dots = drawn.findall(".//{*}circle")
    assert len(dots) == 3 * len(runs)
    heights = [float(dot.get("cy")) for dot in dots[:3]]
    assert heights[0] > heights[1] > heights[2]
    assert heights[0] - heights[1] == pytest.approx(heights[1] - heights[2], abs=0.2)
    assert "the limit" in "".join(drawn.itertext())


def test_a_chart_of_nothing_says_so():
    assert "nothing was measured" in draw_chart([], 1 << 30)
