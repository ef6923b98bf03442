"""JPEG 2000: every depth exactly, with what its boxes tell; cut off or of a rare kind it is refused by name."""

import shutil
import struct
import subprocess

import imagecodecs
import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.codecs.jpeg2000 import _in_rgb
from restorer.imaging.decode import decode, probe
from restorer.imaging.metadata.icc_build import ADOBE_RGB, rgb_profile
from tests.imaging.samples import exif_block

ICC = rgb_profile("Adobe", ADOBE_RGB, 2.2)


def samples(depth, channels, rng=None):
    rng = np.random.default_rng(3)
    dtype = np.uint8 if depth <= 8 else np.uint16
    found = rng.integers(0, 1 << depth, (40, 50, channels)).astype(dtype)
    return found[:, :, 0] if channels == 1 else found


def save(path, pixels, depth=None, container="jp2"):
    path.write_bytes(imagecodecs.jpeg2k_encode(pixels, level=0, codecformat=container, bitspersample=depth))
    return path


def box(kind, body):
    return struct.pack(">I4s", len(body) + 8, kind) + body


def with_box(path, inner=b"", outer=b""):
    """Put boxes into the header box and before the codestream."""
    data = path.read_bytes()
    at = data.index(b"jp2h") - 4
    size = int.from_bytes(data[at : at + 4])
    colr = data.index(b"colr", at) - 4
    colr_end = colr + int.from_bytes(data[colr : colr + 4])
    header = data[at + 8 : colr] + (inner or data[colr:colr_end]) + data[colr_end : at + size]
    path.write_bytes(data[:at] + box(b"jp2h", header) + outer + data[at + size :])


@pytest.mark.parametrize("container", ["jp2", "j2k"])
@pytest.mark.parametrize(("depth", "channels"), [(8, 1), (8, 3), (12, 1), (12, 3), (16, 1), (16, 3)])
def test_every_depth_comes_exactly(tmp_path, depth, channels, container):
    pixels = samples(depth, channels)
    photo = decode(save(tmp_path / "x", pixels, depth, container))
    found = photo.pixels if channels == 3 else photo.pixels[:, :, 0]
    full = 255 if depth == 8 else 65535
    assert (found == np.rint(pixels / ((1 << depth) - 1) * full)).all()
    assert (photo.origin.format, photo.origin.depth_bits, photo.alpha) == ("jpeg2000", depth, None)


def test_transparency_is_told_by_its_box(tmp_path):
    path = save(tmp_path / "x.jp2", samples(8, 4))
    assert decode(path).alpha is None, "a fourth channel that nothing is said of is no transparency"
    cdef = b"".join(struct.pack(">3H", channel, channel == 3, (channel + 1) % 4) for channel in range(4))
    with_box(path, box(b"colr", b"\1\0\0" + struct.pack(">I", 16)) + box(b"cdef", struct.pack(">H", 4) + cdef))
    assert probe(path).has_alpha
    assert (decode(path).alpha == samples(8, 4)[:, :, 3]).all()


def test_profile_resolution_and_blocks_are_read(tmp_path):
    path = save(tmp_path / "x.jp2", samples(8, 3))
    told = box(b"colr", b"\2\0\0" + ICC)
    told += box(b"res ", box(b"resc", struct.pack(">4H2b", 600 * 100, 254, 300 * 100, 254, 2, 2)))
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
    outer = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + packet + b"</x:xmpmeta>")
    outer += box(b"uuid", b"JpgTiffExif->JP2" + exif_block(6))
    with_box(path, told, outer)
    photo = decode(path)
    assert photo.icc == ICC
    assert photo.metadata.dpi == (300.0, 600.0)
    assert photo.metadata.xmp is not None
    assert photo.extent == (40, 50), "EXIF turns it"
    assert (photo.pixels == np.rot90(samples(8, 3), -1)).all()


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
def test_exiftools_blocks_are_found(tmp_path):
    path = save(tmp_path / "x.jp2", samples(8, 3))
    words = ["exiftool", "-q", "-overwrite_original", "-XMP-dc:Title=Garten", "-EXIF:Artist=Anna", str(path)]
    subprocess.run(words, check=True, capture_output=True)
    metadata = decode(path).metadata
    assert b"Garten" in metadata.xmp
    assert b"Anna" in metadata.exif


@pytest.mark.parametrize("share", [0.2, 0.6, 0.98])
@pytest.mark.parametrize("container", ["jp2", "j2k"])
def test_one_that_is_cut_off_is_refused(tmp_path, share, container):
    path = save(tmp_path / "x", samples(8, 3), container=container)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(InputError, match="cut off or damaged"):
        decode(path)


def test_sycc_is_ycbcr_over_the_full_range():
    rgb = samples(8, 3).astype(float)
    luma = rgb @ [0.299, 0.587, 0.114]
    ycc = np.stack([luma, (rgb[:, :, 2] - luma) / 1.772 + 128, (rgb[:, :, 0] - luma) / 1.402 + 128], axis=2)
    stored = np.clip(np.rint(ycc), 0, 255).astype(np.uint8)
    assert np.abs(_in_rgb(stored).astype(int) - rgb).max() <= 2
