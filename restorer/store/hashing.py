"""The sha256 of files, read once for as long as a file stays as it is."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path
from typing import NamedTuple

from restorer.progress import Progress

_CHUNK_BYTES = 1 << 20
_lock = threading.Lock()
_known: dict[Path, tuple[_Stamp, str]] = {}


class _Stamp(NamedTuple):
    size_bytes: int
    modified_ns: int
    changed_ns: int
    inode: int


def sha256_of(path: Path, progress: Progress | None = None) -> str:
    """The file's sha256 in lower-case hexadecimal. Thread-safe; remembered until the file changes.

    Raises:
        OSError: it cannot be read.
        Cancelled: a stop was asked for.
    """
    path = path.absolute()
    stamp = _stamp(path)
    with _lock:
        known = _known.get(path)
    if known is not None and known[0] == stamp:
        return known[1]
    digest, done = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            done += len(chunk)
            if progress is not None:
                progress.report(done / max(stamp.size_bytes, 1))
    if _stamp(path) == stamp:
        with _lock:
            _known[path] = (stamp, digest.hexdigest())
    return digest.hexdigest()


def _stamp(path: Path) -> _Stamp:
    status = path.stat()
    return _Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
