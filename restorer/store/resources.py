"""Finds the files that come with the application, installed or in a checkout."""

from __future__ import annotations

import functools
from pathlib import Path, PurePosixPath

import restorer
from restorer.errors import StoreError
from restorer.message import Message


def resource_root() -> Path:
    """The folder that holds `icons`, `models`, `presets` and `translations`.

    Raises:
        StoreError: it is not there: the installation is incomplete.
    """
    return _root_of(restorer.__file__)


@functools.cache
def _root_of(module: str) -> Path:
    """Looked for once: the window asks for some fifty icons before its first frame."""
    package = Path(module).resolve().parent
    for root in (package / "resources", package.parent / "resources"):
        if root.is_dir():
            return root
    raise StoreError(
        Message("The files that come with Restorer are missing from {package}.", package=package),
        "Install Restorer again.",
    )


def resource(name: str) -> Path:
    """The path of a file or folder that comes with the application, whether or not it exists.

    Args:
        name: Relative, with forward slashes: `models/clean.safetensors`.

    Raises:
        StoreError: the installation is incomplete.
        ValueError: the name leaves the resources' folder.
    """
    relative = PurePosixPath(name)
    if relative.is_absolute() or ".." in relative.parts or "\\" in name:
        raise ValueError(f"{name!r} is not a name inside the resources")
    return resource_root().joinpath(*relative.parts)
