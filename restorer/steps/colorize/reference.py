"""A photo that lends its colours, as the short text that a recipe holds: a small copy of it as JPEG, in base64."""

from __future__ import annotations

import base64
import binascii

import numpy as np

from restorer.analysis.downscale import reduce_to
from restorer.errors import InputError
from restorer.imaging import vips
from restorer.imaging.metadata.icc import to_srgb
from restorer.imaging.photo import Photo, Pixels
from restorer.message import Message

LONGEST_PX = 288
"""The larger of the two sizes at which the network looks at a photo: more than that of a reference is not seen."""

QUALITY = 80
"""A copy takes some 15 kB so. Colours are what counts, and at this quality chroma is kept at half its size."""

_HOW = Message("Choose the reference photo once more.")


def write_reference(photo: Photo) -> str:
    """The photo as `read_reference` reads it.

    Args:
        photo: In colour, at any size.

    Raises:
        InputError: it has no colours.
    """
    if photo.channels != 3:
        raise InputError(Message("The reference photo has no colours to lend."), "Choose one in colour.")
    small = reduce_to(to_srgb(photo).pixels, LONGEST_PX)
    pixels = np.rint(np.clip(small, 0, 1) * 255).astype(np.uint8)
    height, width = pixels.shape[:2]
    image = vips.library().Image.new_from_memory(pixels.tobytes(), width, height, 3, "uchar")
    data = image.copy(interpretation="srgb").jpegsave_buffer(Q=QUALITY, keep="none")
    return base64.b64encode(data).decode("ascii")


def read_reference(text: str) -> Pixels | None:
    """The small copy: h x w x 3 uint8, sRGB; None for an empty text.

    Raises:
        InputError: it is none.
    """
    if not text.strip():
        return None
    try:
        image = vips.library().Image.jpegload_buffer(base64.b64decode(text, validate=True))
        if image.bands != 3 or max(image.width, image.height) > 2 * LONGEST_PX:
            raise InputError(Message("The reference photo cannot be read."), _HOW)
        data = image.write_to_memory()
    except (binascii.Error, vips.Error) as error:
        raise InputError(Message("The reference photo cannot be read."), _HOW) from error
    return np.frombuffer(data, np.uint8).reshape(image.height, image.width, 3)
