"""One aligned face through the networks: that for faces, and those for any picture beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats
from restorer.analysis.face_alignment import FACE_PX, cut_warped, scale_of
from restorer.analysis.noise.wear_numbers import measure_numbers
from restorer.imaging.photo import Pixels
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine


class FaceNetworks(NamedTuple):
    """The networks of the step.

    Attributes:
        detector: As `analysis.face_detection.find_faces` takes it.
        face: Restores an aligned face: `x` (512 x 512 x 3) in, with `fidelity` and `strength`; `result` out.
        embedding: As `analysis.face_identity.embed` takes it.
        clean: Cleans any picture, or None.
        upscale: Enlarges any picture, or None.
        parsing: Tells bare face from hair, glasses and hands: `x` (512 x 512 x 3) in, `face` (512 x 512 x 1, 0 to 1)
            out; or None.
        witness: Another embedding that must find the same person as well, or None.
        is_mean: Whether the result is the mean of what the network for faces and those for any picture make. That was
            measured with our own; networks of others are taken at their word.
    """

    detector: ModelInfo
    face: ModelInfo
    embedding: ModelInfo
    clean: ModelInfo | None = None
    upscale: ModelInfo | None = None
    parsing: ModelInfo | None = None
    witness: ModelInfo | None = None
    is_mean: bool = True


PLAIN_SHARE = 0.5
"""How much the networks for any picture count beside that for faces. They err differently: the mean of both is nearer
to the truth than either, by 0.3 dB."""

CRISP = 0.55
CRISP_PX = 1.0
"""What a mean loses of the finest detail is given back: so much of what lies below this blur (standard deviation)."""

RIM_PX = 4.0
"""How softly a restored face ends where hair or glasses begin (standard deviation, of 512)."""

ENLARGED = 1.25
"""From how many pixels for one of the original's on a photo counts as enlarged."""

_TEXTURE = 0.0
_LEAST_PX = 16


@dataclass(frozen=True)
class FaceCrop:
    """A face in a photo, turned upright. Owned by one thread.

    Args:
        pixels: The photo, H x W x C, uint8 or uint16; may be memory-mapped: only what lies under the face is read.
        matrix: 2 x 3, from the photo's pixel centres to those of the aligned face.
        nets: What restores it.
        engine: Runs them.
        enlarged: How many of the photo's pixels lie along one of the original's.
    """

    pixels: Pixels
    matrix: NDArray[np.float64]
    nets: FaceNetworks
    engine: Engine
    enlarged: float = 1.0

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
        before = _colored(self.before)
        conditions = {"fidelity": fidelity, "strength": 1.0}
        by_face = self.engine.predict(self.nets.face, {"x": _colored(self._as_taken)}, conditions)["result"]
        plain = self._plain if self.nets.is_mean else None
        mean = by_face if plain is None else by_face + np.float32(PLAIN_SHARE) * (plain - by_face)
        if plain is not None:
            mean = mean + np.float32(CRISP) * (mean - cv2.GaussianBlur(mean, (0, 0), CRISP_PX))
        return np.asarray(np.clip(before + np.float32(strength) * (mean - before), 0, 1), np.float32)

    def bare(self, after: Floats) -> Floats | None:
        """Where the face is bare, 512 x 512 x 1 float32, 0..1, soft at its rims; None where no network tells.

        Asked of the face before and after: what a network painted over glasses is not bare for that.

        Args:
            after: The restored face, 512 x 512 x C, 0..1.

        Raises:
            ModelError, ResourceError: as the engine raises them.
        """
        parsing = self.nets.parsing
        if parsing is None:
            return None
        told = [self.engine.predict(parsing, {"x": _colored(face)})["face"] for face in (self.before, after)]
        least = np.minimum(*told).reshape(FACE_PX, FACE_PX)
        soft = np.minimum(least, cv2.GaussianBlur(least, (0, 0), RIM_PX))
        return np.asarray(soft, np.float32)[:, :, np.newaxis]

    @property
    def side_px(self) -> int:
        """How large the aligned face is in the original: its side, at most 512."""
        return max(1, min(FACE_PX, round(FACE_PX / (scale_of(self.matrix) * self.enlarged))))

    @cached_property
    def _as_taken(self) -> Floats:
        """The face as the network for faces learnt to see it, 512 x 512 x C: no finer than the original.

        An enlarged photo holds edges that another network made up. This one was taught with small faces that were only
        interpolated; what was made up once is not a reason to make up more.
        """
        if self.enlarged < ENLARGED or self.side_px < _LEAST_PX:
            return self.before
        small = cut_warped(self.pixels, _reduced(self.matrix, self.side_px / FACE_PX), self.side_px)
        large = cv2.resize(small, (FACE_PX, FACE_PX), interpolation=cv2.INTER_CUBIC)
        return np.clip(np.asarray(large, np.float32).reshape(self.before.shape), 0, 1)

    @cached_property
    def _plain(self) -> Floats | None:
        """The face as the networks for any picture restore it, 512 x 512 x C: small as it is in the photo, enlarged.

        In a photo that was enlarged they did so already.
        """
        if self.enlarged >= ENLARGED:
            return self.before
        clean, upscale = self.nets.clean, self.nets.upscale
        scales = [] if upscale is None else sorted(scale for scale in upscale.scales if scale > 1)
        if clean is None or upscale is None or not scales or self.side_px < _LEAST_PX:
            return None
        small = cut_warped(self.pixels, _reduced(self.matrix, self.side_px / FACE_PX), self.side_px)
        picture = np.rint(small * np.float32(65535)).astype(np.uint16)
        picture = self.engine.run(clean, picture, conditions=measure_numbers(picture).conditions())
        while picture.shape[0] < FACE_PX:
            scale = scales[0] if picture.shape[0] * scales[0] >= FACE_PX else scales[-1]
            conditions = {"texture": _TEXTURE, "strength": 1.0}
            picture = self.engine.run(upscale, picture, scale=scale, conditions=conditions)
        resized = cv2.resize(picture, (FACE_PX, FACE_PX), interpolation=cv2.INTER_AREA)
        return np.asarray(resized.reshape(FACE_PX, FACE_PX, -1) / np.float32(65535), np.float32)


def _colored(face: Floats) -> Floats:
    return np.array(np.broadcast_to(face, (FACE_PX, FACE_PX, 3)), np.float32)


def _reduced(matrix: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    """The map to a face of this share of the size: pixels' corners keep their places, and their centres move."""
    reduced = matrix * share
    reduced[:, 2] += (share - 1) / 2
    return np.asarray(reduced, np.float64)
