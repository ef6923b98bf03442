"""Masks as short texts: what a person paints over a photo stands in its recipe, and goes wherever that goes.

`4000x3000+120+80:SUkqAA...`: the photo's size, where the upper left pixel of what is marked lies, and a bilevel TIFF of
that part (ITU-T T.6, "Group 4") in base64. Without a colon nothing is marked.
"""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache

import numpy as np

from restorer.errors import InputError
from restorer.imaging import vips
from restorer.imaging.photo import Extent, Mask
from restorer.message import Message

MARKED = 128
"""A value from which on a pixel of a mask that is read from a file counts as marked."""

_SPELLED = re.compile(r"(\d{1,5})x(\d{1,5})(?:\+(\d{1,5})\+(\d{1,5}):([A-Za-z0-9+/=]+))?")
_HOW = Message("Choose the mask once more, as a PNG of the photo's size.")
_KEPT = 4
"""So many masks are kept once they were read: every step of a photo asks for the same."""


def write_mask(mask: Mask) -> str:
    """The mask as `read_mask` reads it.

    Args:
        mask: H x W uint8, at most 99999 a side: `MARKED` and above is marked.
    """
    height, width = mask.shape
    is_marked = mask >= MARKED
    rows, columns = np.flatnonzero(is_marked.any(axis=1)), np.flatnonzero(is_marked.any(axis=0))
    if not len(rows):
        return f"{width}x{height}"
    top, left = int(rows[0]), int(columns[0])
    part = is_marked[top : rows[-1] + 1, left : columns[-1] + 1].astype(np.uint8) * np.uint8(255)
    # The array itself, not its bytes: copying those would keep every other thread waiting.
    image = vips.library().Image.new_from_memory(part, part.shape[1], part.shape[0], 1, "uchar")
    data = image.tiffsave_buffer(compression="ccittfax4", bitdepth=1, keep="none")
    return f"{width}x{height}+{left}+{top}:{base64.b64encode(data).decode('ascii')}"


def mask_extent(text: str) -> Extent | None:
    """The size of the photo that a mask belongs to; None for an empty text.

    Raises:
        InputError: it is no mask.
    """
    return None if not text else Extent(*(int(part) for part in _parts(text)[:2]))


@lru_cache(maxsize=_KEPT)
def read_mask(text: str) -> Mask | None:
    """Read a mask; an empty text holds none.

    Returns:
        H x W uint8, read-only: 255 where the photo is marked, else 0; None without a mask.

    Raises:
        InputError: it is no mask.
    """
    if not text:
        return None
    width, height, left, top, data = _parts(text)
    mask = np.zeros((int(height), int(width)), np.uint8)
    if data:
        part = _decoded(data, Extent(int(width) - int(left), int(height) - int(top)))
        mask[int(top) : int(top) + part.shape[0], int(left) : int(left) + part.shape[1]] = part
    mask.setflags(write=False)
    return mask


def _parts(text: str) -> tuple[str, str, str, str, str]:
    found = _SPELLED.fullmatch(text)
    if found is None or not (int(found[1]) and int(found[2])):
        raise InputError(Message("The mask cannot be read."), _HOW)
    return found[1], found[2], found[3] or "0", found[4] or "0", found[5] or ""


def _decoded(data: str, room: Extent) -> Mask:
    """The TIFF's pixels, where it has one channel of 8 bits and fits the room."""
    try:
        image = vips.library().Image.tiffload_buffer(base64.b64decode(data, validate=True))
        is_fit = image.width <= room.width and image.height <= room.height
        if not is_fit or image.bands != 1 or image.format != "uchar":
            raise InputError(Message("The mask cannot be read."), _HOW)
        pixels = np.frombuffer(image.write_to_memory(), np.uint8)
    except (binascii.Error, vips.Error) as error:
        raise InputError(Message("The mask cannot be read."), _HOW) from error
    return np.asarray(np.where(pixels >= MARKED, 255, 0), np.uint8).reshape(image.height, image.width)
