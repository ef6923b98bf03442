"""A recipe: which steps, in which order, with which settings. JSON-plain, versioned, hashable."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from restorer.errors import InputError
from restorer.message import Message
from restorer.pipeline.step import StepSettings, Value

FORMAT_VERSION = 2
"""Version 1 has no `keep_out`; a recipe without one is still written as such, so that an older Restorer reads it."""

KEEP_OUT = "keep_out"
"""As overrides spell the recipe's mask: it is no step's."""


@dataclass(frozen=True, slots=True)
class StepChoice:
    """One step of a recipe with the settings that differ from its defaults."""

    step: str
    settings: StepSettings = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))

    def with_setting(self, name: str, value: Value) -> StepChoice:
        """The same with one setting changed."""
        return StepChoice(self.step, {**self.settings, name: value})

    def __reduce__(self) -> tuple[type[StepChoice], tuple[str, dict[str, Value]]]:
        return StepChoice, (self.step, dict(self.settings))


@dataclass(frozen=True, slots=True)
class Recipe:
    """The one object that presets, history, the queue and the command line store.

    Attributes:
        steps: In the order in which they run.
        seed: Where random choices start; the same recipe gives the same pixels.
        keep_out: Where no step may change the photo (`imaging.mask_text`), over the source; empty: nowhere. It belongs
            to one photo, and does not go with the recipe to others.
    """

    steps: tuple[StepChoice, ...] = ()
    seed: int = 0
    keep_out: str = ""

    def find(self, step_id: str) -> StepChoice | None:
        """The choice of this step, or None where the recipe leaves it out."""
        return next((choice for choice in self.steps if choice.step == step_id), None)

    def without(self, step_id: str) -> Recipe:
        """The same without this step."""
        return self.with_steps(choice for choice in self.steps if choice.step != step_id)

    def with_choice(self, choice: StepChoice) -> Recipe:
        """The same with this step's settings replaced; a step that is not there yet goes to the end."""
        if self.find(choice.step) is None:
            return self.with_steps((*self.steps, choice))
        return self.with_steps(choice if old.step == choice.step else old for old in self.steps)

    def with_steps(self, steps: Iterable[StepChoice]) -> Recipe:
        """The same with other steps."""
        return replace(self, steps=tuple(steps))

    def to_json(self) -> dict[str, Any]:
        """The recipe as plain JSON values."""
        steps = [{"step": choice.step, "settings": dict(choice.settings)} for choice in self.steps]
        if not self.keep_out:
            return {"version": 1, "seed": self.seed, "steps": steps}
        return {"version": FORMAT_VERSION, "seed": self.seed, "steps": steps, "keep_out": self.keep_out}

    @staticmethod
    def from_json(data: object) -> Recipe:
        """Read a recipe.

        Raises:
            InputError: it is not a recipe, or one of a newer version.
        """
        if not isinstance(data, Mapping) or "steps" not in data:
            raise InputError("This is not a recipe: it has no steps.", "Choose a file that Restorer saved as a recipe.")
        version = data.get("version", FORMAT_VERSION)
        if not isinstance(version, int) or version > FORMAT_VERSION:
            raise InputError(
                Message(
                    "This recipe has version {version}, and this Restorer reads up to {newest}.",
                    version=version,
                    newest=FORMAT_VERSION,
                ),
                "Update Restorer, or save the recipe again with this one.",
            )
        try:
            steps = tuple(StepChoice(str(item["step"]), _checked(item.get("settings", {}))) for item in data["steps"])
            return Recipe(steps, int(data.get("seed", 0)), str(data.get("keep_out", "")))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise InputError(
                Message("This recipe cannot be read: {reason}.", reason=error), "Choose a file that Restorer saved."
            ) from error

    @property
    def digest(self) -> str:
        """A sha256 over the recipe's content, in hexadecimal."""
        text = json.dumps(self.to_json(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _checked(settings: Mapping[str, Any]) -> dict[str, Value]:
    for name, value in settings.items():
        if not isinstance(value, bool | int | float | str):
            raise TypeError(f"the setting {name!r} is neither a number nor a text")
    return dict(settings)
