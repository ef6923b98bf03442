"""Models that a person brought along: each a folder with the weight file and what is known of it as JSON."""

from __future__ import annotations

import errno
import json
import logging
import re
import shutil
import unicodedata
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from restorer.errors import ModelError, ResourceError
from restorer.message import Message, os_reason
from restorer.models.info import ComputeCost, Licence, ModelFile, ModelInfo, Task, Tiling
from restorer.models.own import EMBEDDED
from restorer.models.published import PUBLISHED
from restorer.store.folders import make_folder
from restorer.store.hashing import sha256_of

log = logging.getLogger(__name__)

RECORD = "model.json"
UNKNOWN_LICENCE = Licence("NOASSERTION", "", allows_commercial_use=False)
"""Of a file that does not say: what is not allowed is assumed to be forbidden."""


def add_imported(info: ModelInfo, source: Path, folder: Path) -> ModelInfo:
    """Copy a weight file into the user's folder of models; returns the entry with the file's name, size and sha256.

    Args:
        info: What was found out about it; its `file` is filled in here.
        source: The file to copy; stays where it is.
        folder: The user's folder of models.

    Raises:
        ModelError: the source cannot be read, or another one of this id was imported already.
        ResourceError: the disk has no room for it.
    """
    info = replace(info, id=_free_id(info.id))
    home = folder / info.id
    if home.exists():
        raise ModelError(
            Message("A model {model!r} is here already.", model=info.id),
            Message("Remove the folder {home} first.", home=home),
        )
    make_folder(folder)
    building = folder / f".{info.id}.part"
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir()
        copy = building / source.name
        shutil.copyfile(source, copy)
        info = replace(info, file=ModelFile(source.name, sha256_of(copy), copy.stat().st_size), card=None)
        (building / RECORD).write_text(json.dumps(to_json(info), indent=2, ensure_ascii=False), encoding="utf-8")
        building.rename(home)
    except OSError as error:
        shutil.rmtree(building, ignore_errors=True)
        if error.errno == errno.ENOSPC:
            raise ResourceError(
                Message("The disk of {folder} has no room for {name}.", folder=folder, name=source.name),
                "Free some space.",
            ) from error
        hint = "Check its name and its rights."
        raise ModelError(
            Message("{name} cannot be imported: {reason}.", name=source.name, reason=os_reason(error)), hint
        ) from error
    return info


def _free_id(model_id: str) -> str:
    """The id, or another where the catalogue has one of its own by it, which would hide what is imported."""
    taken = {info.id for info in PUBLISHED} | {info.id for read in EMBEDDED if (info := read()) is not None}
    return f"{model_id}-imported" if model_id in taken else model_id


def read_imported(folder: Path) -> tuple[ModelInfo, ...]:
    """Every imported model, by id. A record that cannot be read is passed over with a warning."""
    infos = []
    for record in sorted(folder.glob(f"*/{RECORD}")):
        try:
            info = from_json(json.loads(record.read_text(encoding="utf-8")))
            if info.id != record.parent.name:
                raise ValueError(f"it is the record of {info.id!r}")
            infos.append(info)
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("The imported model in %s is passed over: %s.", record.parent, error)
    return tuple(infos)


def id_for(name: str) -> str:
    """An id made of a file's name: lower-case letters, digits, dots and hyphens."""
    plain = unicodedata.normalize("NFKD", Path(name).stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.") or "model"


def to_json(info: ModelInfo) -> dict[str, Any]:
    """A model's entry as plain JSON values, without its card and the code of its network."""
    plain = asdict(info)
    del plain["card"], plain["code"]
    return {**plain, "task": info.task.value, "tiling": info.tiling.value}


def from_json(data: dict[str, Any]) -> ModelInfo:
    """Read what `to_json` wrote; `ValueError`, `TypeError` or `KeyError` where it is not that."""
    file = ModelFile(**{**data["file"], "urls": tuple(data["file"].get("urls", ()))})
    if Path(file.name).name != file.name or file.name in ("", ".", ".."):
        raise ValueError(f"{file.name!r} is not a file's name")
    return ModelInfo(
        **{
            **data,
            "task": Task(data["task"]),
            "tiling": Tiling(data["tiling"]),
            "scales": tuple(int(scale) for scale in data["scales"]),
            "precisions": tuple(data["precisions"]),
            "sides_px": tuple(int(side) for side in data.get("sides_px", ())),
            "cost": ComputeCost(**data["cost"]) if data.get("cost") else None,
            # Code is run only as the catalogue names it: a record, which anybody may write, can name none.
            "code": (),
            "file": file,
            "licence": Licence(**data["licence"]),
        }
    )
