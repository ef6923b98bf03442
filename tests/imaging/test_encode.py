from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.codecs.formats import writer_of
from restorer.imaging.decode import decode, probe
from restorer.imaging.encode import EncodeOptions, encode, format_for
from restorer.imaging.metadata.icc import gray_profile, srgb_profile
from restorer.imaging.photo import Origin, Photo
from tests.imaging.samples import names

DTYPES = [np.uint8, np.uint16]


@pytest.mark.parametrize("format", ["png", "tiff"])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_lossless_formats_give_every_pixel_back(write, noise, format, dtype, channels, has_alpha) -> None:
    icc = srgb_profile() if channels == 3 else gray_profile()
    photo = Photo(noise(channels, dtype), noise(1, dtype)[:, :, 0] if has_alpha else None, icc)
    back = decode(write(photo, format))
    assert back.pixels.dtype == dtype
    assert (back.pixels == photo.pixels).all()
    assert (back.alpha == photo.alpha).all() if has_alpha else back.alpha is None
    assert back.icc == icc


@pytest.mark.parametrize("format", ["webp", "avif"])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_webp_and_avif_can_be_lossless(write, noise, format, has_alpha) -> None:
    photo = Photo(noise(3), noise(1)[:, :, 0] if has_alpha else None, srgb_profile())
    back = decode(write(photo, format, lossless=True))
    assert (back.pixels == photo.pixels).all()
    assert (back.alpha == photo.alpha).all() if has_alpha else back.alpha is None
    assert back.icc == photo.icc


def test_avif_holds_10_of_16_bits(write, noise) -> None:
    photo = Photo(noise(3, np.uint16), noise(1, np.uint16)[:, :, 0])
    path = write(photo, "avif", lossless=True)
    back = decode(path)
    assert probe(path).depth_bits == 10
    assert np.abs(back.pixels.astype(int) - photo.pixels).max() <= 65535 / 1023 / 2 + 1
    assert np.abs(back.alpha.astype(int) - photo.alpha).max() <= 65535 / 1023 / 2 + 1
    assert (decode(write(back, "avif", lossless=True)).pixels == back.pixels).all()


def test_avif_of_12_bits_stays_at_12(write, noise) -> None:
    photo = Photo(noise(3, np.uint16), origin=Origin(format="avif", depth_bits=12))
    path = write(photo, "avif", lossless=True)
    assert probe(path).depth_bits == 12
    assert np.abs(decode(path).pixels.astype(int) - photo.pixels).max() <= 65535 / 4095 / 2 + 1


@pytest.mark.parametrize("format", ["jpeg", "webp", "avif"])
def test_lossy_formats_keep_the_picture(write, smooth, format) -> None:
    back = decode(write(Photo(smooth), format))
    assert np.abs(back.pixels.astype(int) - smooth).mean() < 2
    assert back.pixels.dtype == np.uint8


def test_jpeg_is_written_with_full_color_and_the_wanted_quality(write, smooth) -> None:
    path = write(Photo(smooth), "jpeg")
    with Image.open(path) as image:
        assert [layer[1:3] for layer in image.layer] == [(1, 1)] * 3
        assert "progression" not in image.info
    assert probe(path).jpeg_quality == 92
    assert probe(write(Photo(smooth), "jpeg", quality=70)).jpeg_quality == 70


@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "avif"])
def test_gray_stays_gray(write, smooth, format) -> None:
    photo = Photo(np.ascontiguousarray(smooth[:, :, :1]))
    back = decode(write(photo, format))
    assert back.channels == 1
    assert np.abs(back.pixels.astype(int) - photo.pixels).max() <= 4


@pytest.mark.parametrize("format", ["webp", "avif"])
def test_gray_that_is_stored_as_rgb_carries_no_profile_of_gray(write, smooth, format) -> None:
    photo = Photo(np.ascontiguousarray(smooth[:, :, :1].astype(np.uint16) * 257), icc=gray_profile())
    back = decode(write(photo, format, lossless=True))
    assert back.icc is None
    assert np.abs(back.pixels / back.top - photo.pixels / photo.top).max() < 0.004


@pytest.mark.parametrize("format", ["jpeg", "webp"])
def test_16_bits_are_rounded_to_8(write, format, tmp_path) -> None:
    levels = np.arange(0, 65536, 16, dtype=np.uint16).reshape(64, 64, 1)
    wanted = np.rint(levels / 257).astype(np.uint8)
    deep = decode(write(Photo(levels), format, quality=100, lossless=format == "webp")).pixels
    flat = decode(write(Photo(wanted), format, quality=100, lossless=format == "webp")).pixels
    assert (deep == flat).all()


def test_8_bits_can_be_asked_for(write, noise) -> None:
    photo = Photo(noise(3, np.uint16))
    for format in ("png", "tiff"):
        back = decode(write(photo, format, depth_bits=8))
        assert (back.pixels == np.rint(photo.pixels / 257)).all()
        assert back.pixels.dtype == np.uint8


def test_transparency_in_a_jpeg_becomes_white_and_is_told(tmp_path, smooth) -> None:
    alpha = np.zeros(smooth.shape[:2], np.uint8)
    alpha[:, 25:] = 255
    notes = encode(Photo(smooth, alpha), tmp_path / "x.jpg", "jpeg")
    back = decode(tmp_path / "x.jpg")
    assert (back.pixels[:, :16] > 250).all()
    assert np.abs(back.pixels[:, 34:].astype(int) - smooth[:, 34:]).mean() < 3
    assert any("white" in note for note in notes)


def test_nothing_is_told_where_nothing_is_lost(tmp_path, smooth) -> None:
    assert encode(Photo(smooth), tmp_path / "x.png", "png") == ()


def test_views_and_memory_maps_are_written(tmp_path, write, noise) -> None:
    pixels = np.memmap(tmp_path / "pixels", np.uint16, "w+", shape=(37, 45, 3))
    pixels[...] = noise(3, np.uint16)
    for view in (pixels, pixels[::-1, ::2], pixels[3:20, 4:30]):
        assert (decode(write(Photo(view), "tiff")).pixels == view).all()


def test_a_profile_that_does_not_fit_is_left_out(write, smooth) -> None:
    for icc in (gray_profile(), b"nonsense", srgb_profile()[:200]):
        assert decode(write(Photo(smooth, icc=icc), "png")).icc is None


def test_other_programs_read_what_is_written(write, noise) -> None:
    pixels = noise(3, np.uint16)
    assert (tifffile.imread(write(Photo(pixels), "tiff")) == pixels).all()
    pixels = noise(3)
    for format in ("png", "tiff"):
        with Image.open(write(Photo(pixels), format)) as image:
            assert (np.asarray(image) == pixels).all()


def test_a_long_tiff_becomes_a_big_one(write, noise, monkeypatch) -> None:
    monkeypatch.setattr("restorer.imaging.codecs.tiff.codec._BIG_TIFF_BYTES", 100)
    pixels = noise(3, np.uint16)
    path = write(Photo(pixels, icc=srgb_profile()), "tiff")
    assert path.read_bytes()[:4] == b"II+\0"
    assert (decode(path).pixels == pixels).all()
    assert decode(path).icc == srgb_profile()
    with tifffile.TiffFile(path) as file:
        assert file.pages[0].tags["Software"].value.startswith("Restorer")


@pytest.mark.parametrize(("format", "side"), [("webp", 16_384), ("jpeg", 65_501), ("avif", 16_385)])
def test_a_picture_too_large_for_its_format_is_refused_in_words(tmp_path, format, side) -> None:
    photo = Photo(np.zeros((1, side, 1), np.uint8), origin=Origin(format=format))
    with pytest.raises(InputError, match="pixels a side") as caught:
        encode(photo, tmp_path / "x", format)
    assert "TIFF" in caught.value.hint
    assert names(tmp_path) == []
    assert format_for("same", photo) == "png"


def test_a_format_that_is_not_written_is_refused_in_words(tmp_path, smooth) -> None:
    with pytest.raises(InputError, match="does not write"):
        encode(Photo(smooth), tmp_path / "x.bmp", "bmp")


def test_same_keeps_the_format_where_it_is_written(smooth) -> None:
    for format in ("jpeg", "png", "tiff", "webp", "avif"):
        assert format_for("same", Photo(smooth, origin=Origin(format=format))) == format
    for format in ("bmp", "heic", ""):
        assert format_for("same", Photo(smooth, origin=Origin(format=format))) == "png"


def test_names_tell_formats(smooth) -> None:
    photo = Photo(smooth)
    assert format_for(Path("a/b.JPG"), photo) == "jpeg"
    assert format_for(Path("b.tif"), photo) == "tiff"
    assert format_for("tif", photo) == "tiff"
    assert format_for(".jpeg", photo) == "jpeg"
    with pytest.raises(InputError, match="does not write it"):
        format_for(Path("b.heic"), photo)
    with pytest.raises(InputError, match="does not say in which format"):
        format_for(Path("b.xyz"), photo)
    with pytest.raises(InputError, match='no format "xyz"'):
        format_for("xyz", photo)


@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "webp", "avif"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, smooth, format, monkeypatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"the old one")

    def fail(sheet: object, temporary: Path) -> list[str]:
        temporary.write_bytes(b"half")
        raise OSError(5, "Input/output error")

    writer = replace(writer_of(format), write=fail)
    monkeypatch.setitem(encode.__globals__, "writer_of", lambda _: writer)
    with pytest.raises(InputError, match="Input/output error"):
        encode(Photo(smooth), path, format)
    assert path.read_bytes() == b"the old one"
    assert names(tmp_path) == ["x"]


@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "webp", "avif"])
def test_the_same_options_give_the_same_file(write, smooth, metadata, format) -> None:
    photo = Photo(smooth, metadata=metadata)
    assert write(photo, format).read_bytes() == write(photo, format).read_bytes()


def test_options_default_to_the_application() -> None:
    assert EncodeOptions().software.startswith("Restorer ")
