"""Takes one file out of a ZIP archive in which weights were published."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from restorer.errors import ModelError
from restorer.imaging.atomic import write_atomic
from restorer.message import Message


def extract_member(archive: Path, member: str, target: Path) -> None:
    """Write the file `member` of an archive to `target`, whole or not at all.

    Raises:
        ModelError: it is no archive, is damaged, or holds no such file.
        InputError, ResourceError: the target cannot be written.
    """
    try:
        with (
            zipfile.ZipFile(archive) as packed,
            packed.open(member) as source,
            write_atomic(target) as part,
            part.open("wb") as file,
        ):
            shutil.copyfileobj(source, file, 1 << 20)
    except (KeyError, zipfile.BadZipFile, NotImplementedError) as error:
        raise ModelError(
            Message("The archive of {name} is not what was expected ({reason}).", name=target.name, reason=error),
            "Download the model again.",
        ) from error
