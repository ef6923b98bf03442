"""Boosted trees of three questions each, on logistic loss: small enough to be kept as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DEPTH = 3
NODES, LEAVES = 2**DEPTH - 1, 2**DEPTH
_NOTHING = 1e9


@dataclass(frozen=True, slots=True)
class Boosting:
    """How trees are grown.

    Attributes:
        trees: How many.
        rate: How much of each is believed.
        bins: Among how many limits of a feature a question chooses.
        ridge: What is added to the curvature: more keeps leaves small.
        least_weight: Of the samples on either side of a question.
    """

    trees: int = 60
    rate: float = 0.15
    bins: int = 32
    ridge: float = 10.0
    least_weight: float = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """What was grown: `restorer.steps.repair.damage_model.tree_odds` reads the same numbers."""

    base: float
    places: NDArray[np.int64]
    limits: Floats
    leaves: Floats

    def odds(self, features: Floats) -> Floats:
        """The logarithm of the odds of each row."""
        odds, rows = np.full(len(features), self.base), np.arange(len(features))
        for places, limits, leaves in zip(self.places, self.limits, self.leaves, strict=True):
            node = np.zeros(len(features), np.int64)
            for _ in range(DEPTH):
                node = 2 * node + 1 + (features[rows, places[node]] >= limits[node])
            odds += leaves[node - NODES]
        return odds

    def lines(self) -> str:
        """A tree a line, as `restorer/steps/repair/damage_trees.py` keeps them."""
        rows = []
        for places, limits, leaves in zip(self.places, self.limits, self.leaves, strict=True):
            nodes = " ".join(f"{place}:{limit:.7g}" for place, limit in zip(places, limits, strict=True))
            rows.append(nodes + " | " + " ".join(f"{leaf:.4f}" for leaf in leaves))
        return "\n".join(rows)


def grow(features: Floats, is_so: Floats, weights: Floats, allowed: NDArray[np.int64], how: Boosting) -> Trees:
    """Grow trees that tell the rows that are so from the others.

    Args:
        features: N x K.
        is_so: N, 0 or 1.
        weights: N.
        allowed: Which columns may be asked.
        how: How they are grown.
    """
    edges = {int(j): np.unique(np.quantile(features[:, j], np.linspace(0, 1, how.bins + 1)[1:-1])) for j in allowed}
    binned = {j: np.searchsorted(edge, features[:, j], side="right") for j, edge in edges.items()}
    share = float((weights * is_so).sum() / weights.sum())
    base = float(np.log(share / (1 - share)))
    odds = np.full(len(features), base)
    grown = []
    for _ in range(how.trees):
        chance = 1 / (1 + np.exp(-odds))
        slope, curve = weights * (is_so - chance), weights * chance * (1 - chance) + 1e-9
        places, limits = np.zeros(NODES, np.int64), np.full(NODES, _NOTHING)
        node = np.zeros(len(features), np.int64)
        for number in range(NODES):
            rows = np.flatnonzero(node == number)
            found = _question(binned, edges, slope, curve, weights, rows, how) if len(rows) else None
            right = np.zeros(len(rows), np.int64)
            if found is not None:
                places[number], limits[number] = found[0], edges[found[0]][found[1]]
                right = (binned[found[0]][rows] > found[1]).astype(np.int64)
            node[rows] = 2 * number + 1 + right
        leaf = node - NODES
        total, bend = (np.bincount(leaf, part, minlength=LEAVES) for part in (slope, curve))
        leaves = how.rate * total / (bend + how.ridge)
        odds += leaves[leaf]
        grown.append((places, limits, leaves))
    return Trees(base, *(np.stack(part) for part in zip(*grown, strict=True)))


def _question(
    binned: dict[int, NDArray[np.int64]],
    edges: dict[int, Floats],
    slope: Floats,
    curve: Floats,
    weights: Floats,
    rows: NDArray[np.int64],
    how: Boosting,
) -> tuple[int, int] | None:
    """The feature and the limit that part these rows best; None where nothing is gained."""
    best, found = 1e-3, None
    total, bend, heavy = slope[rows].sum(), curve[rows].sum(), weights[rows].sum()
    for place, column in binned.items():
        count = len(edges[place])
        if count == 0:
            continue
        low, low_bend, low_heavy = (
            np.cumsum(np.bincount(column[rows], part[rows], minlength=count + 1))[:count]
            for part in (slope, curve, weights)
        )
        gain = low**2 / (low_bend + how.ridge) + (total - low) ** 2 / (bend - low_bend + how.ridge)
        gain -= total**2 / (bend + how.ridge)
        gain[(low_heavy < how.least_weight) | (heavy - low_heavy < how.least_weight)] = -1
        top = int(gain.argmax())
        if gain[top] > best:
            best, found = float(gain[top]), (place, top)
    return found
