"""Terms that a person must accept before a model is fetched or used; what was accepted is kept beside the models."""

from __future__ import annotations

import json
from pathlib import Path

from restorer.errors import LicenceError
from restorer.imaging.atomic import write_atomic
from restorer.message import Message
from restorer.models.info import ModelInfo
from restorer.store.folders import make_folder

RECORD = "accepted-terms.json"


def is_accepted(info: ModelInfo, folder: Path) -> bool:
    """Whether a model's terms need no accepting, or were accepted as they stand in the catalogue now.

    Args:
        info: The model.
        folder: The user's folder of models.
    """
    return not info.licence.must_be_accepted or _accepted(folder).get(info.id) == _terms(info)


def accept(info: ModelInfo, folder: Path) -> None:
    """Note that a person accepts the model's terms.

    Raises:
        InputError, ResourceError: it cannot be written down.
    """
    terms = _accepted(folder) | {info.id: _terms(info)}
    make_folder(folder)
    with write_atomic(folder / RECORD) as path:
        path.write_text(json.dumps(terms, indent=2), encoding="utf-8")


def demand_acceptance(info: ModelInfo, folder: Path) -> None:
    """Go on only with a model whose terms need no accepting, or were accepted.

    Raises:
        LicenceError: they were not.
    """
    if not is_accepted(info, folder):
        raise LicenceError(
            Message(
                "The model {model} may be used only by who accepts its terms ({licence}).",
                model=info.id,
                licence=info.licence.spdx,
            ),
            Message(
                "Read {url}, then accept them once: restorer models download {model} --accept-licence",
                url=info.licence.url,
                model=info.id,
            ),
        )


def _terms(info: ModelInfo) -> dict[str, str]:
    return {"spdx": info.licence.spdx, "url": info.licence.url}


def _accepted(folder: Path) -> dict[str, dict[str, str]]:
    try:
        terms = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return terms if isinstance(terms, dict) else {}
