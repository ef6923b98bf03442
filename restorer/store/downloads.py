"""Fetches a file that is known by its sha256: whole or not at all, and from where it was broken off."""

from __future__ import annotations

import http.client
import shutil
import time
import urllib.error
import urllib.parse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from restorer.errors import ModelError, ResourceError
from restorer.imaging.atomic import flush_file, flush_folder
from restorer.message import Message, joined
from restorer.progress import Progress
from restorer.store.folders import make_folder
from restorer.store.hashing import read_sha256, sha256_of
from restorer.store.offline import demand_network
from restorer.store.partial_download import PartialDownload, stream

_PAUSES_S = (1.0, 3.0, 9.0)
"""Before a broken connection is tried again, so many times in all; those that brought `_MUCH_BYTES` do not count."""

_MUCH_BYTES = 8 << 20
_LOCK_POLL_S = 0.2


@dataclass(frozen=True, slots=True)
class WantedFile:
    """What is to be fetched; the arguments of `download`."""

    sha256: str
    size_bytes: int
    is_size_exact: bool = True


def download(
    urls: Sequence[str],
    target: Path,
    *,
    sha256: str,
    size_bytes: int,
    is_size_exact: bool = True,
    progress: Progress | None = None,
) -> Path:
    """Fetch a file from the first address that yields it; returns `target`. What is there already is not fetched.

    It grows under the name `<target>.part`, from which a later call goes on, and gets its own name only once its
    content is the one that was asked for. Other content is kept aside as `<target>.refused` and never used. One process
    fetches at a time: another that wants the same file waits, and then finds it.

    Args:
        urls: Where it may be had, the first choice first.
        target: Where it goes.
        sha256: Of the content; empty where nobody published it: then any complete file is accepted.
        size_bytes: How large it is.
        is_size_exact: False: it is about so large, and the server must say how large.
        progress: Gets how far it is, and asked whether to stop.

    Raises:
        ModelError: no address yields the file, or its content is another.
        ResourceError: the disk has no room for it, or the network may not be used.
        InputError: the folder cannot be written to.
        Cancelled: a stop was asked for.
    """
    progress = progress or Progress()
    make_folder(target.parent)
    if _is_there(target, sha256, progress):
        return target
    demand_network(target.name)
    wanted = WantedFile(sha256, size_bytes, is_size_exact)
    with _alone(target, progress):
        if _is_there(target, sha256, progress):
            return target
        return _from_any(urls, target, wanted, progress)


def _from_any(urls: Sequence[str], target: Path, wanted: WantedFile, progress: Progress) -> Path:
    partial = PartialDownload(target.with_name(target.name + ".part"))
    reasons: list[str] = []
    is_other = False
    for url in urls:
        host = urllib.parse.urlsplit(url).hostname
        try:
            is_right = _fetch(url, partial, target, wanted, progress)
        except (OSError, http.client.HTTPException, ValueError) as error:
            reasons.append(f"{host}: {getattr(error, 'reason', error)}")
            continue
        if is_right:
            flush_file(partial.path)
            partial.path.replace(target)
            partial.forget()
            flush_folder(target.parent)
            return target
        partial.path.replace(target.with_name(target.name + ".refused"))
        partial.forget()
        reasons.append(Message("{host}: its content is not what was expected", host=host))
        is_other = True
    raise ModelError(
        Message(
            "{name} could not be downloaded ({reasons}).",
            name=target.name,
            reasons=joined(reasons, "; ") if reasons else Message("it has no address"),
        ),
        "What came is not used. Try again later, or import the file from a disk."
        if is_other
        else "Check the connection and try again, or import the file from a disk.",
    )


def _fetch(url: str, partial: PartialDownload, target: Path, wanted: WantedFile, progress: Progress) -> bool:
    """Fetch from one address; returns whether the content is the wanted one. A beginning of another file costs a try.

    Raises:
        OSError, http.client.HTTPException, ValueError: the address does not yield a file of that size.
        ResourceError, InputError, Cancelled: as `download` raises them.
    """
    pauses = list(_PAUSES_S)
    while True:
        start = partial.prepare(url, wanted.sha256, wanted.size_bytes if wanted.is_size_exact else None)
        if start == wanted.size_bytes and wanted.is_size_exact:
            if read_sha256(partial.path, progress) == wanted.sha256:
                return True
            partial.discard()
            continue
        _demand_room(target, wanted.size_bytes - start)
        try:
            digest = stream(url, partial, start, wanted.size_bytes, is_exact=wanted.is_size_exact, progress=progress)
        except urllib.error.HTTPError as error:
            if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE or not start:
                raise
            partial.discard()
            continue
        except (OSError, http.client.HTTPException) as error:
            # What broke may be whole the next time; what a server says on purpose is an `HTTPError`, or a `ValueError`.
            if partial.size_bytes() - start < _MUCH_BYTES:
                if not pauses or isinstance(error, urllib.error.URLError):
                    raise
                _wait(pauses.pop(0), progress)
            continue
        if not wanted.sha256 or digest == wanted.sha256:
            return True
        if not start:
            return False
        partial.discard()


def _is_there(target: Path, sha256: str, progress: Progress) -> bool:
    if not target.is_file():
        return False
    return not sha256 or sha256_of(target, progress) == sha256


def _demand_room(target: Path, needed_bytes: int) -> None:
    free = shutil.disk_usage(target.parent).free
    if free < needed_bytes:
        raise ResourceError(
            Message(
                "{name} needs {needed:.0f} MB, and {folder} has {left:.0f} MB left.",
                name=target.name,
                needed=needed_bytes / 1e6,
                folder=target.parent,
                left=free / 1e6,
            ),
            "Free some space there, or set RESTORER_HOME to a folder on a larger disk.",
        )


@contextmanager
def _alone(target: Path, progress: Progress) -> Iterator[None]:
    """Hold the right to fetch this file, waiting for it; one process, and one thread of it, at a time."""
    from filelock import FileLock, Timeout

    lock = FileLock(target.with_name(f".{target.name}.lock"), thread_local=False)
    try:
        while True:
            progress.token.check()
            with suppress(Timeout):
                lock.acquire(timeout=_LOCK_POLL_S)
                break
    except NotImplementedError:
        yield  # a disk without locks, such as some sticks and shares: two at once are then on their own
        return
    try:
        yield
    finally:
        lock.release()


def _wait(seconds: float, progress: Progress) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        progress.token.check()
        time.sleep(min(left, _LOCK_POLL_S))
