"""The catalogue's entry of `inpaint`."""

from __future__ import annotations

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task


def info() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("inpaint", Task.INPAINT, "Fills what is missing from what lies around it.")
