"""What a photo's other marks say of one: dust comes in numbers, cracks come together.

Evidence, not a licence: it is bounded, it counts only marks that are as light (or as dark) against the ground, and what
repeats like ornament, on one ground, at one size, gives none.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.steps.repair.nearest import nearest

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Seen = dict[str, Floats]

WITNESS_ODDS, WITNESSES = -1.0, 7
"""The trees' odds at which a speck that keeps to the limits is a witness to dust, and how many are heard at least."""


class Variety(NamedTuple):
    """How unlike one another specks must be, to be dust.

    Attributes:
        sizes: The deviation of their areas (of the logarithm) at least.
        grounds: That of the tones under them.
        gaps: That of the distances between them (of the logarithm).
        span: The share of the photo's longer side over which they lie.
        repeated: The share of them at most that have two like neighbours.
    """

    sizes: float
    grounds: float
    gaps: float
    span: float
    repeated: float


DIFFERENT = Variety(sizes=0.45, grounds=0.08, gaps=0.6, span=0.4, repeated=0.66)
"""Of 65 old photographs six keep to all five, all of them dusty (0.48 to 0.64, 0.09 to 0.35, 0.61 to 1.30, 0.46 to
0.73, 0.00 to 0.62), and of 606 sound photos none. Aeroplanes in the sky (0.23, 0.03, 0.40, 0.16, 1.00), spokes (0.27,
0.04, 0.91, 0.17, 0.62) and straw hats in a crowd (0.59, 0.17, 0.71, 0.74, 0.74) do not.
"""

SURE_WITNESSES, SURE_ODDS, SURE_PEAK, SURE_MIDDLE = 8, 0.0, 0.99, 0.45
"""So many specks, of which the trees and the network are so sure, the latter in so much of their area on the average.

They may be as wide as `damage_model.BROAD_PX`. Of 306 sound photos none has even seven that are so sure. Of 65 old ones
ten have: six that are dusty, and daisies on a lawn (of which the network is sure in 0.30 of their area), aeroplanes,
spokes, and buttons beside blisters of the emulsion, which the variety below rules out.
"""

SURE_DIFFERENT = Variety(sizes=0.28, grounds=0.06, gaps=0.4, span=0.4, repeated=0.6)
MANY, MANY_REPEATED = 20, 0.8
"""Where there are so many, they lie close, and more of them have like neighbours by chance.

Of 60 photos with drawn ornament (beads, lights, buttons) six have so many sure specks, and none differs so much in
size (0.13 to 0.26). With all below, 565 of 2,103 drawn marks are filled instead of 134, and 22 of 1,359 of the
picture instead of 13; of the labelled old photographs four more of 330, and nothing of the picture."""

EVERYWHERE = Variety(sizes=0.2, grounds=0.06, gaps=0.35, span=0.7, repeated=1.0)
EVERYWHERE_MIDDLE = 0.7
"""Dust of one film is of one size, and where there is much of it it has like neighbours. It is dust all the same where
`MANY` lie over most of the photo in both directions, and the network is so sure of them, in so much of their area.

Outlines of dust on eight scans of film, laid over 24 photos: of 16 photos with `MANY` sure ones 14 are like that (0.20
to 0.39, 0.07 to 0.17, 0.38 to 0.69, 0.79 to 0.98; sure in 0.73 to 0.81). Of 210 photos with drawn ornament eight have
`MANY`, and each fails a limit, seven of them two or one by far; of 65 old photographs none is added.
"""

PLAIN_ODDS, PLAIN_MIDDLE, PLAIN_ROUGH = 3.5, 0.5, 0.2
"""Where so many are sure, the network is believed in what it is as sure of (in so much of its area), whatever the trees
say, and in surroundings that vary up to so much: some 33 more of 264 marks drawn on eleven photos are filled, 45 more
of 2,103 on 80 others, and nothing more of the picture."""

MOST_DUST_ODDS = 2.2
"""What dust adds to a speck's odds at most; 0.75 for the least number of witnesses, and as much for each doubling.

Nothing where the surroundings vary much or are crowded, and nothing to a speck of one tone where they vary at all:
the crossings of a tartan's threads (deviation 0.05 to 0.10, unevenness 0.34 to 0.48) lay among the dust of one photo.
At 1.5 instead of 2.2, 96 of 463 labelled marks of damage were filled instead of 120 (before cracks were heard as now).
"""

HAIR_PX, HAIR_SURE = 12.0, 0.75
"""With this limit and that of `damage_model.SPECK_ODDS` none of 1,060 labelled marks of a picture is filled, and 142 of
335 that are damage; without both four, and 145."""

CRACK_PX, CRACK_SHARE, CRACK_ODDS = 28.0, 0.2, 0.8
"""A line of at least so many pixels that is damage at such odds vouches for what the network is sure of as near as this
share of the photo's longer side: a print that is cracked has more than one crack, and wide ones beside thin ones."""

CRACKS = 4
"""So many long cracks together vouch for all of the photo: its emulsion flakes, and what is light, bent and sure is a
crack as well. None of 63 other old photographs has so many, and of 306 sound ones none. In one photo with made-up
scratches, ten marks of a knitted cap and a scarf were filled by this without the limits on crowds and on what varies
around, and three are with them."""

JOINED_ODDS = 0.25


class Dust(NamedTuple):
    """What dust is known to lie on a photo.

    Attributes:
        odds: N, 0..PLAIN_ODDS: what the other specks add to each speck's odds.
        is_sure: N: whether witnesses of the surer kind say so.
    """

    odds: Floats
    is_sure: Bools


def find_dust(
    raw: Floats, seen: Seen, boxes: NDArray[np.int64], is_narrow: Bools, is_broad: Bools, longest_px: int
) -> Dust:
    """Hear the specks of a photo as witnesses to dust.

    Args:
        raw: What the trees say.
        seen: The features by name.
        boxes: N x 4: first column and row, last column and row.
        is_narrow: Which specks keep to the limits.
        is_broad: Which do but for their width.
        longest_px: The photo's longer side.
    """
    odds, is_sure = np.zeros(len(raw)), np.zeros(len(raw), np.bool_)
    is_calm = _is_calm(seen)
    is_witness = is_narrow & (raw >= WITNESS_ODDS) & (seen["peak"] >= 0.9)
    is_sure_witness = is_broad & (raw >= SURE_ODDS) & (seen["peak"] >= SURE_PEAK)
    for sign in (1.0, -1.0):
        contrast = sign * seen["polarity"]
        may_gain, has_sign = (contrast > 0.35) & is_calm, contrast > 0.5
        heard, surely = np.flatnonzero(is_witness & has_sign), np.flatnonzero(is_sure_witness & has_sign)
        if len(heard) >= WITNESSES and _differ(seen, boxes, heard, longest_px, DIFFERENT):
            odds[may_gain] = _evidence(len(heard))
        if _are_sure(seen, boxes, surely, longest_px):
            odds[may_gain] = np.maximum(odds[may_gain], _evidence(len(surely)))
            is_sure |= may_gain
            if len(surely) >= MANY:
                is_plain = (contrast > 0.35) & _is_calm(seen, PLAIN_ROUGH)
                is_plain &= (seen["surest"] >= PLAIN_MIDDLE) & (seen["peak"] >= SURE_PEAK)
                odds[is_plain], is_sure = PLAIN_ODDS, is_sure | is_plain
    return Dust(odds, is_sure)


def _evidence(witnesses: int) -> float:
    return min(MOST_DUST_ODDS, 0.75 * float(np.log2(2 * witnesses / WITNESSES)))


def _are_sure(seen: Seen, boxes: NDArray[np.int64], heard: NDArray[np.int64], longest_px: int) -> bool:
    """Whether witnesses of the surer kind are dust."""
    middle = float(np.mean(seen["surest"][heard])) if len(heard) else 0.0
    if len(heard) < SURE_WITNESSES or middle < SURE_MIDDLE:
        return False
    if len(heard) < MANY:
        return _differ(seen, boxes, heard, longest_px, SURE_DIFFERENT)
    return _differ(seen, boxes, heard, longest_px, SURE_DIFFERENT._replace(repeated=MANY_REPEATED)) or (
        middle >= EVERYWHERE_MIDDLE and _differ(seen, boxes, heard, longest_px, EVERYWHERE)
    )


def _is_calm(seen: Seen, most_rough: float = 0.12) -> Bools:
    """Where the surroundings vary little and are not crowded, and no thread of one tone crosses others.

    Of a speck that is nearly a line the network must be sure along its length: else hairs of a beard are dust.
    """
    is_uneven = (seen["evenness"] >= 0.5) | (seen["wide_rough"] < 0.045)
    is_hair = (seen["length"] >= np.log(HAIR_PX)) & (seen["mean"] < HAIR_SURE)
    return np.asarray(is_uneven & (seen["wide_rough"] < most_rough) & (seen["crowd"] < 0.2) & ~is_hair)


def _differ(seen: Seen, boxes: NDArray[np.int64], heard: NDArray[np.int64], longest_px: int, variety: Variety) -> bool:
    """Whether specks are as unlike one another as dust."""
    places = (boxes[heard, :2] + boxes[heard, 2:]) / 2
    gaps = nearest(places, 2)[0][:, 1]
    return bool(
        np.std(seen["area"][heard]) >= variety.sizes
        and np.std(seen["ground"][heard]) >= variety.grounds
        and np.std(np.log(gaps + 1)) >= variety.gaps
        and np.ptp(places, axis=0).min() >= variety.span * longest_px
        and np.mean(seen["alike"][heard] >= 2) <= variety.repeated
    )


def with_cracks(
    odds: Floats, seen: Seen, boxes: NDArray[np.int64], may_be: Bools, is_line: Bools, longest_px: int
) -> Floats:
    """Raise the odds of what lies near cracks that are sure.

    Args:
        odds: N, once the limits were heard.
        seen: The features by name.
        boxes: N x 4.
        may_be: Which marks a crack may vouch for.
        is_line: Which are lines.
        longest_px: The photo's longer side.
    """
    is_long = (seen["length"] >= np.log(CRACK_PX)) & may_be & is_line
    waiting = [int(index) for index in np.flatnonzero(is_long & (odds >= CRACK_ODDS))]
    odds, cracks = odds.copy(), set(waiting)
    while waiting:
        one = waiting.pop()
        gap = np.maximum(boxes[:, :2] - boxes[one, 2:], boxes[one, :2] - boxes[:, 2:]).clip(0)
        joins = may_be & (np.hypot(*gap.T) <= CRACK_SHARE * longest_px) & (odds < 0)
        odds[joins] = JOINED_ODDS
        more = [int(index) for index in np.flatnonzero(joins & is_long)]
        waiting += more
        cracks |= set(more)
    if len(cracks) >= CRACKS:
        stands_out = (seen["top_stands_out"] > 0.9) & (odds < 0)
        is_flake = ~is_line & _is_calm(seen) & (seen["polarity"] > 0.1) & (seen["peak"] >= 0.9)
        is_flake &= seen["crowd"] < 0.15
        odds[stands_out & is_flake] = JOINED_ODDS
        is_crack = is_line & (seen["mean"] >= 0.8) & (seen["polarity"] > 0.35) & (seen["bend"] >= 0.065)
        is_crack &= (seen["parted"] < 1.0) & (seen["rim"] >= 0.3) & (seen["stands_out_busy"] >= 1.3)
        is_crack &= seen["wide_rough"] < 0.14
        odds[stands_out & is_crack] = JOINED_ODDS
    return odds
