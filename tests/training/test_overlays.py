"""Cut-outs of film damage are laid where the mask says, and the same each time."""

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from training.damage.overlays import KINDS, VISIBLE, add_overlays
from training.tasks.damage import DamageTask


@pytest.fixture
def overlays(tmp_path: Path) -> Path:
    """A folder of kinds, each with one ragged blot."""
    shape = np.zeros((400, 400, 4), np.uint8)
    cv2.fillPoly(shape, [np.array([[150, 180], [240, 190], [220, 230], [160, 215]])], (255, 255, 255, 255))
    for name in KINDS:
        (tmp_path / name).mkdir()
        cv2.imwrite(str(tmp_path / name / "one.png"), shape)
    return tmp_path


def test_overlays_are_seeded_and_marked_where_they_show(overlays: Path) -> None:
    picture = np.full((200, 300, 3), 0.5, np.float32)
    shown = 0
    for seed in range(8):
        marked = add_overlays(picture, overlays, np.random.default_rng(seed))
        again = add_overlays(picture, overlays, np.random.default_rng(seed))
        assert np.array_equal(marked.picture, again.picture)
        changed = np.abs(marked.picture - picture).max(axis=2)
        assert np.array_equal(marked.mask > 0, changed > VISIBLE)
        assert marked.picture.min() >= 0
        assert marked.picture.max() <= 1
        shown += bool(marked.mask.any())
    assert shown >= 6


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    for name in KINDS:
        (tmp_path / name).mkdir()
        cv2.imwrite(str(tmp_path / name / "one.png"), np.zeros((9, 9, 3), np.uint8))
    with pytest.raises(ValueError, match="cut-outs"):
        add_overlays(np.full((90, 90, 3), 0.5, np.float32), tmp_path, np.random.default_rng(1))


def test_the_network_for_damage_learns_from_them_where_a_folder_is_named(
    cache: Path, overlays: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid = []

    def lay(picture, folder, rng, held_back):
        laid.append((folder, held_back))
        return add_overlays(picture, folder, rng, held_back)

    monkeypatch.setattr("training.tasks.damage.add_overlays", lay)
    for folder in (None, overlays):
        monkeypatch.setenv("RESTORER_OVERLAYS", str(folder) if folder else "")
        draw = DamageTask(cache, torch.device("cpu"), 1).drawing()
        for step in range(6):
            draw(step)
        assert set(laid) == ({(overlays, False)} if folder else set())
