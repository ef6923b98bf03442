"""Who runs a job: a mark that dies with its process.

A process id alone does not show whether the process that took a job still lives: ids are used again. A lock on a file
does: the kernel lets it go at any death, SIGKILL and power loss included, and keeps it while a process is merely
stopped. So every `JobStore` holds one lock file with a name that is never used twice, and writes that name beside the
jobs that it takes.
"""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from restorer.errors import StoreError
from restorer.message import Message, os_reason

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_lock(handle: int) -> None:
        while True:
            with suppress(OSError):  # LK_LOCK gives up after ten seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return
else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)


def _open(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(
            Message("The folder {parent!r} cannot be written: {reason}.", parent=path.parent, reason=os_reason(error)),
            "Make it writable, or set RESTORER_HOME to a folder that is.",
        ) from error


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock of this file, waiting for it; one holder at a time over all processes and threads.

    Raises:
        StoreError: the file cannot be made, or its file system knows no locks.
    """
    handle = _open(path)
    try:
        try:
            _wait_lock(handle)
        except OSError as error:
            raise _no_locks(path, error) from error
        yield
    finally:
        os.close(handle)


def _no_locks(path: Path, error: OSError) -> StoreError:
    return StoreError(
        Message("Files in {parent!r} cannot be locked: {reason}.", parent=path.parent, reason=os_reason(error)),
        "Set RESTORER_HOME to a folder on a local disk.",
    )


class ProcessLease:
    """One holder of jobs, alive until it is closed or its process dies. Thread-safe.

    Args:
        folder: Where the lock files of all holders lie; made where it is not there.

    Attributes:
        id: A name that no other holder ever had.

    Raises:
        StoreError: the folder cannot be written or knows no locks.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        while True:
            self.id = uuid.uuid4().hex
            self._path = folder / f"{self.id}.lock"
            handle = _open(self._path)
            try:
                is_mine = _try_lock(handle) and self._path.exists()
            except OSError as error:
                os.close(handle)
                raise _no_locks(self._path, error) from error
            if is_mine:  # else `sweep` of another process took the file for a dead one's before it was locked
                break
            os.close(handle)
        self._handle: int | None = handle

    def is_alive(self, owner_id: str) -> bool:
        """Whether the holder of this name still lives. Clears away the lock file of a dead one."""
        if owner_id == self.id:
            return self._handle is not None
        path = self._folder / f"{owner_id}.lock"
        try:
            handle = os.open(path, os.O_RDWR)
        except OSError:
            return path.exists()  # there but not to be opened: somebody else's, and so not known to be dead
        try:
            if not _try_lock(handle):
                return True
            if sys.platform != "win32":
                path.unlink(missing_ok=True)
        finally:
            os.close(handle)
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return False

    def others(self) -> list[str]:
        """The names of all other holders that live now."""
        names = [path.stem for path in self._folder.glob("*.lock")]
        return [name for name in names if name != self.id and self.is_alive(name)]

    def close(self) -> None:
        """Let go. More than once does no harm."""
        if self._handle is not None:
            handle, self._handle = self._handle, None
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
            os.close(handle)
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
