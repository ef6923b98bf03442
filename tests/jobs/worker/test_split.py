"""The prints of a scan become photos, pixel for pixel; the scan and what lies in the folder stay as they are."""

import numpy as np
import pytest
from PIL import Image

from restorer.errors import FolderError
from restorer.imaging.decode import decode
from restorer.imaging.tiles import Bounds
from restorer.jobs.worker.split import split_prints

PRINTS = (Bounds(4, 2, 30, 20), Bounds(50, 10, 20, 26))


@pytest.fixture
def pixels():
    return np.random.default_rng(0).integers(0, 256, (60, 90, 3), np.uint8)


@pytest.mark.parametrize(("suffix", "becomes"), [("png", "png"), ("tif", "tif"), ("jpg", "png")])
def test_each_print_is_a_file_of_its_own_without_loss(tmp_path, pixels, suffix, becomes):
    scan = tmp_path / f"page 7.{suffix}"
    Image.fromarray(pixels).save(scan, dpi=(300, 300))
    before, whole = scan.read_bytes(), decode(scan).pixels
    paths = split_prints(scan, PRINTS, tmp_path / "out")
    assert [path.stem for path in paths] == ["page 7-1", "page 7-2"]
    assert {path.suffix[1:4] for path in paths} == {becomes}
    for path, place in zip(paths, PRINTS, strict=True):
        photo = decode(path)
        assert np.array_equal(photo.pixels, whole[place.slices])
        assert photo.metadata.dpi == pytest.approx((300, 300), abs=0.5)
    assert scan.read_bytes() == before


def test_what_lies_there_already_stays(tmp_path, pixels):
    scan = tmp_path / "scan.png"
    Image.fromarray(pixels).save(scan)
    first = split_prints(scan, PRINTS, tmp_path)
    kept = [path.read_bytes() for path in first]
    second = split_prints(scan, PRINTS, tmp_path)
    assert not set(first) & set(second)
    assert [path.read_bytes() for path in first] == kept


def test_a_folder_that_cannot_be_made_is_told(tmp_path, pixels):
    scan, file = tmp_path / "scan.png", tmp_path / "no folder"
    Image.fromarray(pixels).save(scan)
    file.write_text("a file")
    with pytest.raises(FolderError, match="cannot be made"):
        split_prints(scan, PRINTS, file / "below")
