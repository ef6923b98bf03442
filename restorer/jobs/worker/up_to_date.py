"""Whether a result is still that of its original and its settings."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import fields
from pathlib import Path

from restorer.errors import InputError
from restorer.jobs.files.publish import OutputRegistry
from restorer.jobs.request import Request
from restorer.jobs.store.rows import OutputRecord
from restorer.message import Message, os_reason
from restorer.store.hashing import read_sha256

_SETTLED = frozenset(
    {"source", "target", "page", "device", "output", "recipe", "preset", "steps", "overrides"}
)  # fmt: skip
"""Fields of a request that `settings_digest` names itself, or that decide nothing but where a result is made."""


def settings_digest(request: Request) -> str:
    """A sha256 over all of a request that decides the result's pixels and format, its source excepted."""
    preset = request.preset
    path = Path(preset)
    if request.recipe is None and path.suffix and path.is_file():
        preset = read_sha256(path)
    plain: dict[str, object] = {
        "recipe": request.recipe.digest if request.recipe is not None else None,
        "preset": preset if request.recipe is None else "",
        "steps": list(request.steps),
        "overrides": dict(request.overrides),
    }
    plain |= request.output.deciding()
    # One that has its default is left out, so that a new field does not retire the results of older versions.
    plain |= {
        item.name: getattr(request, item.name)
        for item in fields(request)
        if item.name not in _SETTLED and getattr(request, item.name) != item.default
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def stage_source(source_sha256: str, page: int) -> str:
    """What the stage cache knows a page of a file by: the content's digest alone for the first page."""
    return f"{source_sha256}:{page}" if page else source_sha256


def is_left(request: Request, registry: OutputRegistry) -> bool:
    """Whether the target is there and the request's policy leaves it as it is."""
    target = Path(request.target)
    if request.output.exists not in ("skip", "update") or not os.path.lexists(target):
        return False
    if request.output.exists == "skip":
        return True
    record, (size, mtime_ns) = registry.record_of(target), status_of(Path(request.source))
    if record is None:
        # Nobody knows from what it was made: it is left unless the original is newer, as `make` would.
        return mtime_ns <= target.lstat().st_mtime_ns
    if (record.source, record.page, record.settings_digest) != (request.source, request.page, settings_digest(request)):
        return False
    if (record.source_size, record.source_mtime_ns) == (size, mtime_ns):
        return True
    return record.source_size == size and record.source_sha256 == read_sha256(Path(request.source))


def record_source(request: Request) -> OutputRecord:
    """The original as it is now, read in full; `InputError` where it cannot be read."""
    source = Path(request.source)
    size, mtime_ns = status_of(source)
    try:
        digest = read_sha256(source)
    except OSError as error:
        raise _unreadable(source, error) from error
    return OutputRecord(request.target, request.source, request.page, digest, size, mtime_ns, settings_digest(request))


def status_of(source: Path) -> tuple[int, int]:
    """A file's size in bytes and when it was changed, in nanoseconds; `InputError` where it is not there."""
    try:
        status = source.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(source, error) from error
    return status.st_size, status.st_mtime_ns


def changed(source: Path) -> InputError:
    """What is raised where an original is another one than at the start."""
    return InputError(
        Message('"{source}" changed while it was worked on.', source=source),
        "Wait until it is complete, then try again.",
    )


def _unreadable(source: Path, error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(
            Message('"{source}" is not there any more.', source=source), "Put it back, or remove the job."
        )
    return InputError(
        Message('"{source}" cannot be read: {reason}.', source=source, reason=os_reason(error)),
        "Check its permissions and its disk.",
    )
