"""Finds faces in a photo of any size, by one network on copies of three sizes, and a fourth for crowds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, cell_px, reduce_to
from restorer.analysis.face_alignment import cut_warped
from restorer.analysis.faces.anchors import MAPS, read_likely
from restorer.analysis.look_cache import LookCache
from restorer.imaging.photo import Pixels
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine
from restorer.progress import Progress


class Copy(NamedTuple):
    """A reduced copy that is searched.

    Attributes:
        longest_px: Its longer side.
        largest_px: Faces that are larger in it are left to the smaller copies.
        is_mirrored: Whether it is looked at a second time, mirrored.
    """

    longest_px: int
    largest_px: float
    is_mirrored: bool


COPIES = (Copy(320, math.inf, True), Copy(640, 120.0, True), Copy(1280, 64.0, False))
"""The network knows faces of some 10 to 300 pixels. A portrait's face is found in the smallest copy, and those of a
group in the largest. On 20 old photos with 119 faces marked by hand, F1 is 0.911 in the copy of 640 pixels alone,
0.940 in all three, and 0.944 with a second, mirrored look at the two small ones, for a quarter more time. A mirrored
look at all three takes twice the time, and gives 0.939."""

CROWD = Copy(2560, 64.0, False)
CROWD_PX = 32
"""Where the copy before shows a face so small, this one is searched, too: where some sit in front, others stand behind.
Of 16 of those photos laid side by side, as large as a scan of a crowd, 86 % of the faces are found with it and 36 %
without, and 3 things that are none instead of 1. It shows our other photos 3 more faces. Without the condition it would
show one more, and two things that are none, and take five times as long."""

ENLARGED_PX = 640
"""Smaller photos are enlarged to this for the first two copies; beyond it, none is enlarged."""

AROUND = 1.0
LEAST_AROUND_PX = 48
GRID_PX = 32
"""The mirrored look is at what lies around the faces of the first one: so many times their size, and so many pixels at
least."""

LEAST_GROWTH = 1.2
"""A copy that is not larger than the one before by this shows nothing new."""

LIKELY = 0.8
"""The network's probability from which on it is a face; the mean of both looks where there are two. On those photos F1
is 0.933 at 0.7, 0.945 at 0.75, 0.944 at 0.8, 0.939 at 0.85 and 0.924 at 0.9; 12, 9, 5, 4, 3 and 2 things that are no
face are taken for one."""

MOST_OVERLAP = 0.4
MOST_INSIDE = 0.7
"""Of two faces that overlap by more (intersection over union, or over the smaller), the likelier stays."""

SMALLEST_PX = 12
"""A smaller photo holds no face."""

LEAST_PX = 10
"""Smaller faces in the photo itself are guesses, however much it is enlarged."""

_READ_PX = 2560
"""The photo is read into a copy of at most so many pixels; since that is made by whole numbers, it has half as many at
least."""

_TILE_PX = 640


class Face(NamedTuple):
    """A face in a photo.

    Attributes:
        box: 4, float64: left, top, right, bottom in pixels, by pixel centres; may reach beyond the photo.
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
    """Find faces, from the front and from the side; the largest first.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; may be memory-mapped: it is read once, in strips.
        model: A detector: `x` in; `boxes` (A x 4), `chance` (A) and `landmarks` (A x 5 x 2) out, or the maps that
            `faces.anchors` reads.
        engine: Runs it.
        progress: Told after each run of the network.

    Raises:
        Cancelled: a stop was asked for.
        ModelError, ResourceError: as the engine raises them.
    """
    progress = progress if progress is not None else Progress()
    progress.check()
    height, width = pixels.shape[:2]
    if min(height, width) < SMALLEST_PX:
        return []
    search = _Search(model, engine)
    base, cell = reduce_to(pixels, _READ_PX), cell_px(pixels, _READ_PX)
    found: list[Face] = []
    smallest_px = math.inf
    for number, copy in enumerate(_copies(max(base.shape[:2]))):
        progress.check()
        seen, scale = search.copy(base, copy)
        smallest_px = min((face.width_px for face in seen), default=math.inf)
        found += [_moved(face, scale / cell) for face in seen]
        progress.report((number + 1) / (len(COPIES) + 1))
    if smallest_px <= CROWD_PX and max(height, width) >= LEAST_GROWTH * COPIES[-1].longest_px:
        progress.check()
        longest_px = min(CROWD.longest_px, max(height, width))
        seen, _ = search.copy(_cut(pixels, longest_px), CROWD._replace(longest_px=longest_px))
        found += [_moved(face, np.full(2, longest_px / max(height, width))) for face in seen]
    progress.report(1.0)
    faces = _apart([face for face in found if face.width_px >= LEAST_PX])
    return sorted(faces, key=lambda face: -face.width_px)


def look_for_faces(pixels: Pixels, *, model: ModelInfo, engine: Engine, progress: Progress | None = None) -> list[Face]:
    """As `find_faces`; of pixels that this engine saw last, as they were found then."""
    found = LookCache.of(engine).look(
        f"faces by {model.file.sha256}",
        pixels,
        lambda: tuple(find_faces(pixels, model=model, engine=engine, progress=progress)),
        lambda faces: 1024 * (1 + len(faces)),
    )
    return list(found)


def detect(values: Floats, *, model: ModelInfo, engine: Engine, least: float) -> list[Face]:
    """Every face that the network sees at once in a small picture, the likeliest first, overlapping ones among them.

    Args:
        values: h x w x C, float32, 0..1.
        model: As in `find_faces`.
        engine: Runs it.
        least: From which probability on.
    """
    seen = engine.predict(model, {"x": np.array(np.broadcast_to(values, (*values.shape[:2], 3)), np.float32)})
    if MAPS[0] in seen:
        boxes, chance, landmarks = read_likely(seen, least)
    else:
        boxes, chance, landmarks = (seen[name] for name in ("boxes", "chance", "landmarks"))
    likely = np.flatnonzero(chance >= least)
    order = likely[np.argsort(-chance[likely], kind="stable")]
    # The network counts from the corner of the first pixel, and pictures from its centre.
    return [Face(boxes[index] - 0.5, landmarks[index] - 0.5, float(chance[index])) for index in order]


def _copies(longest_px: int) -> Iterator[Copy]:
    """The copies of a photo with this longer side that are worth a search, at their true sizes."""
    before = 0.0
    for copy in COPIES:
        size = min(copy.longest_px, max(longest_px, ENLARGED_PX))
        if size >= LEAST_GROWTH * before:
            yield copy._replace(longest_px=size)
            before = size


class _Search(NamedTuple):
    """What searches one copy after the other."""

    model: ModelInfo
    engine: Engine

    def copy(self, base: Floats, copy: Copy) -> tuple[list[Face], NDArray[np.float64]]:
        """What is a face in a copy of `base`, in the copy's pixels; and x and y of copy over base."""
        picture = _resized(base, copy.longest_px)
        seen = self._twice(picture) if copy.is_mirrored else _apart(self._once(picture, LIKELY))
        scale = np.array((picture.shape[1] / base.shape[1], picture.shape[0] / base.shape[0]))
        return [face for face in seen if face.width_px <= copy.largest_px], scale

    def _once(self, picture: Floats, least: float) -> list[Face]:
        return detect(picture, model=self.model, engine=self.engine, least=least)

    def _twice(self, picture: Floats) -> list[Face]:
        # With less in either look the mean cannot be likely.
        least = 2 * LIKELY - 1
        plain = _apart(self._once(picture, least))
        if not plain:
            return []
        left, top, right, bottom = _surroundings(plain, picture.shape[1], picture.shape[0])
        turned = self._once(np.ascontiguousarray(picture[top:bottom, left:right][:, ::-1]), least)
        mirrored = [_moved_by(_mirrored(face, right - left), left, top) for face in turned]
        means = (_mean_of(face, mirrored) for face in plain)
        return [mean for mean in means if mean is not None and mean.chance >= LIKELY]


def _surroundings(faces: Sequence[Face], width: int, height: int) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the part that holds these faces with as much around each as it is large.

    Its right and top lie on the network's grid as the whole mirrored picture's would: a second look must differ by the
    mirror alone.
    """
    boxes = np.stack([face.box for face in faces])
    around = np.maximum(AROUND * (boxes[:, 2:] - boxes[:, :2]).max(1), LEAST_AROUND_PX)[:, None]
    left, top = np.clip((boxes[:, :2] - around).min(0), 0, None).astype(int)
    right, bottom = np.ceil((boxes[:, 2:] + around).max(0)).astype(int)
    right = max(0, width - max(0, width - int(right)) // GRID_PX * GRID_PX)
    return int(left), int(top) // GRID_PX * GRID_PX, right, min(height, int(bottom))


def _moved_by(face: Face, x: int, y: int) -> Face:
    """A face of a part in the whole."""
    return face._replace(box=face.box + np.array((x, y, x, y)), landmarks=face.landmarks + np.array((x, y)))


def _mirrored(face: Face, width: int) -> Face:
    """A face of a mirrored picture in the picture itself."""
    left, top, right, bottom = face.box
    box = np.array((width - 1 - right, top, width - 1 - left, bottom))
    landmarks = np.stack((width - 1 - face.landmarks[:, 0], face.landmarks[:, 1]), axis=1)
    return Face(box, landmarks[[1, 0, 2, 4, 3]], face.chance)


def _mean_of(face: Face, others: Sequence[Face]) -> Face | None:
    """The mean of a face and of the likeliest of the others that is the same; None where none is."""
    for other in others:
        shared, _, union = _areas(face.box, other.box)
        if shared > MOST_OVERLAP * union:
            box, landmarks = (face.box + other.box) / 2, (face.landmarks + other.landmarks) / 2
            return Face(box, landmarks, (face.chance + other.chance) / 2)
    return None


def _cut(pixels: Pixels, longest_px: int) -> Floats:
    """A copy with this longer side, made tile by tile of the photo itself."""
    height, width = pixels.shape[:2]
    scale = longest_px / max(height, width)
    copy = np.empty((max(1, round(height * scale)), max(1, round(width * scale)), pixels.shape[2]), np.float32)
    for top in range(0, copy.shape[0], _TILE_PX):
        for left in range(0, copy.shape[1], _TILE_PX):
            part = copy[top : top + _TILE_PX, left : left + _TILE_PX]
            matrix = np.array([[scale, 0, (scale - 1) / 2 - left], [0, scale, (scale - 1) / 2 - top]])
            part[:] = cut_warped(pixels, matrix, _TILE_PX)[: part.shape[0], : part.shape[1]]
    return copy


def _resized(picture: Floats, longest_px: int) -> Floats:
    """The picture with this longer side."""
    height, width = picture.shape[:2]
    scale = longest_px / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if size == (width, height):
        return picture
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    resized = np.asarray(cv2.resize(picture, size, interpolation=way), np.float32)
    return np.clip(resized.reshape(size[1], size[0], picture.shape[2]), 0, 1)


def _moved(face: Face, scale: NDArray[np.float64]) -> Face:
    """A face in a copy's pixels as one in the photo's, by pixel centres; `scale` is x and y of copy over photo."""
    box = (face.box + 0.5) / np.tile(scale, 2) - 0.5
    return Face(box, (face.landmarks + 0.5) / scale - 0.5, face.chance)


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
