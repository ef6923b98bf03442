"""The catalogue's entry of `damage`."""

from __future__ import annotations

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task


def info() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("damage", Task.DAMAGE, "Finds scratches, dust, creases, stains and tears.")
