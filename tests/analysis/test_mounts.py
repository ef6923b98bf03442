"""Worn mounts of card are cut to the picture, and no picture is lost; scenes with straight edges are no mounts."""

import cv2
import numpy as np
import pytest

from restorer.analysis.borders import PROXY_PX, find_frame
from restorer.analysis.downscale import reduce_to
from restorer.analysis.mounts import find_mount
from tests.steps.fakes import apply, deep, gray, photo_of, picture

CARD = (208, 184, 144)
MARGINS = (44, 36, 50, 40)
"""Left, top, right, bottom."""


def mounted(pixels, card=CARD, margins=MARGINS, rng_seed=3):
    """A picture on card: grained, stained at its rim, pierced, and with a corner torn off."""
    left, top, right, bottom = margins
    height, width = pixels.shape[0] + top + bottom, pixels.shape[1] + left + right
    rng = np.random.default_rng(rng_seed)
    scan = np.broadcast_to(np.float32(card), (height, width, 3)) + rng.normal(0, 3, (height, width, 1))
    for _ in range(90):
        x, y = rng.integers(0, width), rng.integers(0, height)
        at_rim = [(x, rng.integers(0, 5)), (rng.integers(0, 5), y), (width - 1 - rng.integers(0, 5), y)]
        for place in at_rim:
            cv2.circle(scan, tuple(int(v) for v in place), int(rng.integers(2, 7)), (90.0, 70.0, 50.0), -1)
    cv2.circle(scan, (width // 2, 12), 7, (235.0, 235.0, 235.0), -1)
    scan[top : height - bottom, left : width - right] = pixels
    corner = np.array([(width, height), (width - 70, height), (width, height - 80)], np.int32)
    cv2.fillPoly(scan, [corner], (252.0, 252.0, 252.0))
    return np.clip(scan, 0, 255).astype(np.uint8)


def dark_picture():
    """A picture that is darker than card at its rim."""
    return (picture("motorcycle_left.png") * 0.5).astype(np.uint8)


@pytest.mark.parametrize("make", [lambda p: p, gray, deep], ids=["colour", "grey", "16 bits"])
def test_a_worn_mount_goes_and_no_picture_with_it(make):
    scanned = mounted(dark_picture())
    frame = find_frame(make(scanned))
    assert frame is not None
    margins = frame.margins(scanned.shape[1], scanned.shape[0])
    assert all(cut <= there for cut, there in zip(margins, MARGINS, strict=True))
    assert sum(cut >= there - 5 for cut, there in zip(margins, MARGINS, strict=True)) >= 3


def test_a_pale_wall_beside_the_mount_is_kept():
    shown = dark_picture()
    shown[:, -40:] = (206, 200, 184)  # as light as the card, and greyer
    scanned = mounted(shown)
    frame = find_frame(scanned)
    assert frame is not None
    left, top, right, _ = frame.margins(scanned.shape[1], scanned.shape[0])
    assert right <= MARGINS[2]
    assert (left, top) >= (MARGINS[0] - 5, MARGINS[1] - 5)


def test_a_large_scan_is_cut_as_finely():
    small = mounted(dark_picture())
    scanned = np.ascontiguousarray(small.repeat(3, axis=0).repeat(3, axis=1))
    frame = find_frame(scanned)
    assert frame is not None
    margins = frame.margins(scanned.shape[1], scanned.shape[0])
    assert all(cut <= 3 * there for cut, there in zip(margins, MARGINS, strict=True))
    assert sum(cut >= 3 * there - 18 for cut, there in zip(margins, MARGINS, strict=True)) >= 3


def a_window():
    """A bright view through a dark wall whose tone differs from side to side: a scene, no mount."""
    scene = picture("coffee.png")[:300, :400].copy()
    for side, tone in enumerate((30, 70, 110, 150)):
        view = (scene, scene.swapaxes(0, 1), scene[:, ::-1], scene.swapaxes(0, 1)[:, ::-1])[side]
        view[:, :36] = tone
    return scene


def a_door():
    """A door: straight edges on two sides, of one tone."""
    scene = picture("chelsea.png")[:300, :400].copy()
    scene[:, :40] = scene[:, -44:] = 205
    scene[40:260, 60:340] = 60
    return scene


def on_wood():
    """A print on wood: its grain is as strong as the picture's edge."""
    scanned = mounted(dark_picture())
    stripes = 60 * np.sin(np.arange(scanned.shape[1]) / 3.0)
    grained = np.clip(scanned + stripes[None, :, None], 0, 255).astype(np.uint8)
    top, left, right, bottom = MARGINS[1], MARGINS[0], MARGINS[2], MARGINS[3]
    grained[top:-bottom, left:-right] = scanned[top:-bottom, left:-right]
    return grained


@pytest.mark.parametrize("scene", [a_window(), a_door(), on_wood()], ids=["window", "door", "wood"])
def test_a_scene_with_straight_edges_is_no_mount(scene):
    assert find_mount(reduce_to(scene, PROXY_PX)) is None


def test_the_cut_is_told():
    outcome = apply("straighten", photo_of(mounted(dark_picture())))
    assert "Border cut:" in outcome.note
    assert "px top" in outcome.note
