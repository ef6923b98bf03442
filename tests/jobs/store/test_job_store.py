import os
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from restorer.errors import StoreError
from restorer.jobs.job import JobState
from restorer.jobs.request import Request
from restorer.jobs.store.database import SCHEMA_VERSION
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.store.rows import JobOutcome, OutputRecord, PendingOutput
from restorer.message import Message, from_text, to_text
from restorer.pipeline.recipe import Recipe, StepChoice

RECIPE = Recipe((StepChoice("clean", {"strength": 0.5}),), seed=7)


def a_request(name="x.jpg", **more):
    return Request(f"/photos/{name}", f"/out/{name}", **more)


def a_pending_output(target="/out/x.jpg", sha256="00"):
    return PendingOutput(target, sha256, "cleaned", OutputRecord(target, "/photos/x.jpg", 0, "11", 5, 6, "22"))


def test_a_job_comes_back_as_it_was_put_in(store):
    wanted = a_request("Größe 'a\"\nб.jpg", page=3, recipe=RECIPE, overrides={"clean.strength": 0.25}, device="cuda:1")
    batch = store.add([wanted, a_request("plain.jpg")])
    first, second = (store.get(job_id) for job_id in batch.jobs)
    assert first.request == wanted
    assert first.request.recipe == RECIPE
    assert second.request == a_request("plain.jpg")
    assert (first.state, first.batch, first.attempts) == (JobState.QUEUED, batch.id, 0)


def test_a_name_that_is_no_text_survives(store):
    wanted = a_request(b"caf\xe9.jpg".decode("utf-8", "surrogateescape"))
    job = store.claim() if store.add([wanted]) else None
    assert job.request == wanted
    store.finish(job.id, JobOutcome(JobState.FAILED, f"{wanted.source} is broken", result=wanted.target))
    assert store.get(job.id).result == wanted.target
    assert store.is_original(wanted.source)


def test_jobs_are_claimed_in_order_and_once(store):
    jobs = store.add([a_request(f"{number}.jpg") for number in range(5)]).jobs
    assert [store.claim().id for _ in range(5)] == list(jobs)
    assert store.claim() is None


def test_a_claimed_job_runs_and_ends(store):
    store.add([a_request()])
    job = store.claim()
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)
    assert job.started_at is not None
    store.finish(job.id, JobOutcome(JobState.DONE, "cleaned", result="/out/x.jpg"))
    ended = store.get(job.id)
    assert (ended.state, ended.message, ended.result) == (JobState.DONE, "cleaned", "/out/x.jpg")
    assert ended.finished_at >= ended.started_at


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.SKIPPED])
def test_an_ended_job_does_not_end_again(store, state):
    store.add([a_request()])
    job = store.claim()
    store.finish(job.id, JobOutcome(state))
    for again in (JobState.DONE, JobState.FAILED, JobState.QUEUED):
        with pytest.raises(StoreError, match=state.value):
            store.finish(job.id, JobOutcome(again))
    assert store.get(job.id).state is state


def test_a_waiting_job_cannot_end_and_a_running_one_cannot_start(store):
    waiting, _ = store.add([a_request(), a_request("y.jpg")]).jobs
    with pytest.raises(StoreError, match="queued"):
        store.finish(waiting, JobOutcome(JobState.DONE))
    running = store.claim()
    with pytest.raises(StoreError, match="cannot go from running to running"):
        store.finish(running.id, JobOutcome(JobState.RUNNING))
    assert store.requeue([running.id]) == []
    assert store.cancel([running.id]) == []
    assert store.remove([running.id]) == []


def test_only_failed_skipped_and_cancelled_jobs_are_retried(store):
    jobs = store.add([a_request(f"{number}.jpg") for number in range(5)]).jobs
    for state in (JobState.DONE, JobState.FAILED, JobState.SKIPPED, JobState.CANCELLED):
        store.finish(store.claim().id, JobOutcome(state, "words"))
    assert store.requeue(jobs) == list(jobs[1:4])
    assert store.counts()[JobState.QUEUED] == 4
    assert store.get(jobs[1]).message == ""


def test_moved_jobs_keep_their_order_among_themselves(store):
    a, b, c, d, e = store.add([a_request(f"{number}.jpg") for number in range(5)]).jobs
    store.move([e, c], before=a)
    assert [job.id for job in store.page()] == [e, c, a, b, d]
    store.move([e, 999])
    assert [job.id for job in store.page()] == [c, a, b, d, e]
    assert store.claim().id == c


def test_pages_and_counts_select_by_state_and_batch(store):
    first = store.add([a_request(f"{number}.jpg") for number in range(30)])
    second = store.add([a_request("last.jpg")])
    for _ in range(3):
        store.finish(store.claim().id, JobOutcome(JobState.FAILED))
    assert [job.id for job in store.page(states=[JobState.QUEUED], offset=5, limit=3)] == list(first.jobs[8:11])
    assert [job.id for job in store.page(batch=second.id)] == list(second.jobs)
    assert store.counts(first.id)[JobState.FAILED] == 3
    assert store.ids([JobState.QUEUED], second.id) == list(second.jobs)
    assert store.clear([JobState.FAILED]) == 3
    assert store.counts()[JobState.FAILED] == 0


def test_numbers_of_forgotten_jobs_are_not_used_again(store):
    (job,) = store.add([a_request()]).jobs
    store.remove([job])
    assert store.add([a_request()]).jobs[0] > job


def test_ten_thousand_jobs_are_added_in_one_transaction(store):
    """Ten thousand would take a minute: each waits for the disk."""
    statements = []
    store._connection.set_trace_callback(statements.append)
    batch = store.add([a_request(f"{number}.jpg", recipe=RECIPE) for number in range(10_000)])
    store._connection.set_trace_callback(None)
    assert [text for text in statements if text.startswith(("BEGIN", "COMMIT"))] == ["BEGIN IMMEDIATE", "COMMIT"]
    assert len(batch.jobs) == store.counts()[JobState.QUEUED] == 10_000
    assert len(store.page(offset=9_900, limit=100)) == 100


def test_many_threads_never_get_one_job_twice(database):
    stores = [JobStore(database), JobStore(database)]
    stores[0].add([a_request(f"{number}.jpg") for number in range(120)])
    claimed, lock = [], threading.Lock()

    def take(store):
        while (job := store.claim()) is not None:
            with lock:
                claimed.append(job.id)
            store.finish(job.id, JobOutcome(JobState.DONE))

    threads = [threading.Thread(target=take, args=(stores[number % 2],)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 120
    for store in stores:
        store.close()


def test_a_held_batch_is_left_alone_until_its_store_is_closed(database):
    owner, other = JobStore(database), JobStore(database)
    (job,) = owner.add([a_request()], held=True).jobs
    assert other.claim() is None
    assert other.waiting() == []
    assert other.adopt_orphans() == []
    owner.close()
    assert other.claim().id == job
    other.close()


def test_another_store_cannot_end_a_job_that_it_does_not_run(database):
    owner, other = JobStore(database), JobStore(database)
    owner.add([a_request()])
    job = owner.claim()
    with pytest.raises(StoreError, match="another Restorer"):
        other.finish(job.id, JobOutcome(JobState.DONE))
    with pytest.raises(StoreError, match="another Restorer"):
        other.announce(job.id, a_pending_output(), is_exclusive=True)
    owner.close()
    other.close()


def test_orphans_of_a_killed_process_go_to_one_store_only(database):
    code = (
        "import sys, time; from pathlib import Path; from restorer.jobs.store.job_store import JobStore;"
        "from restorer.jobs.request import Request; s = JobStore(Path(sys.argv[1]));"
        "s.add([Request('/p/1.jpg', '/o/1.jpg'), Request('/p/2.jpg', '/o/2.jpg')], held=True);"
        "print(s.claim().id, flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(database)], stdout=subprocess.PIPE, text=True)
    with child:
        running = int(child.stdout.readline())
        stores = [JobStore(database), JobStore(database)]
        assert [store.adopt_orphans() for store in stores] == [[], []], "its process lives"
        assert stores[0].claim() is None
        child.kill()
        child.wait()
    assert [job.id for job in stores[0].adopt_orphans()] == [running]
    assert stores[1].adopt_orphans() == []
    stores[0].finish(running, JobOutcome(JobState.QUEUED))
    assert stores[1].claim().id == running
    assert stores[0].claim().id == running + 1, "its batch is free"
    for store in stores:
        store.close()
    assert list(database.with_name(database.name + ".owners").iterdir()) == []


def test_an_intended_target_is_one_jobs_alone(store):
    store.add([a_request(), a_request("y.jpg")])
    one, other = store.claim(), store.claim()
    assert store.announce(one.id, a_pending_output("/out/Größe.jpg"), is_exclusive=True)
    assert store.announce(one.id, a_pending_output("/out/Größe.jpg"), is_exclusive=True), "its own again"
    assert not store.announce(other.id, a_pending_output("/out/GRÖSSE.JPG"), is_exclusive=True)
    assert store.announce(other.id, a_pending_output("/out/Größe.jpg"), is_exclusive=False), "overwriting is meant"
    assert store.announced_output(one.id) == a_pending_output("/out/Größe.jpg")
    store.finish(one.id, store.announced_output(one.id).outcome())
    assert store.announce(other.id, a_pending_output("/out/GRÖSSE.JPG"), is_exclusive=True)
    assert store.record_of("/out/Größe.jpg") == a_pending_output("/out/Größe.jpg").record


def test_a_message_comes_back_with_its_template_and_finished_text_as_it_was(store):
    message = Message('"{name}" has {pages:,} pages.', name="б\udcff.tif", pages=1234)
    for outcome in (JobOutcome(JobState.FAILED, message, "Split it."), JobOutcome(JobState.FAILED, "It is torn. {0}")):
        store.add([a_request()])
        job = store.claim()
        store.finish(job.id, outcome)
        found = store.get(job.id)
        assert (found.message, found.hint) == (outcome.message, outcome.hint)
        assert from_text(to_text(found.message)) == outcome.message
    (first, _) = store.page()
    assert (first.message.template, first.message.values["pages"]) == (message.template, 1234)
    pending = replace(a_pending_output(), message=message)
    assert PendingOutput.from_text(pending.to_text()).message.template == message.template


def test_originals_are_known_even_when_the_queue_is_cleared(store):
    store.add([a_request()])
    job = store.claim()
    assert store.is_original("/photos/x.jpg")
    store.finish(job.id, a_pending_output().outcome())
    store.clear([JobState.DONE])
    assert store.is_original("/photos/x.jpg")
    assert not store.is_original("/out/x.jpg")
    assert not store.is_original("/photos/other.jpg")
    store.add([Request("/out/x.jpg", "/out2/x.jpg")])
    assert not store.is_original("/out/x.jpg"), "a result that is worked on further is no original"


def test_a_locked_database_is_waited_for_then_told(database):
    store = JobStore(database, busy_timeout_s=0.3)
    blocker = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    blocker.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(StoreError, match="held by another program"):
        store.add([a_request()])
    assert time.monotonic() - started >= 0.25
    release = threading.Timer(0.1, lambda: blocker.execute("ROLLBACK"))
    release.start()
    assert store.add([a_request()]).jobs, "it waited until the other was done"
    release.join()
    blocker.close()
    store.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"no database at all, just some words" * 40,
        lambda data: data[: len(data) // 2 + 123],
        lambda data: data[:5000] + b"\xff" * 9000 + data[14000:],
    ],
    ids=["foreign", "cut short", "overwritten"],
)
def test_a_broken_database_is_kept_aside_and_a_new_one_begun(database, spoil):
    store = JobStore(database)
    store.add([a_request(f"{number}.jpg") for number in range(300)])
    store.close()
    broken = spoil(database.read_bytes())
    database.write_bytes(broken)
    again = JobStore(database)
    (kept,) = database.parent.glob("jobs.sqlite3.broken-*")
    assert kept.read_bytes() == broken
    assert str(kept) in again.warning
    assert "no photo was touched" in again.warning
    assert again.counts()[JobState.QUEUED] == 0
    assert again.add([a_request()]).jobs
    again.close()
    healthy = JobStore(database)
    assert healthy.warning == ""
    assert healthy.counts()[JobState.QUEUED] == 1
    healthy.close()


def test_a_broken_database_is_not_moved_from_under_a_living_store(database):
    living = JobStore(database)
    living._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = database.read_bytes()
    database.write_bytes(b"rubbish" * 500)
    with pytest.raises(StoreError, match="another Restorer still uses it"):
        JobStore(database)
    assert not list(database.parent.glob("*.broken-*"))
    database.write_bytes(data)
    living.close()


def test_a_newer_schema_is_refused_and_left_as_it_is(database):
    JobStore(database).close()
    connection = sqlite3.connect(database)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(StoreError, match="newer Restorer"):
        JobStore(database)
    assert not list(database.parent.glob("*.broken-*"))


def test_a_full_disk_is_told_and_the_jobs_stay(tmp_path):
    if sys.platform == "win32" or os.geteuid():
        pytest.skip("only root may mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("may not mount a small disk")
    try:
        store = JobStore(disk / "jobs.sqlite3")
        kept = store.add([a_request()]).jobs
        with pytest.raises(StoreError, match="no room on the disk"):
            store.add([a_request(f"{number}.jpg") for number in range(20_000)])
        assert store.ids([JobState.QUEUED]) == list(kept)
        store.clear([JobState.QUEUED])
        store.close()
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError, match="cannot be written"):
        JobStore(tmp_path / "data" / "jobs.sqlite3")


def test_an_older_schema_is_brought_up_to_date(database, monkeypatch):
    import restorer.jobs.store.database as module

    store = JobStore(database)
    store.add([a_request()])
    store.close()
    monkeypatch.setattr(module, "_MIGRATIONS", (*module._MIGRATIONS, "ALTER TABLE batches ADD COLUMN name TEXT"))
    monkeypatch.setattr(module, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    store = JobStore(database)
    assert store.counts()[JobState.QUEUED] == 1
    store.close()
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT name FROM batches").fetchall() == [(None,)]
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION + 1,)
    connection.close()


def test_every_commit_is_flushed(store):
    assert store._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
