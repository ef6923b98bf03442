"""Which network does a step's work: the one that comes with Restorer, or one that a person chose by its id."""

from __future__ import annotations

from collections.abc import Iterable

from restorer.errors import ModelError
from restorer.message import Message
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.field import Catalogue, Field, StepSettings


def model_field(task: Task, name: str = "model", label: str = "Network", what: str = "") -> Field:
    """A field that holds the id of a network, or nothing for the one that comes with Restorer.

    Args:
        task: What the network is for.
        name: As recipes spell it.
        label: As the window shows it.
        what: One sentence; empty for the usual one.
    """
    usual = "Which network does it, by its id; empty for the one that comes with Restorer."
    return Field(name, label, "", what or usual, task=task)


def chosen_model(fields: Iterable[Field], settings: StepSettings, catalogue: Catalogue, task: Task) -> ModelInfo | None:
    """The network that a step is to use for a task, or None where there is none.

    Args:
        fields: The step's.
        settings: The step's; those that are not there have their defaults.
        catalogue: Which there are.
        task: What it is for.

    Raises:
        ModelError: a network was chosen that does not exist, or that is for something else.
    """
    name = next((item.name for item in fields if item.task is task), None)
    model_id = str(settings.get(name, "")).strip() if name is not None else ""
    if not model_id:
        return catalogue.for_task(task)
    model = catalogue.get(model_id)
    if model.task is not task:
        raise ModelError(
            Message(
                "The network {model} is for {its_task}, not for {task}.",
                model=model.id,
                its_task=model.task.value,
                task=task.value,
            ),
            "Choose one that is for this step: docs/models.md lists them.",
        )
    return model
