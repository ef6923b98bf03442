"""The catalogue's entry of `face`."""

from __future__ import annotations

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task, Tiling


def info() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("face", Task.FACE, "Restores one face at a time, keeping who it is.", Tiling.INTERNAL)
