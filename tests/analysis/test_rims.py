"""Frames with a ragged edge are cut as far as no picture is lost; dark and light pictures are no frames."""

import cv2
import numpy as np
import pytest

from restorer.analysis.borders import find_frame
from tests.steps.fakes import apply, deep, gray, photo_of, picture, scan


def wavy(length, height, seed):
    knots = np.abs(np.random.default_rng(seed).normal(0, 1, max(4, length // 25))).astype(np.float32)
    return np.abs(cv2.resize(knots[None], (length, 1), interpolation=cv2.INTER_CUBIC)[0] * height).astype(int)


def framed(pixels, margins, tone, ragged=0.0, radius=0):
    """A picture in a frame whose edge bites into it: (the scan, where picture is: H x W bool)."""
    left, top, right, bottom = margins
    out = np.pad(pixels, ((top, bottom), (left, right), (0, 0)), constant_values=tone).astype(np.float32)
    height, width = out.shape[:2]
    shown = np.zeros((height, width), bool)
    shown[top : height - bottom, left : width - right] = True
    for seed, (edge, length) in enumerate(((left, height), (top, width), (right, height), (bottom, width))):
        for place, bite in enumerate(wavy(length, ragged, seed)):
            turned = (shown, shown.T, shown[:, ::-1], shown.T[:, ::-1])[seed]
            turned[place, : edge + bite] = False
    if radius:
        y, x = np.mgrid[0:height, 0:width]
        far_x = np.maximum(np.maximum(left + radius - x, x - (width - 1 - right - radius)), 0)
        far_y = np.maximum(np.maximum(top + radius - y, y - (height - 1 - bottom - radius)), 0)
        shown &= np.hypot(far_x, far_y) <= radius
    out[~shown] = tone
    out += np.random.default_rng(5).normal(0, 2, out.shape)
    return np.clip(out, 0, 255).astype(np.uint8), shown


FRAMES = {
    "a ragged black rebate": ((22, 30, 26, 18), 12, 4.0, 0),
    "a torn white page": ((60, 34, 80, 40), 246, 4.0, 0),
    "a rounded black mount": ((24, 24, 24, 24), 10, 0.0, 30),
    "a mount of grey card": ((30, 40, 30, 50), 120, 0.0, 0),
}


@pytest.mark.parametrize("make", [lambda p: p, gray, deep], ids=["colour", "grey", "16 bits"])
@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_goes_and_no_picture_with_it(name, make):
    pixels, shown = framed(picture("motorcycle_left.png"), *FRAMES[name])
    height, width = shown.shape
    frame = find_frame(make(pixels))
    assert frame is not None
    left, top, right, bottom = frame.margins(width, height)
    kept = np.zeros_like(shown)
    kept[top : height - bottom, left : width - right] = True
    assert (shown & ~kept).sum() < 0.001 * shown.sum()
    assert (kept & ~shown).sum() < 0.5 * (~shown).sum()


def dark_room(seed=0):
    """A lit head before studio black, or lamps at night."""
    y, x = np.mgrid[0:300, 0:240]
    light = np.exp(-(((x - 120) / 50.0) ** 2 + ((y - 140) / 70.0) ** 2))
    noise = np.random.default_rng(seed).normal(0, 2, light.shape)
    return np.clip(8 + 190 * light + noise, 0, 255).astype(np.uint8)[:, :, None]


def vignette():
    y, x = np.mgrid[-1:1:300j, -1:1:400j]
    fall = np.clip(1.25 - np.maximum(np.abs(x), np.abs(y)) ** 6, 0, 1)
    return np.rint(gray(picture())[:300, :400, 0] * fall).astype(np.uint8)[:, :, None]


@pytest.mark.parametrize(
    "pixels",
    [dark_room(), 255 - dark_room(1), vignette(), picture("rocket.jpg"), picture("coffee.png"), picture("chelsea.png")],
    ids=["studio black", "snow", "vignette", "night", "coffee", "cat"],
)
def test_a_picture_is_no_frame(pixels):
    assert find_frame(pixels) is None


def test_two_prints_on_one_bed_are_both_kept():
    first, second = (scan(picture(name, 200), 250, 0.0)[0] for name in ("coffee.png", "chelsea.png"))
    height = max(len(first), len(second))
    sheet = [np.pad(each, ((0, height - len(each)), (0, 0), (0, 0)), constant_values=250) for each in (first, second)]
    both = np.concatenate(sheet, axis=1)
    frame = find_frame(both)
    margins = (0, 0, 0, 0) if frame is None else frame.margins(both.shape[1], both.shape[0])
    rows, columns = np.nonzero(both.min(axis=2) < 200)
    ends = (columns.min(), rows.min(), both.shape[1] - 1 - columns.max(), both.shape[0] - 1 - rows.max())
    assert all(margin <= end + 1 for margin, end in zip(margins, ends, strict=True))


def test_the_note_tells_what_was_cut():
    pixels, _ = framed(picture("motorcycle_left.png"), *FRAMES["a ragged black rebate"])
    outcome = apply("straighten", photo_of(pixels))
    assert "Border cut: 2" in outcome.note
    assert "px left" in outcome.note
    assert "px bottom" in outcome.note


def test_the_edge_of_a_very_large_scan_is_found_where_it_is():
    # Nine to the side of the proxy's pixel, of which eight are read: places are counted in those eight.
    scanned = np.full((1200, 9100, 1), 244, np.uint8)
    scanned[130:1080, 800:8300] = np.random.default_rng(0).integers(20, 150, (950, 7500, 1), dtype=np.uint8)
    frame = find_frame(scanned)
    assert frame is not None
    assert np.allclose(frame.margins(9100, 1200), (800, 130, 800, 120), atol=9)
