from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from restorer.imaging.metadata.icc import fitting, gray_profile, srgb_profile, to_srgb
from restorer.imaging.photo import Photo


def _wide_gamut() -> bytes:
    """sRGB's profile with red and green exchanged: a space that no one could take for sRGB."""
    icc = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = icc.index(b"rXYZ"), icc.index(b"gXYZ")
    icc[red : red + 4], icc[green : green + 4] = icc[green : green + 4], icc[red : red + 4]
    return bytes(icc)


def test_our_profiles_are_whole() -> None:
    for icc, space in ((srgb_profile(), "RGB"), (gray_profile(), "GRAY")):
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc)).profile
        assert profile.xcolor_space.strip() == space
        assert fitting(icc, 3 if space == "RGB" else 1) == icc


def test_gray_has_the_curve_of_srgb() -> None:
    ramp = Image.fromarray(np.arange(256, dtype=np.uint8)[None])
    gray = ImageCms.ImageCmsProfile(io.BytesIO(gray_profile()))
    turned = ImageCms.profileToProfile(ramp, gray, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert np.abs(np.asarray(turned)[0].astype(int) - np.arange(256)[:, None]).max() <= 1


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [1, 3])
def test_srgb_comes_back_as_it_is(noise, dtype, channels) -> None:
    photo = Photo(noise(channels, dtype), icc=srgb_profile() if channels == 3 else gray_profile())
    shown = to_srgb(photo)
    assert shown.icc is None
    assert shown.pixels.shape == photo.pixels.shape
    assert np.abs(shown.pixels.astype(int) - photo.pixels).max() <= photo.top // 250


def test_a_photo_without_a_profile_is_the_very_same(noise) -> None:
    photo = Photo(noise(3))
    assert to_srgb(photo) is photo


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_colors_are_converted_by_the_profile(dtype) -> None:
    pixels = np.zeros((4, 5, 3), dtype)
    pixels[..., 0] = np.iinfo(dtype).max
    shown = to_srgb(Photo(pixels, icc=_wide_gamut()))
    assert shown.pixels.dtype == dtype
    assert (shown.pixels[0, 0] / shown.top) == pytest.approx([0, 1, 0], abs=0.02)


def test_it_agrees_with_lcms(noise) -> None:
    pixels, icc = noise(3), _wide_gamut()
    reference = ImageCms.profileToProfile(
        Image.fromarray(pixels),
        ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    assert np.abs(to_srgb(Photo(pixels, icc=icc)).pixels.astype(int) - np.asarray(reference)).mean() < 1.5


def test_it_writes_where_it_is_told(noise) -> None:
    out = np.empty((37, 45, 3), np.uint8)
    assert to_srgb(Photo(noise(3), icc=_wide_gamut()), out).pixels is out


@pytest.mark.parametrize("icc", [None, b"", bytes(200), b"x" * 500])
def test_nonsense_fits_nothing(icc) -> None:
    assert fitting(icc, 3) is None


def test_a_profile_fits_its_own_channels_only() -> None:
    assert fitting(srgb_profile(), 1) is None
    assert fitting(gray_profile(), 3) is None
    assert fitting(srgb_profile()[:-1], 3) is None
    assert fitting(srgb_profile() + b"padding", 3) == srgb_profile()


def test_a_profile_that_cannot_be_used_is_passed_over(noise) -> None:
    broken = bytearray(srgb_profile())
    broken[128:] = bytes(len(broken) - 128)
    photo = Photo(noise(3), icc=bytes(broken))
    assert (to_srgb(photo).pixels == photo.pixels).all()
