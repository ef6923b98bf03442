"""Where the command line's own files go: never over a photo, and into folders that are made when they are needed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from restorer.errors import InputError
from restorer.jobs.files.targets import is_same_file


def make_result_folder(folder: Path) -> Path:
    """Make a folder that a person named, with its parents, unless it is there; returns it.

    Raises:
        InputError: it cannot be made or written to, or a file has that name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise InputError(f"{str(folder)!r} is a file, and results need a folder.", "Name another folder.") from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise InputError(f"The folder {str(folder)!r} cannot be made: {reason}.", "Name another folder.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(
            f"The folder {str(folder)!r} cannot be written to.", "Change its permissions, or choose another folder."
        )
    return folder


def refuse_original(target: Path, originals: Iterable[Path]) -> None:
    """Raise `InputError` where a file would be written over one of those that it is made from."""
    for original in originals:
        if is_same_file(target, original):
            raise InputError(
                f"{str(target)!r} is one of the photos, and those are never changed.", "Choose another name."
            )
