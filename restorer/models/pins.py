"""Hashes of files for which none was ever published: the first file that is seen settles its own.

From then on no other content is accepted under that model's id, on this computer.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from restorer.imaging.atomic import write_atomic
from restorer.models.info import ModelInfo
from restorer.store.hashing import sha256_of

RECORD = "pinned-hashes.json"


def pinned(info: ModelInfo, folder: Path) -> ModelInfo:
    """The model with the hash that was pinned here, where none was published and one was pinned.

    Args:
        info: The model.
        folder: The user's folder of models.
    """
    if info.file.sha256:
        return info
    try:
        fact = _pins(folder)[info.id]
        sha256, size_bytes = str(fact["sha256"]), int(fact["size_bytes"])
    except (ValueError, TypeError, KeyError):
        return info
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        return info
    return replace(info, file=replace(info.file, sha256=sha256, size_bytes=size_bytes, is_size_exact=True))


def pin(info: ModelInfo, path: Path, folder: Path) -> ModelInfo:
    """Settle the hash of a model's file by what lies there now, unless it is settled; returns the model with it.

    Args:
        info: A model whose hash nobody published.
        path: Its file; `FileNotFoundError` where it is not here.
        folder: The user's folder of models.

    Raises:
        OSError: it cannot be read.
        InputError, ResourceError: the hash cannot be written down.
    """
    known = pinned(info, folder)
    if known.file.sha256:
        return known
    pins = _pins(folder) | {info.id: {"sha256": sha256_of(path), "size_bytes": path.stat().st_size}}
    with write_atomic(folder / RECORD) as target:
        target.write_text(json.dumps(pins, indent=2), encoding="utf-8")
    return pinned(info, folder)


def _pins(folder: Path) -> dict[str, Any]:
    try:
        pins = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return pins if isinstance(pins, dict) else {}
