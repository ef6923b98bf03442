"""The catalogue's entry of `colorize`."""

from __future__ import annotations

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task, Tiling


def info() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("colorize", Task.COLORIZE, "Gives a black-and-white photograph likely colours.", Tiling.INTERNAL)
