"""Raw files are developed neutrally at 16 bits; without what develops them they are told by name."""

import sys

import numpy as np
import pytest
import tifffile

from restorer.errors import InputError
from restorer.imaging.codecs import raw
from restorer.imaging.color import from_linear
from restorer.imaging.decode import decode, probe
from restorer.imaging.photo import Extent

CFA, LINEAR = 32803, 34892
BLACK, WHITE = 1000, 61000


def scene():
    """Light of sRGB's primaries, 0..1."""
    light = np.full((240, 320, 3), (0.2, 0.3, 0.4))
    light[60:120, 80:200] = (0.6, 0.2, 0.1)
    light[150:200, 200:300] = (0.1, 0.5, 0.2)
    return light


def save(path, photometric, orientation=1):
    """A DNG of a made-up camera whose colours are sRGB's."""
    stored = (scene() * (WHITE - BLACK) + BLACK).astype(np.uint16)
    if photometric == CFA:
        mosaic = np.zeros(stored.shape[:2], np.uint16)
        for y, x, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
            mosaic[y::2, x::2] = stored[y::2, x::2, channel]
        stored = mosaic
    of_xyz = np.array(
        [3.2404542, -1.5371385, -0.4985314, -0.969266, 1.8760108, 0.041556, 0.0556434, -0.2040259, 1.0572252]
    )
    matrix = np.stack([np.rint(np.array(of_xyz) * 10_000), np.full(9, 10_000)], axis=1).astype(int).ravel().tolist()
    count = 1 if stored.ndim == 2 else 3
    levels = [(50714, BLACK), (50717, WHITE)]
    tags = [
        (50706, "B", 4, (1, 4, 0, 0), False),
        (50708, "s", 0, "Made up", False),
        (50721, "2i", 9, tuple(matrix), False),
        (50728, "2I", 3, (1, 1) * 3, False),
        (50778, "H", 1, 21, False),
        (315, "s", 0, "Anna", False),
        (274, "H", 1, orientation, False),
        *((tag, "H", count, level if count == 1 else (level,) * 3, False) for tag, level in levels),
    ]
    if photometric == CFA:
        tags += [(33421, "H", 2, (2, 2), False), (33422, "B", 4, (0, 1, 1, 2), False)]
    tifffile.imwrite(path, stored, photometric=photometric, extratags=tags, metadata=None)
    return path


@pytest.mark.parametrize("photometric", [CFA, LINEAR])
def test_light_is_developed_to_what_it_was(tmp_path, photometric):
    pytest.importorskip("rawpy", reason="needs rawpy, which is optional")
    path = save(tmp_path / "x.dng", photometric)
    photo = decode(path)
    assert (photo.pixels.dtype, photo.extent, photo.origin.format) == (np.uint16, Extent(320, 240), "raw")
    assert probe(path).extent == photo.extent
    for y, x in ((20, 20), (90, 140), (175, 250)):
        assert np.abs(photo.pixels[y, x] / 65535 - from_linear(scene()[y, x])).max() < 0.01, (y, x)
    assert b"Anna" in photo.metadata.exif
    assert photo.icc is None


def test_a_camera_held_sideways_is_turned(tmp_path):
    pytest.importorskip("rawpy", reason="needs rawpy, which is optional")
    path = save(tmp_path / "x.dng", CFA, orientation=6)
    assert decode(path).extent == probe(path).extent == Extent(240, 320)


def test_one_that_is_cut_off_or_unknown_is_refused(tmp_path):
    pytest.importorskip("rawpy", reason="needs rawpy, which is optional")
    path = save(tmp_path / "x.dng", CFA)
    path.write_bytes(path.read_bytes()[:80_000])
    with pytest.raises(InputError):
        decode(path)
    (tmp_path / "x.raf").write_bytes(b"FUJIFILMCCD-RAW " + bytes(2000))
    with pytest.raises(InputError, match="cannot be developed"):
        decode(tmp_path / "x.raf")


def test_without_the_library_it_is_told_by_name(tmp_path, monkeypatch):
    path = save(tmp_path / "x.dng", CFA)
    monkeypatch.setattr(raw, "is_installed", lambda: False)
    monkeypatch.setitem(sys.modules, "rawpy", None)
    with pytest.raises(InputError, match="is a camera's raw file") as caught:
        decode(path)
    assert "restorer[raw]" in caught.value.hint
    (tmp_path / "x.raf").write_bytes(b"FUJIFILMCCD-RAW " + bytes(2000))
    with pytest.raises(InputError, match="is a camera's raw file"):
        decode(tmp_path / "x.raf")
