"""What a photo's other marks say of one: dust comes in numbers, cracks come together.

Evidence, not a licence: it is bounded, it counts only marks that are as light (or as dark) against the ground, and what
repeats like ornament, on one ground, at one size, gives none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Seen = dict[str, Floats]

WITNESS_ODDS, WITNESSES = -1.0, 7
"""The trees' odds at which a speck that keeps to the limits is a witness to dust, and how many are heard at least."""

SIZES, GROUNDS, GAPS, SPAN, REPEATED = 0.45, 0.08, 0.6, 0.4, 0.62
"""Dust differs: the deviation of the witnesses' areas (of their logarithm), of the tones under them, and of the
distances between them (their logarithm), the share of the photo's longer side over which they lie, and the share of
them at most that have two like neighbours. Of 65 old photographs: eleven that are dusty keep to all five (0.50 to 0.64,
0.09 to 0.36, 0.66 to 1.25, 0.40 to 0.73, 0 to 0.60); aeroplanes in the sky (0.21, 0.03, 0.23, 0.15, 1.00), spokes (0.28,
0.03, 1.02, 0.17, 0.50), straw hats in a crowd (0.57, 0.14, 0.72, 0.71, 0.79) and 606 sound photos do not.
"""

MOST_DUST_ODDS = 2.2
"""What dust adds to a speck's odds at most: half of it for twice the least number of witnesses."""

CRACK_PX, CRACK_SHARE, CRACK_ODDS = 28.0, 0.2, 0.8
"""A line of at least so many pixels that is damage at such odds vouches for what the network is sure of as near as this
share of the photo's longer side: a print that is cracked has more than one crack, and wide ones beside thin ones."""

CRACKS = 4
"""So many long cracks together vouch for light specks in all of the photo: their emulsion flakes."""

JOINED_ODDS = 0.25


def dust_odds(raw: Floats, seen: Seen, boxes: NDArray[np.int64], is_witness: Bools, longest_px: int) -> Floats:
    """What the other specks add to each speck's odds: N, 0..MOST_DUST_ODDS.

    Args:
        raw: What the trees say.
        seen: The features by name.
        boxes: N x 4: first column and row, last column and row.
        is_witness: Which specks keep to the limits.
        longest_px: The photo's longer side.
    """
    added = np.zeros(len(raw))
    is_heard = is_witness & (raw >= WITNESS_ODDS) & (seen["peak"] >= 0.9)
    for sign in (1.0, -1.0):
        heard = np.flatnonzero(is_heard & (sign * seen["polarity"] > 0.5))
        if len(heard) < WITNESSES or not _differ(seen, boxes, heard, longest_px):
            continue
        evidence = min(MOST_DUST_ODDS, 0.75 * float(np.log2(2 * len(heard) / WITNESSES)))
        added[sign * seen["polarity"] > 0.35] = evidence
    return added


def _differ(seen: Seen, boxes: NDArray[np.int64], heard: NDArray[np.int64], longest_px: int) -> bool:
    """Whether specks are as unlike one another as dust."""
    from scipy.spatial import cKDTree

    places = (boxes[heard, :2] + boxes[heard, 2:]) / 2
    gaps = cKDTree(places).query(places, k=2)[0][:, 1]
    return bool(
        np.std(seen["area"][heard]) >= SIZES
        and np.std(seen["ground"][heard]) >= GROUNDS
        and np.std(np.log(gaps + 1)) >= GAPS
        and np.ptp(places, axis=0).min() >= SPAN * longest_px
        and np.mean(seen["alike"][heard] >= 2) <= REPEATED
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
    waiting = list(np.flatnonzero(is_long & (odds >= CRACK_ODDS)))
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
        flakes = ~is_line & (seen["polarity"] > 0.35) & (seen["peak"] >= 0.9) & (seen["top_stands_out"] > 0.9)
        odds[flakes & (odds < 0)] = JOINED_ODDS
    return odds
