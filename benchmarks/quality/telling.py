"""What `clean` is told of a picture: what the application itself measures on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.noise.wear_numbers import numbers_of
from restorer.condition import inspect
from restorer.imaging.photo import Photo


def told_of(picture: NDArray[np.uint8]) -> dict[str, float]:
    """The inputs of `clean` beside the picture (H x W x C), at full strength."""
    return {"strength": 1.0, **numbers_of(inspect(Photo(picture))).conditions()}
