"""What a person painted over what was found: filled as well, chosen from what may be damage, or left alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Mask
from restorer.pipeline.keep_out import laid_over
from restorer.steps.repair.damage_segmentation import LINE_PX, Marks

_STRIP = 1024


def choose_within(
    masks: Sequence[Mask], text: str, transform: NDArray[np.float64], extent: Extent, marks: Marks
) -> Marks:
    """Fill what may be damage inside of an area that a person drew, and no more of what lies across its edge.

    Args:
        masks: As for `lay_paint`.
        text: A mask of the source: the area; empty for none.
        transform: As for `lay_paint`.
        extent: The photo's size.
        marks: How many there were before.

    Returns:
        How many there are now.

    Raises:
        InputError: the text is no mask of this photo.
    """
    filled, possible = masks
    area = laid_over(text, transform, extent)
    if area is None:
        return marks
    import cv2

    chosen = np.minimum(possible, area)
    count, _, stats, _ = cv2.connectedComponentsWithStats(chosen, connectivity=8)
    long_px = stats[1:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1].max(axis=1, initial=0)
    lines = int((long_px >= LINE_PX).sum())
    for top in range(0, filled.shape[0], _STRIP):
        rows = slice(top, top + _STRIP)
        np.maximum(filled[rows], chosen[rows], out=filled[rows])
        possible[rows][chosen[rows] > 0] = 0
    left = max(1, marks.possible - (count - 1)) if possible.any() else 0
    return marks._replace(lines=marks.lines + lines, specks=marks.specks + count - 1 - lines, possible=left)


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
