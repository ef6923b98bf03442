"""Pages of mapped files leave the process where it may take so much only, and nothing that was written is lost."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from restorer.store import mapped_files, memory
from restorer.store.scratch import map_array

MIB = 1 << 20

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is known to take such pages back")


@pytest.fixture
def limit() -> Iterator[int]:
    """A limit that 100 MiB more would break."""
    limit = psutil.Process().memory_info().rss + 50 * MIB
    memory.set_memory_limit(limit)
    yield limit
    memory.set_memory_limit(None)


def test_pages_leave_before_the_limit_and_keep_what_was_written(tmp_path: Path, limit: int) -> None:
    array = map_array(tmp_path, (200, MIB), np.uint8)
    most = 0
    for number in range(len(array)):
        array[number] = number
        most = max(most, psutil.Process().memory_info().rss)
        time.sleep(0.003)
    time.sleep(3 * mapped_files._LOOK_S)
    assert psutil.Process().memory_info().rss < limit
    assert most < limit + 100 * MIB
    assert [int(row[0]) for row in array] == list(range(200))
    assert all((row == number).all() for number, row in enumerate(array))


def test_without_a_limit_pages_stay(tmp_path: Path) -> None:
    before = psutil.Process().memory_info().rss
    array = map_array(tmp_path, (64, MIB), np.uint8)
    array[:] = 1
    time.sleep(3 * mapped_files._LOOK_S)
    assert psutil.Process().memory_info().rss > before + 60 * MIB


def test_the_watch_ends_with_the_last_mapping_and_starts_again(tmp_path: Path) -> None:
    files = mapped_files.MappedFiles()
    for _ in range(2):
        mapping = map_array(tmp_path, (MIB,), np.uint8).base
        files.add(mapping)
        assert files._is_watched
        del mapping
        until = time.monotonic() + 5
        while files._is_watched and time.monotonic() < until:
            time.sleep(mapped_files._LOOK_S)
        assert not files._is_watched
