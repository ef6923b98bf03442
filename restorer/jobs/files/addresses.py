"""Files under addresses (`s3://bucket/scan.tif`, `sftp://host/a/b.png`), by fsspec, which is imported here only.

A path of this computer is plain text without `scheme://`. An address may have been through a `Path`, which leaves one
slash behind its scheme; `as_address` puts the other one back.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path, PurePath
from typing import Any

from restorer.errors import InputError, ResourceError, RestorerError
from restorer.imaging.atomic import flush_file
from restorer.message import Message, os_reason

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/+(?=[^/])", re.IGNORECASE)  # two letters at least: C:/ is a disk
_SSH = ("sftp://", "ssh://")
_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")
_CHUNK_BYTES = 1 << 22
_CONNECTING = threading.Lock()
_SHARE = threading.RLock()


def is_address(text: str | PurePath) -> bool:
    """Whether this names a file by an address, and not by a path of this computer."""
    return _ADDRESS.match(str(text)) is not None


def as_address(text: str | PurePath) -> str:
    """The address as it is spelled, also where it has been through a `Path`; a plain path is handed back."""
    text = str(text)
    found = _ADDRESS.match(text)
    return text if found is None else f"{found[1].lower()}://{text[found.end() :].replace(os.sep, '/')}"


def join(folder: str, name: str) -> str:
    """A name inside a folder, be it an address or a path."""
    return f"{folder.rstrip('/')}/{name}" if is_address(folder) else str(Path(folder) / name)


def parent(place: str) -> str:
    """The folder that a file lies in."""
    return as_address(place).rpartition("/")[0] if is_address(place) else str(Path(place).parent)


def fetch(place: str, target: Path) -> str:
    """Copy a file to a path of this computer, read once; returns its sha256.

    Raises:
        FileNotFoundError: it is not there.
        OSError: it cannot be read.
        InputError: no package that reads such addresses is installed.
    """
    digest = hashlib.sha256()
    with _reading(place) as file, target.open("wb") as copy:
        while block := file.read(_CHUNK_BYTES):
            digest.update(block)
            copy.write(block)
    return digest.hexdigest()


def read_digest(place: str) -> str:
    """The sha256 of a file's content, read in full; raises as `fetch` does."""
    digest = hashlib.sha256()
    with _reading(place) as file:
        while block := file.read(_CHUNK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def put(source: Path, place: str) -> None:
    """Copy a file of this computer to a place whose folder is there, and see it to the disk.

    Raises:
        OSError: it cannot be written.
        InputError: no package that writes such addresses is installed.
    """
    if is_address(place):
        system, path = locate(place)
        with in_words(place):
            system.put_file(str(source), path)
        return
    with source.open("rb") as file, open(place, "xb") as copy:  # noqa: PTH123 (a text, as it came)
        shutil.copyfileobj(file, copy, _CHUNK_BYTES)
    flush_file(Path(place))


def move_over(system: Any, origin: str, path: str) -> None:
    """Rename a file inside of a file system; what lies at its new name is replaced.

    A share (smb) refuses that unless it is asked by the call that fsspec has no name for.
    """
    if "smb" not in (system.protocol if isinstance(system.protocol, tuple | list) else (system.protocol,)):
        system.mv(origin, path)
        return
    import smbclient

    old, new = (rf"\\{system.host}" + name.replace("/", "\\") for name in (origin, path))
    port = {"port": int(system.port)} if system.port else {}
    smbclient.replace(old, new, **port)


def locate(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it.

    Raises:
        InputError: no package for it is installed, or it does not answer.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise InputError(
            Message("{address} cannot be used: fsspec is not installed.", address=address),
            "Install it: pip install 'restorer[cluster]'",
        ) from error
    address = as_address(address)
    # What sftp:// is not told goes to paramiko, which refuses what it does not know; it keeps no listings anyway.
    options = {} if address.startswith(_SSH) else {"use_listings_cache": False}
    # Two threads that connect to one share at once take each other's connection before it is logged in.
    with in_words(address), _CONNECTING:
        system, path = url_to_fs(address, **options)
        if address.startswith(_SSH) and not system.client.get_transport().is_active():
            # fsspec would hand out the lost connection for ever.
            type(system).clear_instance_cache()
            system, path = url_to_fs(address, **options)
        return system, str(path)


def without_password(address: str) -> str:
    """An address as it may be shown: a password in it is left out."""
    return _PASSWORD.sub(r"\1@", address)


@contextmanager
def in_words(address: str) -> Iterator[None]:
    """Turn what a file system raises into errors for a person; a file that is not there stays `FileNotFoundError`.

    On a share (smb) one thread works at a time: all of a process share one connection, whose requests run out where
    several ask at once.
    """
    try:
        with _SHARE if as_address(address).startswith("smb://") else nullcontext():
            yield
    except (RestorerError, FileNotFoundError):
        raise
    except (ImportError, ValueError) as error:
        raise InputError(
            Message(
                "{address} cannot be used: {reason}.", address=without_password(address), reason=str(error).rstrip(".")
            ),
            "Addresses need a package of their own: s3fs for s3://, paramiko for sftp://, smbprotocol for smb://.",
        ) from error
    except Exception as error:  # every file system has errors of its own
        if getattr(error, "errno", None) == errno.ENOENT:
            raise FileNotFoundError(errno.ENOENT, os_reason(error), without_password(address)) from error
        raise ResourceError(
            Message(
                "{address} cannot be reached: {reason}.", address=without_password(address), reason=os_reason(error)
            ),
            "Check the address, the access and the network, then retry.",
        ) from error


@contextmanager
def _reading(place: str) -> Iterator[Any]:
    if not is_address(place):
        with open(place, "rb") as file:  # noqa: PTH123 (a text, as it came)
            yield file
        return
    system, path = locate(place)
    with in_words(place), system.open(path, "rb") as file:
        yield file
