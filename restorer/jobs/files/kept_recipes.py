"""Recipes that got a name before a photo was restored by them: versions that are still to be made.

Each lies among the versions of the result that it would make, `Restored/.versions/scan.jpg/3.json`, with its name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from restorer.imaging.atomic import write_atomic, write_error

_SUFFIX = ".json"


class KeptRecipe(NamedTuple):
    """A recipe that was named.

    Attributes:
        number: Its number among the versions.
        path: Where it lies.
        name: What a person calls it.
        made_at: When it was written, in seconds since 1970.
        recipe: JSON-plain.
    """

    number: int
    path: Path
    name: str
    made_at: float
    recipe: Mapping[str, Any]


def kept_recipes(folder: Path) -> list[KeptRecipe]:
    """Those in a folder of versions, by number; what cannot be read is passed over."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if path.suffix != _SUFFIX or not re.fullmatch(r"[1-9][0-9]*", path.stem):
                continue
            with suppress(OSError, ValueError, KeyError, TypeError):
                told = json.loads(path.read_text("utf-8"))
                found.append(
                    KeptRecipe(
                        int(path.stem), path, str(told["name"]), path.stat().st_mtime, dict(told["recipe"])
                    )
                )  # fmt: skip
    return sorted(found, key=lambda one: one.number)


def write_recipe(folder: Path, number: int, name: str, recipe: Mapping[str, Any]) -> Path:
    """Write a recipe down under a name; one of this number is replaced.

    Raises:
        InputError, ResourceError: it cannot be written there.
    """
    path = folder / f"{number}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder, error) from error
    with write_atomic(path) as temporary:
        temporary.write_text(json.dumps({"name": name, "recipe": dict(recipe)}, ensure_ascii=False) + "\n", "utf-8")
    return path


def forget_recipes_like(folder: Path, recipe: Mapping[str, Any]) -> None:
    """Drop those that say the same as this one: it has a result, with a name of its own."""
    for kept in kept_recipes(folder):
        if kept.recipe == recipe:
            kept.path.unlink(missing_ok=True)
