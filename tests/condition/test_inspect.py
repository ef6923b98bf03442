"""A photo's condition, read whole."""

import tracemalloc

import cv2
import numpy as np
import pytest

from restorer.condition import inspect
from restorer.errors import Cancelled
from restorer.imaging.photo import Origin, Photo
from restorer.progress import CancelToken, Progress
from tests.steps.fakes import deep, faded, gray, photo_of, picture, scan


def test_a_clean_photo_reads_clean():
    found = inspect(photo_of(picture()))
    assert (found.width, found.height) == (512, 512)
    assert found.noise_sigma < 3
    assert found.jpeg_quality is None
    assert found.border == (0, 0, 0, 0)
    assert found.skew_degrees == 0
    assert found.black_point < 0.05
    assert found.white_point > 0.95
    assert not found.is_monochrome
    assert found.scratches is None, "that takes a network"


def test_a_faded_sepia_scan_reads_so():
    sepia = (gray(faded(picture(), 40, 200)) * (1.0, 0.93, 0.8)).astype(np.uint8)
    found = inspect(photo_of(scan(sepia, 252, 3.0)[0]))
    assert found.is_monochrome
    assert found.is_toned
    assert found.cast[1] > 5
    assert found.skew_degrees == pytest.approx(3.0, abs=0.15)
    assert min(found.border) > 20
    # The scanner's white around it must not pass for the photo's own.
    assert found.white_point < 0.85
    assert found.black_point > 0.08


@pytest.mark.parametrize(("told", "read"), [(None, 30), (95, 30), (20, 20)])
def test_jpeg_is_believed_by_its_traces_where_they_are_worse_than_its_tables(told, read):
    saved = picture()
    for quality in (30, 95):
        saved = cv2.imdecode(cv2.imencode(".jpg", saved, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)
    photo = Photo(saved, origin=Origin(format="jpeg", jpeg_quality=told))
    assert inspect(photo).jpeg_quality == pytest.approx(read, abs=2)


@pytest.mark.parametrize("make", [gray, deep, lambda p: deep(gray(p))], ids=["grey", "16 bits", "grey 16 bits"])
def test_depth_and_channels_do_not_change_the_reading(make):
    usual, other = inspect(photo_of(picture())), inspect(photo_of(make(picture())))
    assert other.noise_sigma == pytest.approx(usual.noise_sigma, abs=0.5)
    assert other.contrast == pytest.approx(usual.contrast, abs=0.05)
    assert other.is_monochrome == (make is not deep)


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (20, 3), (64, 64)])
def test_tiny_photos_are_read(size):
    found = inspect(photo_of(np.full((*size, 3), 90, np.uint8)))
    assert (found.height, found.width) == size


def test_numbers_are_plain_json():
    import json

    assert json.loads(json.dumps(inspect(photo_of(picture())).to_json()))["width"] == 512


def test_cancel_is_answered():
    token = CancelToken()
    with pytest.raises(Cancelled):
        inspect(photo_of(picture()), Progress(lambda fraction: token.cancel(), token, interval_s=0))


def test_a_huge_photo_is_read_without_a_copy_of_it(tmp_path):
    # 100 megapixels in a sparse file: zeroes, but every page of them would have to be read.
    huge = np.memmap(tmp_path / "huge", np.uint8, "w+", shape=(10_000, 10_000, 1))
    tracemalloc.start()
    try:
        found = inspect(photo_of(huge))
        assert tracemalloc.get_traced_memory()[1] < 50e6, "half of what the photo itself would take"
    finally:
        tracemalloc.stop()
    assert (found.width, found.height) == (10_000, 10_000)
