from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.codecs.heif import stretch
from restorer.imaging.decode import decode, probe
from restorer.imaging.metadata.icc_build import BT_2020, P3, SRGB_CURVE, rgb_profile
from restorer.imaging.photo import Extent
from restorer.imaging.working_space import to_working
from tests.imaging.samples import exif_block, save


@pytest.mark.parametrize("depth", [10, 12])
def test_fewer_bits_are_spread_over_sixteen(depth: int) -> None:
    steps = np.arange(1 << depth)
    spread = stretch((steps << (16 - depth)).astype(np.uint16), depth)
    assert spread[0] == 0
    assert spread[-1] == 65535
    assert (np.diff(spread.astype(int)) > 0).all()
    assert (np.rint(spread / 65535 * steps[-1]) == steps).all()


def test_the_container_turns_the_picture_not_exif(tmp_path, smooth) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.avif", exif=b"Exif\0\0" + exif_block(6), quality=95)
    photo = decode(path)
    assert photo.extent == probe(path).extent == Extent(40, 50)
    assert np.abs(photo.pixels.astype(int) - np.rot90(smooth, -1)).mean() < 3
    assert decode(path).metadata.exif is not None


def test_a_colored_picture_with_transparency_is_not_taken_for_gray(tmp_path, noise) -> None:
    path = save(Image.fromarray(noise(4)), tmp_path / "x.avif", quality=95)
    photo = decode(path)
    assert photo.channels == 3
    assert photo.alpha is not None


@pytest.mark.parametrize(
    ("primaries", "transfer", "wanted"),
    [
        (12, 13, rgb_profile("p", P3, SRGB_CURVE)),
        (9, 13, rgb_profile("b", BT_2020, SRGB_CURVE)),
        (12, 8, rgb_profile("l", P3, 1.0)),
        (1, 13, None),
        (2, 2, None),
    ],
    ids=["P3", "BT.2020", "linear", "sRGB", "not told"],
)
def test_code_points_of_a_heic_are_honored(tmp_path, smooth, primaries, transfer, wanted) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    image = pillow_heif.from_pillow(Image.fromarray(smooth))
    out = io.BytesIO()
    image.save(out, quality=100, chroma="444", matrix_coefficients=6, save_nclx_profile=True, full_range_flag=1)
    head, box, rest = out.getvalue().partition(b"colrnclx")
    assert box, "the file tells code points"
    (tmp_path / "x.heic").write_bytes(head + box + struct.pack(">2H", primaries, transfer) + rest[4:])
    photo = decode(tmp_path / "x.heic")
    assert np.abs(photo.pixels.astype(int) - smooth).mean() < 2, "numbers stay, and are told right"
    assert (photo.icc is None) is (wanted is None)
    if wanted is not None:
        ours, theirs = (to_working(replace(photo, icc=icc)).pixels for icc in (photo.icc, wanted))
        assert np.abs(ours.astype(int) - theirs).max() <= 257


def test_a_heic_with_a_box_of_an_unknown_version_is_refused(tmp_path) -> None:
    sample = Path(__file__).resolve().parents[3] / "packaging" / "samples" / "heic.heic"
    data = bytearray(sample.read_bytes())
    data[data.index(b"iloc") + 4] = 255
    (tmp_path / "x.heic").write_bytes(data)
    with pytest.raises(InputError, match="is damaged: it cannot be read as a HEIC"):
        decode(tmp_path / "x.heic")
