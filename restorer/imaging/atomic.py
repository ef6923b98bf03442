"""Atomic writes of files: complete under the final name, or not at all. Restorer writes in no other way."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from restorer.errors import FolderError, InputError, ResourceError, RestorerError
from restorer.message import Message, os_reason


def shown(path: Path) -> str:
    """A file's name that can be printed, whatever characters it is made of."""
    name = path.name or str(path)
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) if hasattr(errno, "EDQUOT") else (errno.ENOSPC, errno.EFBIG)
_PREFIX, _SUFFIX = ".restorer-", ".part"


@contextlib.contextmanager
def write_atomic(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside `path`; what was written there takes the final name when the block ends well.

    The temporary lies in the same folder, begins with a dot and ends in `.part`; its name does not depend on `path`'s,
    which may already be as long as the file system allows. It is empty and exists when the block begins. At the end the
    file and the folder are flushed to the disk. Whatever goes wrong, the temporary is gone and `path` is as it was.

    Raises:
        InputError: the folder is missing, is not a folder or cannot be written to, or the name cannot be used.
        ResourceError: the disk is full.
    """
    temporary = path.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except (OSError, ValueError) as error:
        raise write_error(path, error) from error
    try:
        yield temporary
        flush_file(temporary)
        os.replace(temporary, path)  # noqa: PTH105 (the one call whose name says what it promises)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    flush_folder(path.parent)


def is_temporary(path: Path) -> bool:
    """Whether a file's name is one that `write_atomic` gives: a leftover, where nobody writes any more."""
    return path.name.startswith(_PREFIX) and path.name.endswith(_SUFFIX)


def write_error(path: Path, error: Exception) -> RestorerError:
    """The error, in words, that stands for a failure to write `path`."""
    number = getattr(error, "errno", None)
    if number in _FULL:
        return ResourceError(
            Message(
                '"{name}" could not be written: there is no room left on the disk of "{folder}".',
                name=shown(path),
                folder=path.parent,
            ),
            "Free some space or choose a folder on another disk, then try again.",
        )
    if number in (errno.ENOENT, errno.ENOTDIR):
        return FolderError(
            Message(
                '"{name}" could not be written: the folder "{folder}" does not exist.',
                name=shown(path),
                folder=path.parent,
            ),
            "Create the folder or choose another one.",
        )
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return FolderError(
            Message(
                '"{name}" could not be written: the folder "{folder}" cannot be written to.',
                name=shown(path),
                folder=path.parent,
            ),
            "Change the folder's permissions or choose another one.",
        )
    if number in (errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST):
        return InputError(
            Message('"{path}" could not be written: a folder has this name.', path=path), "Choose another name."
        )
    if number == errno.ENAMETOOLONG:
        return InputError(
            Message('"{name}..." could not be written: its name is too long for this disk.', name=shown(path)[:40]),
            "Choose a shorter name or a folder nearer to the top.",
        )
    return InputError(
        Message('"{path}" could not be written: {reason}.', path=path, reason=os_reason(error)),
        "Choose another folder or name.",
    )


def flush_file(file: Path) -> None:
    """Bring a file's content to the disk; `OSError` where that fails."""
    # Windows flushes only what is open for writing.
    descriptor = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Make the rename last. Not every system can open a folder, and some disks refuse: the file itself is safe."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
