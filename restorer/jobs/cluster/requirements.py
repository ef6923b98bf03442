"""What a worker must have so that its results are those of this computer: the same program and the same weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from restorer import __version__
from restorer.condition import load_preset
from restorer.errors import ModelError
from restorer.jobs.request import Request
from restorer.message import Message
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Step


class KnownModels(Protocol):
    """What is asked of a catalogue here; `models.catalogue.ModelCatalogue` is one."""

    def all(self) -> tuple[ModelInfo, ...]:
        """Every model there is."""
        ...

    def embedded(self) -> tuple[ModelInfo, ...]:
        """Those that come with the application."""
        ...

    def get(self, model_id: str) -> ModelInfo:
        """The model of this id; `ModelError` where there is none."""
        ...

    def locate(self, info: ModelInfo) -> Any:
        """Its file, checked by sha256; `ModelError` where it is not here or another."""
        ...


def requirements(request: Request, steps: Iterable[Step], models: KnownModels | None) -> dict[str, Any]:
    """What a worker needs for this request, as plain JSON: version, steps' versions, models' sha256.

    The models are those that come with the application and those that request, recipe or preset name.
    """
    needed = dict[str, str]()
    if models is not None:
        named = _texts(request)
        infos = [*models.embedded(), *(info for info in models.all() if info.id in named)]
        needed = {info.id: info.file.sha256 for info in infos if info.file.sha256}
    return {
        "version": __version__,
        "steps": {step.id: step.version for step in steps},
        "models": needed,
    }


def refusal(required: Mapping[str, Any], steps: Iterable[Step], models: KnownModels | None) -> Message | None:
    """Why this computer must not do such a request; None where it may. Weights are read once a process."""
    if required["version"] != __version__:
        return Message("it has Restorer {mine}, and {wanted} is needed", mine=__version__, wanted=required["version"])
    mine = {step.id: step.version for step in steps}
    if required["steps"] != mine:
        return Message("its steps are other ones, though its version is the same")
    for model_id, sha256 in required["models"].items():
        reason = _model_refusal(model_id, sha256, models)
        if reason is not None:
            return reason
    return None


def _model_refusal(model_id: str, sha256: str, models: KnownModels | None) -> Message | None:
    if models is None:
        return Message("it has no models")
    try:
        info = models.get(model_id)
        if info.file.sha256 and info.file.sha256 != sha256:
            return Message("its model {model} has other weights", model=model_id)
        models.locate(info)
    except ModelError as error:
        return Message("{reason} {hint}", reason=error.message, hint=error.hint)
    return None


def _texts(request: Request) -> set[str]:
    """All texts that may be a model's id."""
    values = list[object](request.overrides.values())
    if request.recipe is not None:
        values += [value for choice in request.recipe.steps for value in choice.settings.values()]
    else:
        policies = load_preset(request.preset).policies.values()
        values += [value for policy in policies for value in policy.settings.values()]
    return {value for value in values if isinstance(value, str)}
