from pathlib import Path

from restorer.store import memory


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


MEMINFO = "MemTotal:       16000000 kB\nMemFree:  1000000 kB\nMemAvailable:    8000000 kB\n"


def test_this_computer_has_some_memory():
    found = memory.read_memory()
    assert found.total_bytes > 64 << 20
    assert 0 < found.available_bytes <= found.total_bytes


def test_meminfo_without_limits(tmp_path):
    root = lay_out(tmp_path, {"proc/meminfo": MEMINFO, "proc/self/cgroup": "0::/user\n"})
    assert memory._linux(root / "proc", root / "groups") == (16_000_000 * 1024, 8_000_000 * 1024)


def test_a_container_of_version_2_limits(tmp_path):
    files = {
        "proc/meminfo": MEMINFO,
        "proc/self/cgroup": "0::/box\n",
        "groups/box/memory.max": "1000000000\n",
        "groups/box/memory.current": "700000000\n",
        "groups/box/memory.stat": "anon 5\ninactive_file 200000000\n",
        "groups/memory.max": "max\n",
    }
    root = lay_out(tmp_path, files)
    assert memory._linux(root / "proc", root / "groups") == (1_000_000_000, 500_000_000)


def test_a_container_of_version_1_limits_even_where_the_path_is_the_hosts(tmp_path):
    files = {
        "proc/meminfo": MEMINFO,
        "proc/self/cgroup": "5:cpu:/x\n4:memory:/not/here\n",
        "groups/memory/memory.limit_in_bytes": "2000000000\n",
        "groups/memory/memory.usage_in_bytes": "500000000\n",
    }
    root = lay_out(tmp_path, files)
    assert memory._linux(root / "proc", root / "groups") == (2_000_000_000, 1_500_000_000)


def test_a_silent_system_is_assumed_small(monkeypatch):
    def fail():
        raise OSError("no /proc")

    monkeypatch.setattr(memory.sys, "platform", "linux")
    monkeypatch.setattr(memory, "_linux", fail)
    assert memory.read_memory() == (memory.ASSUMED_BYTES, memory.ASSUMED_BYTES // 2)
