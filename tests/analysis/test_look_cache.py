"""What networks saw is kept for the pixels that they saw, and for no others."""

import gc

import numpy as np

from restorer.analysis import look_cache
from restorer.analysis.look_cache import LookCache, digest_of


class Engine:
    pass


def picture(value, shape=(3, 5, 1), dtype=np.uint8):
    return np.full(shape, value, dtype)


def look(cache, pixels, what="faces", size=1, seen=None):
    looks = []
    found = cache.look(what, pixels, lambda: looks.append(1) or seen, lambda _: size)
    return found, bool(looks)


def test_the_same_pixels_are_looked_at_once():
    cache = LookCache.of(Engine())
    assert look(cache, picture(1), seen="a") == ("a", True)
    assert look(cache, picture(1), seen="b") == ("a", False)
    assert look(cache, picture(2), seen="b") == ("b", True)
    assert look(cache, picture(1), "damage", seen="c") == ("c", True)
    assert look(cache, picture(1, (5, 3, 1)), seen="d") == ("d", True)
    assert look(cache, picture(1, dtype=np.uint16), seen="e") == ("e", True)


def test_the_oldest_make_room_and_what_is_too_large_is_not_kept(monkeypatch):
    cache = LookCache.of(Engine())
    third = look_cache.MOST_BYTES // 3
    for value in range(4):
        look(cache, picture(value), size=third)
    assert [look(cache, picture(value), size=third)[1] for value in (3, 2, 1)] == [False] * 3
    assert look(cache, picture(0), size=look_cache.MOST_BYTES + 1)[1]
    assert look(cache, picture(0))[1]
    monkeypatch.setattr(look_cache, "LARGEST_PIXELS", 14)
    assert look(cache, picture(9))[1]
    assert look(cache, picture(9))[1], "of large pictures nothing is kept"


def test_each_engine_has_its_own_which_ends_with_it():
    first, second = Engine(), Engine()
    assert LookCache.of(first) is LookCache.of(first) is not LookCache.of(second)
    before = len(look_cache._CACHES)
    del first
    gc.collect()
    assert len(look_cache._CACHES) == before - 1


def test_strips_are_read_as_one_picture():
    tall = np.arange(3000, dtype=np.uint16).reshape(3000, 1, 1)
    changed = tall.copy()
    changed[-1] += 1
    assert digest_of(tall) == digest_of(tall.copy()) != digest_of(changed)


FORM = look_cache.DiskForm("1", lambda seen: {"seen": seen}, lambda arrays: arrays["seen"])


def looked(folder, pixels, form=FORM):
    """What a new program sees, and whether it had to look."""
    cache, looks = LookCache.of(engine := Engine()), []
    cache.keep_in(folder)
    found = cache.look("damage", pixels, lambda: looks.append(1) or pixels * 2, lambda _: 1, form)
    del engine
    return found, bool(looks)


def test_what_was_seen_is_there_after_a_start_for_the_same_pixels_and_version(tmp_path, monkeypatch):
    folder = tmp_path / "looks"
    found, has_looked = looked(folder, picture(3))
    assert has_looked
    again, has_looked = looked(folder, picture(3))
    assert not has_looked
    assert np.array_equal(again, found)
    assert looked(folder, picture(4))[1]
    assert looked(folder, picture(3), FORM._replace(version="2"))[1]
    (file,) = [path for path in folder.iterdir() if np.array_equal(np.load(path)["seen"], picture(8))]
    file.write_bytes(b"PK\x03\x04 broken")
    assert looked(folder, picture(4))[1], "what cannot be read is looked at again"
    assert not looked(folder, picture(4))[1]
    monkeypatch.setattr(look_cache, "MOST_ON_DISK_BYTES", 1)
    looked(folder, picture(5))
    assert len(list(folder.iterdir())) == 0, "no more than there is room for"
    cache = LookCache.of(Engine())
    cache.keep_in(tmp_path / "none")
    assert cache.look("faces", picture(1), lambda: "a", lambda _: 1) == "a"
    assert not (tmp_path / "none").exists(), "what has no form for disk stays in memory"
