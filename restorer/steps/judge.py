"""Decides which candidates are damage, from weights that lie beside this file with the story of how they were made."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.steps.scratches import FEATURES

SPAN = 3.0
"""How far the log-odds that a candidate needs lie above even at sensitivity 0, and below it at 1.

Even is, for each kind, where one in ten thousand pixels of a photo without damage would be taken for it.
"""

MARGINS = {(True, True): 1.0, (True, False): 4.0, (False, True): 0.8, (False, False): 2.0}
"""What each kind (is it a line, is it light) needs beyond even, since precision is worth more than recall here.

Dark lines need most: a wire before the sky looks just like a scratch, and there are more wires.
"""

GLEAM = 2.0
GLEAM_GROUND = (0.22, 0.32)
"""What is light on dark ground may be a gleam (a rail, a rim, a lamp, an eye): so much is taken off its odds where
the ground is darker than the first, nothing where it is lighter than the second."""

_STEP_UP = 0.5
_STEPS_UP = 12
_STEPS_APART = 5
_CHANCE = 2


class Verdict(NamedTuple):
    """What a photo's n candidates are held to be; each n bool. What is doubtful is damage if it goes on from damage."""

    is_damage: NDArray[np.bool_]
    is_doubtful: NDArray[np.bool_]


def judge(
    features: NDArray[np.float64], is_line: NDArray[np.bool_], is_light: NDArray[np.bool_], sensitivity: float
) -> Verdict:
    """Tell damage from what belongs to the picture.

    Args:
        features: n x len(FEATURES) float64, as `scratches.find_candidates` measures them, of all of a photo.
        is_line: n.
        is_light: n.
        sensitivity: 0..1.

    """
    odds = log_odds(features, is_line, is_light) - is_light * _gleam(features)
    required = np.empty(len(odds))
    for line in (True, False):
        for light in (True, False):
            kind = (is_line == line) & (is_light == light)
            least = SPAN * (1 - 2 * sensitivity) + MARGINS[line, light]
            required[kind] = _threshold(odds[kind], least)
    return Verdict(odds > required, (odds <= required) & is_light & (odds > SPAN * (1 - 2 * sensitivity)))


def _gleam(features: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is taken off the odds of light things for the darkness of their ground."""
    ground = features[:, FEATURES.index("ground")]
    return np.asarray(np.interp(ground, GLEAM_GROUND, (GLEAM, 0.0)), np.float64)


def _threshold(odds: NDArray[np.float64], least: float) -> float:
    """The lowest odds from `least` up where damage stands apart from the rest of the photo's candidates.

    Brick, foliage and starry skies have hundreds of candidates, ever fewer towards higher odds, the last of them as
    high as damage. Damage does not thin out like that: for a good way up, more lie above than just below.
    """
    thresholds = least + _STEP_UP * np.arange(_STEPS_UP + _STEPS_APART)
    above = np.array([np.count_nonzero(odds > threshold) for threshold in thresholds])
    below = np.array([np.count_nonzero(odds > threshold - 1) for threshold in thresholds]) - above
    stands = below <= np.maximum(above, _CHANCE)
    for step in range(_STEPS_UP):
        if stands[step : step + _STEPS_APART].all():
            return float(thresholds[step])
    return float("inf")


def log_odds(
    features: NDArray[np.float64], is_line: NDArray[np.bool_], is_light: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """The logarithm of each candidate's odds to be damage, against those that are even for its kind."""
    card = _card()
    odds = np.empty(len(features))
    for name, kind in card["kinds"].items():
        chosen = (is_light == name.startswith("light")) & (is_line == name.endswith("line"))
        scaled = (features[chosen] - np.array(kind["mean"])) / np.array(kind["deviation"])
        scaled = np.clip(scaled, -card["limit"], card["limit"])
        first, second = np.triu_indices(scaled.shape[1])
        terms = np.concatenate([scaled, scaled[:, first] * scaled[:, second]], axis=1)
        odds[chosen] = terms @ np.array(kind["weights"]) + kind["bias"] - kind["even"]
    return odds


@cache
def _card() -> dict[str, Any]:
    card: dict[str, Any] = json.loads(Path(__file__).with_name("judge.json").read_text(encoding="utf-8"))
    if tuple(card["features"]) != FEATURES:
        raise ValueError("judge.json was fitted to other features than scratches.py measures")
    return card
