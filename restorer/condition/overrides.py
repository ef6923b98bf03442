"""Changes a person asked for, laid over a recipe and checked against what the steps can be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from restorer.errors import InputError
from restorer.imaging.mask_text import mask_extent
from restorer.message import Message
from restorer.pipeline.recipe import KEEP_OUT, Recipe, StepChoice
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Field, Step, Value
from restorer.steps import STEPS, find

_WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}


def apply_overrides(recipe: Recipe, overrides: Mapping[str, Value]) -> Recipe:
    """The recipe with these settings changed.

    Args:
        recipe: Not changed. A step that it leaves out and an override names is put in where it runs; one of an older
            Restorer, whose steps ran in another order, is put into today's.
        overrides: `STEP.NAME` -> value. A text is read as the field's own type, so `"0.5"` serves for 0.5. `keep_out`
            is the recipe's own mask.

    Raises:
        InputError: no such step or setting, or a value of the wrong type or out of range; its hint names the choices.
    """
    named: dict[str, set[str]] = {}
    for step_id, _, name in (spelled.partition(".") for spelled in overrides):
        named.setdefault(step_id, set()).add(name)
    for spelled, value in overrides.items():
        if spelled == KEEP_OUT:
            mask_extent(str(value))
            recipe = replace(recipe, keep_out=str(value))
            continue
        step_id, dot, name = spelled.partition(".")
        if not dot or not name:
            raise InputError(
                Message("{spelled!r} names no setting.", spelled=spelled),
                "Write STEP.NAME=VALUE, such as clean.strength=0.5.",
            )
        step = find(step_id)
        choice = recipe.find(step_id) or StepChoice(step_id, step.first_choice(named[step_id]))
        choice = choice.with_setting(name, _read(step, name, value))
        complete_settings(step, choice.settings)
        recipe = recipe.with_choice(choice)
    return in_order(recipe)


def in_order(recipe: Recipe) -> Recipe:
    """The recipe with its steps in the order in which they run; steps that do not exist come last, to be refused."""
    places = {step.id: place for place, step in enumerate(STEPS)}
    return recipe.with_steps(sorted(recipe.steps, key=lambda choice: places.get(choice.step, len(places))))


def _read(step: Step, name: str, value: Value) -> Value:
    """A text as the type of the field that it is for; what cannot be read is left for the check to refuse."""
    item = next((item for item in step.fields if item.name == name), None)
    if item is None or not isinstance(value, str) or isinstance(item.default, str):
        return value
    try:
        return _parse(item, value.strip())
    except ValueError:
        return value


def _parse(item: Field, text: str) -> Value:
    if isinstance(item.default, bool):
        return _WORDS.get(text.lower(), text)
    return int(text) if isinstance(item.default, int) else float(text)
