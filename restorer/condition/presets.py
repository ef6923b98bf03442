"""Presets: which steps may be proposed, how strongly, and with which settings. Each is a small JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from restorer.errors import InputError
from restorer.message import Message, os_reason
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Value
from restorer.steps import find
from restorer.store import resource

FORMAT_VERSION = 1
NAMES = ("auto", "gentle", "full", "archival")
"""The presets that come with the application, as they are listed."""


class Use(Enum):
    """When a preset lets a step run."""

    NEEDED = "needed"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Policy:
    """What a preset says of one step.

    Attributes:
        use: When it runs.
        amount: By how much the proposed strength is multiplied, 0..1.
        settings: Settings that stand whatever the photo's condition.
    """

    use: Use = Use.NEEDED
    amount: float = 1.0
    settings: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preset:
    """A manner of restoring.

    Attributes:
        name: As the command line spells it; a file's stem for a person's own.
        label: As the window shows it.
        help: One sentence.
        policies: What it says of each step, by id; a step that it does not name runs when needed.
    """

    name: str
    label: str
    help: str
    policies: Mapping[str, Policy]

    def policy(self, step_id: str) -> Policy:
        """What it says of this step."""
        return self.policies.get(step_id, Policy())


def load_preset(name_or_path: str) -> Preset:
    """Read a preset that comes with the application, by its name, or a person's own, by its path.

    Raises:
        InputError: there is none, or the file is not a preset; the hint names the choices.
    """
    if name_or_path in NAMES:
        return _read(resource(f"presets/{name_or_path}.json"), name_or_path)
    path = Path(name_or_path).expanduser()
    if not path.is_file():
        choices = ", ".join(NAMES)
        raise InputError(
            Message("There is no preset {name_or_path!r}.", name_or_path=name_or_path),
            Message("Choose {choices}, or the path of a preset's file.", choices=choices),
        )
    return _read(path, path.stem)


def _read(path: Path, name: str) -> Preset:
    hint = "Choose a preset's JSON file, or one of: " + ", ".join(NAMES) + "."
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            Message("The preset {name!r} cannot be read: {reason}.", name=path.name, reason=os_reason(error)), hint
        ) from error
    except ValueError as error:
        raise InputError(
            Message("The preset {name!r} is not JSON: {reason}.", name=path.name, reason=error), hint
        ) from error
    if not isinstance(data, dict) or not isinstance(data.get("steps"), dict):
        raise InputError(Message("{name!r} is not a preset: it has no steps.", name=path.name), hint)
    version = data.get("version", FORMAT_VERSION)
    if not isinstance(version, int) or version > FORMAT_VERSION:
        raise InputError(
            Message(
                "The preset {name!r} has version {version}, and this Restorer reads up to {newest}.",
                name=path.name,
                version=version,
                newest=FORMAT_VERSION,
            ),
            "Update Restorer, or save the preset again with this one.",
        )
    policies = {find(step_id).id: _policy(path, step_id, item) for step_id, item in data["steps"].items()}
    return Preset(name, str(data.get("label", name)), str(data.get("help", "")), policies)


def _policy(path: Path, step_id: str, item: Any) -> Policy:
    hint = Message(
        "Write {{use: {use}, amount: 0..1, settings: {{}}}} for each step.", use="|".join(use.value for use in Use)
    )
    if not isinstance(item, dict) or not isinstance(item.get("settings", {}), dict):
        raise InputError(
            Message("The preset {name!r} says nothing usable of {step_id}.", name=path.name, step_id=step_id), hint
        )
    amount = item.get("amount", 1.0)
    if isinstance(amount, bool) or not isinstance(amount, int | float) or not 0 <= amount <= 1:
        raise InputError(
            Message(
                "The preset {name!r} gives {step_id} the amount {amount!r}.",
                name=path.name,
                step_id=step_id,
                amount=amount,
            ),
            hint,
        )
    try:
        use = Use(item.get("use", Use.NEEDED.value))
    except ValueError as error:
        raise InputError(
            Message("The preset {name!r} says {use!r} of {step_id}.", name=path.name, use=item["use"], step_id=step_id),
            hint,
        ) from error
    settings = dict(item.get("settings", {}))
    step = find(step_id)
    checked = complete_settings(step, settings)
    return Policy(use, float(amount), {setting: checked[setting] for setting in settings})
