"""Presets to choose from: those that come with Restorer, and the person's own."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import Any

from restorer.errors import InputError
from restorer.gui.viewmodels.wording import translate
from restorer.imaging.atomic import write_atomic
from restorer.message import Message
from restorer.pipeline.recipe import Recipe
from restorer.steps import STEPS
from restorer.store.folders import make_folder

FORMAT_VERSION = 1
BUILT_IN = ("auto", "gentle", "full", "archival")
"""Those that come with the application, in the order of the menu."""

_FORBIDDEN = frozenset('<>:"/\\|?*')


def save_preset(recipe: Recipe, path: Path) -> None:
    """Write a preset that always runs the recipe's steps with its settings, and never another.

    Raises:
        StoreError, InputError, ResourceError: it cannot be written.
    """
    steps: dict[str, Any] = {}
    for step in STEPS:
        choice = recipe.find(step.id)
        steps[step.id] = {"use": "never"} if choice is None else {"use": "always", "settings": dict(choice.settings)}
    _write({"version": FORMAT_VERSION, "label": path.stem, "help": "", "steps": steps}, path)


def own_presets(folder: Path) -> tuple[str, ...]:
    """The paths of the person's own presets, by name."""
    found = folder.glob("*.json") if folder.is_dir() else ()
    return tuple(str(path) for path in sorted(found, key=lambda path: path.stem.casefold()))


def path_for(folder: Path, name: str) -> Path:
    """The file of a preset of this name.

    Raises:
        InputError: the name is empty, or no file can have it.
    """
    name = name.strip().rstrip(".")
    if not name or any(letter in _FORBIDDEN or ord(letter) < 32 for letter in name):
        raise InputError(
            Message('"{name}" cannot be the name of a preset.', name=name),
            'Choose one without \\ / : * ? " < > and |.',
        )
    return folder / f"{name}.json"


def rename_preset(old: Path, new: Path) -> None:
    """Give a preset another name.

    Raises:
        InputError: there is another preset of that name.
        InputError, ResourceError: it cannot be read or written.
    """
    if new.exists() and not old.samefile(new):
        raise InputError(Message('There is a preset "{name}" already.', name=new.stem), "Choose another name.")
    try:
        data = json.loads(old.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(Message('"{name}" cannot be read: {reason}.', name=old.name, reason=error)) from error
    _write({**data, "label": new.stem}, new)
    if old.name != new.name:
        old.unlink(missing_ok=True)


def preset_label(preset: str) -> str:
    """A preset's name in words; a file's name for one of the person's own."""
    labels = {
        "auto": translate("Presets", "Automatic"),
        "gentle": translate("Presets", "Gentle"),
        "full": translate("Presets", "Full"),
        "archival": translate("Presets", "Archival"),
    }
    return labels.get(preset, PurePath(preset).stem)


def preset_help(preset: str) -> str:
    """One line on what a preset does."""
    lines = {
        "auto": translate("Presets", "Does what the photo's condition calls for, and nothing else."),
        "gentle": translate(
            "Presets", "As automatic, but more of the grain and the age stay; the size is kept and no face is touched."
        ),
        "full": translate("Presets", "All that can be done: repaired, cleaned, coloured, faces restored, enlarged."),
        "archival": translate("Presets", "Nothing is invented, cut or enlarged: only grain and tones, gently."),
    }
    return lines.get(preset, translate("Presets", "Your own: always the same steps and settings."))


def _write(data: dict[str, Any], path: Path) -> None:
    make_folder(path.parent)
    with write_atomic(path) as temporary:
        temporary.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
