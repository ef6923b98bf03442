"""The queue on disk: jobs, their order and their states, in one SQLite file that outlives every kill."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from restorer.errors import StoreError
from restorer.jobs.job import Job, JobState
from restorer.jobs.request import Request
from restorer.jobs.store.database import in_words, open_database, transaction
from restorer.jobs.store.job_reader import JobReader
from restorer.jobs.store.process_lease import ProcessLease, exclusive
from restorer.jobs.store.rows import (
    JOB_COLUMNS,
    Batch,
    JobOutcome,
    OutputRecord,
    PendingOutput,
    marks,
    read_job,
    storable,
    target_key,
)
from restorer.message import Message

_MAY_BECOME = {
    JobState.QUEUED: {JobState.RUNNING, JobState.CANCELLED},
    JobState.RUNNING: {JobState.DONE, JobState.SKIPPED, JobState.FAILED, JobState.CANCELLED, JobState.QUEUED},
    JobState.SKIPPED: {JobState.QUEUED},
    JobState.FAILED: {JobState.QUEUED},
    JobState.CANCELLED: {JobState.QUEUED},
    JobState.DONE: set(),
}
_CHUNK = 500  # SQLite takes 999 parameters at least


class JobStore(JobReader):
    """The one place where jobs are kept. Each method is one transaction; all of them may be called from any thread.

    Several stores, in one process or in many, may have the same file open: a job is handed to one of them only, and
    stays its own until it ends or the store is closed or its process dies. All methods raise `StoreError` where the
    file cannot be used.

    Args:
        path: The database's file; it and its folder are made where they are not there.
        busy_timeout_s: How long a call waits for another process's transaction, in seconds.
        clock: The time in seconds since 1970.

    Attributes:
        id: A short name of this database, for the names of temporary files.
        warning: For a person: what was wrong with the file and what was done about it; mostly empty.

    Raises:
        StoreError: it is locked, unreadable or made by a newer Restorer.
    """

    def __init__(self, path: Path, *, busy_timeout_s: float = 10.0, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._lock = threading.RLock()
        self._is_closed = False
        self.lock_file = path.with_name(path.name + ".lock")
        with exclusive(self.lock_file):
            self._owner = ProcessLease(path.with_name(path.name + ".owners"))
            try:
                is_in_use = bool(self._owner.others())
                self._connection, self.warning = open_database(path, busy_timeout_s, is_in_use=is_in_use)
            except BaseException:
                self._owner.close()
                raise
        with self._reading() as connection:
            self.id = str(connection.execute("SELECT value FROM meta WHERE name = 'id'").fetchone()[0])

    def close(self) -> None:
        """Let go of the file. Batches that this store held are free; jobs still running are taken for orphans.

        More than once does no harm.
        """
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            try:
                with self._writing() as connection:
                    connection.execute("UPDATE batches SET owner = NULL WHERE owner = ?", (self._owner.id,))
            finally:
                self._connection.close()
                self._owner.close()

    # ---- adding, taking, ending

    def add(self, requests: Iterable[Request], *, held: bool = False) -> Batch:
        """Queue these, in this order, behind all others.

        Args:
            requests: What is wanted.
            held: Keep the batch for this store: others take its jobs only once this one is closed or dead.
        """
        now = self._clock()
        texts = [(json.dumps(request.to_json()), os.fsencode(request.source)) for request in requests]
        with self._writing() as connection:
            cursor = connection.execute(
                "INSERT INTO batches (created_at, owner) VALUES (?, ?)", (now, self._owner.id if held else None)
            )
            batch = int(cursor.lastrowid or 0)
            first = self._next_id(connection)
            place = int(connection.execute("SELECT coalesce(max(position), 0) FROM jobs").fetchone()[0])
            rows = (
                (first + index, batch, place + index + 1, text, source, now)
                for index, (text, source) in enumerate(texts)
            )
            connection.executemany(
                "INSERT INTO jobs (id, batch, position, state, request, source, created_at) "
                "VALUES (?, ?, ?, 'queued', ?, ?, ?)",
                rows,
            )
        return Batch(batch, tuple(range(first, first + len(texts))))

    def claim(self, batches: Collection[int] | None = None) -> Job | None:
        """Take the first queued job that nobody else holds, now running and this store's; None where there is none.

        Args:
            batches: Take from these only; None: from all.
        """
        where, extra = "", []
        if batches is not None:
            where, extra = f"AND jobs.batch IN ({marks(batches)})", list(batches)
        with self._writing() as connection:
            found = connection.execute(
                "SELECT jobs.id FROM jobs JOIN batches ON batches.id = jobs.batch WHERE jobs.state = 'queued' "
                f"AND (batches.owner IS NULL OR batches.owner = ?) {where} ORDER BY jobs.position, jobs.id LIMIT 1",
                (self._owner.id, *extra),
            ).fetchone()
            if found is None:
                return None
            connection.execute(
                "UPDATE jobs SET state = 'running', owner = ?, attempts = attempts + 1, started_at = ?, "
                "finished_at = NULL, message = '', hint = '', result = x'' WHERE id = ?",
                (self._owner.id, self._clock(), found[0]),
            )
            return self._job(connection, int(found[0]))

    def announce(self, job_id: int, pending: PendingOutput, *, is_exclusive: bool) -> bool:
        """Write down which output is about to get its final name, before it gets it.

        Args:
            job_id: A job that this store runs.
            pending: The output; it replaces an earlier one of the same job.
            is_exclusive: Whether the target must be this job's alone.

        Returns:
            False, with nothing written, where another running job has this target for itself.
        """
        key = target_key(pending.target) if is_exclusive else None
        with self._writing() as connection:
            taken = connection.execute(
                "SELECT 1 FROM jobs WHERE intended_key = ? AND id <> ?", (key, job_id)
            ).fetchone()
            if taken is not None:
                return False
            self._demand_mine(connection, job_id)
            connection.execute(
                "UPDATE jobs SET intent = ?, intended_key = ? WHERE id = ?", (pending.to_text(), key, job_id)
            )
        return True

    def announced_output(self, job_id: int) -> PendingOutput | None:
        """What `announce` wrote down for this running job."""
        with self._reading() as connection:
            found = connection.execute("SELECT intent FROM jobs WHERE id = ?", (job_id,)).fetchone()
        return PendingOutput.from_text(found[0]) if found is not None and found[0] is not None else None

    def finish(self, job_id: int, outcome: JobOutcome) -> None:
        """End a job that this store runs, or queue it again (`JobState.QUEUED`).

        Raises:
            StoreError: this store does not run it, or a job cannot end so.
        """
        state = outcome.state
        if state not in _MAY_BECOME[JobState.RUNNING]:
            raise StoreError(
                Message("Job {job_id} cannot go from running to {state}.", job_id=job_id, state=state.value)
            )
        with self._writing() as connection:
            self._demand_mine(connection, job_id)
            connection.execute(
                "UPDATE jobs SET state = ?, owner = NULL, intent = NULL, intended_key = NULL, message = ?, hint = ?, "
                "result = ?, finished_at = ? WHERE id = ?",
                (
                    state.value,
                    storable(outcome.message),
                    storable(outcome.hint),
                    os.fsencode(outcome.result),
                    self._clock() if state.is_final else None,
                    job_id,
                ),
            )
            if outcome.record is not None:
                self._keep(connection, outcome.record)

    def adopt_orphans(self) -> list[Job]:
        """Make this store the owner of jobs whose runner is dead, and free the batches that dead stores held.

        Each orphan goes to one store only, however many ask at once. The caller ends or requeues what it is handed.
        """
        with exclusive(self.lock_file), self._lock:
            with self._reading() as connection:
                rows = connection.execute(
                    "SELECT DISTINCT owner FROM jobs WHERE state = 'running' "
                    "UNION SELECT DISTINCT owner FROM batches WHERE owner IS NOT NULL"
                ).fetchall()
            dead = [owner for (owner,) in rows if not self._owner.is_alive(owner)]
            if not dead:
                return []
            with self._writing() as connection:
                holes = marks(dead)
                connection.execute(f"UPDATE batches SET owner = NULL WHERE owner IN ({holes})", dead)
                found = connection.execute(
                    f"SELECT {JOB_COLUMNS} FROM jobs WHERE state = 'running' AND owner IN ({holes}) "
                    "ORDER BY position, id",
                    dead,
                ).fetchall()
                connection.execute(
                    f"UPDATE jobs SET owner = ? WHERE state = 'running' AND owner IN ({holes})", (self._owner.id, *dead)
                )
            return [read_job(row) for row in found]

    # ---- what a person asks for

    def requeue(self, job_ids: Iterable[int]) -> list[int]:
        """Queue ended jobs again, in their old places; returns those that were failed, skipped or cancelled."""
        allowed = [
            state for state, next_states in _MAY_BECOME.items() if JobState.QUEUED in next_states and state.is_final
        ]
        return self._change(
            job_ids, allowed, "state = 'queued', message = '', hint = '', started_at = NULL, finished_at = NULL"
        )

    def cancel(self, job_ids: Iterable[int]) -> list[int]:
        """Cancel jobs that wait; returns those that did. One that runs is stopped by who runs it."""
        return self._change(job_ids, [JobState.QUEUED], f"state = 'cancelled', finished_at = {self._clock()!r}")

    def remove(self, job_ids: Iterable[int]) -> list[int]:
        """Forget jobs; returns those that were forgotten. One that runs is not. Results stay where they are."""
        wanted = list(job_ids)
        with self._writing() as connection:
            found = [i for i, state in self._states(connection, wanted) if state is not JobState.RUNNING]
            connection.executemany("DELETE FROM jobs WHERE id = ?", [(job_id,) for job_id in found])
            self._drop_empty_batches(connection)
        return found

    def clear(self, states: Collection[JobState]) -> int:
        """Forget all jobs in these states, running ones excepted; returns how many there were."""
        names = [state.value for state in states if state is not JobState.RUNNING]
        with self._writing() as connection:
            count = connection.execute(f"DELETE FROM jobs WHERE state IN ({marks(names)})", names).rowcount
            self._drop_empty_batches(connection)
        return count

    def move(self, job_ids: Sequence[int], before: int | None = None) -> None:
        """Put these jobs, in this order, right before another, or last where `before` is None."""
        with self._writing() as connection:
            order = [row[0] for row in connection.execute("SELECT id FROM jobs ORDER BY position, id")]
            known, moving = set(order), dict.fromkeys(job_ids)
            block = [job_id for job_id in moving if job_id in known]
            rest = [job_id for job_id in order if job_id not in moving]
            at = rest.index(before) if before in known and before not in moving else len(rest)
            order = [*rest[:at], *block, *rest[at:]]
            connection.executemany("UPDATE jobs SET position = ? WHERE id = ?", list(enumerate(order, 1)))

    # ---- inside

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, in_words(self._path), transaction(self._connection):
            yield self._connection

    def _change(self, job_ids: Iterable[int], allowed: Collection[JobState], setting: str) -> list[int]:
        wanted = list(job_ids)
        with self._writing() as connection:
            found = [job_id for job_id, state in self._states(connection, wanted) if state in allowed]
            connection.executemany(f"UPDATE jobs SET {setting} WHERE id = ?", [(job_id,) for job_id in found])
        return found

    @staticmethod
    def _states(connection: sqlite3.Connection, job_ids: Sequence[int]) -> list[tuple[int, JobState]]:
        found: list[tuple[int, JobState]] = []
        for start in range(0, len(job_ids), _CHUNK):
            part = job_ids[start : start + _CHUNK]
            rows = connection.execute(f"SELECT id, state FROM jobs WHERE id IN ({marks(part)})", part).fetchall()
            found += [(int(job_id), JobState(state)) for job_id, state in rows]
        return found

    @staticmethod
    def _next_id(connection: sqlite3.Connection) -> int:
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'jobs'").fetchone()
        return 1 if row is None else int(row[0]) + 1

    def _demand_mine(self, connection: sqlite3.Connection, job_id: int) -> None:
        row = connection.execute("SELECT state, owner FROM jobs WHERE id = ?", (job_id,)).fetchone()
        if row is None or row != (JobState.RUNNING.value, self._owner.id):
            state = "forgotten" if row is None else row[0]
            raise StoreError(
                Message(
                    "Job {job_id} is {state}, or run by another Restorer: it cannot be changed from here.",
                    job_id=job_id,
                    state=state,
                )
            )

    def _keep(self, connection: sqlite3.Connection, record: OutputRecord) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                os.fsencode(record.target),
                os.fsencode(record.source),
                record.page,
                record.source_sha256,
                record.source_size,
                record.source_mtime_ns,
                record.settings_digest,
                self._clock(),
            ),
        )

    @staticmethod
    def _drop_empty_batches(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM batches WHERE id NOT IN (SELECT batch FROM jobs)")
