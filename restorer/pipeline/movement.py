"""Where pixels went: what a step's outcome says of it, and what that means for masks and sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Mask

if TYPE_CHECKING:
    from restorer.pipeline.step import Outcome


def movement(old: Extent, outcome: Outcome) -> NDArray[np.float64] | None:
    """Where pixel centres went, 3 x 3; a step that only changes the size need not say, since the sizes do.

    Args:
        old: The size of the photo that the step was handed.
        outcome: What it made of it.
    """
    new = outcome.photo.extent
    if outcome.transform is not None or new == old:
        return outcome.transform
    x, y = new.width / old.width, new.height / old.height
    return np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2], [0, 0, 1]])


def warped(mask: Mask, transform: NDArray[np.float64], extent: Extent) -> Mask:
    """A mask where the pixels went; what comes from outside the old picture is 0."""
    import cv2

    return np.asarray(cv2.warpPerspective(mask, transform, extent, flags=cv2.INTER_NEAREST), np.uint8)


def local_scale(transform: NDArray[np.float64], extent: Extent) -> float:
    """How many pixels lie along one of the source's, in the middle of a photo.

    Args:
        transform: 3 x 3, from the source's pixel centres to the photo's; may be a perspective.
        extent: The photo's size.
    """
    back = np.linalg.inv(transform)
    w = float(back[2] @ (extent.width / 2, extent.height / 2, 1.0))
    # The determinant of the derivative of a perspective is that of its matrix over the cube of w.
    return float(abs(w**3 / np.linalg.det(back)) ** 0.5)
