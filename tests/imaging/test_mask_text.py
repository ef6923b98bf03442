"""A mask is a short text, comes back to the pixel, and refuses what is none."""

import base64

import cv2
import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.mask_text import mask_extent, read_mask, write_mask
from restorer.imaging.photo import Extent


def strokes(width, height, count):
    rng = np.random.default_rng(0)
    mask = np.zeros((height, width), np.uint8)
    for _ in range(count):
        turns = np.cumsum(rng.normal(0, 0.2, 60)) + rng.uniform(0, 6)
        way = rng.uniform(0, 1, 2) * (width, height) + np.cumsum(np.c_[np.cos(turns), np.sin(turns)], 0) * width / 200
        cv2.polylines(mask, [np.rint(way).astype(np.int32)], False, 255, max(2, int(rng.uniform(0.002, 0.012) * width)))
    return mask


def test_a_mask_comes_back_to_the_pixel():
    mask = strokes(301, 200, 5)
    again = read_mask(write_mask(mask))
    assert again.dtype == np.uint8
    assert np.array_equal(again, mask)
    assert mask_extent(write_mask(mask)) == Extent(301, 200)


def test_single_pixels_edges_and_full_and_empty_masks_come_back():
    for places in ([(0, 0)], [(6, 12)], [(0, 12), (6, 0)], [(3, 5)], []):
        mask = np.zeros((7, 13), np.uint8)
        for place in places:
            mask[place] = 255
        assert np.array_equal(read_mask(write_mask(mask)), mask)
    full = np.full((7, 13), 255, np.uint8)
    assert np.array_equal(read_mask(write_mask(full)), full)
    assert write_mask(np.zeros((7, 13), np.uint8)) == "13x7"
    assert read_mask("") is None
    assert mask_extent("") is None


def test_half_and_more_counts_as_marked():
    mask = np.array([[0, 127, 128, 255]], np.uint8)
    assert read_mask(write_mask(mask)).tolist() == [[0, 0, 255, 255]]


def test_what_a_brush_paints_is_short():
    """Twenty strokes over twelve megapixels: 12 million pixels as 15 thousand letters."""
    assert len(write_mask(strokes(4000, 3000, 20))) < 16_000


def test_a_mask_that_was_read_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        read_mask("4x4")[0, 0] = 1


def larger():
    return write_mask(np.full((9, 9), 255, np.uint8)).replace("9x9", "8x9")


def colored():
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (2, 2)).save(out, "TIFF")
    return "4x4+0+0:" + base64.b64encode(out.getvalue()).decode()


@pytest.mark.parametrize(
    "text",
    ["0x4", "4", "x", "4x4+1+1", "4x4+0+0:AAAA", "4x4+0+0:A", "4x4+0+0:!!", "123456x4", larger(), colored(),
     write_mask(np.full((9, 9), 255, np.uint8)).replace("+0+0", "+1+0")],
)  # fmt: skip
def test_what_is_no_mask_is_refused(text):
    with pytest.raises(InputError, match="mask"):
        read_mask(text)
