from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from restorer.imaging.codecs.heif import stretch
from restorer.imaging.decode import decode, probe
from restorer.imaging.photo import Extent
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
