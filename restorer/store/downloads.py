"""Fetches a file that is known by its sha256, whole or not at all."""

from __future__ import annotations

import http.client
import shutil
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from restorer.errors import ModelError, ResourceError
from restorer.progress import Progress
from restorer.store.folders import make_folder
from restorer.store.hashing import sha256_of

_CHUNK_BYTES = 1 << 18
_TIMEOUT_S = 30.0
_HERE = ("localhost", "127.0.0.1", "::1")


def download(
    urls: Sequence[str], target: Path, *, sha256: str, size_bytes: int, progress: Progress | None = None
) -> Path:
    """Fetch a file from the first address that yields it; returns `target`. What is there already is not fetched.

    It grows under the name `<target>.part`, from which a later call goes on, and gets its own name only once its
    content is the one that was asked for. Other content is kept aside as `<target>.refused` and never used.

    Raises:
        ModelError: no address yields the file, or its content is another.
        ResourceError: the disk has no room for it.
        Cancelled: a stop was asked for.
    """
    progress = progress or Progress()
    make_folder(target.parent)
    if target.is_file() and sha256_of(target, progress) == sha256:
        return target
    part = target.with_name(target.name + ".part")
    reasons = []
    for url in urls:
        try:
            _fetch(url, part, size_bytes, progress)
        except (OSError, http.client.HTTPException, ValueError) as error:
            reasons.append(f"{urllib.parse.urlsplit(url).hostname}: {getattr(error, 'reason', error)}")
            continue
        if part.stat().st_size == size_bytes and sha256_of(part) == sha256:
            part.replace(target)
            return target
        part.replace(target.with_name(target.name + ".refused"))
        reasons.append(f"{urllib.parse.urlsplit(url).hostname}: its content is not what was expected")
    raise ModelError(
        f"{target.name} could not be downloaded ({'; '.join(reasons) or 'it has no address'}).",
        "Check the connection and try again, or import the file from a disk.",
    )


def _fetch(url: str, part: Path, size_bytes: int, progress: Progress) -> None:
    address = urllib.parse.urlsplit(url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _HERE):
        raise ValueError("the address is not https")
    done = part.stat().st_size if part.is_file() else 0
    if done >= size_bytes:
        part.unlink()
        done = 0
    free = shutil.disk_usage(part.parent).free
    if free < size_bytes - done:
        raise ResourceError(
            f"{part.stem} needs {size_bytes / 1e6:.0f} MB, and {part.parent} has {free / 1e6:.0f} MB left.",
            "Free some space there, or set RESTORER_HOME to a folder on a larger disk.",
        )
    request = urllib.request.Request(url, headers={"User-Agent": "Restorer", "Accept-Encoding": "identity"})
    if done:
        request.add_header("Range", f"bytes={done}-")
    with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:
        is_rest = answer.status == 206 and str(answer.headers.get("Content-Range", "")).startswith(f"bytes {done}-")
        done = done if is_rest else 0
        with part.open("ab" if is_rest else "wb") as file:
            while chunk := answer.read(_CHUNK_BYTES):
                done += len(chunk)
                if done > size_bytes:
                    raise ValueError("it is larger than expected")
                file.write(chunk)
                progress.report(done / size_bytes)
    if done < size_bytes:
        raise ValueError("the connection ended early")
