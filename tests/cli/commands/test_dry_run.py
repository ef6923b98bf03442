"""`restore --dry-run` says everything and does nothing."""

import hashlib
import json
from pathlib import Path

import pytest

from restorer.app import Services
from restorer.cli.exits import Exit
from tests.jobs.fakes import Enlarge, draw, fake_processing

pytestmark = pytest.mark.usefixtures("processing")


def digests(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(folder).rglob("*") if path.is_file()}


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


def test_dry_run_tells_everything_and_writes_nothing(run, tmp_path):
    draw(tmp_path / "in" / "a.png")
    (tmp_path / "in" / "bad.jpg").write_bytes(b"\xff\xd8\xff")
    before = digests(tmp_path)
    code, out, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--dry-run")
    assert code == Exit.SOME_FAILED
    assert f"{tmp_path / 'in' / 'a.png'} -> {tmp_path / 'out' / 'a.png'}" in out
    assert "24 x 16" in out
    assert "bad.jpg" in err
    assert digests(tmp_path) == before
    assert not (tmp_path / "out").exists()
    assert run("queue", "list")[1] == ""


def test_dry_run_as_events(run, tmp_path, step, monkeypatch):
    monkeypatch.setattr(Services, "processing", fake_processing(steps=(step, Enlarge())))
    draw(tmp_path / "a.png")
    (tmp_path / "out").mkdir()
    draw(tmp_path / "out" / "a.png", 5)
    code, out, _ = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--dry-run", "--jsonl", "--scale", "2")
    planned, ended = lines_of(out)
    assert code == Exit.DONE
    assert planned["target_exists"]
    assert planned["reasons"] == {"invert": "it is a test"}
    assert [choice["step"] for choice in planned["recipe"]["steps"]] == ["invert", "upscale"]
    assert (ended["pixels_in"], ended["pixels_out"]) == (24 * 16, 24 * 16 * 4)


def test_dry_run_tells_time_disk_memory_and_order(run, tmp_path):
    for number in (2, 10, 1):
        draw(tmp_path / "in" / f"scan {number}.png", number, size=(300, 200))
    code, out, _ = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--dry-run")
    assert code == Exit.DONE
    first = [line.partition(" -> ")[0] for line in out.splitlines() if " -> " in line]
    assert first == [f"{place}. {tmp_path / 'in' / f'scan {n}.png'}" for place, n in enumerate((1, 2, 10), 1)]
    words = [line.split()[0] for line in out.splitlines()]
    assert words[-3:] == ["Time:", "Disk:", "Memory:"]
    code, out, _ = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--dry-run", "--jsonl")
    *photos, ended = lines_of(out)
    assert [photo["place"] for photo in photos] == [1, 2, 3]
    assert ended["result_bytes"] == pytest.approx(sum(photo["result_bytes"] for photo in photos), abs=2)
    run("restore", tmp_path / "in", "-o", tmp_path / "out")
    size = sum(path.stat().st_size for path in (tmp_path / "out").iterdir())
    assert ended["result_bytes"] == pytest.approx(size, rel=0.1)
    assert not (tmp_path / "tile").exists()


def test_dry_run_of_what_would_be_skipped_costs_nothing(run, tmp_path, step):
    draw(tmp_path / "a.png")
    run("restore", tmp_path / "a.png", "-o", tmp_path / "out")
    step.seen.clear()
    _, out, _ = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--dry-run", "--exists", "skip", "--jsonl")
    planned, ended = lines_of(out)
    assert planned["seconds"] is None
    assert (ended["seconds"], ended["result_bytes"]) == (0, 0)
    assert step.seen == []
