"""How photos are shared out among devices, by a clock that the test turns."""

import pytest

from restorer.jobs.lanes import Lanes


def worked_off(paces, costs, ahead=4):
    """Simulates devices of these paces; returns (when the last ended, what each did)."""
    lanes = Lanes(tuple(paces))
    waiting, busy, done = list(costs), {}, {device: [] for device in paces}
    now = 0.0
    while waiting or busy:
        for device in paces:
            window = sorted(waiting[: ahead * len(paces)], reverse=True)
            shared = lanes.share_out(window, now)
            mine = next((cost for cost, its in zip(window, shared, strict=True) if its == device), None)
            if device not in busy and mine is not None:
                waiting.remove(mine)
                lanes.begin(device, mine, now)
                busy[device] = (now + mine / paces[device], mine)
        device = min(busy, key=lambda name: busy[name][0])
        now, cost = busy.pop(device)
        lanes.end(device, now, is_done=True)
        done[device].append(cost)
    return now, done


def test_equal_devices_end_together():
    end, done = worked_off({"a": 1.0, "b": 1.0}, [8, 1, 1, 1, 1, 4])
    assert end == 8
    assert sorted(done["a"] + done["b"]) == [1, 1, 1, 1, 4, 8]


def test_a_slow_device_leaves_the_last_large_photo_to_the_fast_one():
    end, done = worked_off({"fast": 10.0, "slow": 1.0}, [10, 10, 10, 10, 10, 10, 100])
    # Were it given to the slow one, it alone would take 100 s.
    assert 100 in done["fast"]
    assert end < 30


@pytest.mark.parametrize("paces", [{"a": 1.0, "b": 1.0}, {"a": 3.0, "b": 1.0}, {"a": 5.0, "b": 2.0, "c": 1.0}])
def test_no_device_is_idle_for_long(paces):
    costs = [(7 * number) % 11 + 1 for number in range(60)]
    end, done = worked_off(paces, costs)
    assert sum(map(len, done.values())) == 60
    ideal = sum(costs) / sum(paces.values())
    assert end < 1.25 * ideal


def test_what_was_broken_off_teaches_nothing():
    lanes = Lanes(("a", "b"))
    lanes.begin("a", 100.0, 0.0)
    lanes.end("a", 0.001, is_done=False)
    lanes.end("a", 5.0, is_done=True)
    lanes.begin("other", 1.0, 0.0)
    lanes.end("other", 1.0, is_done=True)
    assert sorted(lanes.share_out([1.0, 1.0], 6.0)) == ["a", "b"]
