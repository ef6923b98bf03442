"""Chooses steps and strengths for a photo, and says why for each step, run or left out."""

from __future__ import annotations

from collections.abc import Sequence

from restorer.condition.needs import LARGE_MEGAPIXELS, NEEDS, Need
from restorer.condition.presets import Policy, Preset, Use
from restorer.condition.reading import Condition, Proposal
from restorer.models.info import Task
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import Catalogue, Value
from restorer.steps import STEPS, find

TASKS = {
    "repair": (Task.DAMAGE,),
    "clean": (Task.CLEAN,),
    "colorize": (Task.COLORIZE,),
    "faces": (Task.FACE_DETECTOR, Task.FACE, Task.FACE_EMBEDDING),
    "upscale": (Task.UPSCALE,),
}
"""The models without which a step has nothing to work with."""

NO_MODEL = "no model yet: left out"

_DONE = {
    "straighten": "straightened",
    "repair": "repaired",
    "clean": "cleaned",
    "tone": "restored",
    "colorize": "coloured",
    "faces": "restored",
    "upscale": "enlarged",
}


def propose(condition: Condition, preset: Preset, catalogue: Catalogue, steps: Sequence[str] = ()) -> Proposal:
    """Choose what to do to a photo.

    Args:
        condition: What was measured on it.
        preset: Which steps may run, and how strongly.
        catalogue: A step whose model it does not have is left out.
        steps: Just these steps, whether needed or not, with their defaults; `clean` and `upscale` as strongly and as
            large as the condition suggests. Empty: as the preset says.

    Raises:
        InputError: a step that does not exist is named.
    """
    wanted = {find(step_id).id for step_id in steps}
    choices, reasons = [], {}
    for step in STEPS:
        need = NEEDS[step.id](condition)
        if not _has_models(step.id, catalogue):
            reasons[step.id] = NO_MODEL
        elif wanted:
            reasons[step.id] = f"asked for ({need.reason})" if step.id in wanted else "not asked for"
            if step.id in wanted:
                choices.append(StepChoice(step.id, _suggested(step.id, need)))
        else:
            choice, reasons[step.id] = _by_policy(step.id, need, preset.policy(step.id), condition)
            choices += [choice] if choice is not None else []
    return Proposal(Recipe(tuple(choices)), reasons)


def _has_models(step_id: str, catalogue: Catalogue) -> bool:
    return all(catalogue.for_task(task) is not None for task in TASKS.get(step_id, ()))


def _suggested(step_id: str, need: Need) -> dict[str, Value]:
    """The settings that a photo's condition suggests for a step that was asked for by name."""
    strength = {"strength": round(need.strength, 2)} if step_id == "clean" and need.is_needed else {}
    return {**strength, **need.settings}


def _by_policy(step_id: str, need: Need, policy: Policy, condition: Condition) -> tuple[StepChoice | None, str]:
    if policy.use is Use.NEVER:
        return None, f"{need.reason}: left out, since this preset does not do it"
    if policy.use is Use.NEEDED and not need.is_needed:
        return None, f"{need.reason}: left out"
    if step_id == "upscale" and condition.width * condition.height / 1e6 >= LARGE_MEGAPIXELS:
        # However large is wanted, what is large already is not made sixteen times so by a preset.
        return None, f"{need.reason}: left out"
    strength = round(need.strength * policy.amount, 2)
    if strength == 0:
        return None, f"{need.reason}: left out, since this preset gives it no strength"
    settings: dict[str, Value] = {**need.settings, **policy.settings}
    if strength != 1:
        settings["strength"] = strength
    done = "looked at closely" if need.is_open else _done(step_id, settings, strength)
    return StepChoice(step_id, settings), f"{need.reason}: {done}"


def _done(step_id: str, settings: dict[str, Value], strength: float) -> str:
    if step_id == "upscale":
        return f"enlarged {settings.get('scale', 2)} times"
    return _DONE[step_id] if strength == 1 else f"{_DONE[step_id]} at {strength:.0%}"
