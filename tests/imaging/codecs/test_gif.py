"""GIF: the first picture, judged by Pillow; cut off or with pixels missing it is refused."""

import io
import shutil
import subprocess

import numpy as np
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.codecs.gif import _count_pixels
from restorer.imaging.decode import decode
from tests.imaging.samples import XMP


def gif(image, **options):
    out = io.BytesIO()
    image.save(out, "GIF", **options)
    return out.getvalue()


def read(tmp_path, data):
    (tmp_path / "x.gif").write_bytes(data)
    return decode(tmp_path / "x.gif")


@pytest.fixture
def picture(smooth):
    return Image.fromarray(smooth).quantize(64)


@pytest.mark.parametrize("interlace", [0, 1])
def test_pixels_come_exactly(tmp_path, picture, interlace):
    photo = read(tmp_path, gif(picture, interlace=interlace))
    assert (photo.pixels == np.asarray(picture.convert("RGB"))).all()
    assert (photo.origin.format, photo.alpha, photo.origin.note) == ("gif", None, "")


def test_gray_stays_gray(tmp_path, smooth):
    gray = Image.fromarray(smooth).convert("L")
    photo = read(tmp_path, gif(gray))
    assert photo.channels == 1
    assert (photo.pixels[:, :, 0] == np.asarray(gray)).all()


def test_transparency_and_what_a_picture_does_not_cover(tmp_path, picture):
    photo = read(tmp_path, gif(picture, transparency=3))
    assert ((photo.alpha == 0) == (np.asarray(picture) == 3)).all()


def test_of_several_pictures_the_first_is_read_and_it_is_said(tmp_path, picture):
    data = gif(picture, save_all=True, append_images=[picture.rotate(90), picture.rotate(180)], duration=100)
    photo = read(tmp_path, data)
    assert photo.origin.note == "Only the first of its 3 pictures is read."
    assert photo.origin.pages == 1
    assert (photo.pixels == np.asarray(picture.convert("RGB"))).all()


def test_comment_and_xmp_are_read(tmp_path, picture):
    photo = read(tmp_path, gif(picture, comment="Großmutter"))
    assert photo.metadata.comment == "Großmutter"
    if shutil.which("exiftool") is None:
        pytest.skip("needs exiftool")
    (tmp_path / "x.xmp").write_bytes(XMP)
    command = ["exiftool", "-q", "-overwrite_original", f"-xmp<={tmp_path / 'x.xmp'}", tmp_path / "x.gif"]
    subprocess.run(command, check=True)
    photo = decode(tmp_path / "x.gif")
    assert "Grüße".encode() in photo.metadata.xmp
    assert photo.metadata.comment == "Großmutter"


def test_one_that_is_cut_off_is_refused(tmp_path, picture):
    data = gif(picture)
    for end in (20, 300, len(data) // 2, len(data) - 3):
        with pytest.raises(InputError, match="is cut off"):
            read(tmp_path, data[:end])
    assert (read(tmp_path, data[:-1]).pixels == np.asarray(picture.convert("RGB"))).all(), "the last byte is no pixel"


def test_pixels_that_are_missing_are_not_black(tmp_path, noise):
    image = Image.fromarray(noise(1)[:, :, 0])
    data = gif(image)
    at = data.rindex(b"\x2c" + bytes(4)) + 11  # behind the picture's descriptor and the bits of its codes
    size = data[at]
    with pytest.raises(InputError, match="is damaged"):
        read(tmp_path, data[: at + 1 + size] + b"\0;")


@pytest.mark.parametrize("colors", [2, 5, 16, 100, 256])
def test_pixels_are_counted_as_they_are_coded(colors):
    rng = np.random.default_rng(colors)
    for shape in ((7, 5), (90, 110)):
        levels = rng.integers(0, colors, shape, np.uint8)
        image = Image.fromarray(levels).convert("P")
        data = gif(image, optimize=False)
        at = data.rindex(b"\x2c" + bytes(4)) + 10
        coded, place = b"", at + 1
        while data[place]:
            coded += data[place + 1 : place + 1 + data[place]]
            place += data[place] + 1
        assert _count_pixels(coded, data[at], 1 << 30) == levels.size
