import threading

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImageReader

from restorer.gui.viewer import thumbnails
from restorer.gui.viewer.thumbnails import WAITING, ThumbnailStore, make_thumbnail
from restorer.imaging import vips


def save(path, width=300, height=200, color=(200, 0, 0), **options):
    Image.fromarray(np.full((height, width, 3), color, np.uint8)).save(path, **options)
    return str(path)


@pytest.fixture
def store(qapp, tmp_path):
    made = ThumbnailStore(tmp_path / "cache")
    yield made
    made.shutdown()


@pytest.fixture
def gate(monkeypatch):
    """Keeps thumbnails from being made until it is set; `made` says which were, in order."""
    gate, make = threading.Event(), make_thumbnail
    gate.made = []

    def wait(path, side_px):
        assert gate.wait(10)
        gate.made.append(path.name)
        return make(path, side_px)

    monkeypatch.setattr(thumbnails, "make_thumbnail", wait)
    return gate


def test_thumbnail_comes_later_and_then_at_once(store, qtbot, tmp_path):
    path = save(tmp_path / "a.jpg")
    with qtbot.waitSignal(store.thumbnail_ready, check_params_cb=lambda told: told == path):
        assert store.request(path, 96) is None
    image = store.request(path, 96)
    assert (image.width(), image.height()) == (96, 64)
    assert image.pixelColor(5, 5).red() == pytest.approx(200, abs=4)


def test_small_photos_are_not_enlarged(tmp_path, qapp):
    image = make_thumbnail(tmp_path / save(tmp_path / "s.png", 20, 10), 96)
    assert (image.width(), image.height()) == (20, 10)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_orientation_is_honoured(tmp_path, qapp, orientation):
    pixels = np.zeros((60, 120, 3), np.uint8)
    pixels[:, :60] = (255, 0, 0)
    path = tmp_path / "turned.jpg"
    image = vips.from_array(pixels).copy()
    image.set_type(vips.library().GValue.gint_type, "orientation", orientation)
    image.jpegsave(str(path), Q=95)
    shown = make_thumbnail(path, 40)
    assert (shown.width(), shown.height()) == ((40, 20) if orientation < 5 else (20, 40))
    red = {1: (5, 10), 3: (35, 10), 6: (10, 5), 8: (10, 35)}[orientation]
    assert shown.pixelColor(*red).red() > 200


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "1", "RGBA", "I;16"])
def test_every_kind_of_photo_has_one(tmp_path, qapp, mode):
    path = tmp_path / ("a.tif" if mode in ("CMYK", "I;16") else "a.png")
    if mode == "I;16":
        Image.fromarray(np.full((40, 60), 200 * 257, np.uint16)).save(path)
    else:
        Image.fromarray(np.full((40, 60, 3), 200, np.uint8)).convert(mode).save(path)
    image = make_thumbnail(path, 30)
    assert (image.width(), image.height()) == (30, 20)
    if mode != "1":  # dithered
        assert image.pixelColor(15, 10).green() == pytest.approx(200, abs=25)


def test_failure_is_a_sentence_and_is_not_tried_again(store, qtbot, tmp_path, gate):
    path = tmp_path / "odd.jpg"
    path.write_bytes(b"no picture")
    gate.set()
    with qtbot.waitSignal(store.thumbnail_ready):
        store.request(str(path), 96)
    assert "odd.jpg" in store.failure(str(path))
    assert store.request(str(path), 96) is None
    assert store.waiting_count == 0
    save(path)
    store.forget(str(path))
    with qtbot.waitSignal(store.thumbnail_ready):
        store.request(str(path), 96)
    assert store.failure(str(path)) == ""
    assert store.request(str(path), 96) is not None


def test_what_is_looked_at_now_comes_first_and_the_rest_is_dropped(store, qtbot, tmp_path, gate):
    paths = [save(tmp_path / f"{index:03}.png", 8, 8) for index in range(WAITING * 2)]
    store.request(paths[0], 32)
    qtbot.waitUntil(lambda: store._in_hand is not None)
    for path in paths[1:]:
        store.request(path, 32)
    assert store.waiting_count == WAITING + 1
    gate.set()
    qtbot.waitUntil(lambda: store.waiting_count == 0)
    assert len(gate.made) == WAITING + 1
    assert gate.made[1] == f"{WAITING * 2 - 1:03}.png"
    assert store.request(paths[1], 32) is None  # dropped, so asked for anew


def test_cancel_forgets_wishes(store, qtbot, tmp_path, gate):
    for index in range(10):
        store.request(save(tmp_path / f"{index}.png", 8, 8), 32)
    qtbot.waitUntil(lambda: store._in_hand is not None)
    store.cancel()
    gate.set()
    qtbot.waitUntil(lambda: store.waiting_count == 0)
    assert len(gate.made) == 1


def test_memory_is_bounded(qapp, qtbot, tmp_path):
    store = ThumbnailStore(cache_bytes=20 * 32 * 32 * 4)
    try:
        for index in range(60):
            path = save(tmp_path / f"{index}.png", 32, 32)
            store.request(path, 32)
            qtbot.waitUntil(lambda: store.waiting_count == 0)
            assert store.size_bytes <= 20 * 32 * 32 * 4
    finally:
        store.shutdown()


def test_thumbnails_survive_a_restart(store, qtbot, tmp_path, gate):
    path = save(tmp_path / "a.png")
    gate.set()
    with qtbot.waitSignal(store.thumbnail_ready):
        store.request(path, 64)
    again = ThumbnailStore(tmp_path / "cache")
    try:
        with qtbot.waitSignal(again.thumbnail_ready):
            again.request(path, 64)
        assert again.request(path, 64).width() == 64
        assert gate.made == ["a.png"]
        save(tmp_path / "a.png", 200, 300)
        third = ThumbnailStore(tmp_path / "cache")
        with qtbot.waitSignal(third.thumbnail_ready):
            third.request(path, 64)
        third.shutdown()
        assert gate.made == ["a.png", "a.png"]
    finally:
        again.shutdown()


def test_folder_is_pruned_by_bytes(tmp_path):
    for index in range(10):
        (tmp_path / f"{index}.jpg").write_bytes(b"x" * 100)
    thumbnails._prune(tmp_path, 350)
    assert len(list(tmp_path.iterdir())) == 3


def test_the_window_reads_jpeg(qapp):
    assert b"jpeg" in [bytes(name.data()) for name in QImageReader.supportedImageFormats()]


def test_shutdown_in_the_middle_of_work(qapp, tmp_path):
    store = ThumbnailStore(tmp_path / "cache")
    for index in range(30):
        store.request(save(tmp_path / f"{index}.jpg"), 64)
    store.shutdown()
    store.shutdown()
    assert store.request(str(tmp_path / "1.jpg"), 64) is None or store.waiting_count == 0
