"""The thumbnail that lies in a photo's EXIF block."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from restorer.imaging.metadata.icc import to_srgb
from restorer.imaging.photo import Photo

LONGEST_PX = 160
"""DCF (JEITA CP-3461) asks for 160 x 120; other shapes keep theirs."""

_QUALITY = 82
_SAMPLED_PX = 8 * LONGEST_PX


def draw_thumbnail(photo: Photo) -> bytes:
    """A JPEG of a photo in sRGB, at most `LONGEST_PX` on its longer side. Only so many rows are read as are needed."""
    import cv2

    step = max(1, max(photo.extent) // _SAMPLED_PX)
    sampled = np.ascontiguousarray(photo.pixels[::step, ::step])
    if photo.top > 255:
        sampled = (sampled >> 8).astype(np.uint8)
    pixels = to_srgb(Photo(sampled, icc=photo.icc)).pixels
    height, width = pixels.shape[:2]
    scale = min(1.0, LONGEST_PX / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    out = io.BytesIO()
    Image.fromarray(small).save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
