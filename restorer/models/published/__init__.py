"""The catalogue's entries of networks that others published: fetched on request only, and checked before each use."""

from __future__ import annotations

from restorer.models.info import ModelInfo
from restorer.models.published import cleaning, colorizing, damage, enlarging, face_parts, faces, inpainting

PUBLISHED: tuple[ModelInfo, ...] = (
    *enlarging.MODELS,
    *cleaning.MODELS,
    *damage.MODELS,
    *inpainting.MODELS,
    *colorizing.MODELS,
    *faces.MODELS,
    *face_parts.MODELS,
)
"""Models of others, fetched on request only."""
