"""Cancelling photos, pausing the pool and stopping it."""

import threading
import time

from restorer.jobs.events import JobCancelled, JobDone, JobProgressed, JobStarted
from restorer.jobs.job import JobState
from restorer.jobs.pool import PoolLimits
from restorer.pipeline.recipe import Recipe, StepChoice

from .fakes import Invert, fake_processing, request

MANY_TILES = Recipe((StepChoice("invert", {"tiles": 100_000}),))


def states(queue):
    return [job.state.value for job in queue.jobs()]


def test_a_running_photo_is_cancelled_within_a_tile(open_queue, photos, tmp_path):
    step, tiles = Invert(tile_s=0.005), []
    step.at_tile = lambda work: tiles.append(1)
    queue = open_queue(fake_processing(step))
    first, second = queue.add(
        [
            request(photos[0], tmp_path / "out" / "a.png", recipe=MANY_TILES),
            request(photos[1], tmp_path / "out" / "b.png"),
        ]
    ).jobs
    queue.start()
    queue.recorder.wait_for(JobProgressed, first)
    assert queue.cancel([first]) == [first]
    queue.recorder.wait_for(JobCancelled, first)
    assert 0 < len(tiles) < 100_000, "it was stopped before its last tile"
    queue.recorder.wait_for(JobDone, second)
    queue.stop()
    assert states(queue) == ["cancelled", "done"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.png"]


def test_a_photo_that_waits_for_the_device_is_cancelled_at_once(open_queue, photos, tmp_path):
    queue = open_queue(fake_processing(Invert(tile_s=0.005)))
    requests = [request(path, tmp_path / "out" / path.name, recipe=MANY_TILES) for path in photos[:3]]
    jobs = queue.add(requests).jobs
    queue.start()
    running = queue.recorder.wait_for(JobProgressed).job
    for job_id in jobs:
        queue.recorder.wait_for(JobStarted, job_id)
    waiting = [job_id for job_id in jobs if job_id != running]
    queue.cancel(waiting)
    for job_id in waiting:
        queue.recorder.wait_for(JobCancelled, job_id)
    assert queue.store.get(running).state is JobState.RUNNING
    queue.cancel()
    assert queue.wait_idle(5)
    queue.stop()
    assert states(queue) == ["cancelled"] * 3
    assert len(queue.recorder.of(JobCancelled)) == 3
    assert list((tmp_path / "out").iterdir()) == []


def test_everything_is_cancelled_at_once(open_queue, photos, tmp_path):
    queue = open_queue(fake_processing(Invert(tile_s=0.002)))
    jobs = queue.add(request(path, tmp_path / "out" / path.name, recipe=MANY_TILES) for path in photos * 50).jobs
    queue.start()
    queue.recorder.wait_for(JobProgressed)
    assert sorted(queue.cancel()) == list(jobs)
    assert queue.wait_idle(5)
    assert set(states(queue)) == {"cancelled"}
    assert sorted(event.job for event in queue.recorder.of(JobCancelled)) == list(jobs)
    queue.stop()


def test_no_cancel_is_lost_however_it_falls(open_queue, photos, tmp_path):
    """Cancels fall on jobs that wait, are claimed, load, run or are saved; each ends, and none runs on for ever."""
    queue = open_queue(fake_processing(Invert(tile_s=0.0005)))
    queue.start()
    for _ in range(8):
        jobs = queue.add(request(path, tmp_path / "out" / path.name, exists="overwrite") for path in photos[:5]).jobs
        for job_id in jobs:
            queue.cancel([job_id])
    assert queue.wait_idle(10)
    queue.stop()
    assert set(states(queue)) <= {"cancelled", "done"}
    assert not list((tmp_path / "out").glob(".*"))


def test_a_pause_starts_no_further_photo_and_a_resume_goes_on(open_queue, requests):
    step = Invert(tile_s=0.01)
    queue = open_queue(fake_processing(step))
    queue.add(requests)
    queue.start()
    queue.recorder.wait_for(JobProgressed)
    queue.pause()
    queue.recorder.wait_for(JobDone)
    time.sleep(0.1)
    seen = len(step.seen)
    time.sleep(0.15)
    assert len(step.seen) == seen < len(requests)
    assert not queue.wait_idle(0.05)
    queue.resume()
    assert queue.wait_idle(10)
    queue.stop()
    assert set(states(queue)) == {"done"}


def test_a_stop_while_paused_ends_at_once(open_queue, requests):
    queue = open_queue(fake_processing(Invert(tile_s=0.01)))
    queue.add(requests)
    queue.start()
    queue.recorder.wait_for(JobProgressed)
    queue.pause()
    queue.stop()
    assert set(states(queue)) <= {"queued", "done"}
    queue.resume()
    assert queue.run()[JobState.DONE] == len(requests)


def test_a_stop_queues_again_what_was_in_hand(open_queue, photos, tmp_path):
    queue = open_queue(fake_processing(Invert(tile_s=0.005)))
    jobs = queue.add(request(path, tmp_path / "out" / path.name, recipe=MANY_TILES) for path in photos).jobs
    queue.start()
    queue.recorder.wait_for(JobProgressed)
    queue.stop()
    assert set(states(queue)) == {"queued"}
    assert [job.id for job in queue.jobs()] == list(jobs)
    assert list((tmp_path / "out").iterdir()) == []
    assert queue.recorder.of(JobCancelled) == []


def test_a_photo_that_waits_for_room_is_cancelled(open_queue, photos, tmp_path):
    queue = open_queue(fake_processing(Invert(tile_s=0.005)), limits=PoolLimits(budget_bytes=1200, ahead=4))
    jobs = queue.add(request(path, tmp_path / path.name, recipe=MANY_TILES) for path in photos[:2]).jobs
    queue.start()
    running = queue.recorder.wait_for(JobProgressed).job
    (waiting,) = {queue.recorder.wait_for(JobStarted, job_id).job for job_id in jobs} - {running}
    time.sleep(0.1)  # until it waits and nothing else stirs
    queue.cancel([waiting])
    queue.recorder.wait_for(JobCancelled, waiting, timeout_s=3)
    assert queue.store.get(running).state is JobState.RUNNING
    queue.cancel()
    assert queue.wait_idle(5)
    queue.stop()
    assert set(states(queue)) == {"cancelled"}


def test_a_cancel_that_falls_on_the_claim_is_heard(open_queue, photos, tmp_path, monkeypatch):
    queue = open_queue(fake_processing(Invert(tile_s=0.005)))
    claimed, real = threading.Event(), queue.store.claim

    def slow(batches):
        job = real(batches)
        claimed.set()
        time.sleep(0.1)
        return job

    monkeypatch.setattr(queue.store, "claim", slow)
    (job_id,) = queue.add([request(photos[0], tmp_path / "out" / "a.png", recipe=MANY_TILES)]).jobs
    queue.start()
    assert claimed.wait(5)
    assert queue.cancel([job_id]) == [job_id]
    queue.recorder.wait_for(JobCancelled, job_id, timeout_s=3)
    queue.stop()
