"""Stages of photos that were worked on, kept on disk: a moved slider or a crash costs only what follows."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.atomic import flush_file
from restorer.imaging.photo import Mask, Photo
from restorer.message import from_json, to_json
from restorer.pipeline.step import Detail

_UNFINISHED = ".unfinished-"
_LOOK_SHARE = 8  # after this part of the budget it is looked again what lies there: others may keep stages, too


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A photo after some of a recipe's steps, with what these left; see `pipeline.run.Result` for the fields."""

    photo: Photo
    notes: Mapping[str, str] = field(default_factory=dict)
    invented: Mapping[str, Mask] = field(default_factory=dict)
    masks: Mapping[str, Mask] = field(default_factory=dict)
    transform: NDArray[np.float64] = field(default_factory=lambda: np.eye(3))
    changed: tuple[str, ...] = ()
    details: Mapping[str, Sequence[Detail]] = field(default_factory=dict)


class StageCache(Protocol):
    """Keeps stages by key. Losing one costs time only, so no method raises for want of disk or a broken file."""

    def find(self, key: str, source: Photo) -> Stage | None:
        """The stage of this key, or None. Metadata, profile and origin are the source's own."""
        ...

    def keep(self, key: str, stage: Stage) -> None:
        """Keep a stage; the oldest go when the budget is passed."""
        ...


class DiskStageCache:
    """Stages as folders of `.npy` files, the least recently used leaving first. Safe across threads and processes.

    A stage is written under a private name and renamed, so that one found is complete. Pixels come back memory-mapped.

    Args:
        folder: Where; made when the first stage is kept.
        budget_bytes: How much may lie there.
    """

    def __init__(self, folder: Path, budget_bytes: int) -> None:
        self._folder = folder
        self._budget_bytes = budget_bytes
        self._lock = threading.Lock()
        self._room_bytes = 0  # what may still be kept before it is looked again

    @property
    def folder(self) -> Path:
        """Where stages lie; another folder in there leaves when it is the least recently used."""
        return self._folder

    def find(self, key: str, source: Photo) -> Stage | None:
        """The stage of this key, or None where there is none or it cannot be read."""
        place = self._folder / key
        try:
            facts = json.loads((place / "stage.json").read_text("utf-8"))
            stage = _load(place, facts, source)
            os.utime(place)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            # Broken: out of the way, or it could never be kept again.
            shutil.rmtree(place, ignore_errors=True)
            return None
        return stage

    def keep(self, key: str, stage: Stage) -> None:
        """Keep a stage, if there is room; the least recently used leave for it."""
        size = _size_bytes(stage)
        if size > self._budget_bytes // 2 or (self._folder / key).exists():
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(size)
            if shutil.disk_usage(self._folder).free < 2 * size:
                return
            self._write(key, stage)

    def set_budget(self, budget_bytes: int) -> None:
        """Let stages take another amount of disk; those that are too much go when the next one is kept."""
        with self._lock:
            self._budget_bytes, self._room_bytes = budget_bytes, 0

    def clear(self) -> None:
        """Forget every stage."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _write(self, key: str, stage: Stage) -> None:
        private = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self._folder))
        try:
            facts = _save(private, stage)
            (private / "stage.json").write_text(json.dumps(facts), "utf-8")
            for file in private.iterdir():
                # A power cut after the rename must not leave a stage with holes in it: its pixels are believed.
                flush_file(file)
            private.replace(self._folder / key)
        except OSError:
            shutil.rmtree(private, ignore_errors=True)
            raise

    def _make_room(self, size_bytes: int) -> None:
        """See to it that `size_bytes` more fit: the least recently used leave, and what a kill left unfinished.

        The folder is looked through now and then only: with ten thousand stages in it that takes as long as a photo.
        """
        with self._lock:
            self._room_bytes -= size_bytes
            if self._room_bytes >= 0:
                return
            stages = sorted(self._ages(), key=lambda entry: entry[0])
            total = sum(size for _, size, _ in stages)
            portion = self._budget_bytes // _LOOK_SHARE
            if total + size_bytes > self._budget_bytes:
                wanted = max(0, self._budget_bytes - size_bytes - portion)  # some more, or each would look again
                for _, size, place in stages:
                    if total <= wanted:
                        break
                    shutil.rmtree(place, ignore_errors=True)
                    total -= size
            self._room_bytes = min(portion, self._budget_bytes - total - size_bytes)

    def _ages(self) -> list[tuple[float, int, Path]]:
        """(last used, bytes, place) of everything that lies here."""
        entries = []
        for place in self._folder.iterdir():
            with contextlib.suppress(OSError):
                size = sum(file.stat().st_size for file in place.iterdir())
                entries.append((place.stat().st_mtime, size, place))
        return entries


def _size_bytes(stage: Stage) -> int:
    """What the stage's arrays take on disk."""
    arrays = [stage.photo.pixels, stage.photo.alpha, *stage.invented.values(), *stage.masks.values()]
    return sum(int(array.nbytes) for array in arrays if array is not None)


def _save(place: Path, stage: Stage) -> dict[str, Any]:
    """Write the arrays; returns what `stage.json` says."""
    photo = stage.photo
    np.save(place / "pixels.npy", photo.pixels)
    if photo.alpha is not None:
        np.save(place / "alpha.npy", photo.alpha)
    for kind, arrays in (("invented", stage.invented), ("masks", stage.masks)):
        for index, array in enumerate(arrays.values()):
            np.save(place / f"{kind}-{index}.npy", array)
    return {
        "notes": {step: to_json(note) for step, note in stage.notes.items()},
        "invented": list(stage.invented),
        "masks": list(stage.masks),
        "changed": list(stage.changed),
        "details": {step: [dict(one) for one in details] for step, details in stage.details.items()},
        "transform": stage.transform.tolist(),
        "has_alpha": photo.alpha is not None,
        "icc": photo.icc.hex() if photo.icc is not None else None,
        "dpi": list(photo.metadata.dpi) if photo.metadata.dpi is not None else None,
    }


def _load(place: Path, facts: Mapping[str, Any], source: Photo) -> Stage:
    """Read a stage that `_save` wrote.

    Raises:
        OSError, ValueError, KeyError, TypeError: it is not complete.
    """
    dpi, changed = facts["dpi"], tuple(facts["changed"])
    # Untouched so far: the very photo, so that it can still be known for what it is.
    photo = (
        source
        if not changed
        else Photo(
            pixels=_open(place / "pixels.npy"),
            alpha=_open(place / "alpha.npy") if facts["has_alpha"] else None,
            icc=bytes.fromhex(facts["icc"]) if facts["icc"] is not None else None,
            metadata=replace(source.metadata, dpi=(float(dpi[0]), float(dpi[1])) if dpi is not None else None),
            origin=source.origin,
        )
    )
    invented = {name: _open(place / f"invented-{index}.npy") for index, name in enumerate(facts["invented"])}
    masks = {name: _open(place / f"masks-{index}.npy") for index, name in enumerate(facts["masks"])}
    # Stages of before there were any have none.
    details = {str(step): tuple(done) for step, done in facts.get("details", {}).items()}
    transform = np.array(facts["transform"], np.float64)
    notes = {str(step): from_json(note) for step, note in facts["notes"].items()}
    return Stage(photo, notes, invented, masks, transform, changed, details)


def _open(path: Path) -> NDArray[Any]:
    # Never pickled objects: a cache folder is only data.
    return np.load(path, mmap_mode="r", allow_pickle=False)  # type: ignore[no-any-return]
