"""PSD: the flat picture, judged by ImageMagick; without one, cut off or of a rare kind it is refused by name."""

import shutil
import struct
import subprocess

import numpy as np
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.decode import decode, probe
from restorer.imaging.metadata.icc_build import ADOBE_RGB, rgb_profile
from restorer.imaging.photo import Extent
from tests.imaging.samples import IPTC, XMP, exif_block

MODES = {"grey": 1, "palette": 2, "rgb": 3, "cmyk": 4, "lab": 9}


def resource(number, body):
    return b"8BIM" + struct.pack(">HHI", number, 0, len(body)) + body + b"\0" * (len(body) % 2)


def packed(rows, is_large=False):
    """PackBits by literal runs, with the table of row sizes in front."""
    lines = []
    for row in rows:
        parts = [row[at : at + 128] for at in range(0, len(row), 128)]
        lines.append(b"".join(bytes([len(part) - 1]) + part for part in parts))
    sizes = struct.pack(f">{len(lines)}{'I' if is_large else 'H'}", *map(len, lines))
    return b"\0\1" + sizes + b"".join(lines)


def psd(samples, mode, *, is_packed=True, is_large=False, resources=b"", layers=None, palette=b""):
    """A PSD by hand: `samples` are H x W x channels, as they are stored."""
    height, width, channels = samples.shape
    depth = samples.dtype.itemsize * 8
    planes = samples.astype(samples.dtype.newbyteorder(">")).transpose(2, 0, 1)
    rows = [row.tobytes() for plane in planes for row in plane]
    head = struct.pack(
        ">4sH6xHIIHH", b"8BPS", 2 if is_large else 1, channels, height, width, depth, MODES.get(mode, mode)
    )
    wide = ">Q" if is_large else ">I"
    section = b"" if layers is None else struct.pack(wide, 2) + struct.pack(">h", layers)
    body = packed(rows, is_large) if is_packed else b"\0\0" + b"".join(rows)
    told = struct.pack(">I", len(palette)) + palette + struct.pack(">I", len(resources)) + resources
    return head + told + struct.pack(wide, len(section)) + section + body


def read(tmp_path, data):
    (tmp_path / "x.psd").write_bytes(data)
    return decode(tmp_path / "x.psd")


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("is_packed", [True, False])
@pytest.mark.parametrize("is_large", [True, False])
@pytest.mark.parametrize(("mode", "channels"), [("grey", 1), ("rgb", 3)])
def test_every_depth_comes_exactly(tmp_path, noise, dtype, is_packed, is_large, mode, channels):
    pixels = noise(channels, dtype)
    photo = read(tmp_path, psd(pixels, mode, is_packed=is_packed, is_large=is_large))
    assert photo.pixels.dtype == dtype
    assert (photo.pixels == pixels).all()
    assert photo.alpha is None


@pytest.mark.parametrize("kind", ["rgb", "grey", "16 bits", "not packed", "bilevel", "psb"])
def test_imagemagick_s_files_come_exactly(tmp_path, smooth, kind):
    if shutil.which("convert") is None:
        pytest.skip("needs ImageMagick")
    options = {
        "grey": ["-colorspace", "Gray"], "16 bits": ["-depth", "16"], "not packed": ["-compress", "none"],
        "bilevel": ["-monochrome"],
    }.get(kind, [])  # fmt: skip
    path = tmp_path / ("x.psb" if kind == "psb" else "x.psd")
    Image.fromarray(smooth).save(tmp_path / "a.png")
    subprocess.run(["convert", tmp_path / "a.png", *options, path], check=True)
    raw = ["convert", f"{path}[0]", "-depth", "8", "rgb:-"]
    wanted = np.frombuffer(subprocess.run(raw, capture_output=True, check=True).stdout, np.uint8).reshape(smooth.shape)
    photo = decode(path)
    found = np.rint(photo.pixels / photo.top * 255)
    assert (np.broadcast_to(found, wanted.shape) == wanted).all()


def test_cmyk_is_what_the_same_inks_are_in_a_tiff(tmp_path, smooth):
    inks = Image.fromarray(smooth).convert("CMYK")
    inks.save(tmp_path / "x.tif")
    photo = read(tmp_path, psd(255 - np.asarray(inks), "cmyk"))
    assert (photo.pixels == decode(tmp_path / "x.tif").pixels).all()


def test_lab_is_what_lcms_makes_of_it(tmp_path):
    gray = np.dstack([np.arange(0, 256, 4, np.uint8).reshape(8, 8), *[np.full((8, 8), 128, np.uint8)] * 2])
    pixels = read(tmp_path, psd(gray, "lab")).pixels.astype(int)
    assert np.ptp(pixels, axis=2).max() <= 1
    assert pixels[0, 0, 0] == 0
    assert pixels[4, 0, 0] == pytest.approx(119, abs=2), "L* 50 is sRGB 119"


def test_a_palette_gives_its_colors(tmp_path):
    rng = np.random.default_rng(4)
    palette, numbers = rng.integers(0, 256, (256, 3), np.uint8), rng.integers(0, 256, (9, 11, 1), np.uint8)
    photo = read(tmp_path, psd(numbers, "palette", palette=palette.T.tobytes()))
    assert (photo.pixels == palette[numbers[:, :, 0]]).all()


@pytest.mark.parametrize("is_over_white", [True, False])
def test_transparency_is_what_layers_say_it_is(tmp_path, is_over_white):
    rng = np.random.default_rng(6)
    colors, alpha = rng.integers(0, 256, (30, 40, 3)), rng.integers(40, 256, (30, 40, 1))
    stored = np.rint(colors * (alpha / 255) + 255 - alpha) if is_over_white else colors
    samples = np.concatenate([stored, alpha], axis=2).astype(np.uint8)
    photo = read(tmp_path, psd(samples, "rgb", layers=-1))
    assert (photo.alpha == alpha[:, :, 0]).all()
    assert np.abs(photo.pixels.astype(int) - colors).max() <= (4 if is_over_white else 0)
    selection = read(tmp_path, psd(samples, "rgb", layers=1))
    assert selection.alpha is None, "a selection that was kept is no transparency"
    assert (selection.pixels == samples[:, :, :3]).all()


def test_what_it_tells_beside_pixels_is_read(tmp_path, smooth):
    icc = rgb_profile("Adobe", ADOBE_RGB, 2.2)
    dpi = struct.pack(">I2HI2H", 600 << 16, 1, 1, 300 << 16, 1, 1)
    parts = {1005: dpi, 1028: IPTC, 1039: icc, 1058: exif_block(6), 1060: XMP}
    photo = read(tmp_path, psd(smooth, "rgb", resources=b"".join(resource(*part) for part in parts.items())))
    assert photo.extent == Extent(40, 50)
    assert (photo.pixels == np.rot90(smooth, -1)).all()
    assert photo.icc == icc
    assert photo.metadata.iptc == IPTC
    assert photo.metadata.dpi in ((600.0, 300.0), (300.0, 600.0))
    assert b"dc:title" in photo.metadata.xmp
    assert b"Grandmother" in photo.metadata.exif
    assert probe(tmp_path / "x.psd").format == "psd"


def test_layers_without_a_flat_picture_are_refused(tmp_path, smooth):
    data = psd(smooth, "rgb", resources=resource(1057, b"\0\0\0\1\0" + bytes(12)))
    with pytest.raises(InputError, match="no flat picture") as caught:
        read(tmp_path, data)
    assert "Maximize Compatibility" in caught.value.hint


@pytest.mark.parametrize("is_packed", [True, False])
def test_one_that_is_cut_off_is_refused(tmp_path, noise, is_packed):
    data = psd(noise(3), "rgb", is_packed=is_packed)
    for end in (30, len(data) // 3, len(data) // 2, len(data) - 1):
        with pytest.raises(InputError, match="is cut off"):
            read(tmp_path, data[:end])


def test_other_kinds_are_named(tmp_path):
    with pytest.raises(InputError, match="Photoshop file of a kind that is not read"):
        read(tmp_path, psd(np.zeros((4, 4, 3), np.uint8), 7))
    with pytest.raises(InputError, match="32 bits"):
        read(tmp_path, psd(np.zeros((4, 4, 3), np.float32), "rgb"))
