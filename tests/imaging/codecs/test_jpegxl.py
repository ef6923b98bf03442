"""JPEG XL: every depth exactly, in its own colours, as its codestream turns it; cut off it is refused."""

import shutil
import subprocess

import imagecodecs
import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.codecs.jpegxl import libjxl
from restorer.imaging.codecs.pixels import divided_by_alpha
from restorer.imaging.decode import decode, probe, read_metadata
from restorer.imaging.metadata.icc_build import BT_709, P3, PROPHOTO, SRGB_CURVE, rgb_profile
from tests.imaging.codecs.jpegxl_samples import EXACT, FROM_JPEG, LINEAR_NUMBERS, LOSSY, P3_NUMBERS, gradient

PROFILE = rgb_profile("Odd", PROPHOTO, [round(65535 * (step / 31) ** 1.9) for step in range(32)])
needs_libjxl = pytest.mark.skipif(not libjxl.is_there(), reason="libjxl is hidden in imagecodecs here")


def samples(depth, channels, size=(40, 50)):
    dtype = np.uint8 if depth <= 8 else np.uint16
    found = np.random.default_rng(3).integers(0, 1 << depth, (*size, channels)).astype(dtype)
    return found[:, :, 0] if channels == 1 else found


def save(path, pixels, **options):
    path.write_bytes(imagecodecs.jpegxl_encode(pixels, lossless=True, **options))
    return path


def put(path, data):
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("container", [False, True])
@pytest.mark.parametrize(("depth", "channels"), [(4, 3), (8, 1), (8, 3), (10, 3), (12, 1), (12, 3), (16, 1), (16, 3)])
def test_every_depth_comes_exactly(tmp_path, depth, channels, container):
    pixels = samples(depth, channels)
    photo = decode(save(tmp_path / "x", pixels, bitspersample=depth, usecontainer=container))
    full = 255 if depth <= 8 else 65535
    assert (photo.pixels.squeeze() == np.rint(pixels / ((1 << depth) - 1) * full)).all()
    assert (photo.origin.format, photo.origin.depth_bits, photo.alpha) == ("jpegxl", depth, None)
    assert (photo.icc is None) is (depth <= 8), "imagecodecs says of deeper ones that they are linear"


@pytest.mark.parametrize("channels", [2, 4])
def test_transparency_is_read(tmp_path, channels):
    pixels = samples(8, channels)
    photo = decode(save(tmp_path / "x.jxl", pixels))
    assert (photo.pixels == pixels[:, :, : channels - 1]).all()
    assert (photo.alpha == pixels[:, :, -1]).all()


def test_colours_stored_multiplied_by_alpha_are_divided_by_it():
    stored = np.array([[[50, 25, 0, 128], [0, 0, 0, 0], [9, 8, 7, 255]]], np.uint8)
    assert divided_by_alpha(stored, colors=3, alpha_at=3).tolist() == [
        [[100, 50, 0, 128], [0, 0, 0, 0], [9, 8, 7, 255]]
    ]


def test_floating_point_numbers_are_mapped_with_a_word(tmp_path):
    values = np.linspace(0, 1, 600, dtype=np.float32).reshape(20, 30)
    photo = decode(save(tmp_path / "x.jxl", values))
    assert (photo.pixels[:, :, 0] == np.rint(values.astype(np.float64) * 65535)).all()
    assert photo.origin.note == "Its floating-point numbers were mapped to 16 bits."


def test_of_an_animation_the_first_picture_is_read_and_told(tmp_path):
    frames = np.stack([samples(8, 3), 255 - samples(8, 3)])
    photo = decode(save(tmp_path / "x.jxl", frames))
    assert (photo.pixels == frames[0]).all()
    assert photo.origin.note == "Only the first picture of this animation is read."


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (16, 248), (256, 256), (100, 120), (33, 700), (2, 3001), (9001, 1)])
def test_the_header_tells_the_size(tmp_path, size):
    path = save(tmp_path / "x.jxl", np.zeros((*size, 3), np.uint8))
    assert probe(path).extent == size[::-1]
    assert decode(path).extent == size[::-1]


@needs_libjxl
def test_a_profile_comes_with_the_pixels_as_they_are_stored(tmp_path):
    photo = decode(put(tmp_path / "x.jxl", EXACT))
    assert (photo.pixels == gradient()).all()
    assert photo.icc == PROFILE


@needs_libjxl
def test_what_is_lossy_comes_in_the_colours_of_its_profile(tmp_path):
    photo = decode(put(tmp_path / "x.jxl", LOSSY))
    assert np.abs(photo.pixels.astype(int) - gradient()).mean() < 2
    assert photo.icc == PROFILE


def test_where_profiles_are_out_of_reach_no_colours_are_wrong(tmp_path, monkeypatch):
    monkeypatch.setattr(libjxl, "_library", lambda: None)
    photo = decode(put(tmp_path / "x.jxl", LOSSY))
    assert photo.icc is None, "the decoder makes sRGB of it"
    assert np.abs(photo.pixels.astype(int) - gradient()).mean() > 20
    with pytest.raises(InputError, match="a JPEG XL with a colour profile, which cannot be read on this system"):
        decode(put(tmp_path / "y.jxl", EXACT))


@pytest.mark.parametrize(
    ("data", "primaries", "curve"), [(P3_NUMBERS, P3, SRGB_CURVE), (LINEAR_NUMBERS, BT_709, 1.0)], ids=["P3", "linear"]
)
def test_colours_told_by_numbers_become_a_profile(tmp_path, data, primaries, curve):
    photo = decode(put(tmp_path / "x.jxl", data))
    assert (photo.pixels == gradient()).all()
    assert photo.icc == rgb_profile("Told by the codestream", primaries, curve)


def test_it_stands_as_its_codestream_turns_it(tmp_path):
    path = put(tmp_path / "x.jxl", FROM_JPEG)
    photo = decode(path)
    assert probe(path).extent == photo.extent == (16, 24)
    assert np.abs(photo.pixels.astype(int) - np.rot90(gradient(), -1)).max() < 12
    assert b"Garten" in photo.metadata.exif


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
def test_exiftools_blocks_are_found(tmp_path):
    save(tmp_path / "x.jxl", samples(8, 3), usecontainer=True)
    words = ["exiftool", "-q", "-m", "-XMP-dc:Title=Garten", "-EXIF:Artist=Anna", "-o", "y.jxl", "x.jxl"]
    subprocess.run(words, check=True, capture_output=True, cwd=tmp_path)
    metadata = read_metadata(tmp_path / "y.jxl")
    assert b"Garten" in metadata.xmp
    assert b"Anna" in metadata.exif


@pytest.mark.parametrize("data", [EXACT, LOSSY, FROM_JPEG], ids=["exact", "lossy", "from JPEG"])
def test_one_that_is_cut_off_is_refused(tmp_path, data):
    for size in range(20, len(data), 17):
        with pytest.raises(InputError, match="cut off"):
            decode(put(tmp_path / "x.jxl", data[:size]))


def test_bytes_that_make_no_sense_are_refused(tmp_path):
    for filler in (b"\1", b"\x55", b"\xff"):
        with pytest.raises(InputError, match=r"damaged|cut off|rare kind|says that it"):
            decode(put(tmp_path / "x.jxl", b"\xff\x0a" + filler * 400))


@pytest.mark.parametrize("mark", [b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"])
def test_an_empty_shell_is_named(tmp_path, mark):
    with pytest.raises(InputError, match="is a JPEG XL, which Restorer does not read"):
        decode(put(tmp_path / "x.jxl", mark + bytes(60)))
