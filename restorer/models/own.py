"""The catalogue's entries of our own networks, which come with the application: one for each task."""

from __future__ import annotations

from collections.abc import Callable

from restorer.models.embedded import embedded
from restorer.models.info import ModelInfo, Task, Tiling


def damage() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("damage", Task.DAMAGE, "Finds scratches, dust, creases, stains and tears.")


def inpaint() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("inpaint", Task.INPAINT, "Fills what is missing from what lies around it.")


def clean() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("clean", Task.CLEAN, "Takes noise, grain, blur and JPEG blocks off a photograph.")


def colorize() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("colorize", Task.COLORIZE, "Gives a black-and-white photograph likely colours.", Tiling.INTERNAL)


def face_detector() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("face_detector", Task.FACE_DETECTOR, "Finds faces: eyes, nose and mouth.", Tiling.INTERNAL)


def face() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("face", Task.FACE, "Restores one face at a time, keeping who it is.", Tiling.INTERNAL)


def face_embedding() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("face_embedding", Task.FACE_EMBEDDING, "Tells whose face it is.", Tiling.INTERNAL)


def upscale() -> ModelInfo | None:
    """The model, or None where this build comes without it."""
    return embedded("upscale", Task.UPSCALE, "Enlarges a photograph two or four times.")


EMBEDDED: tuple[Callable[[], ModelInfo | None], ...] = (
    damage,
    inpaint,
    clean,
    colorize,
    face_detector,
    face,
    face_embedding,
    upscale,
)
"""The models that come with the application, one for a task."""
