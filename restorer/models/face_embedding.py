"""The catalogue's entry of `face_embedding`."""

from __future__ import annotations

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task, Tiling


def info() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("face_embedding", Task.FACE_EMBEDDING, "Tells whose face it is.", Tiling.INTERNAL)
