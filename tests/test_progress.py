import pytest

from restorer.errors import Cancelled
from restorer.progress import CancelToken, Progress


def test_reports_are_throttled_but_the_last_one_always_goes_out():
    heard: list[float] = []
    progress = Progress(heard.append, interval_s=3600)
    for step in range(1001):
        progress.report(step / 1000)
    assert heard == [0.0, 1.0]


def test_a_part_covers_its_share_of_the_whole():
    heard: list[float] = []
    part = Progress(heard.append, interval_s=0).part(0.5, 0.75)
    part.report(0.0)
    part.report(0.4)
    part.report(1.0)
    assert heard == pytest.approx([0.5, 0.6, 0.75])


def test_parts_of_parts_reach_the_same_token():
    token = CancelToken()
    inner = Progress(token=token).part(0, 0.5).part(0, 0.5)
    inner.check()
    token.cancel()
    with pytest.raises(Cancelled):
        inner.report(0.1)
    with pytest.raises(Cancelled):
        inner.check()


def test_fractions_outside_the_range_are_clamped():
    heard: list[float] = []
    progress = Progress(heard.append, interval_s=0)
    progress.report(-1)
    progress.report(7)
    assert heard == [0.0, 1.0]


def test_a_second_listener_hears_the_same():
    first: list[float] = []
    second: list[float] = []
    progress = Progress(first.append, interval_s=0).heard_by(second.append)
    progress.report(0.25)
    progress.report(1.0)
    assert first == second == [0.25, 1.0]
