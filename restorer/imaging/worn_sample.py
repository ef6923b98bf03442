"""The worn photo that the demo restores and the window offers as a sample."""

from __future__ import annotations

from pathlib import Path

from restorer.imaging.encode import EncodeOptions, encode
from restorer.imaging.photo import Photo

PHOTO = "demo/astronaut.png"
"""The resource that is worn: a photo in the public domain."""

SENSITIVITY = 0.8
"""Of `repair`: whoever looks at this photo sees its scratches, and would move the slider. By itself `repair` leaves
them to be clicked, since in a photo in colour it is not sure of them."""

QUALITY = 72
SEED = 7


def write_worn(clean: Photo, path: Path) -> None:
    """Write a faded, yellowed, grainy, scratched and dusty copy of a photo as a JPEG, atomically.

    Args:
        clean: 8 bits, three channels; not changed.
        path: Where to.

    Raises:
        InputError, ResourceError: it cannot be written.
    """
    from restorer.imaging.synthetic_damage import wear

    encode(clean.with_pixels(wear(clean.pixels, SEED)), path, "jpeg", EncodeOptions(quality=QUALITY))
