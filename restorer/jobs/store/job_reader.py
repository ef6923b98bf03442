"""What can be asked of the queue on disk; nothing here changes it."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from restorer.jobs.job import Job, JobState
from restorer.jobs.store.database import in_words
from restorer.jobs.store.process_lease import ProcessLease
from restorer.jobs.store.rows import JOB_COLUMNS, OutputRecord, marks, read_job, target_key


class JobReader:
    """The reading half of `JobStore`, which opens the file and sets these attributes."""

    _path: Path
    _lock: threading.RLock
    _connection: sqlite3.Connection
    _owner: ProcessLease

    def get(self, job_id: int) -> Job | None:
        """The job, or None where it is forgotten."""
        with self._reading() as connection:
            return self._job(connection, job_id)

    def page(
        self,
        *,
        states: Collection[JobState] | None = None,
        batch: int | None = None,
        offset: int = 0,
        limit: int = 1000,
    ) -> list[Job]:
        """Some jobs in their order: those in these states and of this batch, `limit` of them from `offset` on."""
        conditions, values = ["1"], list[Any]()
        if states is not None:
            conditions.append(f"state IN ({marks(states)})")
            values += [state.value for state in states]
        if batch is not None:
            conditions.append("batch = ?")
            values.append(batch)
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT {JOB_COLUMNS} FROM jobs WHERE {' AND '.join(conditions)} "
                "ORDER BY position, id LIMIT ? OFFSET ?",
                (*values, limit, offset),
            ).fetchall()
        return [read_job(row) for row in rows]

    def ids(self, states: Collection[JobState], batch: int | None = None) -> list[int]:
        """The numbers of all jobs in these states (of this batch), in their order."""
        where, extra = ("", ()) if batch is None else (" AND batch = ?", (batch,))
        names = [state.value for state in states]
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT id FROM jobs WHERE state IN ({marks(names)}){where} ORDER BY position, id", (*names, *extra)
            ).fetchall()
        return [int(row[0]) for row in rows]

    def waiting(self) -> list[int]:
        """The numbers of the queued jobs that this store may claim, in their order."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT jobs.id FROM jobs JOIN batches ON batches.id = jobs.batch WHERE jobs.state = 'queued' "
                "AND (batches.owner IS NULL OR batches.owner = ?) ORDER BY jobs.position, jobs.id",
                (self._owner.id,),
            ).fetchall()
        return [int(row[0]) for row in rows]

    def counts(self, batch: int | None = None) -> dict[JobState, int]:
        """How many jobs (of this batch) are in each state; every state is there."""
        where, values = ("", ()) if batch is None else ("WHERE batch = ?", (batch,))
        with self._reading() as connection:
            rows = connection.execute(f"SELECT state, count(*) FROM jobs {where} GROUP BY state", values).fetchall()
        return dict.fromkeys(JobState, 0) | {JobState(state): int(count) for state, count in rows}

    def record_of(self, target: str) -> OutputRecord | None:
        """From what this path was written, or None where it is no result of this store's jobs."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT target, source, page, source_sha256, source_size, source_mtime_ns, wish FROM records "
                "WHERE target = ?",
                (os.fsencode(target),),
            ).fetchone()
        return None if row is None else OutputRecord(os.fsdecode(row[0]), os.fsdecode(row[1]), *row[2:])

    def source_sha256(self, source: str, size_bytes: int, mtime_ns: int) -> str:
        """The sha256 of an original that a result was made from while it was as it is now; empty where none was."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT source_sha256 FROM records WHERE source = ? AND source_size = ? AND source_mtime_ns = ?",
                (os.fsencode(source), size_bytes, mtime_ns),
            ).fetchone()
        return "" if row is None else str(row[0])

    def is_original(self, path: str) -> bool:
        """Whether this path is the source of a job or of a recorded result, and is itself no result."""
        name = os.fsencode(path)
        with self._reading() as connection:
            row = connection.execute(
                "SELECT EXISTS (SELECT 1 FROM jobs WHERE source = ? UNION ALL SELECT 1 FROM records WHERE source = ?) "
                "AND NOT EXISTS (SELECT 1 FROM records WHERE target = ?)",
                (name, name, name),
            ).fetchone()
        return bool(row[0])

    def is_anothers(self, target: str, source: str, page: int) -> bool:
        """Whether this path is where another photo's result is to go, or lies."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT 1 FROM records WHERE target = ? AND (source <> ? OR page <> ?)",
                (os.fsencode(target), os.fsencode(source), page),
            ).fetchone()
            waiting = connection.execute(
                f"SELECT {JOB_COLUMNS} FROM jobs WHERE state IN (?, ?)", (JobState.QUEUED.value, JobState.RUNNING.value)
            ).fetchall()
        if row is not None:
            return True
        key = target_key(target)
        requests = (read_job(row).request for row in waiting)
        return any((one.source, one.page) != (source, page) and target_key(one.target) == key for one in requests)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, in_words(self._path):
            yield self._connection

    @staticmethod
    def _job(connection: sqlite3.Connection, job_id: int) -> Job | None:
        row = connection.execute(f"SELECT {JOB_COLUMNS} FROM jobs WHERE id = ?", (job_id,)).fetchone()
        return None if row is None else read_job(row)
