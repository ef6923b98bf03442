"""What networks take is told from what all of a batch takes."""

import time

import cv2
import numpy as np
import pytest

from benchmarks.faults.tables import put_into
from benchmarks.pool import PAGE, CountingEngine, Spent, draw_photos, report


class Busy:
    device_id, cache_key, label = "cpu", "key", "cpu, torch 2"

    def run(self, model, pixels, *, out=None):
        begin = time.thread_time()
        while time.thread_time() - begin < 0.02:
            pass
        return pixels

    def predict(self, model, inputs, conditions=None):
        raise RuntimeError("no")


def test_the_seconds_of_networks_are_counted_also_where_one_fails():
    spent = Spent()
    engine = CountingEngine(Busy(), spent)
    assert engine.run(None, 7, out=None) == 7
    with pytest.raises(RuntimeError):
        engine.predict(None, {})
    assert spent.networks >= spent.networks_processor * 0.9 >= 0.018
    assert 0 < spent.first <= time.perf_counter() - spent.networks
    assert (engine.device_id, engine.cache_key, engine.label) == ("cpu", "key", "cpu, torch 2")


def test_the_table_says_how_many_times_the_networks_all_takes():
    spent = Spent(networks=4.0, networks_processor=3.0)
    text = report(9, "clean", spent, 5.0, 4.5)
    assert "9 mixed photos" in text
    assert "| seconds | 5.0 | 4.0 | 1.25 |" in text
    assert "| processor seconds | 4.5 | 3.0 | 1.50 |" in text


def test_photos_are_mixed_and_the_same_for_the_same_seed(tmp_path):
    for name in "ab":
        draw_photos(tmp_path / name, 4)
    files = sorted((tmp_path / "a").iterdir())
    assert [path.suffix for path in files] == [".jpg", ".png", ".tif", ".jpg"]
    pixels = [cv2.imread(str(path), cv2.IMREAD_UNCHANGED) for path in files]
    assert [one.shape for one in pixels] == [(240, 320, 3), (400, 240), (384, 512, 3), (360, 360, 3)]
    assert pixels[2].dtype == np.uint16
    assert [path.read_bytes() for path in files] == [path.read_bytes() for path in sorted((tmp_path / "b").iterdir())]


def test_the_page_has_a_place_for_the_table(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(PAGE.read_text("utf-8"), "utf-8")
    put_into(page, "pool", "here it is")
    assert "here it is" in page.read_text("utf-8")
