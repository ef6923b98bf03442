"""One face: whether it wants restoring, how it is restored, and whether it is still the same person's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.by_hand.face_choices import FaceChoice
from restorer.analysis.downscale import Floats, gray_of
from restorer.analysis.face_alignment import FACE_PX, covered, cut_warped, place, scale_of
from restorer.analysis.face_detection import Face
from restorer.analysis.face_identity import (
    MOST_APART,
    OTHERS_MOST_APART,
    Embedding,
    can_be_judged,
    distance,
    embed,
)
from restorer.analysis.sharpness import detail_of_face, edge_widths
from restorer.imaging.photo import Mask, Pixels
from restorer.message import Message
from restorer.pipeline.step import Engine
from restorer.steps.faces.blending import Patch, blend, broad_of, ellipse_in
from restorer.steps.faces.face_crop import FaceCrop

if TYPE_CHECKING:
    from restorer.steps.faces.face_crop import FaceNetworks

RESTORED = "restored"
SHARP = Message("already sharp")
SMALL = Message("too small")
SIDE = Message("seen from the side")
WORN = Message("too worn to judge")
LARGE = Message("larger than the network can improve")
OTHER = Message("it would not be the same person")
SAME = Message("nothing to gain")
OFF = Message("switched off by hand")
KEPT = Message("it is to stay as it is")

CALM = 4.0
CRISP_PX = 1.2
DETAIL = 0.65
"""A face with less noise (8-bit steps), half of whose edges are blurred by less, and whose eyes and mouth hold more
detail, is as good as it gets.

The two err differently: JPEG takes away the first and fakes the second. Of 24 sharp faces of 120 and 240 pixels a side,
saved at quality 10 to 95, 97 % pass (92 % at quality 10, 97 % at 95); softened by 1 px 18 %, by 1.5 px 2 %, by 2 px or
more none. By edges below 1.1 px alone 71 to 100 % of the sharp ones passed, by quality.
"""

NARROWEST_PX = 0.7
"""Edges that seem to be blurred by less are speckles: a pixel by itself blurs by so much."""

LEAST_EDGES = 12
"""Fewer tell nothing: the face counts as worn."""

LEAST_SCALE = 0.25
"""Faces more than four times as large as an aligned one would come back coarser than they are."""

LEAST_GAIN = 0.3 / 255
"""Faces that change by less on average are not worth a patch."""


@dataclass(frozen=True, slots=True)
class FaceSettings:
    """How faces are restored.

    Attributes:
        strength: How much of the correction is used, above 0 and at most 1.
        fidelity: 1 stays with the person in the photo, 0 allows more invention.
        smallest_px: Faces narrower than this in the original are left alone.
        is_monochrome: Whether the photo is black-and-white, be it toned: then only its lightness is touched.
        enlarged: How many of the photo's pixels lie along one of the original's.
    """

    strength: float
    fidelity: float
    smallest_px: float
    is_monochrome: bool
    enlarged: float = 1.0


class Portrait(NamedTuple):
    """What became of a face.

    Attributes:
        outcome: In words: `RESTORED`, or why it was left as it was.
        patch: What to lay into the photo, where it was restored.
        fidelity: At which likeness it was restored, or last tried; None where it was not tried.
        distance: How far its embedding moved then; None where it was not tried.
    """

    outcome: str
    patch: Patch | None = None
    fidelity: float | None = None
    distance: float | None = None

    @property
    def is_restored(self) -> bool:
        """Whether it differs from what it was."""
        return self.outcome == RESTORED


class FaceRestorer:
    """Restores the faces of one photo. Owned by one thread.

    Args:
        nets: The step's.
        engine: Runs them.
        face_settings: How.
    """

    def __init__(self, nets: FaceNetworks, engine: Engine, face_settings: FaceSettings) -> None:
        self._nets, self._engine, self._settings = nets, engine, face_settings

    def restore(self, pixels: Pixels, face: Face, choice: FaceChoice | None = None) -> Portrait:
        """Restore a face where it wants it, can be judged, and stays the same person's.

        One that a person switched on is restored though it is small, sharp, or too worn to be judged; not where it
        would be somebody else's.

        Args:
            pixels: H x W x C, uint8 or uint16; may be memory-mapped: only what lies under the face is read.
            face: Where it is.
            choice: What a person says of it.
        """
        enlarged = self._settings.enlarged
        on = None if choice is None else choice.on
        if on is False:
            return Portrait(OFF)
        matrix = place(face.landmarks)
        if face.width_px < self._settings.smallest_px * enlarged and not on:
            return Portrait(SMALL)
        if matrix is None:
            return Portrait(SIDE)
        if scale_of(matrix) * enlarged < LEAST_SCALE:
            return Portrait(LARGE)
        if not on and is_sharp(pixels, matrix, enlarged):
            return Portrait(SHARP)
        fidelity = self._settings.fidelity if choice is None or choice.likeness is None else choice.likeness
        face_crop = FaceCrop(pixels, matrix, self._nets, self._engine, enlarged)
        return self._restored(pixels, matrix, face_crop, fidelity, is_asked=bool(on))

    def mark(self, face: Face, out: Mask) -> None:
        """Mark a face in a mask of the photo's size."""
        matrix = place(face.landmarks)
        if matrix is None:
            return
        left, top, right, bottom = box = covered(matrix, FACE_PX, (out.shape[1], out.shape[0]))
        marked = np.rint(255 * ellipse_in(matrix, box)).astype(np.uint8)
        np.maximum(out[top:bottom, left:right], marked, out=out[top:bottom, left:right])

    def _restored(
        self, pixels: Pixels, matrix: NDArray[np.float64], face_crop: FaceCrop, wanted: float, *, is_asked: bool
    ) -> Portrait:
        before = face_crop.before
        who = self._who(before)
        is_clear = can_be_judged(before, who, face_crop.side_px, model=self._nets.embedding, engine=self._engine)
        if not (is_clear or is_asked):
            return Portrait(WORN)
        for fidelity in dict.fromkeys((wanted, (1 + wanted) / 2, 1.0)):
            change = self._tinted(before, face_crop.restored(fidelity, self._settings.strength)) - before
            # Broad light and colour are the photo's own: a network's idea of skin is not the sitter's.
            change = change - broad_of(change)
            bare = face_crop.bare(np.clip(before + change, 0, 1))
            change = change if bare is None else change * bare
            apart = distance(who, self._who(np.clip(before + change, 0, 1)))
            if apart <= MOST_APART and self._witness_agrees(before, change):
                patch = blend(pixels, matrix, change)
                # Where all that was taken off was grain, and all of it came back, nothing was restored.
                is_gain = patch.gain >= LEAST_GAIN
                return Portrait(RESTORED if is_gain else SAME, patch if is_gain else None, fidelity, apart)
        return Portrait(OTHER, None, fidelity, apart)

    def _witness_agrees(self, before: Floats, change: Floats) -> bool:
        """Whether the second embedding, where one was chosen, finds the same person in a changed face."""
        model = self._nets.witness
        if model is None:
            return True
        was, becomes = (
            embed(face, model=model, engine=self._engine) for face in (before, np.clip(before + change, 0, 1))
        )
        return distance(was, becomes) <= OTHERS_MOST_APART

    def _who(self, face: Floats) -> Embedding:
        return embed(face, model=self._nets.embedding, engine=self._engine)

    def _tinted(self, before: Floats, after: Floats) -> Floats:
        """The restored face with the tint that it had: 512 x 512 x C."""
        if before.shape[2] == 1 or self._settings.is_monochrome:
            # The same for every channel, so that grey stays grey and sepia sepia.
            return np.asarray(before + (gray_of(after) - gray_of(before))[:, :, np.newaxis], np.float32)
        return after


def is_sharp(pixels: Pixels, matrix: NDArray[np.float64], enlarged: float = 1.0) -> bool:
    """Whether a face is as good as a network could make it.

    Looked at are its features at the original's resolution, or at an aligned face's where the original's is finer:
    more than that no network gives. In an enlarged photo edges must be narrow in the pixels of the result: what was
    sharp and small is soft and large there, and the edges that enlarging drew say nothing.

    Args:
        pixels: As `FaceRestorer.restore` takes them.
        matrix: 2 x 3, from the photo's pixel centres to those of the aligned face.
        enlarged: How many of the photo's pixels lie along one of the original's.
    """
    side, side_now = (round(FACE_PX * min(1.0, 1 / (scale_of(matrix) * grown))) for grown in (max(1.0, enlarged), 1.0))
    gray = gray_of(cut_warped(pixels, matrix * (side / FACE_PX), side)) * np.float32(255)
    # From brows to chin and from ear to ear: hair may be sharp where the eyes are not.
    inner = np.ascontiguousarray(gray[round(0.23 * side) : round(0.96 * side), round(0.12 * side) : round(0.88 * side)])
    noise = _noise(inner)
    if noise >= CALM:
        return False
    widths = edge_widths(inner, noise)
    if len(widths) < LEAST_EDGES:
        return False
    width = max(NARROWEST_PX, float(np.median(widths))) * side_now / side
    return width < CRISP_PX and detail_of_face(gray) >= DETAIL


def _noise(gray: Floats) -> float:
    """The standard deviation of a small picture's noise, after Immerkaer (1996), by the median, since skin is calm."""
    rest = cv2.filter2D(gray, -1, np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32))
    return float(np.median(np.abs(rest))) / (0.6745 * 6)
