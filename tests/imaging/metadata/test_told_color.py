"""Colours that are told without a profile mean what the standards say, judged by lcms."""

import io
import struct

import numpy as np
import pytest
from PIL import Image, ImageCms

from restorer.imaging.decode import decode
from restorer.imaging.metadata.icc import srgb_profile
from restorer.imaging.metadata.icc_build import ADOBE_RGB, BT_709, P3, SRGB_CURVE, rgb_profile
from restorer.imaging.metadata.told_color import profile_of_code_points, profile_of_png
from restorer.imaging.working_space import to_working
from tests.imaging.samples import png, png_chunk, save

ADOBE_POINTS = (31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000)
SRGB_POINTS = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)


def gama(value):
    return png_chunk(b"gAMA", struct.pack(">I", value))


def chrm(points):
    return png_chunk(b"cHRM", struct.pack(">8I", *points))


def in_srgb(pixels, icc):
    profiles = [ImageCms.ImageCmsProfile(io.BytesIO(one)) for one in (icc, srgb_profile())]
    flags = ImageCms.Flags.NOOPTIMIZE
    made = ImageCms.profileToProfile(Image.fromarray(pixels), *profiles, renderingIntent=1, flags=flags)
    return np.asarray(made).astype(int)


@pytest.mark.parametrize(
    ("chunks", "wanted"),
    [
        ([gama(45455), chrm(ADOBE_POINTS)], rgb_profile("a", ADOBE_RGB, 1 / 0.45455)),
        ([chrm(ADOBE_POINTS)], rgb_profile("a", ADOBE_RGB, SRGB_CURVE)),
        ([gama(100_000)], rgb_profile("l", BT_709, 1.0)),
        ([png_chunk(b"cICP", bytes((12, 13, 0, 1)))], rgb_profile("p", P3, SRGB_CURVE)),
        ([gama(100_000), png_chunk(b"cICP", bytes((12, 13, 0, 1)))], rgb_profile("p", P3, SRGB_CURVE)),
    ],
    ids=["Adobe RGB", "primaries alone", "linear", "cICP", "cICP before gAMA"],
)
def test_png_chunks_are_honoured(tmp_path, smooth, chunks, wanted):
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, *chunks))
    photo = decode(tmp_path / "x.png")
    assert (photo.pixels == smooth).all(), "numbers stay, and are told right"
    assert np.abs(in_srgb(smooth, photo.icc) - in_srgb(smooth, wanted)).max() <= 1
    assert to_working(photo).origin.profile == photo.icc


@pytest.mark.parametrize(
    "chunks",
    [
        [gama(45455)],
        [gama(45455), chrm(SRGB_POINTS)],
        [png_chunk(b"sRGB", b"\0"), gama(100_000), chrm(ADOBE_POINTS)],
        [png_chunk(b"cICP", bytes((1, 13, 0, 1))), chrm(ADOBE_POINTS)],
        [gama(0)],
        [chrm((0, 0, 0, 0, 0, 0, 0, 0))],
        [chrm((31270, 32900, *[33000] * 6))],
    ],
    ids=["gamma", "gamma and primaries", "sRGB counts first", "cICP counts first", "no gamma", "nothing", "a point"],
)
def test_what_means_srgb_or_nothing_is_srgb(tmp_path, smooth, chunks):
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, *chunks))
    assert decode(tmp_path / "x.png").icc is None


def test_gray_has_a_curve_and_no_primaries(tmp_path, smooth):
    pixels = np.ascontiguousarray(smooth[:, :, :1])
    (tmp_path / "x.png").write_bytes(png(pixels, 0, 8, gama(100_000), chrm(ADOBE_POINTS)))
    photo = decode(tmp_path / "x.png")
    assert photo.icc[16:20] == b"GRAY"
    assert to_working(photo).pixels.mean() > pixels.mean() * 257 * 1.2


@pytest.mark.parametrize(("points", "is_told"), [((12, 13), True), ((1, 13), False), ((1, 1), False), ((2, 2), False)])
def test_code_points_of_an_avif_are_honoured(tmp_path, smooth, points, is_told):
    path = save(Image.fromarray(smooth), tmp_path / "x.avif", quality=100, subsampling="4:4:4")
    data = path.read_bytes()
    at = data.index(b"colrnclx") + 8
    path.write_bytes(data[:at] + struct.pack(">2H", *points) + data[at + 4 :])
    icc = decode(path).icc
    assert (icc is not None) is is_told
    if is_told:
        assert np.abs(in_srgb(smooth, icc) - in_srgb(smooth, rgb_profile("p", P3, SRGB_CURVE))).max() <= 1


def test_a_profile_counts_before_code_points(tmp_path, smooth):
    icc = rgb_profile("a", ADOBE_RGB, 2.2)
    path = save(Image.fromarray(smooth), tmp_path / "x.avif", icc_profile=icc)
    assert decode(path).icc == icc


@pytest.mark.parametrize("transfer", [4, 5, 8, 16, 17, 18])
def test_every_curve_rises_from_black_to_white(transfer):
    icc = profile_of_code_points(9, transfer, is_gray=False)
    ramp = np.repeat(np.arange(256, dtype=np.uint8).reshape(1, 256, 1), 3, axis=2)
    lightness = in_srgb(ramp, icc)[0, :, 1]
    assert (np.diff(lightness) >= 0).all()
    assert lightness[0] == 0
    assert lightness[-1] >= 254
    # A page in a picture of a high range is white, and the sky behind it no more.
    if transfer in (16, 18):
        assert lightness[int(255 * (0.58 if transfer == 16 else 0.75))] > 245


def test_absurd_numbers_are_nothing():
    assert profile_of_png(None, None, is_gray=False) is None
    assert profile_of_png(1, None, is_gray=False) is None
    assert profile_of_png(4_000_000_000, (1,) * 8, is_gray=False) is None
