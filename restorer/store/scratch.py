"""Arrays for pictures of any size: in memory while they fit, in memory-mapped files where they do not."""

from __future__ import annotations

import errno
import mmap
import os
import tempfile
import threading
import weakref
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from restorer.errors import ResourceError
from restorer.message import Message
from restorer.store.folders import make_folder
from restorer.store.mapped_files import MAPPED_FILES
from restorer.store.memory import read_memory

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC, errno.EFBIG)
_ZEROS = bytes(1 << 20)


class Scratch:
    """Gives out uninitialised arrays; the pipeline's `Allocator`. Thread-safe.

    Arrays are plain `ndarray`s and give their memory, or their file, back when the last reference to them goes. The
    files have no name where the system allows that (elsewhere the system removes them with the last handle), so that
    nothing is left behind by a crash or a kill.

    Args:
        folder: Where files may lie; made when first needed.
        limit_bytes: How many bytes of memory all living arrays together may take; None: a quarter of what is free.
    """

    def __init__(self, folder: Path, limit_bytes: int | None = None) -> None:
        self.folder = folder
        self.set_limit(limit_bytes)
        self._lock = threading.Lock()
        self._used_bytes = 0
        self._mapped_bytes = 0
        self._is_closed = False

    def __call__(self, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
        """An uninitialised, writable, C-ordered array.

        Raises:
            ResourceError: neither memory nor disk has room for it, or this scratch is closed.
        """
        size_bytes = int(np.prod(shape, dtype=object)) * np.dtype(dtype).itemsize if shape else np.dtype(dtype).itemsize
        with self._lock:
            if self._is_closed:
                raise ResourceError("Scratch memory was asked for after the work had ended.")
            fits = self._used_bytes + size_bytes <= self.limit_bytes
            if fits:
                self._used_bytes += size_bytes
        if fits or size_bytes == 0:
            try:
                array: NDArray[Any] = np.empty(shape, dtype)
            except MemoryError:
                self._free(size_bytes)
            else:
                if fits:
                    weakref.finalize(array, self._free, size_bytes).atexit = False
                return array
        return self._map(shape, np.dtype(dtype), size_bytes)

    def set_limit(self, limit_bytes: int | None) -> None:
        """Let living arrays take another amount of memory; those that are there stay where they are."""
        self.limit_bytes = read_memory().available_bytes // 4 if limit_bytes is None else limit_bytes

    @property
    def used_bytes(self) -> int:
        """Bytes of memory that living arrays take."""
        return self._used_bytes

    @property
    def mapped_bytes(self) -> int:
        """Bytes on disk that living arrays take."""
        return self._mapped_bytes

    def close(self) -> None:
        """Give out no more arrays. Those that are still referenced stay valid until they are dropped."""
        with self._lock:
            self._is_closed = True

    def __enter__(self) -> Scratch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _map(self, shape: tuple[int, ...], dtype: np.dtype[Any], size_bytes: int) -> NDArray[Any]:
        array = map_array(self.folder, shape, dtype)
        with self._lock:
            self._mapped_bytes += size_bytes
        weakref.finalize(array.base, self._unmap, size_bytes).atexit = False
        return array

    def _free(self, size_bytes: int) -> None:
        with self._lock:
            self._used_bytes -= size_bytes

    def _unmap(self, size_bytes: int) -> None:
        with self._lock:
            self._mapped_bytes -= size_bytes


def map_array(folder: Path, shape: tuple[int, ...], dtype: DTypeLike) -> NDArray[Any]:
    """An uninitialised, writable, C-ordered array in a nameless file, which goes with the last reference to it.

    Args:
        folder: Where the file lies; made where it is not there.
        shape: Of at least one element.
        dtype: Of its elements.

    Raises:
        ResourceError: the disk has no room for it.
    """
    size_bytes = int(np.prod(shape, dtype=object)) * np.dtype(dtype).itemsize
    try:
        make_folder(folder)
        # On POSIX the file has no name from the start; on Windows it goes with its last handle.
        with tempfile.TemporaryFile(dir=folder, prefix="scratch-") as file:
            _reserve(file, size_bytes)
            mapping = mmap.mmap(file.fileno(), size_bytes)
    except (OSError, ValueError, OverflowError) as error:
        raise _no_room(folder, size_bytes, error) from error
    MAPPED_FILES.add(mapping)
    return np.ndarray(shape, dtype, buffer=mapping)


def _no_room(folder: Path, size_bytes: int, error: Exception) -> ResourceError:
    size = Message("{size:.1f} GB", size=size_bytes / 1e9)
    if isinstance(error, OSError) and error.errno in _FULL:
        return ResourceError(
            Message("The disk of {folder} has no room for {size} of working space.", folder=folder, size=size),
            "Free some space there, or set RESTORER_HOME to a folder on a larger disk.",
        )
    return ResourceError(
        Message("No {size} of working space can be had in {folder}: {reason}.", size=size, folder=folder, reason=error),
        "Free some memory.",
    )


def _reserve(file: IO[bytes], size_bytes: int) -> None:
    """Take the disk space now: a write into a hole of a full disk would kill the process (SIGBUS)."""
    if hasattr(os, "posix_fallocate"):
        try:
            os.posix_fallocate(file.fileno(), 0, size_bytes)
        except OSError as error:
            if error.errno not in (errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS):
                raise
        else:
            return
    for start in range(0, size_bytes, len(_ZEROS)):
        file.write(_ZEROS[: min(len(_ZEROS), size_bytes - start)])
    file.flush()
