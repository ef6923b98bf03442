"""Finds faces in a photo of any size: at several scales, and each once more by itself before it is believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent, Pixels
from restorer.imaging.tiles import plan_tiles
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine
from restorer.progress import Progress
from restorer.steps.alignment import cut_warped, place
from restorer.steps.proxy import Floats, reduce_to

WHOLE_PX, TILED_PX = (160, 320, 640), (1280, 2560)
"""The longer sides of the copies that are searched, the larger ones in tiles. The network knows faces of some 20 to 150
pixels: a portrait's face is found in the smallest copy, and those of a large group in the largest."""

TILE_PX = 576
OVERLAP_PX = 96
LARGEST_IN_TILE_PX = 120
"""Faces that a tile may cut were found whole in the smaller copy."""

SMALLEST_PX = 12
"""Smaller faces in a copy are guesses, and a smaller photo holds none."""

LEAST_PX = 10
"""Smaller faces in the photo itself are guesses, however much it is enlarged."""

POSSIBLE = 0.5
"""From which probability on a place is looked at again."""

LIKELY = 0.76
"""The mean probability of the looks from which on it is a face."""

PORTRAIT_SHARE = 0.4
LIKELY_PORTRAIT = 0.6
"""A face that fills so much of the photo's shorter side needs less: few other things that large are taken for one."""

MOST_LOOKED_AT = 240

MOST_OVERLAP = 0.4
MOST_INSIDE = 0.7
"""Of two faces that overlap by more (intersection over union, or over the smaller), the likelier stays."""

LOOKS_PX = (52, 76, 108)
"""How wide a face is in the looks that are taken of it by itself; every second one is mirrored."""

_CELL_PX = 192
_CELLS_A_SIDE = 4
_SAME = 0.35


class Face(NamedTuple):
    """A face in a photo.

    Attributes:
        box: 4, float64: left, top, right, bottom in pixels.
        landmarks: 5 x 2, float64: x and y of pixel centres: the eyes, the nose, the corners of the mouth, those on
            the picture's left first.
        chance: How likely it is one, 0..1.
    """

    box: NDArray[np.float64]
    landmarks: NDArray[np.float64]
    chance: float

    @property
    def width_px(self) -> float:
        """The mean of its box's sides."""
        return float(np.sqrt(np.prod(np.clip(self.box[2:] - self.box[:2], 0, None))))


def find_faces(pixels: Pixels, *, model: ModelInfo, engine: Engine, progress: Progress | None = None) -> list[Face]:
    """Find faces that look at the camera, more or less; the largest first.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped: only reduced copies are looked at.
        model: A detector: `x` in; `boxes`, `chance` and `landmarks` out.
        engine: Runs it.
        progress: Told after each run of the network.

    Raises:
        Cancelled: a stop was asked for.
        ModelError, ResourceError: as the engine raises them.
    """
    progress = progress if progress is not None else Progress()
    found: list[Face] = []
    if min(pixels.shape[:2]) < SMALLEST_PX:
        return found
    largest, scale = _copy_of(pixels)
    for number, longest_px in enumerate((*WHOLE_PX, *TILED_PX)):
        is_tiled = longest_px in TILED_PX
        if is_tiled and max(largest.shape[:2]) < 0.6 * longest_px:
            break
        copy, share = _resized(largest, min(longest_px, max(largest.shape[:2])) if is_tiled else longest_px)
        for window in _windows(copy, is_tiled=is_tiled):
            progress.check()
            found += _seen(copy, window, share * scale, model, engine, is_part=is_tiled)
        progress.report(0.12 * (number + 1))
    found = [face for face in found if face.width_px >= LEAST_PX]
    possible = _apart(found)[:MOST_LOOKED_AT]
    faces = _looked_at(pixels, possible, model, engine, progress.part(0.6, 1.0))
    return sorted(_apart(faces), key=lambda face: -face.width_px)


def detect(values: Floats, *, model: ModelInfo, engine: Engine, least: float) -> list[Face]:
    """Every face that the network sees at once in a small picture, the likeliest first, overlapping ones among them.

    Args:
        values: h x w x C, float32, 0..1.
        model: As in `find_faces`.
        engine: Runs it.
        least: From which probability on.
    """
    seen = engine.predict(model, {"x": np.array(np.broadcast_to(values, (*values.shape[:2], 3)), np.float32)})
    chance = seen["chance"]
    order = np.argsort(-chance, kind="stable")
    order = order[chance[order] >= least]
    # The network counts from the corner of the first pixel, and pictures from its centre.
    return [Face(seen["boxes"][index] - 0.5, seen["landmarks"][index] - 0.5, float(chance[index])) for index in order]


def _copy_of(pixels: Pixels) -> tuple[Floats, float]:
    """The photo at the largest size that is searched, and how many of its pixels lie along one of the photo's.

    The photo is read once, and smaller copies are made of this one.
    """
    copy = reduce_to(pixels, TILED_PX[-1])
    return copy, 1 / max(1, pixels.shape[1] // copy.shape[1], pixels.shape[0] // copy.shape[0])


def _resized(copy: Floats, longest_px: int) -> tuple[Floats, float]:
    """A copy with this longer side, and how many times as large it is."""
    height, width = copy.shape[:2]
    scale = longest_px / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    resized = np.asarray(
        cv2.resize(copy, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC), np.float32
    )
    return np.clip(resized.reshape(size[1], size[0], copy.shape[2]), 0, 1), scale


def _windows(copy: Floats, *, is_tiled: bool) -> Iterator[tuple[slice, slice]]:
    height, width = copy.shape[:2]
    if not is_tiled:
        yield slice(0, height), slice(0, width)
        return
    for tile in plan_tiles(Extent(width, height), TILE_PX, OVERLAP_PX):
        yield tile.input.slices


def _seen(
    copy: Floats, window: tuple[slice, slice], scale: float, model: ModelInfo, engine: Engine, *, is_part: bool
) -> list[Face]:
    """What is seen in a part of a copy, in the photo's pixels."""
    corner = np.array((window[1].start, window[0].start), np.float64)
    faces = []
    for face in detect(copy[window], model=model, engine=engine, least=POSSIBLE):
        if face.width_px >= SMALLEST_PX and not (is_part and face.width_px > LARGEST_IN_TILE_PX):
            faces.append(_moved(face, corner, scale))
    return faces


def _moved(face: Face, corner: NDArray[np.float64], scale: float) -> Face:
    """A face in a copy's pixels as one in the photo's, by pixel centres."""
    box = (face.box + np.tile(corner, 2) + 0.5) / scale - 0.5
    return Face(box, (face.landmarks + corner + 0.5) / scale - 0.5, face.chance)


def _apart(faces: Sequence[Face]) -> list[Face]:
    """The likeliest of each group of overlapping faces."""
    chosen: list[Face] = []
    for face in sorted(faces, key=lambda face: -face.chance):
        if all(_is_apart(face, other) for other in chosen):
            chosen.append(face)
    return chosen


def _is_apart(face: Face, other: Face) -> bool:
    shared, smaller, union = _areas(face.box, other.box)
    return shared <= MOST_OVERLAP * union and shared <= MOST_INSIDE * smaller


def _areas(a: NDArray[np.float64], b: NDArray[np.float64]) -> tuple[float, float, float]:
    """What two boxes share, the smaller of them, and what they cover together, in square pixels."""
    sides = np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None)
    areas = [float(np.prod(np.clip(box[2:] - box[:2], 0, None))) for box in (a, b)]
    shared = float(np.prod(sides))
    return shared, max(min(areas), 1e-6), max(sum(areas) - shared, 1e-6)


def _looked_at(
    pixels: Pixels, possible: Sequence[Face], model: ModelInfo, engine: Engine, progress: Progress
) -> list[Face]:
    """Those that are still faces when they are seen alone, at sizes at which the network knows faces best.

    A hand or a leaf that was taken for a face at one scale is hardly ever taken for one at three others. Several looks
    lie on one sheet, since a network's run has a price of its own.
    """
    looks = [(face, px, index % 2 == 1) for face in possible for index, px in enumerate(LOOKS_PX)]
    answers: list[Face | None] = []
    a_sheet = _CELLS_A_SIDE**2
    for first in range(0, len(looks), a_sheet):
        answers += _sheet(pixels, looks[first : first + a_sheet], model, engine)
        progress.report(min(1.0, (first + a_sheet) / len(looks)))
    believed = []
    for number in range(len(possible)):
        seen = [answer for answer in answers[number * len(LOOKS_PX) : (number + 1) * len(LOOKS_PX)] if answer]
        if len(seen) < len(LOOKS_PX):
            continue
        mean = Face(
            np.mean([look.box for look in seen], axis=0),
            np.mean([look.landmarks for look in seen], axis=0),
            float(np.mean([look.chance for look in seen])),
        )
        is_portrait = mean.width_px >= PORTRAIT_SHARE * min(pixels.shape[:2])
        least = LIKELY_PORTRAIT if is_portrait else LIKELY
        if mean.chance >= least and place(mean.landmarks) is not None:
            believed.append(mean)
    return believed


def _sheet(
    pixels: Pixels, looks: Sequence[tuple[Face, int, bool]], model: ModelInfo, engine: Engine
) -> list[Face | None]:
    """Looks at single faces, side by side; what was seen of each, in the photo's pixels."""
    rows = -(-len(looks) // _CELLS_A_SIDE)
    columns = min(_CELLS_A_SIDE, len(looks))
    sheet = np.full((rows * _CELL_PX, columns * _CELL_PX, pixels.shape[2]), 0.5, np.float32)
    matrices = []
    for number, (face, px, is_mirrored) in enumerate(looks):
        row, column = divmod(number, _CELLS_A_SIDE)
        cell, matrix = _cell(pixels, face, px)
        sheet[row * _CELL_PX : (row + 1) * _CELL_PX, column * _CELL_PX : (column + 1) * _CELL_PX] = (
            cell[:, ::-1] if is_mirrored else cell
        )
        matrices.append(matrix)
    seen = detect(sheet, model=model, engine=engine, least=POSSIBLE)
    return [_answer(look, number, matrices[number], seen) for number, look in enumerate(looks)]


def _cell(pixels: Pixels, face: Face, px: int) -> tuple[Floats, NDArray[np.float64]]:
    """The face in the middle of a small picture, so many pixels wide, and the matrix that brings it there."""
    scale = px / max(face.width_px, 1e-3)
    centre = (face.box[:2] + face.box[2:]) / 2
    middle = (_CELL_PX - 1) / 2
    matrix = np.array([[scale, 0, middle - scale * centre[0]], [0, scale, middle - scale * centre[1]]])
    return cut_warped(pixels, matrix, _CELL_PX), matrix


def _answer(
    look: tuple[Face, int, bool], number: int, matrix: NDArray[np.float64], seen: Sequence[Face]
) -> Face | None:
    """What was seen where the face should be; None where nothing was."""
    face, _, is_mirrored = look
    row, column = divmod(number, _CELLS_A_SIDE)
    corner = np.array((column, row), np.float64) * _CELL_PX
    for one in seen:
        box, landmarks = one.box - np.tile(corner, 2), one.landmarks - corner
        if is_mirrored:
            box = np.array((_CELL_PX - 1 - box[2], box[1], _CELL_PX - 1 - box[0], box[3]))
            landmarks = np.stack((_CELL_PX - 1 - landmarks[:, 0], landmarks[:, 1]), axis=1)[[1, 0, 2, 4, 3]]
        scale = matrix[0, 0]
        back = Face((box - np.tile(matrix[:, 2], 2)) / scale, (landmarks - matrix[:, 2]) / scale, one.chance)
        shared, _, union = _areas(back.box, face.box)
        if shared > _SAME * union:
            return back
    return None
