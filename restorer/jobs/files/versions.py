"""Versions of a result: what a photo was restored to before, kept beside what it is restored to now.

The one that is kept lies where results lie, `Restored/scan.jpg`. Others lie in a hidden folder beside it,
`Restored/.versions/scan.jpg/2.jpg`, which goes wherever the folder goes and is no photo for any search. Their recipes
stand in their own labels. Names that a person gave lie there in `names.json`, by the sha256 of what they name, so that
a version keeps its name wherever it is moved. Results that an older Restorer put beside, `scan-2.jpg`, count as well,
and so do recipes that nothing was made by yet (`kept_recipes`), until something is: then it has their names.
"""

from __future__ import annotations

import functools
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from restorer.errors import InputError, RestorerError
from restorer.imaging.atomic import flush_folder, write_atomic, write_error
from restorer.imaging.metadata.provenance import Provenance
from restorer.jobs.files.kept_recipes import KeptRecipe, forget_recipes_like, kept_recipes, write_recipe
from restorer.jobs.files.targets import is_same_file, numbered
from restorer.message import Message
from restorer.store.hashing import read_sha256

FOLDER = ".versions"
_NAMES = "names.json"
_LATER = 1000
"""An older Restorer's `scan-2.jpg` has the number 1002."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the results of a photo.

    Attributes:
        number: 0 for the one that is kept.
        path: Where it lies.
        name: What a person calls it; empty where nobody named it.
        made_at: When it was written, in seconds since 1970.
        recipe: As it was made by, JSON-plain; empty where its file does not say.
        transform: As in its label: `imaging.metadata.provenance.Provenance`.
        is_made: Whether a photo was restored by it; else it is a recipe alone, and `path` that recipe's file.
    """

    number: int
    path: Path
    name: str = ""
    made_at: float = 0.0
    recipe: Mapping[str, Any] = field(default_factory=dict)
    transform: tuple[float, ...] = ()
    is_made: bool = True

    @property
    def is_kept(self) -> bool:
        """Whether it lies where results lie."""
        return self.number == 0


def folder_of(result: Path) -> Path:
    """Where the other versions of a result lie."""
    return result.parent / FOLDER / result.name


def list_versions(result: Path) -> list[Version]:
    """The versions of a result: the one that is kept, then the others, the newest first.

    Where nothing was restored yet, there may be recipes that were kept.

    Raises:
        InputError: there is neither.
    """
    recipes = kept_recipes(folder_of(result))
    if not result.is_file() and not recipes:
        raise InputError(
            Message('"{name}" is not there.', name=result.name),
            "Name a result that Restorer wrote.",
        )
    told = read_label(result) if result.is_file() else None
    found = [(0, result, told)] if result.is_file() else []
    found += [(number, path, read_label(path)) for number, path in _aside(result)]
    if told is not None:
        found += [(_LATER + number, path, label) for number, path, label in _beside(result, told)]
    names = _read_names(result)
    versions = [
        Version(
            number,
            path,
            names.get(_digest(path), "") if names else "",
            path.stat().st_mtime,
            label.recipe if label is not None else {},
            label.transform if label is not None else (),
        )
        for number, path, label in found
    ]
    versions = _with_recipes(versions, recipes)
    return sorted(versions, key=lambda one: (not one.is_kept, -one.made_at, one.number))


def find_version(result: Path, spelled: str) -> Version:
    """The version of this number or name.

    Raises:
        InputError: there is none.
    """
    versions = list_versions(result)
    for version in versions:
        if spelled == str(version.number) or (version.name and spelled.casefold() == version.name.casefold()):
            return version
    raise InputError(
        Message('"{name}" has no version {version!r}.', name=result.name, version=spelled),
        Message("It has: {numbers}.", numbers=", ".join(str(version.number) for version in versions)),
    )


def put_aside(result: Path) -> Path:
    """Give a result a second name among its versions; the file that it is stays. More than once does no harm.

    Where the disk knows no second names it is moved there.

    Raises:
        InputError, ResourceError: it cannot be written there.
    """
    folder = folder_of(result)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        again = next((path for _, path in _aside(result) if is_same_file(path, result)), None)
        if again is not None:
            return again
        for number in count(_next_number(result)):
            place = folder / f"{number}{result.suffix}"
            if _take(result, place):
                break
        sidecar, beside = result.with_name(f"{result.name}.xmp"), place.with_name(f"{place.name}.xmp")
        if sidecar.is_file() and not os.path.lexists(beside):
            sidecar.replace(beside)
        flush_folder(folder)
    except (OSError, ValueError) as error:
        raise write_error(folder, error) from error
    return place


def keep_recipe(result: Path, recipe: Mapping[str, Any], name: str) -> Path:
    """Keep a recipe as a version of the result that it would make; nothing is restored.

    Args:
        result: Where the photo's results lie, whether there is one yet or not.
        recipe: JSON-plain and complete, as labels have it.
        name: What it is called.

    Raises:
        InputError: another version has this name or this recipe, or the name is empty or a number.
        ResourceError: it cannot be written down.
    """
    folder, name = folder_of(result), " ".join(name.split())
    there = list_versions(result) if result.is_file() or kept_recipes(folder) else []
    _check_name(name, there)
    if not name:
        raise InputError("A recipe that is kept needs a name.", "Choose a name by which it can be found.")
    same = next((version for version in there if version.recipe == recipe), None)
    if same is not None:
        raise InputError(
            Message("This is the recipe of version {called} already.", called=same.name or same.number),
            "Name that version instead.",
        )
    return write_recipe(folder, _next_number(result), name, recipe)


def keep(result: Path, version: Version) -> None:
    """Let this version lie where results lie; the one that lay there becomes a version.

    A kill leaves both, the one or the other at that name.

    Raises:
        InputError, ResourceError: it cannot be moved.
    """
    if version.is_kept:
        return
    if not version.is_made:
        raise InputError(
            "This version is a recipe, by which nothing was restored yet.",
            "Use its recipe, and restore the photo by it.",
        )
    if result.is_file():
        put_aside(result)
    try:
        version.path.replace(result)
        sidecar = version.path.with_name(f"{version.path.name}.xmp")
        if sidecar.is_file():
            sidecar.replace(result.with_name(f"{result.name}.xmp"))
        flush_folder(result.parent)
    except OSError as error:
        raise write_error(result, error) from error


def remove(result: Path, version: Version) -> None:
    """Delete a version.

    Raises:
        InputError: it is the one that is kept, or it cannot be deleted.
    """
    if version.is_kept:
        raise InputError("This version is the one that is kept.", "Keep another one first.")
    try:
        version.path.unlink(missing_ok=True)
        version.path.with_name(f"{version.path.name}.xmp").unlink(missing_ok=True)
        folder = folder_of(result)
        if version.is_made:
            forget_recipes_like(folder, version.recipe)
        if not _aside(result):
            with suppress(OSError):  # names that are still needed keep the folder
                _forget_names(result)
                folder.rmdir()
                folder.parent.rmdir()
    except OSError as error:
        raise write_error(version.path, error) from error


def rename(result: Path, version: Version, name: str) -> None:
    """Call a version by this name; an empty one takes its name away.

    Raises:
        InputError: another version has it, or it is a number.
        ResourceError: it cannot be written down.
    """
    name = " ".join(name.split())
    others = [one for one in list_versions(result) if one.path != version.path]
    _check_name(name, others)
    if not version.is_made:
        write_recipe(folder_of(result), version.number, name, version.recipe)
        return
    names = _read_names(result)
    digest = read_sha256(version.path)
    names.pop(digest, None)
    if name:
        names[digest] = name
    _write_names(result, names)
    # Its name does not come from a recipe any more.
    forget_recipes_like(folder_of(result), version.recipe)


def is_result_of(path: Path, source_sha256: str, page: int) -> bool:
    """Whether a file says of itself that it is a result of this page of this original."""
    told = read_label(path)
    return told is not None and (told.source_sha256, told.page) == (source_sha256, page)


def read_label(path: Path) -> Provenance | None:
    """What a file says of its making; None where it says nothing that can be read."""
    from restorer.imaging.decode import read_metadata  # loads the decoders, which the queue's importers may not need
    from restorer.imaging.metadata.provenance import read

    try:
        return read(read_metadata(path).xmp)
    except (RestorerError, OSError):
        return None


def _check_name(name: str, others: Iterable[Version]) -> None:
    if name.isdecimal() or any(one.name.casefold() == name.casefold() for one in others if name):
        raise InputError(
            Message('"{name}" cannot be the name of a version.', name=name),
            "Choose a name that is no number, and that no other version has.",
        )


def _with_recipes(versions: list[Version], recipes: Iterable[KeptRecipe]) -> list[Version]:
    """Versions and recipes that nothing was made by yet; a version that was has the recipe's name."""
    found = list(versions)
    for kept in recipes:
        made = next((place for place, one in enumerate(versions) if one.recipe == kept.recipe), None)
        if made is None:
            found.append(Version(kept.number, kept.path, kept.name, kept.made_at, kept.recipe, is_made=False))
        elif not found[made].name:
            found[made] = replace(found[made], name=kept.name)
    return found


def _next_number(result: Path) -> int:
    """A number that no version has."""
    recipes = kept_recipes(folder_of(result))
    return max([0, *(number for number, _ in _aside(result)), *(kept.number for kept in recipes)]) + 1


def _aside(result: Path) -> list[tuple[int, Path]]:
    """Number and path of each version in the hidden folder, by number."""
    found = []
    with suppress(OSError):
        for path in folder_of(result).iterdir():
            if path.suffix == result.suffix and re.fullmatch(r"[1-9][0-9]*", path.stem):
                found.append((int(path.stem), path))
    return sorted(found)


def _beside(result: Path, told: Provenance) -> Iterator[tuple[int, Path, Provenance]]:
    """Results of the same page of the same original that an older Restorer put beside: `scan-2.jpg`, `scan-3.jpg`."""
    for number in count(2):
        path = numbered(result, number)
        if not path.is_file():
            return
        label = read_label(path)
        if label is not None and (label.source_sha256, label.page) == (told.source_sha256, told.page):
            yield number, path, label


def _take(result: Path, place: Path) -> bool:
    """Give a file this name as well, or move it there where it can have only one; False where the name is taken."""
    try:
        os.link(result, place)
    except FileExistsError:
        return False
    except OSError:
        if os.path.lexists(place):
            return False
        result.rename(place)
    return True


def _digest(path: Path) -> str:
    facts = path.stat()
    return _digest_of(path, facts.st_mtime_ns, facts.st_size)


@functools.lru_cache(maxsize=256)
def _digest_of(path: Path, mtime_ns: int, size: int) -> str:
    """A file's sha256, worked out once for as long as it stays what it is: versions may be hundreds of megabytes."""
    return read_sha256(path)


def _read_names(result: Path) -> dict[str, str]:
    try:
        told = json.loads((folder_of(result) / _NAMES).read_text("utf-8"))
        return {str(digest): str(name) for digest, name in told.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _write_names(result: Path, names: Mapping[str, str]) -> None:
    folder = folder_of(result)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder, error) from error
    with write_atomic(folder / _NAMES) as temporary:
        temporary.write_text(json.dumps(names, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")


def _forget_names(result: Path) -> None:
    """Drop the list of names where the only version that is left has none."""
    names = _read_names(result)
    if not result.is_file() or read_sha256(result) not in names:
        (folder_of(result) / _NAMES).unlink(missing_ok=True)
