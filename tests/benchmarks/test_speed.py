"""The table of speeds: what is compared with what, and when something got slower."""

import json

import pytest

from benchmarks.speed.command import main
from benchmarks.speed.ratios import Ratio, keep, ratio_of, read, slower
from benchmarks.speed.rows import Row, measure, near_fastest, picture
from restorer.engine.precision import Precision


def row(name: str, seconds: list[float], **facts) -> Row:
    return Row(name, lambda: None, seconds=seconds, **facts)


def test_rounds_are_interleaved_and_the_first_is_not_counted():
    order: list[str] = []
    rows = [Row("a", lambda: order.append("a")), Row("b", lambda: order.append("b"))]
    measure(rows, 2)
    assert "".join(order) == "ababab"
    assert [len(one.seconds) for one in rows] == [2, 2]


def test_the_ratio_is_that_of_the_fastest_on_either_side():
    rows = [
        row("slow peer", [4.0, 4.0, 4.0]),
        row("fast peer", [2.0, 4.0, 2.0]),  # the second round hit all alike
        row("ours", [3.0, 6.0, 3.3], is_ours=True),
        row("ours, too", [9.0, 9.0, 9.0], is_ours=True),
    ]
    found = ratio_of(rows)
    assert found.median == 1.5
    assert found.noise == 0.0


def test_a_peer_in_a_precision_that_was_refused_is_no_peer():
    rows = [
        row("float32", [2.0]),
        row("too coarse", [1.0], precision=Precision.bfloat16),
        row("ours", [1.8], is_ours=True),
    ]
    assert ratio_of(rows).median == pytest.approx(0.9)
    rows[2].precision = Precision.bfloat16
    assert ratio_of(rows).median == pytest.approx(1.8)


def test_slower_is_what_exceeds_the_noise():
    before = {"calm": Ratio(1.0, 0.0), "wild": Ratio(1.0, 0.1), "gone": Ratio(1.0, 0.0)}
    now = {"calm": Ratio(1.12, 0.0), "wild": Ratio(1.12, 0.0), "new": Ratio(9.0, 0.0)}
    assert slower(before, now) == {"calm": pytest.approx(0.12)}
    assert slower(before, {"calm": Ratio(1.12, 0.05)}) == {}, "noisy today"


def test_ratios_are_kept_by_device(tmp_path):
    path = tmp_path / "ratios.json"
    keep("cpu", {"on": "this"}, {"clean": Ratio(0.97, 0.01)}, path)
    keep("cuda", {"on": "that"}, {"clean": Ratio(0.5, 0.02)}, path)
    assert read("cpu", path) == {"clean": Ratio(0.97, 0.01)}
    assert json.loads(path.read_text())["cuda"]["on"] == "that"
    assert read("mps", path) == {}


def test_the_table_is_measured(capsys):
    words = ["--threads", "1", "--rounds", "1", "--only", "face_embedding", "--megapixels", "0.01"]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "face_embedding" in told
    assert "| torch, float32 |" in told
    assert "| Restorer, cpu |" in told


def test_the_picture_is_the_same_every_time():
    assert (picture(0.02) == picture(0.02)).all()
    assert picture(0.25).shape[0] % 32 == 0


def test_a_quick_check_goes_on_with_what_is_near_the_fastest_of_its_side():
    now = 0.0

    def taking(seconds):
        def work():
            nonlocal now
            now += seconds

        return work

    rows = [
        Row("torch", taking(4.0)),
        Row("coarse", taking(1.0), precision=Precision.bfloat16),
        Row("OpenVINO", taking(3.0)),
        Row("ours", taking(1.2), is_ours=True),
        Row("ours, slow", taking(2.0), is_ours=True),
    ]
    chosen = near_fastest(rows, 1.5, lambda: now)
    assert [row.name for row in chosen] == ["coarse", "ours", "OpenVINO"]
    assert [row.name for row in near_fastest(rows, 9.0, lambda: now)] == [row.name for row in rows]
