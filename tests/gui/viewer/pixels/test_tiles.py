import threading

import numpy as np
import pytest
from PySide6.QtGui import QImage

from restorer.gui.viewer.pixels import tiles
from restorer.gui.viewer.pixels.pyramid import TILE_PX, TileKey
from restorer.gui.viewer.pixels.tiles import TileCache, TileLoader
from restorer.gui.viewmodels.layers import ArraySource
from restorer.imaging.tiles import Bounds
from tests.gui.viewer.conftest import gradient


@pytest.fixture
def loader(qapp):
    made = TileLoader()
    yield made
    made.shutdown()


class SlowRaster:
    """A raster that hands out nothing until it is let go."""

    def __init__(self, raster):
        self._raster = raster
        self.extent, self.icc = raster.extent, raster.icc
        self.gate, self.read_boxes = threading.Event(), []

    def read(self, box):
        self.read_boxes.append(box)
        assert self.gate.wait(10)
        return self._raster.read(box)

    def sample(self, stride):
        return self._raster.sample(stride)


def image(side=16):
    return QImage(side, side, QImage.Format.Format_RGB32)


def test_cache_keeps_its_budget():
    cache = TileCache(10 * image().sizeInBytes())
    for column in range(100):
        cache.keep(TileKey(1, 1, column, 0), image())
        assert cache.size_bytes <= 10 * image().sizeInBytes()
    assert TileKey(1, 1, 99, 0) in cache
    assert TileKey(1, 1, 89, 0) not in cache


def test_what_is_painted_stays():
    cache = TileCache(3 * image().sizeInBytes())
    for column in range(20):
        cache.keep(TileKey(1, 1, column, 0), image())
        assert cache.find(TileKey(1, 1, 0, 0)) is not None


def test_the_same_tile_again_is_counted_once():
    cache = TileCache(1 << 20)
    for _ in range(5):
        cache.keep(TileKey(1, 1, 0, 0), image())
    assert cache.size_bytes == image().sizeInBytes()
    cache.drop(1)
    assert cache.size_bytes == 0


def open_ready(loader, qtbot, pixels):
    pyramid = loader.open(ArraySource(pixels))
    qtbot.waitUntil(lambda: pyramid.is_ready and pyramid.preview is not None)
    return pyramid


def test_tiles_come_off_the_main_thread(loader, qtbot):
    pyramid = open_ready(loader, qtbot, gradient(3000, 2000))
    threads = set()
    paint = pyramid.converter.paint
    pyramid.converter.paint = lambda block: threads.add(threading.get_ident()) or paint(block)
    key = TileKey(pyramid.number, 1, 0, 0)
    with qtbot.waitSignal(loader.tile_ready, check_params_cb=lambda made: made == key):
        loader.want("view", [key])
    assert loader.cache.find(key).width() == TILE_PX
    assert threading.get_ident() not in threads


def test_what_scrolled_away_is_never_made(loader, qtbot, monkeypatch):
    pyramid = open_ready(loader, qtbot, gradient(6000, 2000))
    slow = pyramid.raster = SlowRaster(pyramid.raster)
    old = list(pyramid.tiles(1, Bounds(0, 0, 6000, 512)))
    loader.want("view", old)
    qtbot.waitUntil(lambda: len(slow.read_boxes) == tiles.THREADS)
    new = [TileKey(pyramid.number, 1, 3, 3)]
    loader.want("view", new)
    slow.gate.set()
    qtbot.waitUntil(lambda: loader.wanted_count() == 0)
    assert len(slow.read_boxes) == tiles.THREADS + 1
    assert new[0] in loader.cache


def test_nearest_to_the_middle_comes_first(loader, qtbot):
    pyramid = open_ready(loader, qtbot, gradient(3000, 3000))
    first = next(pyramid.tiles(1, Bounds(0, 0, 3000, 3000)))
    assert (first.column, first.row) in {(2, 2), (2, 3), (3, 2), (3, 3)}


def test_two_painters_do_not_cancel_each_other(loader, qtbot):
    pyramid = open_ready(loader, qtbot, gradient(3000, 2000))
    keys = list(pyramid.tiles(1, Bounds(0, 0, 3000, 2000)))
    loader.want("left", keys[:5])
    loader.want("right", keys[5:])
    qtbot.waitUntil(lambda: all(key in loader.cache for key in keys))
    assert loader.wanted_count() == 0


def test_closing_drops_tiles_and_stops_work(loader, qtbot):
    pyramid = open_ready(loader, qtbot, gradient(3000, 2000))
    loader.want("view", pyramid.tiles(1, Bounds(0, 0, 3000, 2000)))
    qtbot.waitUntil(lambda: loader.wanted_count() == 0)
    assert loader.cache.size_bytes > 0
    loader.close(pyramid)
    assert loader.cache.size_bytes == 0
    loader.want("view", [TileKey(pyramid.number, 1, 0, 0)])
    qtbot.waitUntil(lambda: loader.wanted_count() == 0)
    assert loader.cache.size_bytes == 0


def test_picture_that_fails_in_the_middle_says_so_once(loader, qtbot):
    pyramid = open_ready(loader, qtbot, gradient(3000, 2000))

    class Gone(SlowRaster):
        def read(self, box):
            raise OSError("No such device")

    pyramid.raster = Gone(pyramid.raster)
    heard = []
    loader.pyramid_changed.connect(heard.append)
    loader.want("view", pyramid.tiles(1, Bounds(0, 0, 3000, 2000)))
    qtbot.waitUntil(lambda: pyramid.error is not None and loader.wanted_count() == 0)
    qtbot.waitUntil(lambda: bool(heard))
    assert "No such device" in pyramid.error.message
    assert heard == [pyramid]


def test_shutdown_ends_the_threads_and_can_be_repeated(qapp, qtbot):
    loader = TileLoader()
    pyramid = open_ready(loader, qtbot, gradient(3000, 2000))
    loader.want("view", pyramid.tiles(1, Bounds(0, 0, 3000, 2000)))
    loader.shutdown()
    loader.shutdown()
    assert loader._workers.activeThreadCount() == 0
    assert loader._openers.activeThreadCount() == 0
    size = loader.cache.size_bytes
    loader.want("view", [TileKey(pyramid.number, 1, 0, 0)])
    assert loader.cache.size_bytes == size


def test_memory_is_bounded_however_far_one_pans(qapp, qtbot):
    loader = TileLoader(cache_bytes=4 << 20)
    try:
        pyramid = open_ready(loader, qtbot, np.zeros((4000, 8000, 1), np.uint8))
        for left in range(0, 8000, 1000):
            loader.want("view", pyramid.tiles(1, Bounds(left, 0, 1000, 1000)))
            qtbot.waitUntil(lambda: loader.wanted_count() == 0)
            assert loader.cache.size_bytes <= 4 << 20
    finally:
        loader.shutdown()
