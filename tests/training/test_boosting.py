"""Boosted trees learn what a few questions tell, and are read back as they are written."""

import numpy as np
import pytest

from restorer.steps.repair import damage_trees
from restorer.steps.repair.damage_features import FEATURES
from restorer.steps.repair.damage_model import tree_odds
from training.boosting import Boosting, Trees, grow


@pytest.fixture(scope="module")
def shown():
    features = np.random.default_rng(0).normal(size=(3000, 4))
    return features, ((features[:, 0] > 0.3) & (features[:, 2] < 0.5)).astype(float)


def test_two_questions_are_learnt(shown):
    features, truth = shown
    trees = grow(features, truth, np.ones(len(truth)), np.arange(4), Boosting(trees=20))
    fresh = np.random.default_rng(1).normal(size=(1000, 4))
    wanted = (fresh[:, 0] > 0.3) & (fresh[:, 2] < 0.5)
    assert ((trees.odds(fresh) > 0) == wanted).mean() > 0.95


def test_what_may_not_be_asked_is_not_asked(shown):
    features, truth = shown
    trees = grow(features, truth, np.ones(len(truth)), np.array([1, 3]), Boosting(trees=3))
    assert set(trees.places[trees.limits < 1e8].tolist()) <= {1, 3}


def test_the_application_reads_the_same_odds():
    trees = Trees(damage_trees.BASE, *(np.stack(part) for part in zip(*damage_trees.TREES, strict=True)))
    features = np.random.default_rng(2).normal(size=(200, len(FEATURES)))
    assert trees.odds(features) == pytest.approx(tree_odds(features))
    assert trees.lines().splitlines() == damage_trees._LINES.strip().splitlines()
