"""The table of memory: what is drawn, what is run, and what it says."""

import pytest
import tifffile

from benchmarks import memory
from benchmarks.memory import Measured, draw_scan, limit_bytes, main, report


def test_a_scan_has_the_size_that_was_asked_for(tmp_path):
    pixels = draw_scan(tmp_path / "scan.tif", 0.5)
    scan = tifffile.imread(tmp_path / "scan.tif")
    assert scan.dtype == "uint16"
    assert scan.shape[2] == 3
    assert scan.shape[0] * scan.shape[1] == pixels == pytest.approx(500_000, rel=0.01)


def test_the_limit_is_read_as_the_command_line_does():
    assert limit_bytes("1.5G") == 3 << 29


def test_time_that_grows_as_the_pixels_has_a_power_of_one():
    runs = [Measured(size, 3.0 * size, 1 << 30, True) for size in (1, 10, 100)]
    told = report(runs, 1 << 31, "restore")
    assert "to the power of 1.00" in told
    assert "| 10 | 30 | 3.00 | 1024 MiB | 50% | yes |" in told


def test_a_scan_is_restored_within_the_limit(capsys):
    assert main(["--megapixels", "0.3", "--limit", "2G", "--more", "--steps tone"]) == 0
    assert "| yes |" in capsys.readouterr().out


def test_a_limit_that_was_not_held_is_told(capsys, monkeypatch):
    monkeypatch.setattr(memory, "measure", lambda *words: Measured(0.3, 3.0, 90 << 20, True))
    assert main(["--megapixels", "0.3", "--limit", "50M"]) == 1
