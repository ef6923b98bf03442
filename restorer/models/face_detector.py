"""The catalogue's entry of `face_detector`."""

from __future__ import annotations

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task, Tiling


def info() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("face_detector", Task.FACE_DETECTOR, "Finds faces: eyes, nose and mouth.", Tiling.INTERNAL)
