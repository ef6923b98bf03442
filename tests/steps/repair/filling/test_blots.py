"""Holes that are wide in both directions are painted at once, wherever tiles meet."""

import cv2
import numpy as np
import pytest

from restorer.imaging.tiles import Bounds
from restorer.progress import Progress
from restorer.steps.repair import inpainting
from restorer.steps.repair.filling.blots import CELL_PX, blots_of


def test_a_blot_is_found_and_thin_lines_are_not():
    mask = np.zeros((400, 600), np.uint8)
    cv2.line(mask, (0, 200), (599, 200), 255, 9)
    assert not blots_of(mask)
    cv2.circle(mask, (300, 200), 40, 255, cv2.FILLED)
    (blot,) = blots_of(mask)
    covered = blot.covers(blot.bounds)
    assert covered.shape == (blot.bounds.height, blot.bounds.width)
    disc = np.zeros_like(mask)
    cv2.circle(disc, (300, 200), 40, 1, cv2.FILLED)
    assert covered[disc[blot.bounds.slices] > 0].all(), "all of the disc"
    assert blot.bounds.width < 80 + 2 * 5 * CELL_PX, "and little of the line"


def test_two_blots_are_two():
    mask = np.zeros((400, 600), np.uint8)
    for x in (100, 400):
        cv2.circle(mask, (x, 200), 40, 255, cv2.FILLED)
    first, second = blots_of(mask)
    assert first.bounds.right < second.bounds.x
    assert first.covers(first.bounds).any()
    assert second.covers(second.bounds).any()


def test_a_hole_that_covers_everything_is_a_blot():
    (blot,) = blots_of(np.full((100, 90), 255, np.uint8))
    assert blot.bounds == Bounds(0, 0, 88, 96)


@pytest.mark.parametrize("strength", [1.0, 0.5])
def test_a_blot_across_tiles_is_painted_once_and_has_no_seam(strength):
    # A painter that says another tone each time shows every seam.
    calls = []

    def paint(patch, hole):
        calls.append(hole.copy())
        return np.full(patch.shape, 50.0 + 100 * len(calls), np.float32)

    pixels = np.full((700, 900, 3), 100, np.uint8)
    mask = np.zeros((700, 900), np.uint8)
    cv2.circle(mask, (450, 350), 50, 255, cv2.FILLED)
    result = inpainting.fill(
        pixels, mask, strength, seed=1, allocate=np.empty, progress=Progress(), paint=paint, is_final=False
    )  # fmt: skip
    assert len(calls) == 1
    assert np.unique(result[mask > 0]).tolist() == [100 + strength * 50]
    assert np.array_equal(result[mask == 0], pixels[mask == 0])


def test_a_blot_larger_than_a_part_sees_what_was_painted_before(monkeypatch):
    monkeypatch.setattr(inpainting, "BLOT_PX", 64)
    monkeypatch.setattr(inpainting, "DEEP_PX", 1000)
    seen = []

    def paint(patch, hole):
        seen.append(int((hole > 0).sum()))
        return np.full(patch.shape, 150.0, np.float32)

    pixels = np.full((300, 300, 3), 100, np.uint8)
    mask = np.zeros((300, 300), np.uint8)
    mask[80:200, 80:200] = 255
    result = inpainting.fill(pixels, mask, 1.0, seed=1, allocate=np.empty, progress=Progress(), paint=paint)
    assert len(seen) == 4
    assert seen == sorted(seen, reverse=True), "less is missing each time"
    assert abs(float(result[mask > 0].mean()) - 150) < 1
