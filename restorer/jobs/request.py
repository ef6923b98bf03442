"""What a person asks for one photo. Plain JSON: the queue stores it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from restorer.errors import InputError
from restorer.jobs.output_options import OutputOptions
from restorer.message import Message
from restorer.pipeline.recipe import Recipe

_OUTPUT = frozenset(item.name for item in fields(OutputOptions))


@dataclass(frozen=True, slots=True)
class Request:
    """Restore this page of this file into that one. Adding an option: one field, here or in `OutputOptions`.

    Attributes:
        source: Absolute path of the original.
        target: Absolute path of the result, decided when the job was queued.
        page: Which page of the source, from 0.
        recipe: What to do; None: read the photo's condition and propose one.
        preset: The name of the preset, or the path of a preset's file, that a proposal follows.
        steps: Run just these with their defaults; empty: as recipe or preset say.
        overrides: `clean.strength` -> 0.5, on top of recipe or proposal.
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`, `openvino:gpu` ...
        partial: Whether a photo that is cut off is restored as far as it is there; else it is refused (`CutOffError`).
        output: How the result is written, and with which metadata.
    """

    source: str
    target: str
    page: int = 0
    recipe: Recipe | None = None
    preset: str = "auto"
    steps: tuple[str, ...] = ()
    overrides: Mapping[str, bool | int | float | str] = field(default_factory=dict)
    device: str = "auto"
    partial: bool = False
    output: OutputOptions = field(default_factory=OutputOptions)

    def to_json(self) -> dict[str, Any]:
        """The request as plain JSON values; those of `output` stand beside the others."""
        plain: dict[str, Any] = {item.name: getattr(self, item.name) for item in fields(self) if item.name != "output"}
        plain["recipe"] = self.recipe.to_json() if self.recipe is not None else None
        return {**plain, "steps": list(self.steps), "overrides": dict(self.overrides), **self.output.to_json()}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Request:
        """Read a request that `to_json` wrote; `InputError` where it is not one."""
        try:
            recipe = data.get("recipe")
            return Request(
                **{
                    **{name: value for name, value in data.items() if name not in _OUTPUT},
                    "recipe": Recipe.from_json(recipe) if recipe is not None else None,
                    "steps": tuple(data.get("steps", ())),
                    "overrides": dict(data.get("overrides", {})),
                    "output": OutputOptions.from_json(data),
                }
            )
        except TypeError as error:
            raise InputError(
                Message("This job cannot be read: {reason}.", reason=error),
                "Remove it from the queue and add it again.",
            ) from error
