import hashlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from restorer.errors import StoreError
from restorer.jobs.events import JobDone, JobProgressed
from restorer.jobs.files.publish import JobOutputRegistry
from restorer.jobs.job import JobState
from restorer.jobs.queue import JobQueue
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from restorer.jobs.worker.restore import JobContext, load, process, save
from restorer.store.hashing import read_sha256

from .fakes import FakeEngine, FakeEngines, Invert, draw, fake_processing, pixels_of, request

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def requests(tmp_path):
    return [request(draw(tmp_path / f"{n}.png", n), tmp_path / "out" / f"{n}.png") for n in range(4)]


def run_dead(database, act):
    """Let a store act, then die without closing it: its process is gone as far as others can see."""
    store = JobStore(database)
    result = act(store)
    store._owner.close()
    store._connection.close()
    store._is_closed = True
    return result


def test_a_job_found_running_is_queued_again_and_cleared_up_behind(open_queue, database, requests, tmp_path):
    def half_way(store):
        store.add(requests)
        job = store.claim()
        load(JobContext(job.request, JobOutputRegistry(store, job.id)), fake_processing())
        return job.id

    job_id = run_dead(database, half_way)
    assert [path.name.startswith(".restorer-") for path in (tmp_path / "out").iterdir()] == [True]
    queue = open_queue()
    assert queue.recovered == ((), (job_id,))
    assert list((tmp_path / "out").iterdir()) == []
    assert queue.run()[JobState.DONE] == 4


def test_a_job_whose_output_has_its_name_is_done(open_queue, database, requests, tmp_path):
    def almost_done(store):
        store.add(requests[:1])
        job = store.claim()
        context = JobContext(job.request, JobOutputRegistry(store, job.id))
        save(
            context,
            fake_processing(),
            process(context, fake_processing(), FakeEngine("cpu"), load(context, fake_processing())),
        )
        return job.id

    job_id = run_dead(database, almost_done)
    before = (tmp_path / "out" / "0.png").stat()
    queue = open_queue()
    assert queue.recovered == ((job_id,), ())
    job = queue.store.get(job_id)
    assert (job.state, job.result, job.message) == (JobState.DONE, str(tmp_path / "out" / "0.png"), "inverted")
    assert queue.store.record_of(job.result).source == str(tmp_path / "0.png")
    assert queue.run()[JobState.DONE] == 1
    after = (tmp_path / "out" / "0.png").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_strangers_file_at_the_intended_name_is_not_taken_for_the_output(open_queue, database, requests, tmp_path):
    def intended(store):
        store.add(requests[:1])
        job = store.claim()
        record = OutputRecord(job.request.target, job.request.source, 0, "00", 1, 1, "11")
        store.announce(
            job.id, PendingOutput(job.request.target, "a hash of something else", "", record), is_exclusive=True
        )

    run_dead(database, intended)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "0.png").write_bytes(b"somebody's")
    queue = open_queue()
    assert queue.run()[JobState.DONE] == 1
    assert (tmp_path / "out" / "0.png").read_bytes() == b"somebody's"
    assert (pixels_of(tmp_path / "out" / "0-2.png") == 255 - pixels_of(tmp_path / "0.png")).all()


def test_a_photo_that_kills_again_and_again_lets_the_others_go_first(open_queue, database, requests):
    run_dead(database, lambda store: store.add(requests))
    jobs = []
    for _ in range(3):
        jobs.append(run_dead(database, lambda store: (store.adopt_orphans(), store.claim())[1]))
        queue = open_queue()
        queue.close()
    assert len({job.id for job in jobs}) == 1
    queue = open_queue()
    assert queue.jobs()[-1].id == jobs[0].id
    assert queue.run()[JobState.DONE] == 4


def test_what_lives_elsewhere_is_left_alone(open_queue, database, requests):
    elsewhere = JobStore(database)
    elsewhere.add(requests[:2], held=True)
    running = elsewhere.claim()
    queue = open_queue()
    assert queue.recovered == ((), ())
    assert queue.cancel() == []
    queue.add(requests[2:])
    counts = queue.run()
    assert (counts[JobState.DONE], counts[JobState.QUEUED], counts[JobState.RUNNING]) == (2, 1, 1)
    assert elsewhere.get(running.id).state is JobState.RUNNING
    elsewhere.close()
    assert queue.recover().queued == (running.id,)
    assert queue.run()[JobState.DONE] == 4


def test_a_run_of_one_batch_leaves_the_others(open_queue, requests):
    queue = open_queue()
    queue.add(requests[:2])
    batch = queue.add(requests[2:])
    queue.run([batch.id])
    assert [job.state.value for job in queue.jobs()] == ["queued", "queued", "done", "done"]


def test_order_is_changed_before_and_while_it_works(open_queue, requests):
    queue = open_queue()
    jobs = queue.add(requests).jobs
    queue.reorder([jobs[3], jobs[1]])
    assert [job.id for job in queue.jobs()] == [jobs[3], jobs[1], jobs[0], jobs[2]]
    queue.reorder([jobs[2]])
    assert queue.jobs()[0].id == jobs[2]


def test_running_jobs_are_stopped_and_forgotten(open_queue, requests, tmp_path):
    queue = open_queue(fake_processing(Invert(tile_s=0.05)))
    jobs = queue.add(requests).jobs
    queue.start()
    queue.recorder.wait_for(JobProgressed)
    assert sorted(queue.remove(jobs)) == list(jobs)
    assert queue.jobs() == []
    assert queue.wait_idle(5)
    queue.stop()
    assert list((tmp_path / "out").iterdir()) == []


def test_only_ended_jobs_are_cleared(open_queue, requests):
    queue = open_queue()
    queue.add(requests)
    queue.run()
    queue.add(requests[:1])
    with pytest.raises(StoreError, match="have ended"):
        queue.clear([JobState.QUEUED])
    assert queue.clear() == 4
    assert [job.state for job in queue.jobs()] == [JobState.QUEUED]
    assert queue.store.record_of(requests[0].target) is not None, "results are known as such for ever"


def test_it_works_off_once_at_a_time(open_queue, requests):
    queue = open_queue()
    queue.start()
    queue.start()
    with pytest.raises(StoreError, match="already"):
        queue.run()
    queue.stop()
    queue.stop()
    assert not queue.is_working
    assert not queue.wait_idle(0)


def test_a_listener_may_add_and_cancel_jobs(open_queue, requests):
    queue = open_queue()
    left = list(requests[1:])

    def go_on(event):
        if isinstance(event, JobDone) and left:
            queue.add([left.pop()])
            queue.cancel(queue.add([requests[0]]).jobs)

    queue.listen(go_on)
    queue.add(requests[:1])
    counts = queue.run()
    assert counts[JobState.DONE] == 4
    assert counts[JobState.CANCELLED] + counts[JobState.DONE] == 7


def test_all_survives_a_restart(open_queue, requests):
    queue = open_queue()
    jobs = queue.add(requests).jobs
    queue.cancel(jobs[:1])
    queue.reorder([jobs[3]])
    queue.close()
    again = open_queue()
    assert [(job.id, job.state.value) for job in again.jobs()] == [
        (jobs[0], "cancelled"),
        (jobs[3], "queued"),
        (jobs[1], "queued"),
        (jobs[2], "queued"),
    ]


def test_threads_may_use_it_all_at_once(open_queue, requests, tmp_path):
    queue = open_queue(fake_processing(Invert(tile_s=0.001)))
    queue.start()
    faults = []

    def fiddle(number):
        try:
            for turn in range(6):
                target = str(tmp_path / "out" / f"{number}-{turn}.png")
                jobs = queue.add([request(requests[number].source, target)]).jobs
                queue.jobs(limit=5)
                queue.reorder(jobs)
                if turn % 3 == 1:
                    queue.cancel(jobs)
                if turn % 3 == 2:
                    queue.pause()
                    queue.retry(jobs)
                    queue.resume()
                queue.store.counts()
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=fiddle, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert queue.wait_idle(10)
    queue.stop()
    assert faults == []
    counts = queue.store.counts()
    assert counts[JobState.DONE] + counts[JobState.CANCELLED] == 24
    assert counts[JobState.DONE] >= 16


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_is_clean(database, requests, tmp_path):
    code = (
        # A shell that starts the tests in the background has Ctrl-C ignored by all that they start.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "import sys; from pathlib import Path; from tests.jobs.fakes import *;"
        "from restorer.jobs.queue import JobQueue; from restorer.jobs.store.job_store import JobStore;"
        "q = JobQueue(JobStore(Path(sys.argv[1])), fake_processing(Invert(tile_s=0.02)), FakeEngines());"
        "q.listen(lambda event: print(type(event).__name__, flush=True));"
        "q.add(request(p, Path(sys.argv[2]) / Path(p).name) for p in sys.argv[3:])\n"
        "try:\n    q.run()\nexcept KeyboardInterrupt:\n    q.close(); print('interrupted', flush=True)"
    )
    sources = [wanted.source for wanted in requests]
    command = [sys.executable, "-c", code, database, tmp_path / "out", *sources]
    with subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=CHECKOUT
    ) as child:
        while "JobProgressed" not in child.stdout.readline():
            pass
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    assert (child.returncode, err) == (0, "")
    assert out.splitlines()[-1] == "interrupted"
    assert "JobCancelled" not in out
    store = JobStore(database)
    assert store.counts()[JobState.QUEUED] == 4
    assert store.adopt_orphans() == []
    store.close()
    assert list((tmp_path / "out").iterdir()) == []


def test_a_digest_is_of_the_content(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(b"")
    assert read_sha256(path) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    path.write_bytes(os.urandom(3 << 20) + b"end")
    assert read_sha256(path) == hashlib.sha256(path.read_bytes()).hexdigest()


def test_other_devices_are_used_once_nothing_is_in_hand(database, requests):
    engines, step = FakeEngines(), Invert(tile_s=0.01)
    with JobQueue(JobStore(database), fake_processing(step), engines, devices=("cpu",)) as queue:
        queue.start()
        queue.add(requests[:1])
        queue.set_devices(("cuda:1",))  # the first one may be in hand, and ends where it began
        assert queue.wait_idle(10)
        queue.add(requests[1:2])
        assert queue.wait_idle(10)
    assert engines.made[-1][0] == "cuda:1"
    assert len(engines.made) <= 2
