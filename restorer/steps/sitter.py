"""One aligned face through the networks: that for faces, and those for any picture beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Pixels
from restorer.pipeline.step import Engine
from restorer.steps.alignment import FACE_PX, cut_warped, scale_of
from restorer.steps.proxy import Floats

if TYPE_CHECKING:
    from restorer.steps.faces import Nets

PLAIN_SHARE = 0.5
"""How much the networks for any picture count beside that for faces. They err differently: the mean of both is nearer
to the truth than either, by 0.3 dB."""

CRISP = 0.55
CRISP_PX = 1.0
"""What a mean loses of the finest detail is given back: so much of what lies below this blur (standard deviation)."""

_TEXTURE = 0.0
_LEAST_PX = 16


@dataclass(frozen=True)
class Sitter:
    """A face in a photo, turned upright. Owned by one thread.

    Args:
        pixels: The photo, H x W x C, uint8 or uint16; may be memory-mapped: only what lies under the face is read.
        matrix: 2 x 3, from the photo's pixel centres to those of the aligned face.
        nets: What restores it.
        engine: Runs them.
    """

    pixels: Pixels
    matrix: NDArray[np.float64]
    nets: Nets
    engine: Engine

    @cached_property
    def before(self) -> Floats:
        """The face as it is in the photo: 512 x 512 x C, float32, 0..1."""
        return cut_warped(self.pixels, self.matrix, FACE_PX)

    def restored(self, fidelity: float, strength: float) -> Floats:
        """The face as the networks restore it: 512 x 512 x 3, float32, 0..1.

        Args:
            fidelity: 1 stays with the person in the photo, 0 allows more invention.
            strength: How much of the correction is used, above 0 and at most 1.

        Raises:
            Cancelled, ModelError, ResourceError: as the engine raises them.
        """
        before = np.array(np.broadcast_to(self.before, (FACE_PX, FACE_PX, 3)), np.float32)
        conditions = {"fidelity": fidelity, "strength": strength}
        by_face = self.engine.predict(self.nets.face, {"x": before}, conditions)["result"]
        if self._plain is None:
            return np.asarray(np.clip(by_face, 0, 1), np.float32)
        plain = before + np.float32(strength) * (self._plain - before)
        mean = by_face + np.float32(PLAIN_SHARE) * (plain - by_face)
        fine = mean - cv2.GaussianBlur(mean, (0, 0), CRISP_PX)
        return np.asarray(np.clip(mean + np.float32(CRISP * strength) * fine, 0, 1), np.float32)

    @cached_property
    def _plain(self) -> Floats | None:
        """The face as the networks for any picture restore it, 512 x 512 x C: small as it is in the photo, enlarged."""
        clean, upscale = self.nets.clean, self.nets.upscale
        scales = [] if upscale is None else sorted(scale for scale in upscale.scales if scale > 1)
        side = min(FACE_PX, round(FACE_PX / scale_of(self.matrix)))
        if clean is None or upscale is None or not scales or side < _LEAST_PX:
            return None
        small = cut_warped(self.pixels, _reduced(self.matrix, side / FACE_PX), side)
        picture = np.rint(small * np.float32(65535)).astype(np.uint16)
        picture = self.engine.run(clean, picture, conditions={"strength": 1.0})
        while picture.shape[0] < FACE_PX:
            scale = scales[0] if picture.shape[0] * scales[0] >= FACE_PX else scales[-1]
            conditions = {"texture": _TEXTURE, "strength": 1.0}
            picture = self.engine.run(upscale, picture, scale=scale, conditions=conditions)
        resized = cv2.resize(picture, (FACE_PX, FACE_PX), interpolation=cv2.INTER_AREA)
        return np.asarray(resized.reshape(FACE_PX, FACE_PX, -1) / np.float32(65535), np.float32)


def _reduced(matrix: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """The map to a face of this share of the size: pixels' corners keep their places, and their centres move."""
    reduced = matrix * share
    reduced[:, 2] += (share - 1) / 2
    return np.asarray(reduced, np.float64)
