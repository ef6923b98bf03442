"""Whatever profile a photo has, it is seen with the same numbers, and comes back as it was."""

import io
import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from restorer.imaging import working_space
from restorer.imaging.metadata import icc_build
from restorer.imaging.metadata.icc import gray_profile, srgb_profile
from restorer.imaging.metadata.icc_build import ADOBE_RGB, BT_709, P3, PROPHOTO, SRGB_CURVE, rgb_profile
from restorer.imaging.photo import Origin, Photo
from restorer.imaging.working_space import to_stored, to_working

DOT_GAIN = [round(65535 * (1 - min(1, (ink := 1 - v / 255) + 0.8 * ink * (1 - ink)))) for v in range(256)]
COLORED = {
    "Adobe RGB": rgb_profile("a", ADOBE_RGB, 563 / 256),
    "ProPhoto": rgb_profile("p", PROPHOTO, 1.8),
    "linear": rgb_profile("l", BT_709, 1.0),
    "Display P3": rgb_profile("d", P3, SRGB_CURVE),
}
GRAY = {
    "dot gain": icc_build.gray_profile("g", DOT_GAIN),
    "gamma 2.2": icc_build.gray_profile("g", 2.2),
    "linear": icc_build.gray_profile("g", 1.0),
}


def muted(channels=3, seed=0, size=128):
    """Colours that every one of the spaces holds."""
    rng = np.random.default_rng(seed)
    pixels = rng.integers(0, 256, (size, size, channels)).astype(float)
    middle = pixels.mean(axis=2, keepdims=True)
    return (middle + 0.25 * (pixels - middle)).round().astype(np.uint8)


def by_lcms(pixels, source, target):
    profiles = [ImageCms.ImageCmsProfile(io.BytesIO(icc)) for icc in (source, target)]
    mode = "L" if pixels.shape[2] == 1 else "RGB"
    image = Image.fromarray(pixels[:, :, 0] if mode == "L" else pixels)
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE
    made = ImageCms.profileToProfile(image, *profiles, renderingIntent=1, outputMode=mode, flags=flags)
    return np.asarray(made).reshape(pixels.shape)


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("name", [*COLORED, *GRAY])
def test_a_photo_comes_back_as_it_was(name, depth):
    icc = GRAY.get(name) if name in ("dot gain", "gamma 2.2") else COLORED[name]
    pixels = muted(1 if name in ("dot gain", "gamma 2.2") else 3)
    if depth == 16:
        pixels = pixels.astype(np.uint16) * 257 + np.arange(128, dtype=np.uint16)[:, None]
    photo = Photo(pixels, alpha=pixels[:, :, 0], icc=icc, origin=Origin(depth_bits=depth))
    working = to_working(photo)
    assert working.pixels.dtype == working.alpha.dtype == np.uint16
    assert working.origin.profile == icc
    back = to_stored(working)
    assert (back.icc, back.origin.profile, back.pixels.dtype) == (icc, None, pixels.dtype)
    off = np.abs(back.pixels.astype(int) - pixels)
    # Of 65535, where light is below what sRGB's curve tells apart.
    assert off.max() <= (0 if depth == 8 else 100)
    assert off.mean() < 1
    assert (back.alpha == photo.alpha).all()


@pytest.mark.parametrize("name", COLORED)
def test_numbers_are_those_that_lcms_finds(name):
    pixels = by_lcms(muted(), srgb_profile(), COLORED[name])
    working = to_working(Photo(pixels, icc=COLORED[name]))
    wanted = by_lcms(pixels, COLORED[name], working.icc or srgb_profile())
    assert np.abs(working.pixels / 257 - wanted).max() < 1.6


@pytest.mark.parametrize("name", GRAY)
def test_gray_is_seen_as_light_as_it_is(name):
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16, 1)
    working = to_working(Photo(pixels, icc=GRAY[name]))
    assert working.icc is None
    assert np.abs(working.pixels / 257 - by_lcms(pixels, GRAY[name], gray_profile())).max() < 1.6


@pytest.mark.parametrize("icc", [None, srgb_profile(), rgb_profile("s", BT_709, SRGB_CURVE), b"no profile"])
def test_what_is_srgb_is_not_touched(icc):
    photo = Photo(muted(), icc=icc)
    assert to_working(photo) is photo
    assert to_stored(photo) is photo


def test_a_space_is_as_wide_as_the_colors_need_and_no_wider():
    icc, pixels = COLORED["ProPhoto"], muted()
    inside = by_lcms(pixels, srgb_profile(), icc)
    assert to_working(Photo(inside, icc=icc)).icc is None
    green = np.broadcast_to(np.array([0, 255, 0], np.uint8), (64, 64, 3))
    for name in ("Display P3", "Adobe RGB", "ProPhoto"):
        photo = Photo(np.ascontiguousarray(green), icc=COLORED[name])
        working = to_working(photo)
        assert working.icc is not None
        assert np.abs(to_stored(working).pixels.astype(int) - green).max() <= 1, f"{name} was cut off"


def test_colored_gray_stays_in_the_working_space():
    pixels = np.full((8, 8, 1), 200, np.uint8)
    working = to_working(Photo(pixels, icc=GRAY["dot gain"]))
    colored = working.with_pixels(working.pixels.repeat(3, axis=2))
    back = to_stored(colored)
    assert back.icc is None
    assert back.pixels.dtype == np.uint8
    assert abs(int(back.pixels[0, 0, 0]) - int(by_lcms(pixels, GRAY["dot gain"], gray_profile())[0, 0, 0])) <= 1


def test_a_profile_of_tables_goes_through_lcms(monkeypatch):
    pixels, icc = by_lcms(muted(), srgb_profile(), COLORED["Adobe RGB"]), COLORED["Adobe RGB"]
    exact = to_working(Photo(pixels, icc=icc))
    monkeypatch.setattr(working_space, "read_shaper", lambda icc: None)
    working_space._is_srgb.cache_clear()
    working = to_working(Photo(pixels, icc=icc))
    # lcms is coarse where it is dark.
    assert np.abs(working.pixels.astype(int) - exact.pixels).mean() < 257
    back = np.abs(to_stored(working).pixels.astype(int) - pixels)
    assert back.max() <= 5
    assert back.mean() < 0.1
    working_space._is_srgb.cache_clear()


def test_strips_leave_no_seam(monkeypatch):
    photo = Photo(muted(), icc=COLORED["ProPhoto"])
    whole = to_working(photo)
    monkeypatch.setattr(working_space, "_STRIP_SAMPLES", 3 * 128 * 7)
    assert (to_working(photo).pixels == whole.pixels).all()
    assert (to_stored(whole).pixels == photo.pixels).all()


def one_way_profile():
    """A scanner's profile by a table that leads to CIELAB, and none back (ICC.1:2022, 10.10: lut8Type)."""
    corners = [(r, g, b) for r in (0, 255) for g in (0, 255) for b in (0, 255)]
    lab = [((2 * r + 5 * g + b) // 8, 128 + (r - g) // 4, 128 + (r + g - 2 * b) // 8) for r, g, b in corners]
    ramp = bytes(range(256)) * 3
    identity = struct.pack(">9i", *(65536, 0, 0, 0, 65536, 0, 0, 0, 65536))
    table = b"mft1\0\0\0\0\3\3\2\0" + identity + ramp + bytes(value for node in lab for value in node) + ramp
    profile = bytearray(icc_build._profile("scanner", b"RGB ", [(b"A2B0", table)]))
    profile[12:16], profile[20:24] = b"scnr", b"Lab "
    return bytes(profile)


@pytest.mark.parametrize("depth", [8, 16])
def test_what_came_in_a_scanners_profile_that_leads_one_way_stays_in_the_working_space(depth):
    icc = one_way_profile()
    pixels = muted() if depth == 8 else muted().astype(np.uint16) * 257
    working = to_working(Photo(pixels, icc=icc, origin=Origin(depth_bits=depth)))
    assert working.origin.profile == icc
    stored = to_stored(working)
    assert stored.icc == working.icc != icc
    assert stored.pixels.dtype == pixels.dtype
    assert np.abs(stored.pixels.astype(float) / stored.top - working.pixels / 65535).max() < 1 / 255
    seen = by_lcms(muted(), icc, srgb_profile())
    in_srgb = by_lcms((working.pixels >> 8).astype(np.uint8), working.icc or srgb_profile(), srgb_profile())
    assert np.abs(in_srgb.astype(int) - seen).mean() < 3
