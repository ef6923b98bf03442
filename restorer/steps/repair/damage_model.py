"""How likely each mark is damage: boosted trees on what was measured, and limits in words that they may not pass.

The trees (`damage_trees`) weigh what is known of a mark; `training/repair_marks.py` fits them. They are no better than
what they were shown, and on ornament that they never saw they err; so a mark is filled without being asked for only if
it also keeps to the limits below. What does not is offered.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Extent
from restorer.steps.repair.damage_company import CRACK_ODDS, MOST_DUST_ODDS, find_dust, with_cracks
from restorer.steps.repair.damage_features import FEATURES
from restorer.steps.repair.damage_trees import BASE, TREES

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

DEPTH = 3

LINE_PX = 14.0
"""What is at least so long is judged as a line."""

SPECK_ODDS, LINE_ODDS = 1.9, -0.5
"""The trees' odds from which on a speck, and a line, is damage. Lines meet more limits, so that they need less.

Before wide specks were heard in dust, of 1,395 marks labelled by eye on 65 old photographs
(`benchmarks/album/marks.json`; none of which the trees were fitted to), and of 99 sound photos that were held back
(`training/repair_marks.py` prints the table), with lines at -0.5:

    specks at   damage filled   picture filled   marks on sound photos
    1.0         162 of 335      14 of 1,060      1
    1.4         158             5                1
    1.8         144             2                0
    1.9         142             0                0
    2.2         124             0                0

With lines at 0.0 instead, 20 less of the damage.
"""

NOT_ALLOWED = -0.5
"""The odds of what breaks a limit, at most: it is offered, not filled."""

BEND = 0.065
"""A line's width across its direction, by its length: rails, spokes and cables are straighter."""

NARROW_PX, NARROW_SHARE, BROAD_PX, BROAD_SHARE = 5.0, 0.006, 11.0, 0.012
"""A speck is at most so many pixels wide, or such a share of the photo's longer side: aeroplanes, dots on a dress,
lamps out of focus are wider. On a dusty photo the larger limits hold: of a speck of three pixels the network marks
five."""

ALIKE, ALIKE_IN_DUST = 3, 5
"""Of a speck's six nearest marks fewer must be like it: beads and rivets are. Where there is dust, more may be, and all
where it is sure."""

SLIM_ODDS = 0.8
"""The trees' odds from which on a long slim line is damage though it breaks a limit of `_line_limits`. With other trees
two labelled lines of a picture were filled by this at 0, one at 0.5, none at 1; with these none at 0.8."""

LONE, LONE_ODDS, GOES_ON, GOING_ODDS = 2, 0.2, 0.6, 0.5
"""Cracks and scratches come together. Where no more than two lines are sure, the trees' odds must be so much, and more
of a line of which so much goes on beyond where the network saw it: a lit hair, a line scratched into a bowl.

Without it three of 306 sound photos lost a mark, with it none; of 335 labelled marks of damage three less are filled.
At 0.0, where one less is, the rim of a pair of spectacles was left to what is known of faces, and one of 200 more sound
photos lost the white hair of a beard.
"""

TEAR_PX, TEAR_SURE, TEAR_CONTRAST, TEAR_SLIM, RIM_PX = 28.0, 0.85, 0.4, 2.0, 2
"""A tear begins at the photo's rim, goes inwards, and bares white paper: it need not be narrow nor uneven. Nothing in
306 sound photos and 64 old ones is like that; a lamp is at a contrast of 0.3 and a slimness of 1.5."""

LEAST_ODDS = -4.0
"""What is below is not even offered."""

SURE_ODDS = 1.0
"""What sensitivity 0 wants."""


def odds_wanted(sensitivity: float) -> float:
    """The least odds at which a mark is filled: 0 at a sensitivity of 0.5."""
    return float(np.interp(sensitivity, (0.0, 0.5, 1.0), (SURE_ODDS, 0.0, LEAST_ODDS)))


def odds_of(features: Floats, boxes: NDArray[np.int64], *, longest_px: int, extent: Extent | None = None) -> Floats:
    """The logarithm of the odds that each mark is damage; from 0 on it is filled by default.

    Args:
        features: N x len(FEATURES), as `damage_features.features_of` gives them.
        boxes: N x 4: first column and row, last column and row.
        longest_px: The photo's longer side.
        extent: The photo's size, by which tears are known; None: none are.
    """
    return judged(features, tree_odds(features), boxes, longest_px=longest_px, extent=extent)


def judged(
    features: Floats,
    raw: Floats,
    boxes: NDArray[np.int64],
    *,
    longest_px: int,
    speck_odds: float = SPECK_ODDS,
    line_odds: float = LINE_ODDS,
    extent: Extent | None = None,
) -> Floats:
    """The odds once the limits in words were heard; `raw` is what the trees say, the others as `odds_of` takes them."""
    seen = {name: features[:, place] for place, name in enumerate(FEATURES)}
    is_line = seen["length"] >= np.log(LINE_PX)
    is_narrow = _is_speck(seen, max(NARROW_PX, NARROW_SHARE * longest_px)) & ~is_line
    is_broad = _is_speck(seen, max(BROAD_PX, BROAD_SHARE * longest_px)) & ~is_line
    dust = find_dust(raw, seen, boxes, is_narrow, is_broad, longest_px)
    is_alone = (seen["alike"] < np.where(dust.odds > 0, ALIKE_IN_DUST, ALIKE)) | dust.is_sure
    is_speck = (is_narrow | (is_broad & (dust.odds >= MOST_DUST_ODDS / 2))) & is_alone
    is_sure_line = _line_limits(seen, longest_px) | (_is_slim(seen) & (raw >= SLIM_ODDS))
    is_allowed = np.where(is_line, is_sure_line, is_speck)
    odds = raw - np.where(is_line, line_odds, speck_odds - dust.odds)
    odds = np.where(is_allowed & ~_is_lone(seen, raw, odds, is_line & is_allowed), odds, np.minimum(odds, NOT_ALLOWED))
    may_be = _may_be(seen, is_line)
    if extent is not None:
        is_tear = _is_tear(seen, boxes, extent)
        odds, may_be = np.where(is_tear, np.maximum(odds, CRACK_ODDS), odds), may_be | is_tear
    return with_cracks(odds, seen, boxes, may_be, is_line, longest_px)


def tree_odds(features: Floats) -> Floats:
    """What the trees alone say: N."""
    odds = np.full(len(features), BASE)
    rows = np.arange(len(features))
    for places, limits, leaves in TREES:
        node = np.zeros(len(features), np.int64)
        for _ in range(DEPTH):
            node = 2 * node + 1 + (features[rows, places[node]] >= limits[node])
        odds += leaves[node - len(places)]
    return odds


def _is_speck(seen: dict[str, Floats], widest_px: float) -> Bools:
    """Small, and plainly off the ground around: gravel does not stand out."""
    return np.asarray((np.exp(seen["width"]) <= widest_px) & (seen["top_stands_out"] > 0.9))


def _line_limits(seen: dict[str, Floats], longest_px: int) -> Bools:
    """Narrow, sharp, uneven, not straight (or across several objects), on one ground, in calm surroundings.

    Rails, spokes and cables are straight or of one tone along; branches and hair lie among their like; hems and straps
    part two grounds; wires out of focus have soft rims.
    """
    return np.asarray(
        (np.exp(seen["width"]) <= max(7.3, 0.006 * longest_px))
        & (seen["evenness"] >= 0.92)
        & (seen["rim"] >= 0.45)
        & (((seen["bend"] >= BEND) & (seen["surest"] >= 0.44)) | _crosses(seen))
        & (seen["parted"] < 1.0)
        & (seen["polarity"] >= 0.35)
        & (seen["top_stands_out"] > 1.0)
        & (seen["stands_out_busy"] >= 1.3)
    )


def _is_lone(seen: dict[str, Floats], raw: Floats, odds: Floats, is_line: Bools) -> Bools:
    """Lines of which the trees are not sure, where there are hardly any others."""
    is_sure = is_line & (odds >= 0)
    if is_sure.sum() > LONE:
        return np.zeros_like(is_sure)
    return np.asarray(is_sure & ((raw < LONE_ODDS) | ((seen["goes_on"] >= GOES_ON) & (raw < GOING_ODDS))))


def _is_tear(seen: dict[str, Floats], boxes: NDArray[np.int64], extent: Extent) -> Bools:
    """White lines that lead inwards from the photo's rim."""
    wide, high = (boxes[:, 2:] - boxes[:, :2] + 1).T
    meets_side = (boxes[:, 0] <= RIM_PX) | (boxes[:, 2] >= extent.width - 1 - RIM_PX)
    meets_end = (boxes[:, 1] <= RIM_PX) | (boxes[:, 3] >= extent.height - 1 - RIM_PX)
    leads_in = (meets_side & (wide >= TEAR_SLIM * high)) | (meets_end & (high >= TEAR_SLIM * wide))
    is_white = (seen["mean"] >= TEAR_SURE) & (seen["contrast"] >= TEAR_CONTRAST) & (seen["polarity"] > 0.8)
    is_sharp = (seen["parted"] < 1.0) & (seen["rim"] >= 0.3)
    return np.asarray(leads_in & is_white & is_sharp & (seen["length"] >= np.log(TEAR_PX)))


def _crosses(seen: dict[str, Floats]) -> Bools:
    """Over grounds of several tones, unbothered: a scratch goes over whatever it meets, a spoke ends there."""
    is_sharp = (seen["rim"] >= 0.6) | (seen["surest"] >= 0.5)
    uneven = seen["evenness"] >= 1.2
    return np.asarray((seen["ground_change"] >= 0.6) & (seen["surest"] >= 0.3) & uneven & is_sharp)


def _is_slim(seen: dict[str, Floats]) -> Bools:
    """A long thin line of which the network is sure along most of it, bent or over several grounds: a light crack."""
    return np.asarray(
        (seen["length"] >= seen["width"] + np.log(6.0))
        & (seen["mean"] >= 0.85)
        & (seen["polarity"] > 0.5)
        & ((seen["bend"] >= BEND) | (seen["ground_change"] >= 0.5))
        & (seen["parted"] < 1.0)
        & (seen["top_stands_out"] > 1.0)
        & (seen["stands_out_busy"] >= 1.3)
        & (seen["rim"] >= 0.4)
    )


def _may_be(seen: dict[str, Floats], is_line: Bools) -> Bools:
    """What a crack near by may vouch for: as light against the ground as it is."""
    may_be = (seen["surest"] >= 0.2) & (seen["top_stands_out"] > 0.9) & (seen["polarity"] > 0.35)
    may_be &= ~is_line | ((seen["parted"] < 1.0) & (seen["rim"] >= 0.3) & ((seen["bend"] >= BEND) | _crosses(seen)))
    return np.asarray(may_be)
