"""Photos restored by worker processes on loopback; what can be killed is killed, and nothing is lost or there twice."""

import hashlib
import logging
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from restorer.errors import ResourceError
from restorer.jobs.cluster.connection import Cluster
from restorer.jobs.cluster.options import read_cluster
from restorer.jobs.events import JobDone, JobFailed, JobPlanned, JobStarted
from restorer.jobs.job import JobState
from tests.jobs.fakes import Recorder, draw, pixels_of, request

from .conftest import CHECKOUT
from .coordinator import open_cluster_queue

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")]


@contextmanager
def opened(database, cluster):
    with open_cluster_queue(database, cluster) as queue:
        queue.recorder = Recorder()
        queue.listen(queue.recorder)
        yield queue


@pytest.fixture
def photos(tmp_path):
    return [draw(tmp_path / "in" / f"{number}.png", number) for number in range(8)]


def facts(out):
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_ino, path.stat().st_mtime_ns)
        for path in out.glob("[!.]*")
    }


def check(photos, out):
    """Every output whole, each once, and nothing unfinished beside them."""
    assert sorted(path.name for path in out.iterdir()) == sorted(path.name for path in photos)
    for photo in photos:
        assert (pixels_of(out / photo.name) == 255 - pixels_of(photo)).all()


def test_two_workers_and_one_that_joins_late_share_a_batch(processes, connect, database, photos, tmp_path):
    processes.worker(TEST_TILE_S="0.1")
    cluster, out = connect(1), tmp_path / "out"
    with opened(database, cluster) as queue:
        queue.add([request(photo, out / photo.name) for photo in photos])
        queue.start()
        queue.recorder.wait_for(JobDone, timeout_s=60)
        processes.worker(TEST_TILE_S="0.1")
        more = [draw(tmp_path / "in" / f"more {number}.png", 100 + number) for number in range(20)]
        queue.add([request(photo, out / photo.name) for photo in more])
        assert queue.wait_idle(120)
        assert queue.store.counts()[JobState.DONE] == len(photos) + len(more)
    check([*photos, *more], out)
    assert len(cluster.workers()) == 2
    assert queue.recorder.of(JobPlanned)[0].steps == ("invert",)
    assert queue.recorder.of(JobDone)[0].notes["invert"] == "inverted"


def test_a_worker_killed_in_mid_photo_costs_no_photo(processes, connect, database, photos, tmp_path):
    victim = processes.worker(TEST_TILE_S="0.5")
    cluster, out = connect(1), tmp_path / "out"
    with opened(database, cluster) as queue:
        queue.add([request(photo, out / photo.name) for photo in photos])
        queue.start()
        queue.recorder.wait_for(JobStarted, timeout_s=60)
        processes.worker()
        time.sleep(0.3)  # a photo takes two seconds there: it is in the midst of it
        victim.kill()
        assert queue.wait_idle(120)
        assert queue.store.counts()[JobState.DONE] == len(photos)
    check(photos, out)
    assert len(queue.recorder.of(JobStarted)) == len(photos), "a second try is no second photo"


def test_a_worker_that_only_seemed_dead_goes_on_and_nothing_is_there_twice(
    processes, connect, database, photos, tmp_path
):
    """It stands still in mid-photo until its photo was done by another, then goes on and ends it as well."""
    seeming = processes.worker(TEST_TILE_S="0.5")
    cluster, out = connect(1), tmp_path / "out"
    try:
        with opened(database, cluster) as queue:
            queue.add([request(photo, out / photo.name) for photo in photos])
            queue.start()
            queue.recorder.wait_for(JobStarted, timeout_s=60)
            time.sleep(0.3)  # a photo takes two seconds there
            held = {event.job for event in queue.recorder.of(JobStarted)}
            assert not queue.recorder.of(JobDone)
            seeming.send_signal(signal.SIGSTOP)
            processes.worker()
            assert queue.wait_idle(180)
            assert queue.store.counts()[JobState.DONE] == len(photos)
            assert held <= {event.job for event in queue.recorder.of(JobDone)}, "by the other worker"
            before = facts(out)
            seeming.send_signal(signal.SIGCONT)
            time.sleep(8)  # what it has in hand ends within that
    finally:
        seeming.send_signal(signal.SIGCONT)
    check(photos, out)
    assert facts(out) == before, "what came late was written all the same"
    assert len(queue.recorder.of(JobDone)) == len(photos)


def test_a_killed_coordinator_is_resumed(processes, connect, database, photos, tmp_path):
    processes.worker(TEST_TILE_S="0.2")
    processes.worker(TEST_TILE_S="0.2")
    connect(2)
    out = tmp_path / "out"

    def start(command):
        words = [database, processes.address, command, out, *(photos if command == "add" else ())]
        return subprocess.Popen(
            [sys.executable, "-m", "tests.jobs.cluster.coordinator", *map(str, words)],
            stdout=subprocess.PIPE, text=True, cwd=CHECKOUT,
        )  # fmt: skip

    child = start("add")
    for line in child.stdout:
        if line.strip() == "JobDone":
            child.send_signal(signal.SIGKILL)
            break
    child.communicate(timeout=30)
    before = facts(out)
    assert 0 < len(before) < len(photos)
    resumed = start("resume")
    said, _ = resumed.communicate(timeout=120)
    assert said.splitlines()[-1] == f"done {len(photos)} of {len(photos)}"
    check(photos, out)
    assert facts(out).items() >= before.items(), "a complete result was written again"


def test_a_scheduler_that_dies_stops_the_queue_and_another_one_goes_on(
    processes, connect, database, photos, tmp_path_factory, tmp_path
):
    processes.worker(TEST_TILE_S="0.2")
    out = tmp_path / "out"
    with opened(database, connect(1)) as queue:
        queue.add([request(photo, out / photo.name) for photo in photos])
        killer = threading.Thread(
            target=lambda: (queue.recorder.wait_for(JobDone, timeout_s=60), processes.scheduler.kill())
        )
        killer.start()
        with pytest.raises(ResourceError, match="scheduler has gone"):
            queue.run()
        killer.join()
        counts = queue.store.counts()
        assert counts[JobState.DONE] >= 1
        assert counts[JobState.QUEUED] == len(photos) - counts[JobState.DONE]
    before = facts(out)
    others = type(processes)(tmp_path_factory.mktemp("again"))
    try:
        others.worker()
        cluster = Cluster(read_cluster(others.address))
        with opened(database, cluster) as queue:
            assert queue.run()[JobState.DONE] == len(photos)
        cluster.close()
    finally:
        others.close()
    check(photos, out)
    assert facts(out).items() >= before.items()


def test_a_worker_of_another_version_gets_no_photo_and_where_all_refuse_the_reason_is_said(
    processes, connect, database, photos, tmp_path
):
    processes.worker(TEST_OTHER_STEPS="1")
    cluster, out = connect(1), tmp_path / "out"
    with opened(database, cluster) as queue:
        queue.add([request(photo, out / photo.name) for photo in photos])
        with pytest.raises(ResourceError, match="its steps are other ones") as error:
            queue.run()
        assert "Give the workers the same Restorer" in error.value.hint
        assert queue.store.counts()[JobState.QUEUED] == len(photos)
        processes.worker()
        connect(2)
        assert queue.run()[JobState.DONE] == len(photos)
    check(photos, out)


def test_a_damaged_photo_fails_alone_and_folders_are_mapped(processes, connect, database, photos, tmp_path):
    (tmp_path / "in" / "broken.png").write_bytes(b"no photo")
    (tmp_path / "seen").symlink_to(tmp_path / "in", target_is_directory=True)
    processes.worker()
    cluster, out = connect(1, [f"{tmp_path / 'in'}={tmp_path / 'seen'}"]), tmp_path / "out"
    with opened(database, cluster) as queue:
        queue.add([request(path, out / path.name) for path in [*photos, tmp_path / "in" / "broken.png"]])
        counts = queue.run()
        assert (counts[JobState.DONE], counts[JobState.FAILED]) == (len(photos), 1)
        assert queue.recorder.of(JobFailed)[0].message == '"broken.png" is damaged.'
        assert queue.recorder.of(JobStarted)[0].source.startswith(str(tmp_path / "in"))
    check(photos, out)


def test_cancelled_photos_stop_and_leave_nothing(processes, connect, database, photos, tmp_path):
    processes.worker(TEST_TILE_S="6")  # 24 s a photo
    cluster, out = connect(1), tmp_path / "out"
    with opened(database, cluster) as queue:
        queue.add([request(photo, out / photo.name) for photo in photos])
        queue.start()
        queue.recorder.wait_for(JobStarted, count=2, timeout_s=60)
        queue.cancel()
        assert queue.wait_idle(60)
        assert queue.store.counts()[JobState.CANCELLED] == len(photos)
        assert list(out.iterdir()) == []
        (another,) = queue.add([request(photos[0], out / "another.png")]).jobs
        # The worker has room again after the tile in hand, and not only after the photos that nobody wants any more.
        queue.recorder.wait_for(JobStarted, job=another, timeout_s=12)
        queue.cancel()
        assert queue.wait_idle(60)
    assert list(out.iterdir()) == []


def test_where_a_worker_has_a_card_photos_go_to_it_one_at_a_time(processes, connect, database, photos, tmp_path):
    processes.worker(TEST_OTHER_STEPS="1")  # would refuse
    processes.worker("--resources", "GPU=1", TEST_TILE_S="0.05")
    cluster, out = connect(2), tmp_path / "out"
    assert sorted(known.gpus for known in cluster.workers()) == [0, 1]
    with opened(database, cluster) as queue, all_logged() as lines:
        queue.add([request(photo, out / photo.name) for photo in photos])
        assert queue.run()[JobState.DONE] == len(photos)
    check(photos, out)
    assert lines == [], "the other worker was asked, and refused"


@pytest.mark.filterwarnings("ignore")
def test_an_adaptive_cluster_grows_from_nothing(database, photos, tmp_path, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
    monkeypatch.chdir(CHECKOUT)  # its workers import the tests from there
    out = tmp_path / "out"
    with distributed.LocalCluster(n_workers=0, threads_per_worker=1, dashboard_address=None) as local:
        local.adapt(minimum=0, maximum=2, interval="100ms")
        cluster = Cluster(read_cluster(local.scheduler_address))
        assert cluster.workers() == ()
        with opened(database, cluster) as queue:
            queue.add([request(photo, out / photo.name) for photo in photos])
            assert queue.run()[JobState.DONE] == len(photos)
        cluster.close()
    check(photos, out)


@contextmanager
def all_logged():
    lines, handler = [], logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    logger = logging.getLogger("restorer.jobs.cluster")
    logger.addHandler(handler)
    try:
        yield lines
    finally:
        logger.removeHandler(handler)
