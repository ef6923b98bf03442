import mmap
from pathlib import Path

import psutil
import pytest

from restorer.store import memory


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


WHOLE = memory.Memory(16_000_000 * 1024, 8_000_000 * 1024)


def test_this_computer_has_some_memory():
    found = memory.read_memory()
    assert found.total_bytes > 64 << 20
    assert 0 < found.available_bytes <= found.total_bytes


def within(root):
    return memory._within_groups(WHOLE, root / "proc", root / "groups")


@pytest.mark.parametrize("files", [{}, {"proc/self/cgroup": "0::/user\n"}], ids=["no groups", "no limits"])
def test_what_is_not_limited_is_as_the_system_says(tmp_path, files):
    assert within(lay_out(tmp_path, files)) == WHOLE


def test_a_container_of_version_2_limits(tmp_path):
    files = {
        "proc/self/cgroup": "0::/box\n",
        "groups/box/memory.max": "1000000000\n",
        "groups/box/memory.current": "700000000\n",
        "groups/box/memory.stat": "anon 5\ninactive_file 200000000\n",
        "groups/memory.max": "max\n",
    }
    root = lay_out(tmp_path, files)
    assert within(root) == (1_000_000_000, 500_000_000)


def test_a_container_of_version_1_limits_even_where_the_path_is_the_hosts(tmp_path):
    files = {
        "proc/self/cgroup": "5:cpu:/x\n4:memory:/not/here\n",
        "groups/memory/memory.limit_in_bytes": "2000000000\n",
        "groups/memory/memory.usage_in_bytes": "500000000\n",
    }
    root = lay_out(tmp_path, files)
    assert within(root) == (2_000_000_000, 1_500_000_000)


def test_a_silent_system_is_assumed_small(monkeypatch):
    def fail():
        raise OSError("no /proc")

    monkeypatch.setattr(psutil, "virtual_memory", fail)
    assert memory.read_memory() == (memory.ASSUMED_BYTES, memory.ASSUMED_BYTES // 2)


def test_own_memory_grows_with_what_is_held():
    before = memory.own_bytes()
    # Memory of its own, and none that an allocator had kept.
    with mmap.mmap(-1, 64 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as held:
        held[:] = b"1" * len(held)
        grown = memory.own_bytes() - before
    assert before > 0
    assert 48 << 20 < grown < 128 << 20


def test_a_mapped_file_is_not_counted(tmp_path):
    import numpy as np

    (tmp_path / "a").write_bytes(bytes(64 << 20))
    before = memory.own_bytes()
    mapped = np.memmap(tmp_path / "a", np.uint8, "r")
    assert mapped.sum() == 0
    assert memory.own_bytes() - before < 16 << 20


def test_a_limit_counts_what_the_process_has_already():
    before = memory.read_memory()
    try:
        memory.set_memory_limit(memory.own_bytes() + (100 << 20))
        found = memory.read_memory()
        assert found.total_bytes <= before.total_bytes
        assert 0 < found.available_bytes <= 110 << 20
        memory.set_memory_limit(1 << 20)
        assert memory.read_memory().available_bytes == 0
    finally:
        memory.set_memory_limit(None)
    assert memory.read_memory().total_bytes == before.total_bytes
