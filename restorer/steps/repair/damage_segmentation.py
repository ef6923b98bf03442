"""The marks in a photo, each judged by itself: those that are damage, and those that may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, strips
from restorer.analysis.mark_points import MarkPoint
from restorer.imaging.photo import Extent, Mask, Pixels
from restorer.imaging.tiles import Tile, plan_tiles
from restorer.progress import Progress
from restorer.steps.repair.components import Joiner, Labels, label_core
from restorer.steps.repair.damage_features import FEATURES, features_of
from restorer.steps.repair.damage_model import odds_of
from restorer.steps.repair.evidence import Traits, measure

EDGE = 0.4
"""Of the network's certainty: a mark ends where it is less sure."""

SEED = 0.6
"""It must be so sure of a mark's surest pixel, or the mark is not even possible damage."""

TAIL = 0.15
TAIL_PX = 12
"""Along a mark that is filled, what the network is only so sure of is filled as well, up to so far away: a crack's thin
end. Marks of their own that were judged to be picture are spared."""

RIM_PX = 1
"""Marks have a soft rim: so much wider than the network says they are filled. Measured on what is filled in six old
photographs, one pixel beyond `EDGE` 0 to 3 % of a mark's contrast are left, and no more there than farther out."""

LINE_PX = 12
"""What is at least so long is counted as a scratch."""

CRACK_PX = 20.0
"""What is at least so long, and light, is followed beyond its ends once it is sure (`crack_tracing`)."""

REACH_PX = 6
"""How far beside a mark a click may lie."""

TILE = 1024
HALO = 64


class Marks(NamedTuple):
    """How many marks there are.

    Attributes:
        specks, lines: Those that are to be filled.
        too_wide: Those that would be, were they not too wide to be filled from around.
        possible: Those that may be damage, and are left.
    """

    specks: int = 0
    lines: int = 0
    too_wide: int = 0
    possible: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class MarkSurvey:
    """All marks of a photo, numbered from 0, with what was found out about each.

    Attributes:
        odds: N float64: the logarithm of the odds that it is damage, as `damage_model.odds_of` gives them.
        boxes: N x 4 int64: first column and row, last column and row.
        width_px: N float64: how wide it is where it is widest.
        features: N x len(FEATURES) float64, as `damage_features.features_of` gives them.
    """

    odds: NDArray[np.float64]
    boxes: NDArray[np.int64]
    width_px: NDArray[np.float64]
    features: NDArray[np.float64]
    _opinion: Pixels
    _tiles: tuple[Tile, ...]
    _owners: tuple[NDArray[np.int64], ...]

    @property
    def is_line(self) -> NDArray[np.bool_]:
        """Which are scratches rather than specks."""
        return np.asarray((self.boxes[:, 2:] - self.boxes[:, :2]).max(axis=1, initial=0) + 1 >= LINE_PX, np.bool_)

    @property
    def is_dark(self) -> NDArray[np.bool_]:
        """Which are darker than the ground around."""
        return np.asarray(self.features[:, FEATURES.index("polarity")] < 0, np.bool_)

    @property
    def is_crack(self) -> NDArray[np.bool_]:
        """Which are long and slim and lighter than the ground around: what cracked emulsion looks like."""
        seen = {name: self.features[:, FEATURES.index(name)] for name in ("length", "slimness", "polarity")}
        is_long = (seen["length"] >= np.log(CRACK_PX)) & (seen["slimness"] >= np.log(3.0))
        return np.asarray(is_long & (seen["polarity"] > 0.35), np.bool_)

    @property
    def size_bytes(self) -> int:
        """How much memory it takes."""
        arrays = (self.odds, self.boxes, self.width_px, self.features, self._opinion, *self._owners)
        return sum(array.nbytes for array in arrays)

    def numbers(self, tile_index: int) -> NDArray[np.int64]:
        """Which mark each pixel of a tile's core belongs to, -1 for none."""
        tile = self._tiles[tile_index]
        _, labels = label_core(_is_mark(_chance(self._opinion, tile)), tile)
        return np.concatenate((np.full(1, -1), self._owners[tile_index]))[labels]

    def at(self, points: Sequence[MarkPoint]) -> NDArray[np.int64]:
        """The marks that lie at these points, or just beside them; points that meet none are left out."""
        met = []
        for index, tile in enumerate(self._tiles):
            core = tile.core
            here = [p for p in points if core.x <= round(p.x) < core.right and core.y <= round(p.y) < core.bottom]
            numbers = self.numbers(index) if here else None
            for point in here:
                x, y = round(point.x) - core.x, round(point.y) - core.y
                top, left = max(0, y - REACH_PX), max(0, x - REACH_PX)
                assert numbers is not None
                part = numbers[top : y + REACH_PX + 1, left : x + REACH_PX + 1]
                rows, columns = np.nonzero(part >= 0)
                if len(rows):
                    nearest = np.argmin(np.hypot(rows + top - y, columns + left - x))
                    met.append(int(part[rows[nearest], columns[nearest]]))
        return np.array(met, np.int64)

    def shares(self, mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        """How much of each mark lies in a mask (H x W): N, 0..1."""
        inside, area = (np.zeros(len(self.odds) + 1) for _ in range(2))
        for index, tile in enumerate(self._tiles):
            numbers = self.numbers(index).ravel()
            area += np.bincount(numbers + 1, minlength=len(area))
            inside += np.bincount(numbers + 1, mask[tile.core.slices].ravel(), minlength=len(area))
        return np.asarray(inside[1:] / np.maximum(area[1:], 1), np.float64)

    def write(self, is_chosen: NDArray[np.bool_], out: Mask) -> None:
        """Write a mask: 255 where a chosen mark is, with its rim and its tails, else 0.

        Args:
            is_chosen: N.
            out: H x W uint8, all of it written.
        """
        chosen = np.concatenate((is_chosen, np.zeros(1, np.bool_)))
        for index, tile in enumerate(self._tiles):
            numbers = self.numbers(index) if is_chosen.any() else None
            out[tile.core.slices] = 0 if numbers is None else chosen[numbers].astype(np.uint8) * _CORE
        if not is_chosen.any():
            return
        for tile in self._tiles:
            cores = (out[tile.input.slices] == _CORE).astype(np.uint8)
            if cores.any():
                grown = _grown(cores, _chance(self._opinion, tile))[tile.core_in_input.slices]
                part = out[tile.core.slices]
                part[(grown > 0) & (part == 0)] = _RIM
        for top, bottom in strips(*out.shape):
            part = out[top:bottom]
            part[part > 0] = 255


def survey_to_arrays(survey: MarkSurvey) -> dict[str, NDArray[Any]]:
    """A survey as arrays by name, to be kept on disk."""
    owners = survey._owners
    return {
        "odds": survey.odds, "boxes": survey.boxes, "width_px": survey.width_px, "features": survey.features,
        "opinion": survey._opinion, "owners": np.concatenate([*owners, np.zeros(0, np.int64)]),
        "owned": np.array([len(one) for one in owners], np.int64),
    }  # fmt: skip


def survey_from_arrays(arrays: Mapping[str, NDArray[Any]]) -> MarkSurvey:
    """What `survey_to_arrays` made.

    Raises:
        KeyError, ValueError: they are of something else.
    """
    opinion, owned = arrays["opinion"], arrays["owned"]
    tiles = plan_tiles(Extent(opinion.shape[1], opinion.shape[0]), TILE, HALO)
    if len(tiles) != len(owned) or owned.sum() != len(arrays["owners"]):
        raise ValueError("not the tiles of this photo")
    owners = tuple(np.split(arrays["owners"], np.cumsum(owned)[:-1]))
    return MarkSurvey(
        arrays["odds"], arrays["boxes"], arrays["width_px"], arrays["features"], opinion, tuple(tiles), owners
    )


_CORE, _RIM = 255, 1


def survey_marks(opinion: Pixels, pixels: Pixels, progress: Progress) -> MarkSurvey:
    """Find the marks in a photo of any size, and measure each.

    Args:
        opinion: H x W x 1, uint8 or uint16: how sure a network is that each pixel is damaged, over its full range;
            may be memory-mapped.
        pixels: The photo, H x W x C.
        progress: Told after each tile.
    """
    height, width = opinion.shape[:2]
    tiles = plan_tiles(Extent(width, height), TILE, HALO)
    joiner, traits, counts = Joiner(), list[Traits](), list[int]()
    for index, tile in enumerate(tiles):
        chance = _chance(opinion, tile)
        is_mark = _is_mark(chance)
        count, labels = label_core(is_mark, tile)
        joiner.add(tile, labels, count)
        counts.append(count)
        if count:
            may_be_kept = _may_be_kept(chance[tile.core_in_input.slices], labels)
            traits.append(
                measure(pixels, chance, is_mark, tile, labels, count) if may_be_kept else Traits.unmeasured(count)
            )
        progress.report((index + 1) / len(tiles))
    count, roots = joiner.roots()
    whole = Traits.joined(traits, roots, count) if traits else Traits.none()
    is_kept = whole.peaks[:, 0] >= SEED
    numbers = np.where(is_kept, np.cumsum(is_kept) - 1, -1)
    owners = tuple(numbers[roots[first : first + own]] for first, own in zip(joiner.first, counts, strict=True))
    kept = Traits(whole.sums[is_kept], whole.boxes[is_kept], whole.peaks[is_kept])
    boxes = np.concatenate((kept.boxes[:, :2], -kept.boxes[:, 2:]), axis=1).astype(np.int64)
    features = features_of(kept, pixels)
    odds = odds_of(features, boxes, longest_px=max(height, width), extent=Extent(width, height))
    return MarkSurvey(odds, boxes, 2 * kept.peaks[:, 1], features, opinion, tiles, owners)


def _may_be_kept(chance: Floats, labels: Labels) -> bool:
    """Whether a tile has a mark of which the network is sure enough, or one that goes on in the next tile.

    Most of what a network doubts in a sound photo is neither, and measuring a tile's marks costs as much for one as
    for a hundred.
    """
    goes_on = any(edge.any() for edge in (labels[0], labels[-1], labels[:, 0], labels[:, -1]))
    return goes_on or bool((chance[labels > 0] >= SEED).any())


def _chance(opinion: Pixels, tile: Tile) -> Floats:
    return opinion[tile.input.slices][:, :, 0].astype(np.float32) / np.float32(np.iinfo(opinion.dtype).max)


def _is_mark(chance: Floats) -> NDArray[np.bool_]:
    return np.asarray(chance >= EDGE, np.bool_)


def _grown(cores: NDArray[np.uint8], chance: Floats) -> NDArray[np.uint8]:
    """Marks with their tails and rims: h x w, not 0 where they are."""
    is_other = _is_mark(chance) & (cores == 0)
    near = cv2.dilate(cores, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * TAIL_PX + 1, 2 * TAIL_PX + 1)))
    may_be = ((chance >= TAIL) & ~is_other & (near > 0)) | (cores > 0)
    _, labels = cv2.connectedComponents(may_be.astype(np.uint8), connectivity=8)
    touched = np.zeros(int(labels.max()) + 1, np.bool_)
    touched[labels[cores > 0]] = True
    touched[0] = False
    side = 2 * RIM_PX + 1
    wide = cv2.dilate(touched[labels].astype(np.uint8), np.ones((side, side), np.uint8))
    return np.where(is_other, np.uint8(0), np.asarray(wide, np.uint8))
