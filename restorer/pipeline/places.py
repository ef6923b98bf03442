"""What in a recipe belongs to one photo alone: points, masks and frames lie at places of that photo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from restorer.pipeline.recipe import Recipe
from restorer.pipeline.step import PHOTO_KINDS, Step


def fitted(recipe: Recipe, own: Recipe | None, steps: Sequence[Step]) -> Recipe:
    """A recipe for another photo.

    Args:
        recipe: What is done; what it says of places is left out.
        own: The other photo's recipe: what it says of its own places stays; None: it says nothing.
        steps: All steps.
    """
    recipe = replace(recipe, keep_out=own.keep_out if own is not None else "")
    for step in steps:
        choice, other = recipe.find(step.id), own.find(step.id) if own is not None else None
        if choice is None:
            continue
        settings = dict(choice.settings)
        for name in _names(step):
            settings.pop(name, None)
            if other is not None and name in other.settings:
                settings[name] = other.settings[name]
        recipe = recipe.with_choice(replace(choice, settings=settings))
    return recipe


def has_places(recipe: Recipe | None, steps: Sequence[Step]) -> bool:
    """Whether a recipe says something of places in its photo."""
    if recipe is None:
        return False
    told = ((step, recipe.find(step.id)) for step in steps)
    return bool(recipe.keep_out) or any(
        choice is not None and any(choice.settings.get(name) for name in _names(step)) for step, choice in told
    )


def _names(step: Step) -> list[str]:
    return [item.name for item in step.fields if item.kind in PHOTO_KINDS]
