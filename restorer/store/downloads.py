"""Fetches a file that is known by its sha256, atomically."""

from __future__ import annotations

import http.client
import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from restorer.errors import ModelError, ResourceError
from restorer.message import Message, joined
from restorer.progress import Progress
from restorer.store.folders import make_folder
from restorer.store.hashing import sha256_of

_CHUNK_BYTES = 1 << 18
_TIMEOUT_S = 30.0
_HERE = ("localhost", "127.0.0.1", "::1")


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
    content is the one that was asked for. Other content is kept aside as `<target>.refused` and never used.

    Args:
        urls: Where it may be had, the first choice first.
        target: Where it goes.
        sha256: Of the content; empty where nobody published it: then any complete file is accepted.
        size_bytes: How large it is.
        is_size_exact: False: it is about so large; the server must say how large, and nothing is gone on with.
        progress: Gets how far it is, and asked whether to stop.

    Raises:
        ModelError: no address yields the file, or its content is another.
        ResourceError: the disk has no room for it.
        Cancelled: a stop was asked for.
    """
    progress = progress or Progress()
    make_folder(target.parent)
    if target.is_file() and (not sha256 or sha256_of(target, progress) == sha256):
        return target
    part = target.with_name(target.name + ".part")
    reasons: list[str] = []
    for url in urls:
        try:
            _fetch(url, part, size_bytes, progress, is_exact=is_size_exact)
        except (OSError, http.client.HTTPException, ValueError) as error:
            reasons.append(f"{urllib.parse.urlsplit(url).hostname}: {getattr(error, 'reason', error)}")
            continue
        if not sha256 or sha256_of(part) == sha256:
            part.replace(target)
            return target
        part.replace(target.with_name(target.name + ".refused"))
        host = urllib.parse.urlsplit(url).hostname
        reasons.append(Message("{host}: its content is not what was expected", host=host))
    raise ModelError(
        Message(
            "{name} could not be downloaded ({reasons}).",
            name=target.name,
            reasons=joined(reasons, "; ") if reasons else Message("it has no address"),
        ),
        "Check the connection and try again, or import the file from a disk.",
    )


def _fetch(url: str, part: Path, size_bytes: int, progress: Progress, *, is_exact: bool) -> None:
    address = urllib.parse.urlsplit(url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _HERE):
        raise ValueError("the address is not https")
    done = part.stat().st_size if part.is_file() else 0
    if done and (done >= size_bytes or not is_exact):
        # What is there is no beginning of it, or cannot be shown to be one.
        part.unlink()
        done = 0
    free = shutil.disk_usage(part.parent).free
    if free < size_bytes - done:
        raise ResourceError(
            Message(
                "{name} needs {needed:.0f} MB, and {folder} has {left:.0f} MB left.",
                name=part.stem,
                needed=size_bytes / 1e6,
                folder=part.parent,
                left=free / 1e6,
            ),
            "Free some space there, or set RESTORER_HOME to a folder on a larger disk.",
        )
    request = urllib.request.Request(url, headers={"User-Agent": "Restorer", "Accept-Encoding": "identity"})
    if done:
        request.add_header("Range", f"bytes={done}-")
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:
        is_rest = answer.status == 206 and str(answer.headers.get("Content-Range", "")).startswith(f"bytes {done}-")
        done = done if is_rest else 0
        if not is_exact:
            size_bytes = int(answer.headers.get("Content-Length") or 0)
            if not size_bytes:
                raise ValueError("the server does not say how large it is")
        with part.open("ab" if is_rest else "wb") as file:
            while chunk := answer.read(_CHUNK_BYTES):
                done += len(chunk)
                if done > size_bytes:
                    raise ValueError("it is larger than expected")
                file.write(chunk)
                progress.report(done / size_bytes)
    if done < size_bytes:
        raise ValueError("the connection ended early")
