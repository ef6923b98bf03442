"""Where the weight files lie, and whether they are the ones that their cards name."""

from __future__ import annotations

import hashlib
import os
from importlib.util import find_spec
from pathlib import Path

from restorer.errors import ModelError
from restorer.message import Message, os_reason
from restorer.models.acceptance import demand_acceptance
from restorer.models.archives import extract_member
from restorer.models.info import ModelFile, ModelInfo
from restorer.models.pins import pin, pinned
from restorer.models.published import PUBLISHED
from restorer.progress import Progress
from restorer.store.folders import Folders
from restorer.store.hashing import sha256_of

_PACKAGES = {"faces": "facexlib"}
"""Of optional parts, what they install."""

FOLDERS_VARIABLE = "RESTORER_MODELS"
"""Names the environment variable with more folders of models, separated as in `PATH`."""


def place_of(info: ModelInfo, folder: Path | None = None) -> Path:
    """Where the model's file belongs: beside its card, else in the user's folder of models.

    Args:
        info: The model.
        folder: The user's folder of models; None: the one in the user's data folder.
    """
    if info.card is not None:
        return info.card.with_name(info.file.name)
    return (folder if folder is not None else Folders.default().models) / info.id / info.file.name


def other_folders() -> tuple[Path, ...]:
    """Folders of models that are only read, such as one on a stick: those that `RESTORER_MODELS` names."""
    names = os.environ.get(FOLDERS_VARIABLE, "").split(os.pathsep)
    return tuple(Path(name).expanduser().absolute() for name in names if name.strip())


def find(info: ModelInfo, folder: Path | None = None) -> Path:
    """Where the model's file lies: in the user's folder, else in one of `other_folders`; where it belongs if nowhere.

    In the other folders it may lie as in the user's, or without a folder of its own. Its content is not looked at.
    """
    path = place_of(info, folder)
    if info.card is not None or path.is_file():
        return path
    for other in other_folders():
        for there in (other / info.id / info.file.name, other / info.file.name):
            if there.is_file():
                return there
    return path


def locate(info: ModelInfo, folder: Path | None = None) -> Path:
    """The model's file, checked by size and sha256. The content is read once for as long as the file stays as it is.

    A file with other content is never returned; one in the user's folder is kept aside as `<name>.refused`. Where no
    hash was ever published, the first file that is seen settles it.

    Raises:
        ModelError: it is not here, cannot be read, its content is another, or its terms were not accepted.
    """
    folder = folder if folder is not None else Folders.default().models
    demand_acceptance(info, folder)
    path = find(info, folder)
    try:
        size_bytes = path.stat().st_size
        info = pinned(info, folder) if info.file.sha256 else pin(info, path, folder)
        is_sized = size_bytes == info.file.size_bytes or not info.file.is_size_exact
        is_right = is_sized and sha256_of(path) == info.file.sha256
    except FileNotFoundError as error:
        hint = (
            Message("Download it: restorer models download {model}", model=info.id)
            if info.file.urls
            else Message("Import it again.")
        )
        raise ModelError(Message("The model {model} is not on this computer.", model=info.id), hint) from error
    except OSError as error:
        raise ModelError(
            Message("The model file {path} cannot be read: {reason}.", path=path, reason=os_reason(error)),
            "Check its rights.",
        ) from error
    if is_right:
        read_code(info, path)
        return path
    if info.card is not None:
        raise ModelError(
            Message(
                "The model file {name} is not the one that its card names (its size or sha256 differs).", name=path.name
            ),
            "It was not loaded. Install Restorer again.",
        )
    if path != place_of(info, folder):
        raise ModelError(
            Message("The model file {path} is not the one that the catalogue names.", path=path),
            "It was not loaded. Copy it again, or download the model.",
        )
    aside = path.with_name(path.name + ".refused")
    path.replace(aside)
    raise ModelError(
        Message(
            "The model file {name} is not the one that the catalogue names (its size or sha256 differs).",
            name=path.name,
        ),
        Message("It was not loaded and is kept as {aside}. Download or import the model again.", aside=aside),
    )


def fetch(info: ModelInfo, folder: Path | None = None, progress: Progress | None = None) -> Path:
    """Download the model's file, unless it is here, into the user's folder of models; returns its path.

    Args:
        info: The model.
        folder: The user's folder of models, or another that is to be carried elsewhere.
        progress: Gets how far it is, and asked whether to stop.

    Raises:
        ModelError: it has no address, no address yields it, its content is another, or its terms were not accepted.
        ResourceError: the disk has no room for it.
        Cancelled: a stop was asked for.
    """
    from restorer.store.downloads import download  # http and ssl with it, which hardly any start needs

    folder = folder if folder is not None else Folders.default().models
    demand_acceptance(info, folder)
    info = pinned(info, folder)
    path = place_of(info, folder)
    for code in info.code:
        # First: who has the weights has the rest.
        download(
            code.urls, path.with_name(code.name), sha256=code.sha256, size_bytes=code.size_bytes,
            progress=Progress(token=progress.token) if progress is not None else None,
        )  # fmt: skip
    if info.card is not None or not info.file.urls or (path.is_file() and not info.file.sha256):
        return locate(info, folder)
    file = info.file
    if not file.member:
        download(
            file.urls, path, sha256=file.sha256, size_bytes=file.size_bytes, is_size_exact=file.is_size_exact,
            progress=progress,
        )  # fmt: skip
    elif not path.is_file():
        archive = path.with_name("archive.zip")
        download(file.urls, archive, sha256="", size_bytes=file.size_bytes, is_size_exact=False, progress=progress)
        extract_member(archive, file.member, path)
        archive.unlink()
    return locate(info, folder)


def is_extra_here(info: ModelInfo) -> bool:
    """Whether the optional part that the model needs came with this Restorer, or was installed."""
    return not info.extra or find_spec(_PACKAGES[info.extra]) is not None


def read_code(info: ModelInfo, weights: Path) -> dict[str, bytes]:
    """The Python sources that were fetched with a network's weights, by their modules' names, checked by sha256.

    Args:
        info: The model; one that was imported is run by the code of the published one.
        weights: Where its weights lie: the sources lie beside them, or beside those of the published one.

    Returns:
        As `ModelInfo.code` orders them; empty where the network comes with its code, or one of them is not here.

    Raises:
        ModelError: one of them is another than the catalogue names. It must not be run.
    """
    owner = info if info.code or not info.net else next((one for one in PUBLISHED if one.net == info.net), info)
    for folder in (weights.parent, weights.parent.parent / owner.id):
        if all((folder / code.name).is_file() for code in owner.code):
            return {Path(code.name).stem: _checked_source(folder / code.name, code) for code in owner.code}
    return {}


def _checked_source(path: Path, code: ModelFile) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != code.sha256:
        raise ModelError(
            Message("The model file {path} is not the one that the catalogue names.", path=path),
            "It was not loaded. Copy it again, or download the model.",
        )
    return content


def remove(info: ModelInfo, folder: Path | None = None) -> bool:
    """Remove a downloaded or imported model from this computer; returns whether there was anything to remove.

    Raises:
        ModelError: it came with the application, or cannot be removed.
    """
    if info.card is not None:
        raise ModelError(
            Message("The model {model} comes with Restorer and stays.", model=info.id),
            "Choose a downloaded or imported one.",
        )
    home = place_of(info, folder).parent
    if not home.is_dir():
        return False
    try:
        for path in home.iterdir():
            path.unlink()
        home.rmdir()
    except OSError as error:
        raise ModelError(
            Message("The model {model} cannot be removed: {reason}.", model=info.id, reason=os_reason(error)),
            Message("Remove {home}.", home=home),
        ) from error
    return True
