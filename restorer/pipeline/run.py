"""Runs a recipe's steps on a photo, one after the other, taking up where a cached stage left off."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from restorer.errors import InputError
from restorer.imaging.photo import Mask, Photo
from restorer.message import Message
from restorer.pipeline.cache import Stage, StageCache
from restorer.pipeline.keep_out import KeepOut, check_extent
from restorer.pipeline.movement import movement, warped
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import Catalogue, Detail, Engine, Field, Outcome, Step, Value, Work

StepListener = Callable[[str, float, float], None]
"""Called with (step id, its fraction, the run's fraction), both 0..1, on the working thread."""


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """What a recipe made of a photo.

    Attributes:
        photo: The restored photo; the very same object where no step changed anything.
        notes: What each step did, by step id, in the order in which they ran.
        invented: Where each step invented pixels, at the result's size.
        masks: Other masks that steps left (`repair.damage`), at the size of the photo when the step ran.
        transform: 3 x 3 float64, from pixel centres (x, y, 1) of the source to those of the result.
        changed: The steps that gave back another photo than they were handed.
        details: What was done to each thing that a step worked on, by step id; steps without details are left out.
    """

    photo: Photo
    notes: Mapping[str, str] = field(default_factory=dict)
    invented: Mapping[str, Mask] = field(default_factory=dict)
    masks: Mapping[str, Mask] = field(default_factory=dict)
    transform: NDArray[np.float64] = field(default_factory=lambda: np.eye(3))
    changed: tuple[str, ...] = ()
    details: Mapping[str, Sequence[Detail]] = field(default_factory=dict)


def run(
    photo: Photo,
    recipe: Recipe,
    steps: Sequence[Step],
    work: Work,
    *,
    cache: StageCache | None = None,
    source_digest: str = "",
    on_step: StepListener | None = None,
) -> Result:
    """Run a recipe.

    Args:
        photo: As decoded; not changed.
        recipe: Which steps with which settings, in running order.
        steps: All the steps there are.
        work: What steps work with; its progress gets the run's fraction, and its transform leads to `photo`.
        cache: Where stages are kept; None keeps none.
        source_digest: The sha256 of the source's content; without it nothing is cached.
        on_step: Called with how far each step is, throttled like the progress.

    Returns:
        The result, with every mask brought to its final size.

    Raises:
        InputError: the recipe names a step or a setting that does not exist, or a value out of range.
        Cancelled, ModelError, ResourceError: as the steps raise them.
    """
    plan = [_resolve(choice, steps) for choice in recipe.steps]
    keys = (
        list(_stage_keys(plan, work.catalogue, work.engine, recipe, _in_its_space(source_digest, photo)))
        if cache is not None and source_digest
        else None
    )
    first, stage = _resume(cache, keys, photo)
    keep_out = KeepOut(recipe.keep_out, work.allocate)
    if np.array_equal(work.transform, np.eye(3)):
        check_extent(recipe.keep_out, photo.extent)
    for index in range(first, len(plan)):
        step, settings = plan[index]
        part = _work_for(work, index, len(plan), step.id, on_step)
        way = stage.transform @ work.transform
        part = replace(part, transform=way, keep_out=keep_out.weights(way, stage.photo.extent))
        outcome = step.apply(stage.photo, settings, part)
        moved = movement(stage.photo.extent, outcome)
        outcome = keep_out.respected(stage.photo, outcome, way if moved is None else moved @ way)
        stage = _advance(stage, step.id, outcome, moved)
        if cache is not None and keys is not None:
            cache.keep(keys[index], stage)
    work.progress.report(1.0)
    return Result(stage.photo, stage.notes, stage.invented, stage.masks, stage.transform, stage.changed, stage.details)


def cached_stages(
    photo: Photo,
    recipe: Recipe,
    steps: Sequence[Step],
    catalogue: Catalogue,
    engine: Engine | None,
    *,
    cache: StageCache,
    source_digest: str,
) -> Iterator[tuple[str, Stage]]:
    """What a cache keeps of a recipe's stages on a photo: (step id, the stage after it), in running order.

    Nothing is computed. The arguments are those that `run` was called with; the engine is asked only for what it is,
    and only where a step has networks. None: not made yet, so nothing is found from the first such step on.

    Raises:
        InputError: the recipe names a step or a setting that does not exist, or a value out of range.
    """
    plan = [_resolve(choice, steps) for choice in recipe.steps]
    keys = _stage_keys(plan, catalogue, engine, recipe, _in_its_space(source_digest, photo))
    for (step, _), key in zip(plan, keys, strict=False):
        stage = cache.find(key, photo)
        if stage is not None:
            yield step.id, stage


def enlargement(recipe: Recipe, steps: Sequence[Step]) -> int:
    """How many times as wide and high a recipe makes a photo.

    Raises:
        InputError: as `cached_stages`.
    """
    resolved = (_resolve(choice, steps) for choice in recipe.steps)
    return math.prod(step.enlarges(settings) for step, settings in resolved)


def complete_settings(step: Step, settings: Mapping[str, Value]) -> dict[str, Value]:
    """A value for every field of the step: those given, checked, and the defaults of the others.

    Raises:
        InputError: a setting that the step does not have, of the wrong type, or out of its range.
    """
    known = {item.name: item for item in step.fields}
    for name in settings:
        if name not in known:
            raise InputError(
                Message("The step {step} has no setting called {name!r}.", step=step.id, name=name),
                Message("It has: {known}.", known=", ".join(known) or "none"),
            )
    return {name: _checked(step.id, item, settings.get(name, item.default)) for name, item in known.items()}


def _checked(step_id: str, item: Field, value: Value) -> Value:
    """The value in the field's own type, or `InputError`."""
    spelled = f"{step_id}.{item.name}"
    if isinstance(item.default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(item.default):
        raise InputError(
            Message(
                "{spelled} takes a {type}, not {value!r}.",
                spelled=spelled,
                type=type(item.default).__name__,
                value=value,
            )
        )
    if item.choices and value not in item.choices:
        raise InputError(
            Message("{spelled} cannot be {value!r}.", spelled=spelled, value=value),
            Message("Choose one of: {choices}.", choices=", ".join(map(str, item.choices))),
        )
    low, high = item.minimum, item.maximum
    if isinstance(value, int | float) and not isinstance(value, bool):
        is_outside = (low is not None and value < low) or (high is not None and value > high)
        if value != value or is_outside:
            raise InputError(
                Message("{spelled} cannot be {value!r}.", spelled=spelled, value=value),
                Message("Choose a number from {low} to {high}.", low=low, high=high),
            )
    return value


def _resolve(choice: StepChoice, steps: Sequence[Step]) -> tuple[Step, dict[str, Value]]:
    step = next((step for step in steps if step.id == choice.step), None)
    if step is None:
        names = ", ".join(step.id for step in steps)
        raise InputError(
            Message("There is no step called {step!r}.", step=choice.step),
            Message("The steps are: {names}.", names=names),
        )
    return step, complete_settings(step, choice.settings)


def _in_its_space(source_digest: str, photo: Photo) -> str:
    """The source's digest, and the profile that the photo was brought into the working space from, if it was."""
    profile = photo.origin.profile
    return source_digest if profile is None else f"{source_digest}:{hashlib.sha256(profile).hexdigest()}"


def _stage_keys(
    plan: Sequence[tuple[Step, dict[str, Value]]],
    catalogue: Catalogue,
    engine: Engine | None,
    recipe: Recipe,
    source_digest: str,
) -> Iterator[str]:
    """One key a stage: it changes with the source, what is kept of it, any step so far, and any of their models.

    From the first step with a network on it changes with the engine, too: the same network gives slightly other pixels
    on another device. Without an engine the keys end there.
    """
    kept = f":{recipe.keep_out}" if recipe.keep_out else ""
    digest = hashlib.sha256(f"{source_digest}:{recipe.seed}{kept}".encode())
    for step, settings in plan:
        models = [info.file.sha256 for info in step.models(settings, catalogue)]
        made_by: list[object] = [step.id, step.version, settings, models]
        if models:
            if engine is None:
                return
            made_by.append(engine.cache_key)
        digest.update(json.dumps(made_by, sort_keys=True).encode())
        yield digest.hexdigest()


def _resume(cache: StageCache | None, keys: Sequence[str] | None, photo: Photo) -> tuple[int, Stage]:
    """The index of the first step still to run, and the stage before it."""
    if cache is not None and keys is not None:
        for index in range(len(keys) - 1, -1, -1):
            stage = cache.find(keys[index], photo)
            if stage is not None:
                return index + 1, stage
    return 0, Stage(photo)


def _work_for(work: Work, index: int, count: int, step_id: str, on_step: StepListener | None) -> Work:
    part = work.progress.part(index / count, (index + 1) / count)
    if on_step is not None:
        part = part.heard_by(lambda fraction: on_step(step_id, fraction, (index + fraction) / count))
    part.report(0.0)
    return work.with_progress(part)


def _advance(stage: Stage, step_id: str, outcome: Outcome, moved: NDArray[np.float64] | None) -> Stage:
    """The stage after a step: masks of earlier steps follow where the pixels went."""
    extent = outcome.photo.extent
    earlier = {name: mask if moved is None else warped(mask, moved, extent) for name, mask in stage.invented.items()}
    new = {step_id: outcome.invented} if outcome.invented is not None else {}
    masks = {f"{step_id}.{name}": mask for name, mask in (outcome.masks or {}).items()}
    return Stage(
        outcome.photo,
        {**stage.notes, step_id: outcome.note},
        {**earlier, **new},
        {**stage.masks, **masks},
        stage.transform if moved is None else moved @ stage.transform,
        stage.changed if outcome.photo is stage.photo else (*stage.changed, step_id),
        {**stage.details, **({step_id: tuple(outcome.details)} if outcome.details else {})},
    )
