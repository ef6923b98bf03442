"""The queue's database file: opening, checking, setting aside what is broken, and bringing an older one up to date."""

from __future__ import annotations

import logging
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from restorer.errors import StoreError
from restorer.message import Message, os_reason

log = logging.getLogger(__name__)

_MIGRATIONS = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE batches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        created_at REAL NOT NULL,
        owner TEXT
    );
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        batch INTEGER NOT NULL REFERENCES batches (id),
        position INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'skipped', 'failed', 'cancelled')),
        owner TEXT,
        request TEXT NOT NULL,
        source BLOB NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        message TEXT NOT NULL DEFAULT '',
        hint TEXT NOT NULL DEFAULT '',
        result BLOB NOT NULL DEFAULT x'',
        created_at REAL NOT NULL,
        started_at REAL,
        finished_at REAL,
        intent TEXT,
        intended_key BLOB,
        CHECK ((state = 'running') = (owner IS NOT NULL)),
        CHECK (state = 'running' OR (intent IS NULL AND intended_key IS NULL))
    );
    CREATE INDEX jobs_in_order ON jobs (state, position, id);
    CREATE INDEX jobs_of_batch ON jobs (batch);
    CREATE INDEX jobs_of_source ON jobs (source);
    CREATE UNIQUE INDEX jobs_intended ON jobs (intended_key) WHERE intended_key IS NOT NULL;
    CREATE TABLE records (
        target BLOB PRIMARY KEY,
        source BLOB NOT NULL,
        page INTEGER NOT NULL,
        source_sha256 TEXT NOT NULL,
        source_size INTEGER NOT NULL,
        source_mtime_ns INTEGER NOT NULL,
        wish TEXT NOT NULL,
        written_at REAL NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX records_of_source ON records (source);
    """,
)
SCHEMA_VERSION = len(_MIGRATIONS)

_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class _BrokenError(Exception):
    """The file is not a sound database."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn whatever SQLite raises inside into a `StoreError` that a person can read."""
    try:
        yield
    except sqlite3.Error as error:
        raise _worded(path, error) from error


def _worded(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name = repr(str(path))
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreError(
            Message("The queue {name} is held by another program.", name=name),
            "Close the other Restorer or wait for it, then try again.",
        )
    if code == sqlite3.SQLITE_FULL:
        return StoreError(
            Message("There is no room on the disk of the queue {name}.", name=name), "Free some space, then try again."
        )
    if code in _BROKEN:
        return StoreError(
            Message("The queue {name} is damaged.", name=name),
            "Start Restorer again: it keeps the damaged file aside and begins a new queue.",
        )
    if code == sqlite3.SQLITE_READONLY:
        return StoreError(
            Message("The queue {name} cannot be written.", name=name), "Make the file and its folder writable."
        )
    return StoreError(
        Message("The queue {name} cannot be used: {reason}.", name=name, reason=error),
        "See `restorer doctor` for the folder that it lies in.",
    )


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All that happens inside, or none of it. Takes the writer's lock at once, so that it never fails half-way."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
            connection.execute("ROLLBACK")
        raise


def open_database(path: Path, busy_timeout_s: float, *, is_in_use: bool) -> tuple[sqlite3.Connection, str]:
    """Open the queue's database, making or updating it. The caller holds the door's lock.

    Args:
        path: The file; its folder is there.
        busy_timeout_s: How long a call waits for another process's transaction, in seconds.
        is_in_use: Whether another living process has it open; a broken one is not moved from under it.

    Returns:
        A connection in autocommit mode that any thread may use, one at a time; and a warning for a person, empty where
        there is nothing to warn of.

    Raises:
        StoreError: locked, unreadable, made by a newer Restorer, or broken while in use.
    """
    try:
        return _open_sound(path, busy_timeout_s), ""
    except _BrokenError as error:
        if is_in_use:
            raise StoreError(
                Message("The queue {path!r} is damaged, and another Restorer still uses it.", path=path),
                "Close the other Restorer, then start again: the damaged file is kept aside and a new queue begun.",
            ) from error
    kept = _set_aside(path)
    warning = Message(
        "The queue was damaged. It is kept as {kept!r}, and a new, empty queue was begun; no photo "
        "was touched. Add the photos again; `--exists skip` leaves out those that are done.",
        kept=kept,
    )
    log.warning("%s", warning)
    try:
        return _open_sound(path, busy_timeout_s), warning
    except _BrokenError as error:
        raise StoreError(
            Message("A new queue cannot be made at {path!r}: {reason}.", path=path, reason=error), "Check the disk."
        ) from error


def _open_sound(path: Path, busy_timeout_s: float) -> sqlite3.Connection:
    with in_words(path):
        connection = sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path)
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.DatabaseError) and getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN:
                raise _BrokenError(str(error)) from error
            raise
        return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: the line that announces an output must be on the disk before the output has its name, or a power cut
    # between the two would make a second one. Three small flushes a photo are nothing beside the photo's own.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise _BrokenError(str(found))
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise StoreError(
            Message("The queue {path!r} was made by a newer Restorer.", path=path),
            "Update Restorer, or set RESTORER_HOME to another folder.",
        )
    if version < SCHEMA_VERSION:
        _migrate(connection, version)


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    with transaction(connection):
        for number, script in enumerate(_MIGRATIONS[version:], version + 1):
            for statement in filter(str.strip, script.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("INSERT OR IGNORE INTO meta (name, value) VALUES ('id', ?)", (uuid.uuid4().hex[:12],))


def _set_aside(path: Path) -> Path:
    stamp = time.strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.name}.broken-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.broken-{stamp}-{number}")
    try:
        path.rename(kept)
        for suffix in ("-wal", "-shm"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                beside.rename(kept.with_name(kept.name + suffix))
    except OSError as error:
        raise StoreError(
            Message("The damaged queue {path!r} cannot be set aside: {reason}.", path=path, reason=os_reason(error)),
            "Move it away by hand, then start again.",
        ) from error
    return kept
