"""Where in a recipe each kind of network is chosen. Knows no widget, and nothing that takes long to load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from restorer.models.info import Task
from restorer.pipeline.step import Step


@dataclass(frozen=True, slots=True)
class ModelPlace:
    """The setting that chooses a network: a step's id, and the name of its field."""

    step_id: str
    field: str


def places_of(steps: Sequence[Step]) -> dict[Task, ModelPlace]:
    """Where each kind of network is chosen."""
    return {
        item.task: ModelPlace(step.id, item.name) for step in steps for item in step.fields if item.task is not None
    }
