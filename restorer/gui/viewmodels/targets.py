"""Where results are written: never onto an original."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from restorer.errors import InputError
from restorer.jobs.engine_process.messages import Destination
from restorer.jobs.output_options import OutputOptions
from restorer.message import Message
from restorer.store.hashing import read_sha256
from restorer.store.settings import BY_NAME, Settings

RESULT_FOLDER = "Restored"
"""The folder beside the originals that results go to, unless another one was chosen."""


def pictures_folder() -> Path:
    """The folder where this person keeps pictures."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return Path(found) if found else Path.home()


def destination(settings: Settings) -> Destination:
    """Where these settings say that results go.

    Without a chosen folder they go to `Restored` beside each original, which a person finds again without searching;
    where nothing can be written (a memory card, a shared album), to `Restorer` among the person's pictures.
    """
    return Destination(
        folder=str(Path(settings.output_folder).expanduser().absolute()) if settings.output_folder else "",
        beside=RESULT_FOLDER,
        fallback=str(pictures_folder() / "Restorer"),
        template=settings.name_template or "{stem}",
    )


def planned_result(path: str, settings: Settings) -> Path | None:
    """Where the result of a photo's first page would go; None where it cannot be restored.

    Raises:
        InputError: another photo's result lies there.
    """
    from restorer.imaging.decode import probe  # the decoders are loaded when somebody asks
    from restorer.jobs.engine_process.messages import AddJobs, PhotoRequest
    from restorer.jobs.engine_process.plan_requests import plan_requests
    from restorer.jobs.files.versions import is_result_of

    command = AddJobs(0, (PhotoRequest(path),), destination(settings), output_options(settings))
    planned = plan_requests(command, probe).requests
    if not planned:
        return None
    request = planned[0][1]
    target = Path(request.target)
    if target.is_file() and not is_result_of(target, read_sha256(Path(path)), request.page):
        raise InputError(
            Message('"{name}" is no result of this photo.', name=target.name),
            "Choose another folder or other names for results in the settings.",
        )
    return target


def output_options(settings: Settings) -> OutputOptions:
    """How these settings say that results are written."""
    return OutputOptions(
        format=settings.format,
        # Nothing that lies there already is ever replaced from the window.
        exists=settings.exists if settings.exists in ("skip", "rename") else "version",
        # A settings file may come from elsewhere: an unknown kind must not keep a photo from being restored.
        strip=BY_NAME["strip"].parts(settings.strip),
        caption=settings.caption,
        certificate=settings.certificate,
        key=settings.certificate_key,
    )
