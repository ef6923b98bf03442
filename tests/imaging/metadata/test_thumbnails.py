"""The thumbnail in an EXIF block: that of the result, or none."""

from __future__ import annotations

import io
import struct

import numpy as np
import pytest
from PIL import ExifTags, Image

from restorer.imaging.decode import decode
from restorer.imaging.metadata import exif
from restorer.imaging.photo import Metadata, Photo
from tests.imaging.samples import exif_block, save


def test_no_thumbnail_of_the_unrestored_picture_is_kept(tmp_path, smooth) -> None:
    thumbnail = b"\xff\xd8 the picture as it was \xff\xd9"
    ifd1 = struct.pack("<HHHIIHHIII", 2, 0x0201, 4, 1, 38, 0x0202, 4, 1, len(thumbnail), 0)
    block = b"II*\0\x08\0\0\0" + struct.pack("<HI", 0, 14) + ifd1
    block = block[:14] + ifd1.replace(struct.pack("<I", 38), struct.pack("<I", 14 + len(ifd1))) + thumbnail
    path = save(Image.fromarray(smooth), tmp_path / "x.jpg", exif=b"Exif\0\0" + block)
    assert thumbnail in path.read_bytes()
    assert thumbnail not in (decode(path).metadata.exif or b"")


def with_thumbnail(orientation: int = 1, old: bytes = b"\xff\xd8 the picture as it was \xff\xd9") -> bytes:
    """An EXIF block whose thumbnail is these bytes."""
    taken_apart = exif.Exif.parse(exif_block(orientation))
    assert taken_apart is not None
    taken_apart.thumbnail = old
    return taken_apart.to_bytes()


def thumbnail_of(block: bytes) -> bytes | None:
    """The thumbnail in a block, read by Pillow."""
    found = Image.Exif()
    found.load(b"Exif\0\0" + block)
    told = found.get_ifd(ExifTags.IFD.IFD1)
    return block[told[0x0201] : told[0x0201] + told[0x0202]] if 0x0201 in told else None


@pytest.mark.parametrize(
    ("format", "deep"),
    # libvips writes the EXIF of a deep AVIF field by field, without a thumbnail.
    [("jpeg", False), ("jpeg", True), ("png", False), ("png", True), ("webp", False), ("webp", True), ("avif", False)],
)
def test_a_thumbnail_is_made_anew_from_the_result(tmp_path, write, format, deep) -> None:
    assert thumbnail_of(with_thumbnail()) == b"\xff\xd8 the picture as it was \xff\xd9"
    ramp = np.tile(np.linspace(0, 255, 400).astype(np.uint8)[None, :, None], (100, 1, 3))
    path = save(Image.fromarray(ramp[:, ::-1].copy()), tmp_path / "x.jpg", exif=b"Exif\0\0" + with_thumbnail())
    read = decode(path).metadata
    assert thumbnail_of(read.exif or b"") is None, "the old one is not read"
    result = Photo(ramp.astype(np.uint16) * 257 if deep else ramp, metadata=read)
    with Image.open(write(result, format, lossless=False)) as image:
        block = image.info["exif"].removeprefix(b"Exif\0\0")
    small = np.asarray(Image.open(io.BytesIO(thumbnail_of(block) or b"")).convert("L"), np.float32)
    assert small.shape == (40, 160)
    assert abs(small[20, 0] - 0) < 12
    assert abs(small[20, -1] - 255) < 12


def test_without_a_thumbnail_none_is_made(tmp_path, smooth, write) -> None:
    path = write(Photo(smooth, metadata=Metadata(exif=exif_block())), "jpeg")
    with Image.open(path) as image:
        assert thumbnail_of(image.info["exif"][6:]) is None


def test_a_thumbnail_goes_first_where_there_is_no_room() -> None:
    taken_apart = exif.Exif.parse(with_thumbnail(old=bytes(3000)))
    assert taken_apart is not None
    taken_apart.thumbnail = bytes(3000)
    block, dropped = taken_apart.drop_largest(1000)
    assert (len(block) <= 1000, dropped, thumbnail_of(block)) == (True, 0, None)
