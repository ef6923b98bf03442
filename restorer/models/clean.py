"""The catalogue's entry of `clean`."""

from __future__ import annotations

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task


def info() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("clean", Task.CLEAN, "Takes noise, grain, blur and JPEG blocks off a photograph.")
