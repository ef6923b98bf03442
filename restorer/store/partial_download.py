"""A file that has come in part: what is there, of which version of it, and how the rest is asked for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

from restorer.imaging.atomic import write_error
from restorer.progress import Progress
from restorer.store.http_client import open_url

_CHUNK_BYTES = 1 << 18
_PARTIAL_CONTENT = 206


@dataclass(frozen=True, slots=True)
class PartialDownload:
    """The beginning of a file, and beside it, as JSON, the address and version that it is of.

    Attributes:
        path: Where it grows.
    """

    path: Path

    @property
    def _record(self) -> Path:
        return self.path.with_name(self.path.name + ".json")

    def size_bytes(self) -> int:
        """How much of it is there."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def prepare(self, url: str, sha256: str, size_bytes: int | None) -> int:
        """Keep what is there if it can be gone on with at this address, else drop it; returns its size.

        Without a hash only the server can tell whether a rest belongs to a beginning, by the version that it named.
        With one, a beginning from anywhere will do: the hash of the whole file tells.
        `size_bytes` is None where it is not known.
        """
        done = self.size_bytes()
        is_of_use = bool(sha256 or self.validator(url)) and (size_bytes is None or done <= size_bytes)
        if done and not is_of_use:
            self.discard()
            return 0
        return done

    def validator(self, url: str) -> str:
        """The version that the server of this address named for the beginning; empty where it named none."""
        try:
            record = json.loads(self._record.read_text(encoding="utf-8"))
            return str(record["validator"]) if record["url"] == url else ""
        except (OSError, ValueError, TypeError, KeyError):
            return ""

    def begin(self, url: str, validator: str) -> None:
        """Note of which version the file is that begins now."""
        self._record.write_text(json.dumps({"url": url, "validator": validator}), encoding="utf-8")

    def forget(self) -> None:
        """Drop the note: the file itself has gone elsewhere."""
        self._record.unlink(missing_ok=True)

    def discard(self) -> None:
        """Drop all of it."""
        self.path.unlink(missing_ok=True)
        self.forget()


def stream(
    url: str, partial: PartialDownload, start: int, size_bytes: int, *, is_exact: bool, progress: Progress
) -> str:
    """Fetch the file from `start` on, or anew where the server cannot; returns the sha256 of all of it.

    Args:
        url: Where it is.
        partial: Where it goes; holds `start` bytes.
        start: How much of it is there.
        size_bytes: How large the whole file is.
        is_exact: False: it is about so large, and the server must say how large.
        progress: Gets how far it is, and asked whether to stop.

    Raises:
        ValueError: the server has a file of another size, or answers with another part than was asked for.
        OSError, http.client.HTTPException: the server cannot be reached, refuses, or the connection broke.
        InputError, ResourceError: the file cannot be written.
        Cancelled: a stop was asked for; what has come stays.
    """
    headers = {"Range": f"bytes={start}-"} if start else {}
    if start and (validator := partial.validator(url)):
        headers["If-Range"] = validator
    with open_url(url, headers) as answer:
        is_rest = answer.status == _PARTIAL_CONTENT
        if is_rest and not str(answer.headers.get("Content-Range", "")).startswith(f"bytes {start}-"):
            raise ValueError("the server answered with another part of the file")
        start = start if is_rest else 0
        whole_bytes = _size_of(answer, start)
        if is_exact and whole_bytes not in (None, size_bytes):
            raise ValueError(f"the server's file has {whole_bytes:,} bytes instead of {size_bytes:,}")
        if not is_exact:
            if whole_bytes is None:
                raise ValueError("the server does not say how large it is")
            size_bytes = whole_bytes
        if not is_rest:
            partial.begin(url, _validator_of(answer))
        digest = _digest_of_beginning(partial.path, start, progress)
        done = _append(answer, partial.path, start, size_bytes, digest, progress)
    if done < size_bytes:
        raise ConnectionError("the connection ended early")
    return digest.hexdigest()


def _append(
    answer: HTTPResponse, path: Path, done: int, size_bytes: int, digest: hashlib._Hash, progress: Progress
) -> int:
    """Write what comes behind `done` bytes; returns how many there are then."""
    try:
        file = path.open("r+b" if done else "wb")
    except OSError as error:
        raise write_error(path, error) from error
    with file:
        file.seek(done)
        # `read1` gives what has come: a slow server is no reason not to hear that somebody wants to stop.
        while chunk := answer.read1(_CHUNK_BYTES):
            done += len(chunk)
            if done > size_bytes:
                raise ValueError("it is larger than expected")
            try:
                file.write(chunk)
            except OSError as error:
                raise write_error(path, error) from error
            digest.update(chunk)
            progress.report(done / size_bytes)
    return done


def _digest_of_beginning(path: Path, size_bytes: int, progress: Progress) -> hashlib._Hash:
    digest = hashlib.sha256()
    if size_bytes:
        with path.open("rb") as file:
            while chunk := file.read(min(_CHUNK_BYTES, size_bytes)):
                digest.update(chunk)
                size_bytes -= len(chunk)
                progress.token.check()
    return digest


def _size_of(answer: HTTPResponse, start: int) -> int | None:
    """How large the server says the whole file is, in bytes; None where it does not."""
    if answer.status == _PARTIAL_CONTENT:
        total = str(answer.headers.get("Content-Range", "")).rpartition("/")[2]
        return int(total) if total.isdigit() else None
    length = str(answer.headers.get("Content-Length") or "")
    return start + int(length) if length.isdigit() and int(length) else None


def _validator_of(answer: HTTPResponse) -> str:
    """What If-Range can be given: a strong ETag, else the date of the file."""
    tag = str(answer.headers.get("ETag") or "")
    if tag.startswith('"'):
        return tag
    return "" if tag else str(answer.headers.get("Last-Modified") or "")
