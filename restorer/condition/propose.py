"""Chooses steps and strengths for a photo, and says why for each step, run or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from restorer.condition.presets import Policy, Preset, Use
from restorer.message import Message, joined
from restorer.pipeline.condition import Condition
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.step import Assessment, Catalogue, Step, Value
from restorer.steps import STEPS, find

NO_MODEL = Message("No model for this yet.")
OFF = Message("Off in this preset.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A recipe for a photo, and why.

    Attributes:
        recipe: The steps that run.
        reasons: For each step, run or left out, what was found and what will be done, with figures.
        condition: What was measured.
        headlines: The reasons as short as they can be, without figures, where they differ.
    """

    recipe: Recipe
    reasons: Mapping[str, str] = field(default_factory=dict)
    condition: Condition | None = None
    headlines: Mapping[str, str] = field(default_factory=dict)


def propose(condition: Condition, preset: Preset, catalogue: Catalogue, steps: Sequence[str] = ()) -> Proposal:
    """Choose what to do to a photo.

    Args:
        condition: What was measured on it.
        preset: Which steps may run, and how strongly.
        catalogue: A step whose model it does not have is left out.
        steps: Just these steps, whether needed or not, with what the condition suggests and defaults for the rest.
            Empty: as the preset says.

    Raises:
        InputError: a step that does not exist is named.
    """
    wanted = {find(step_id).id for step_id in steps}
    choices: list[StepChoice] = []
    reasons: dict[str, str] = {}
    headlines: dict[str, str] = {}
    is_enlarged = not wanted and _is_enlarged(condition, preset, catalogue)
    for step in STEPS:
        need = step.assess(condition)
        if not _has_models(step, catalogue):
            reasons[step.id] = NO_MODEL
        elif wanted:
            reasons[step.id] = (
                Message("Asked for. {reason}", reason=_sentence(need.reason))
                if step.id in wanted
                else Message("Not asked for.")
            )
            if step.id in wanted:
                choices.append(StepChoice(step.id, _suggested(need)))
        else:
            if is_enlarged and not need.is_needed and need.if_enlarged is not None:
                need = need.if_enlarged
            choice, reasons[step.id] = _by_policy(step, need, preset.policy(step.id))
            choices += [choice] if choice is not None else []
            if need.headline or need.plan:
                _, short = _by_policy(step, replace(need, reason=need.headline or need.reason), preset.policy(step.id))
                headlines[step.id] = need.plan if choice is not None and need.plan else short
    return Proposal(Recipe(tuple(choices)), reasons, condition, headlines)


def _is_enlarged(condition: Condition, preset: Preset, catalogue: Catalogue) -> bool:
    """Whether any step is going to enlarge the photo."""
    for step in STEPS:
        if _has_models(step, catalogue):
            choice, _ = _by_policy(step, step.assess(condition), preset.policy(step.id))
            if choice is not None and step.enlarges(choice.settings) > 1:
                return True
    return False


def _sentence(reason: str) -> str:
    """A reason as a sentence."""
    return Message("{reason:capitalized}.", reason=reason)


def _has_models(step: Step, catalogue: Catalogue) -> bool:
    return all(catalogue.for_task(task) is not None for task in step.tasks)


def _suggested(need: Assessment) -> dict[str, Value]:
    """The settings that a photo's condition suggests for a step that was asked for by name."""
    is_told = need.is_needed and need.strength is not None
    return {**({"strength": round(need.strength or 0.0, 2)} if is_told else {}), **need.settings}


def _by_policy(step: Step, need: Assessment, policy: Policy) -> tuple[StepChoice | None, str]:
    found = _sentence(need.reason)
    if policy.use is Use.NEVER:
        return None, joined((found, OFF), " ")
    if policy.use is Use.NEEDED and not need.is_needed:
        return None, found
    if need.is_ruled_out:
        return None, found
    strength = round((1.0 if need.strength is None else need.strength) * policy.amount, 2)
    if strength == 0:
        return None, joined((found, OFF), " ")
    settings: dict[str, Value] = {**need.settings, **policy.settings}
    if strength != 1:
        settings["strength"] = strength
    return StepChoice(step.id, settings), joined((found, need.will_look or step.promise(strength, settings)), " ")
