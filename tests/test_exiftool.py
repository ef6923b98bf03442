"""exiftool judges what survives; `python -m benchmarks metadata` prints the table of all pairings."""

import shutil

import pytest

from benchmarks import metadata

pytestmark = pytest.mark.skipif(
    shutil.which(metadata.EXIFTOOL) is None, reason="exiftool is not there (Debian: libimage-exiftool-perl)"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("exiftool")


# Each format once as source and once as target.
@pytest.mark.parametrize(
    ("source", "target"), [("jpeg", "webp"), ("png", "jpeg"), ("tiff", "png"), ("webp", "avif"), ("avif", "tiff")]
)
def test_nothing_is_lost_and_nothing_is_false(folder, source, target):
    row = metadata.judge(folder, source, target)
    assert {group: names for group, names in row.lost.items() if names} == {}
    assert sum(row.counts.values()) >= 43
