"""Keeps a recipe as a preset of the person's own, in the form that `restorer.condition` reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from restorer.imaging.atomic import write_atomic
from restorer.pipeline.recipe import Recipe
from restorer.steps import STEPS
from restorer.store.folders import make_folder

FORMAT_VERSION = 1


def save_preset(recipe: Recipe, path: Path) -> None:
    """Write a preset that always runs the recipe's steps with its settings, and never another.

    Raises:
        StoreError, InputError, ResourceError: it cannot be written.
    """
    steps: dict[str, Any] = {}
    for step in STEPS:
        choice = recipe.find(step.id)
        steps[step.id] = {"use": "never"} if choice is None else {"use": "always", "settings": dict(choice.settings)}
    data = {"version": FORMAT_VERSION, "label": path.stem, "help": "", "steps": steps}
    make_folder(path.parent)
    with write_atomic(path) as temporary:
        temporary.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
