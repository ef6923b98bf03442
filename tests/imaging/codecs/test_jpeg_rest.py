"""What is there of a JPEG that is cut off: exactly the rows of the complete one, and no grey ones."""

import io
import re
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image

from restorer.errors import CutOffError, InputError
from restorer.imaging.decode import decode

KINDS = {
    "4:2:0": {"quality": 90},
    "4:4:4": {"quality": 92, "subsampling": 0},
    "restarts": {"quality": 90, "restart_marker_blocks": 3},
    "turned": {"quality": 90, "exif": b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"},
}


@pytest.fixture
def picture():
    rng = np.random.default_rng(5)
    coarse = Image.fromarray(rng.integers(20, 230, (30, 40, 3), np.uint8))
    return coarse.resize((320, 240), Image.Resampling.BICUBIC)


def cut(path, picture, share, **options):
    out = io.BytesIO()
    picture.save(out, "JPEG", **options)
    data = out.getvalue()
    path.with_name("whole.jpg").write_bytes(data)
    start = data.index(b"\xff\xda")
    path.write_bytes(data[: start + int((len(data) - start) * share)])
    return path


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_that_are_there_are_those_of_the_complete_one(tmp_path, picture, kind, share):
    path = cut(tmp_path / "x.jpg", picture, share, **KINDS[kind])
    with pytest.raises(CutOffError, match="is cut off") as caught:
        decode(path)
    assert caught.value.is_rest_readable
    assert "--partial" in caught.value.hint
    photo, complete = decode(path, partial=True), decode(tmp_path / "whole.jpg")
    missing = photo.origin.missing_rows
    rows = 240 - missing
    assert rows >= 240 * share - 40, "less was read than is there"
    assert 0 < missing < 240
    found = np.rot90(photo.pixels) if kind == "turned" else photo.pixels
    wanted = np.rot90(complete.pixels) if kind == "turned" else complete.pixels
    assert found.shape == (rows, 320, 3)
    assert (found == wanted[:rows]).all()


def test_a_progressive_one_is_there_from_top_to_bottom(tmp_path, picture):
    path = cut(tmp_path / "x.jpg", picture, 0.7, quality=90, progressive=True)
    photo, complete = decode(path, partial=True), decode(tmp_path / "whole.jpg")
    assert photo.origin.missing_rows == 0
    off = np.abs(photo.pixels.astype(int) - complete.pixels)
    assert off.mean() < 12
    assert off[-40:].mean() < 20, "the last rows are no grey"


SEPARATE_SCANS = {
    "sequential": "0;1;2;",
    "progressive": "0: 0-0, 0, 0;1: 0-0, 0, 0;2: 0-0, 0, 0;0: 1-63, 0, 0;1: 1-63, 0, 0;2: 1-63, 0, 0;",
}


def in_separate_scans(folder, picture, kind):
    """A JPEG whose brightness and colours are each in scans of their own, written by libjpeg's `jpegtran`."""
    if shutil.which("jpegtran") is None:
        pytest.skip("needs jpegtran (libjpeg-turbo-progs)")
    picture.save(folder / "plain.jpg", quality=90)
    (folder / "scans.txt").write_text(SEPARATE_SCANS[kind])
    command = ["jpegtran", "-scans", folder / "scans.txt", "-outfile", folder / "whole.jpg", folder / "plain.jpg"]
    subprocess.run(command, check=True)
    data = (folder / "whole.jpg").read_bytes()
    return data, [found.start() for found in re.finditer(rb"\xff\xda", data)]


@pytest.mark.parametrize("kind", SEPARATE_SCANS)
@pytest.mark.parametrize(("scan", "share"), [(1, 0.0), (1, 0.6), (2, 0.0)])
def test_colors_whose_scan_is_not_there_are_not_taken_for_gray(tmp_path, picture, kind, scan, share):
    data, starts = in_separate_scans(tmp_path, picture, kind)
    path, end = tmp_path / "x.jpg", starts[scan] + int(share * (starts[scan + 1 - (scan == 2)] - starts[scan]))
    path.write_bytes(data[:end])
    with pytest.raises(InputError, match="is cut off"):
        decode(path)
    with pytest.raises(InputError, match="before all of its colours begin"):
        decode(path, partial=True)


def test_rows_whose_colors_are_there_are_read_from_separate_scans(tmp_path, picture):
    data, starts = in_separate_scans(tmp_path, picture, "sequential")
    path = tmp_path / "x.jpg"
    path.write_bytes(data[: starts[2] + (len(data) - starts[2]) // 2])
    photo, complete = decode(path, partial=True), decode(tmp_path / "whole.jpg")
    rows = 240 - photo.origin.missing_rows
    assert 60 < rows < 200
    assert (photo.pixels == complete.pixels[:rows]).all()


def test_what_is_complete_is_read_alike(tmp_path, picture):
    cut(tmp_path / "x.jpg", picture, 0.5, quality=90)
    complete = tmp_path / "whole.jpg"
    assert (decode(complete, partial=True).pixels == decode(complete).pixels).all()
    assert decode(complete, partial=True).origin.missing_rows == 0


def test_one_without_a_single_row_stays_refused(tmp_path, picture):
    path = cut(tmp_path / "x.jpg", picture, 0.01, quality=90)
    with pytest.raises(InputError, match="is cut off"):
        decode(path, partial=True)


def test_other_damage_offers_no_rest(tmp_path, picture):
    path = tmp_path / "x.png"
    picture.save(path)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(InputError) as caught:
        decode(path, partial=True)
    assert not caught.value.is_rest_readable
