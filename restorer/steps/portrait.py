"""One face: whether it wants restoring, how it is restored, and whether it is still the same person's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Mask, Pixels
from restorer.pipeline.step import Engine
from restorer.steps.alignment import FACE_PX, covered, cut_warped, place, scale_of
from restorer.steps.blending import Patch, aligned_ellipse, blend, ellipse_in
from restorer.steps.detection import Face
from restorer.steps.likeness import broad_of, compare
from restorer.steps.proxy import Floats, grey_of
from restorer.steps.sharpness import edge_widths
from restorer.steps.sitter import Sitter

if TYPE_CHECKING:
    from restorer.steps.faces import Nets

RESTORED = "restored"
SHARP = "already sharp"
SMALL = "too small"
ASIDE = "seen from the side"
LARGE = "larger than the network can improve"
OTHER = "it would have become somebody else's"
SAME = "nothing to gain"

CALM = 4.0
CRISP_PX = 1.1
"""A face with less noise (8-bit steps), and half of whose edges are blurred by less, is as good as it gets."""

LEAST_EDGES = 12
"""Fewer tell nothing: the face counts as worn."""

LEAST_SCALE = 0.25
"""Faces more than four times as large as an aligned one would come back coarser than they are."""

LEAST_GAIN = 0.3 / 255
"""Faces that change by less on average are not worth a patch."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How faces are restored.

    Attributes:
        strength: How much of the correction is used, above 0 and at most 1.
        fidelity: 1 stays with the person in the photo, 0 allows more invention.
        smallest_px: Faces narrower than this in the photo are left alone.
        is_monochrome: Whether the photo is black-and-white, be it toned: then only its lightness is touched.
    """

    strength: float
    fidelity: float
    smallest_px: float
    is_monochrome: bool


class Portraitist:
    """Restores the faces of one photo. Owned by one thread.

    Args:
        nets: The step's.
        engine: Runs them.
        manner: How.
    """

    def __init__(self, nets: Nets, engine: Engine, manner: Manner) -> None:
        self._nets, self._engine, self._manner = nets, engine, manner
        self._cover = aligned_ellipse()

    def restore(self, pixels: Pixels, face: Face) -> tuple[str, Patch | None]:
        """Restore a face: what became of it, in words, and the patch where there is one.

        Args:
            pixels: H x W x C, uint8 or uint16; may be memory-mapped: only what lies under the face is read.
            face: Where it is.
        """
        matrix = place(face.landmarks)
        if face.width_px < self._manner.smallest_px:
            return SMALL, None
        if matrix is None:
            # The network knows faces on the template alone; the detector finds profiles, too.
            return ASIDE, None
        if scale_of(matrix) < LEAST_SCALE:
            return LARGE, None
        if is_sharp(pixels, matrix):
            return SHARP, None
        change = self._change(Sitter(pixels, matrix, self._nets, self._engine))
        if change is None:
            return OTHER, None
        patch = blend(pixels, matrix, change)
        # Where all that was taken off was grain, and all of it came back, nothing was restored.
        return (SAME, None) if patch.gain < LEAST_GAIN else (RESTORED, patch)

    def mark(self, face: Face, out: Mask) -> None:
        """Mark a face in a mask of the photo's size."""
        matrix = place(face.landmarks)
        if matrix is None:
            return
        left, top, right, bottom = box = covered(matrix, FACE_PX, (out.shape[1], out.shape[0]))
        marked = np.rint(255 * ellipse_in(matrix, box)).astype(np.uint8)
        np.maximum(out[top:bottom, left:right], marked, out=out[top:bottom, left:right])

    def _change(self, sitter: Sitter) -> Floats | None:
        """What to add to the aligned face, 512 x 512 x C; None where every try made somebody else of it."""
        wanted, before = self._manner.fidelity, sitter.before
        for fidelity in dict.fromkeys((wanted, (1 + wanted) / 2, 1.0)):
            after = self._tinted(before, sitter.restored(fidelity, self._manner.strength))
            if compare(before, after, self._cover, detector=self._nets.detector, engine=self._engine).is_same:
                change = after - before
                # Broad light and colour are the photo's own: a network's idea of skin is not the sitter's.
                return change - broad_of(change)
        return None

    def _tinted(self, before: Floats, after: Floats) -> Floats:
        """The restored face with the tint that it had: 512 x 512 x C."""
        if before.shape[2] == 1 or self._manner.is_monochrome:
            # The same for every channel, so that grey stays grey and sepia sepia.
            return np.asarray(before + (grey_of(after) - grey_of(before))[:, :, np.newaxis], np.float32)
        return after


def is_sharp(pixels: Pixels, matrix: NDArray[np.float64]) -> bool:
    """Whether a face is as good as a network could make it.

    Looked at are its features at the photo's own resolution, or at that of an aligned face where the photo's is finer:
    more than that no network gives.
    """
    side = round(FACE_PX * min(1.0, 1 / scale_of(matrix)))
    grey = grey_of(cut_warped(pixels, matrix * (side / FACE_PX), side)) * np.float32(255)
    # From brows to chin and from ear to ear: hair may be sharp where the eyes are not.
    inner = np.ascontiguousarray(grey[round(0.23 * side) : round(0.96 * side), round(0.12 * side) : round(0.88 * side)])
    noise = _noise(inner)
    widths = edge_widths(inner, noise)
    return len(widths) >= LEAST_EDGES and float(np.median(widths)) < CRISP_PX and noise < CALM


def _noise(grey: Floats) -> float:
    """The standard deviation of a small picture's noise, after Immerkaer (1996), by the median, since skin is calm."""
    rest = cv2.filter2D(grey, -1, np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32))
    return float(np.median(np.abs(rest))) / (0.6745 * 6)
