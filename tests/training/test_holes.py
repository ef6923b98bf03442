"""Holes are as wide and as large as they are drawn, and what is filled is compared inside of them."""

import cv2
import numpy as np
import pytest
import torch

from training.damage.holes import BLOT_COVERS, LINE_PX, LINES_COVER, blot, draw_holes, lines, widened
from training.photos import PhotoBank
from training.tasks.inpaint import InpaintTask, punched


def test_lines_have_one_width_and_cover_no_more_than_one_line_too_much() -> None:
    widths, covered = [], []
    for seed in range(30):
        holes = lines(256, 256, np.random.default_rng(seed))
        deepest = cv2.distanceTransform(cv2.copyMakeBorder(holes, 1, 1, 1, 1, cv2.BORDER_CONSTANT), cv2.DIST_L2, 5)
        widths.append(float(np.percentile(deepest[deepest > 0], 90)))
        covered.append(float(holes.mean()))
    # Where lines cross they are deeper than half of their width.
    assert max(widths) < 1.5 * LINE_PX[1]
    assert min(widths) < 4
    assert min(covered) > 0.5 * LINES_COVER[0]
    assert np.median(covered) < LINES_COVER[1]


def test_blots_are_of_every_size_and_shape() -> None:
    drawn = [blot(256, 256, np.random.default_rng(seed)) for seed in range(60)]
    covered = np.array([holes.mean() for holes in drawn])
    assert covered.max() < 1.6 * BLOT_COVERS[1]
    assert (covered > 0.05).sum() >= 5
    assert (covered < 0.02).sum() >= 5
    assert {holes.dtype for holes in drawn} == {np.dtype(np.uint8)}


def test_the_same_seed_draws_the_same_holes() -> None:
    first, again, other = (draw_holes(128, 160, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_widened_holes_hold_the_narrow_ones() -> None:
    holes = lines(128, 128, np.random.default_rng(1))
    for seed in range(8):
        wide = widened(holes, np.random.default_rng(seed))
        assert (wide >= holes).all()


@pytest.mark.parametrize("drawn", [0.0, 1.0])
def test_every_print_has_a_hole(cache, drawn: float) -> None:
    prints, holes = punched(PhotoBank(cache, InpaintTask.packs, validation=False), 6, 128, (1,), drawn)
    assert prints.shape == (6, 128, 128, 3)
    assert set(np.unique(holes)) == {0, 1}
    assert (holes.reshape(6, -1).mean(axis=1) > 0).sum() >= 5


def test_a_true_fill_loses_nothing(cache) -> None:
    recipe = InpaintTask(cache, torch.device("cpu"), 1)
    recipe.patch_px = 128
    truth, hole = recipe.make_batch(0)
    perfect = torch.nn.Module()
    perfect.forward = lambda x, mask: truth
    smeared = torch.nn.Module()
    smeared.forward = lambda x, mask: torch.where(mask > 0, x.mean((2, 3), keepdim=True), x)
    least, most = (float(recipe.loss(filled, (truth, hole), 0)) for filled in (perfect, smeared))
    assert 5 * least < most
