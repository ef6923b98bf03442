"""One wish of a person, JSON-plain: queue, history, a cluster and redo all store this object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from restorer.errors import InputError
from restorer.pipeline.recipe import Recipe

EXISTS_POLICIES = ("skip", "rename", "overwrite", "update")
FORMATS = ("same", "png", "jpeg", "tiff", "webp")


@dataclass(frozen=True, slots=True)
class Request:
    """Restore this page of this file into that one, in this manner.

    Attributes:
        source: Absolute path of the original.
        target: Absolute path of the result, decided when the job was queued.
        page: Which page of the source, from 0.
        recipe: What to do; None: read the photo's condition and propose one.
        preset: The name of the preset, or the path of a preset's file, that a proposal follows.
        steps: Run just these with their defaults; empty: as recipe or preset say.
        overrides: `clean.strength` -> 0.5, on top of recipe or proposal.
        format: One of `FORMATS`; `same` keeps the source's where it can be written, else PNG.
        exists: One of `EXISTS_POLICIES`: what to do where the target is there already.
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`.
        strip: Kinds of metadata that the result is not to tell; of `imaging.metadata.metadata_filter.NAMES`.
        caption: Whether a sentence on what was done is put behind the photo's description.
        manifest: Absolute path of the folder whose manifests the result is entered in; empty for none.
        sidecar: Whether what the result says of itself lies beside it, too.
        certificate, key: Absolute paths of the PEM files that content credentials are signed with; empty for none.
    """

    source: str
    target: str
    page: int = 0
    recipe: Recipe | None = None
    preset: str = "auto"
    steps: tuple[str, ...] = ()
    overrides: Mapping[str, bool | int | float | str] = field(default_factory=dict)
    format: str = "same"
    exists: str = "rename"
    device: str = "auto"
    strip: tuple[str, ...] = ()
    caption: bool = False
    manifest: str = ""
    sidecar: bool = False
    certificate: str = ""
    key: str = ""

    def to_json(self) -> dict[str, Any]:
        """The request as plain JSON values."""
        plain: dict[str, Any] = {item.name: getattr(self, item.name) for item in fields(self)}
        plain["recipe"] = self.recipe.to_json() if self.recipe is not None else None
        lists = {"steps": list(self.steps), "strip": list(self.strip)}
        return plain | lists | {"overrides": dict(self.overrides)}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Request:
        """Read a request that `to_json` wrote; `InputError` where it is not one."""
        try:
            recipe = data.get("recipe")
            return Request(
                **{
                    **data,
                    "recipe": Recipe.from_json(recipe) if recipe is not None else None,
                    "steps": tuple(data.get("steps", ())),
                    "strip": tuple(data.get("strip", ())),
                    "overrides": dict(data.get("overrides", {})),
                }
            )
        except TypeError as error:
            raise InputError(
                f"This job cannot be read: {error}.", "Remove it from the queue and add it again."
            ) from error
