"""The sha256 of files: read again, or remembered for as long as a file stays as it is."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from restorer.progress import Progress

_CHUNK_BYTES = 1 << 20
_MOST_KNOWN = 4096
"""So many files are remembered, about 2 MB in all: a batch of any length must not make the process grow."""

_lock = threading.Lock()
_known: OrderedDict[Path, tuple[_Stamp, str]] = OrderedDict()


class _Stamp(NamedTuple):
    size_bytes: int
    modified_ns: int
    changed_ns: int
    inode: int


def sha256_of(path: Path, progress: Progress | None = None) -> str:
    """The file's sha256 in lower-case hexadecimal, read once for as long as size, times and inode stay. Thread-safe.

    Raises:
        OSError: it cannot be read.
        Cancelled: a stop was asked for.
    """
    with _lock:
        known = _known.get(path.absolute())
    return known[1] if known is not None and known[0] == _stamp(path) else read_sha256(path, progress)


def read_sha256(path: Path, progress: Progress | None = None) -> str:
    """The file's sha256 in lower-case hexadecimal, as its content is now; `sha256_of` remembers it. Thread-safe.

    Raises:
        OSError: it cannot be read.
        Cancelled: a stop was asked for.
    """
    path = path.absolute()
    stamp = _stamp(path)
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
            _known.move_to_end(path)
            while len(_known) > _MOST_KNOWN:
                _known.popitem(last=False)
    return digest.hexdigest()


def _stamp(path: Path) -> _Stamp:
    status = path.stat()
    return _Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
