"""Chooses steps and strengths for a photo, and says why for each step, run or left out."""

from __future__ import annotations

from collections.abc import Sequence

from restorer.condition.needs import LARGE_MEGAPIXELS, NEEDS, Need
from restorer.condition.presets import Policy, Preset, Use
from restorer.condition.reading import Condition, Proposal
from restorer.message import Message, joined
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

NO_MODEL = Message("No model for this yet.")
OFF = Message("Off in this preset.")

_WILL_LOOK = {
    "repair": Message("It will be checked for scratches and dust."),
    "faces": Message("Faces will be checked."),
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
    choices: list[StepChoice] = []
    reasons: dict[str, str] = {}
    is_enlarged = not wanted and _is_enlarged(condition, preset, catalogue)
    for step in STEPS:
        need = NEEDS[step.id](condition)
        if not _has_models(step.id, catalogue):
            reasons[step.id] = NO_MODEL
        elif wanted:
            reasons[step.id] = (
                Message("Asked for. {reason}", reason=_sentence(need.reason))
                if step.id in wanted
                else Message("Not asked for.")
            )
            if step.id in wanted:
                choices.append(StepChoice(step.id, _suggested(step.id, need)))
        else:
            if step.id == "clean" and is_enlarged and not need.is_needed:
                # What hardly shows now would be two or four times as large.
                need = Need(True, Message("to be enlarged"), need.strength)
            choice, reasons[step.id] = _by_policy(step.id, need, preset.policy(step.id), condition)
            choices += [choice] if choice is not None else []
    return Proposal(Recipe(tuple(choices)), reasons)


def _is_enlarged(condition: Condition, preset: Preset, catalogue: Catalogue) -> bool:
    if not _has_models("upscale", catalogue):
        return False
    return _by_policy("upscale", NEEDS["upscale"](condition), preset.policy("upscale"), condition)[0] is not None


def _sentence(reason: str) -> str:
    """A reason as a sentence."""
    return Message("{reason:capitalized}.", reason=reason)


def _has_models(step_id: str, catalogue: Catalogue) -> bool:
    return all(catalogue.for_task(task) is not None for task in TASKS.get(step_id, ()))


def _suggested(step_id: str, need: Need) -> dict[str, Value]:
    """The settings that a photo's condition suggests for a step that was asked for by name."""
    strength = {"strength": round(need.strength, 2)} if step_id == "clean" and need.is_needed else {}
    return {**strength, **need.settings}


def _by_policy(step_id: str, need: Need, policy: Policy, condition: Condition) -> tuple[StepChoice | None, str]:
    found = _sentence(need.reason)
    if policy.use is Use.NEVER:
        return None, joined((found, OFF), " ")
    if policy.use is Use.NEEDED and not need.is_needed:
        return None, found
    if step_id == "upscale" and condition.width * condition.height / 1e6 >= LARGE_MEGAPIXELS:
        # However large is wanted, what is large already is not made sixteen times so by a preset.
        return None, found
    strength = round(need.strength * policy.amount, 2)
    if strength == 0:
        return None, joined((found, OFF), " ")
    settings: dict[str, Value] = {**need.settings, **policy.settings}
    if strength != 1:
        settings["strength"] = strength
    return StepChoice(step_id, settings), joined((found, _will(step_id, need, settings, strength)), " ")


def _will(step_id: str, need: Need, settings: dict[str, Value], strength: float) -> str:
    if need.is_open and step_id in _WILL_LOOK:
        return _WILL_LOOK[step_id]
    if step_id == "upscale":
        return Message("It will be enlarged {scale} times.", scale=settings.get("scale", 2))
    return _in_full(step_id) if strength == 1 else _in_part(step_id, strength)


def _in_full(step_id: str) -> str:
    return {
        "straighten": Message("It will be straightened."),
        "repair": Message("They will be repaired."),
        "stains": Message("They will be taken off."),
        "clean": Message("It will be cleaned."),
        "tone": Message("Contrast and colour will be restored."),
        "colorize": Message("It will be coloured."),
        "faces": Message("They will be restored."),
    }[step_id]


def _in_part(step_id: str, share: float) -> str:
    return {
        "straighten": Message("It will be straightened ({share:.0%}).", share=share),
        "repair": Message("They will be repaired ({share:.0%}).", share=share),
        "stains": Message("They will be taken off ({share:.0%}).", share=share),
        "clean": Message("It will be cleaned ({share:.0%}).", share=share),
        "tone": Message("Contrast and colour will be restored ({share:.0%}).", share=share),
        "colorize": Message("It will be coloured ({share:.0%}).", share=share),
        "faces": Message("They will be restored ({share:.0%}).", share=share),
    }[step_id]
