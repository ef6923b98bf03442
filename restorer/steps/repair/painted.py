"""What a person painted over what was found: filled as well, or left alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Mask
from restorer.pipeline.keep_out import laid_over

_STRIP = 1024


def lay_paint(
    masks: Sequence[Mask], painted_text: str, erased_text: str, transform: NDArray[np.float64], extent: Extent
) -> None:
    """Change masks of damage as was painted.

    Args:
        masks: What is filled, and what may be damage and is left: H x W uint8, 255 or 0; changed in place.
        painted_text: A mask of the source (`imaging.mask_text`): what is filled as well; empty for none.
        erased_text: What is left alone, whatever was found or painted there; empty for none.
        transform: 3 x 3, from the source's pixel centres to the photo's.
        extent: The photo's size.

    Raises:
        InputError: a text is no mask of this photo.
    """
    filled, possible = masks
    painted = laid_over(painted_text, transform, extent)
    erased = laid_over(erased_text, transform, extent)
    for top in range(0, filled.shape[0], _STRIP):
        rows = slice(top, top + _STRIP)
        if painted is not None:
            np.maximum(filled[rows], painted[rows], out=filled[rows])
            possible[rows][painted[rows] > 0] = 0
        if erased is not None:
            is_erased = erased[rows] > 0
            filled[rows][is_erased] = 0
            possible[rows][is_erased] = 0
