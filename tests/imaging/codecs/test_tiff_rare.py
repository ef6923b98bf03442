"""TIFFs that libtiff does not read: old JPEG, other codecs, 10 to 14 bits, floating-point numbers."""

import io

import numpy as np
import pytest
import tifffile
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.decode import decode, probe
from tests.imaging.samples import shorts, tiff


@pytest.fixture
def pixels():
    return np.random.default_rng(2).integers(0, 256, (48, 64, 3), np.uint8)


@pytest.mark.parametrize("codec", ["zstd", "lzma", "jpeg2000", "webp", "png", "lerc"])
@pytest.mark.parametrize("layout", [{}, {"tile": (16, 16)}, {"rowsperstrip": 10}], ids=["one", "tiles", "strips"])
def test_other_codecs_are_read_exactly(tmp_path, pixels, codec, layout):
    options = {"compressionargs": {"lossless": True}} if codec == "webp" else {}
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, pixels, photometric="rgb", compression=codec, metadata=None, **options, **layout)
    assert (decode(path).pixels == pixels).all()


@pytest.mark.parametrize("codec", ["zstd", "jpeg2000"])
def test_one_that_is_cut_off_is_refused(tmp_path, pixels, codec):
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, pixels, photometric="rgb", compression=codec, metadata=None, rowsperstrip=10)
    path.write_bytes(path.read_bytes()[:-3000])
    with pytest.raises(InputError):
        decode(path)


def old_jpeg(pixels):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=95, subsampling=0)
    data = out.getvalue()
    height, width = pixels.shape[:2]
    fields = {256: width, 257: height, 258: (8, 8, 8), 259: 6, 262: 6, 277: 3, 278: height}
    fields |= {512: 1, 513: 8, 514: len(data)}
    entries = {tag: shorts(*(value if isinstance(value, tuple) else (value,))) for tag, value in fields.items()}
    made = tiff({**entries, 530: shorts(1, 1)}, data)
    return made, np.asarray(Image.open(io.BytesIO(data)))


def test_old_style_jpeg_has_the_pixels_of_its_jpeg(tmp_path, pixels):
    made, wanted = old_jpeg(pixels)
    (tmp_path / "x.tif").write_bytes(made)
    assert np.abs(decode(tmp_path / "x.tif").pixels.astype(int) - wanted).max() <= 2


@pytest.mark.parametrize("depth", [10, 12, 14])
def test_bits_between_eight_and_sixteen_are_spread(tmp_path, depth):
    numbers = np.random.default_rng(1).integers(0, 1 << depth, (16, 24))
    bits = (numbers[..., None] >> np.arange(depth - 1, -1, -1)) & 1
    data = np.packbits(bits.astype(np.uint8).reshape(16, -1), axis=1).tobytes()
    entries = {256: shorts(24), 257: shorts(16), 258: shorts(depth), 259: shorts(1), 262: shorts(1), 277: shorts(1)}
    (tmp_path / "x.tif").write_bytes(tiff({**entries, 278: shorts(16)}, data))
    photo = decode(tmp_path / "x.tif")
    assert photo.pixels.dtype == np.uint16
    assert np.abs(photo.pixels[:, :, 0] / 65535 - numbers / ((1 << depth) - 1)).max() < 1e-5


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("white", [1.0, 255.0, 3.7e5])
def test_floating_point_numbers_are_mapped_with_a_word(tmp_path, dtype, white):
    if dtype == np.float16 and white > 1e4:
        pytest.skip("more than 16 bits of it hold")
    values = np.random.default_rng(4).random((16, 24, 3))
    values[0, 0] = 1.0
    values[0, 1, 0] = np.nan
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, (values * white).astype(dtype), photometric="rgb", metadata=None)
    photo = decode(path)
    assert "floating-point" in photo.origin.note
    assert (probe(path).depth_bits, photo.pixels.dtype) == (16, np.uint16)
    assert photo.pixels[0, 1, 0] == 0
    values[0, 1, 0] = 0
    assert np.abs(photo.pixels / 65535 - values).max() < (2e-3 if dtype == np.float16 else 1e-4)


@pytest.mark.parametrize("codec", [None, "lzw", "deflate", "packbits", "zstd"])
@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_tiles_of_one_channel_each_are_read_exactly(tmp_path, codec, channels, dtype):
    stored = np.random.default_rng(7).integers(0, np.iinfo(dtype).max, (channels, 48, 70)).astype(dtype)
    options = {"extrasamples": ["unassalpha"]} if channels == 4 else {}
    if channels == 4:
        stored[3, :20] = np.iinfo(dtype).max
    path = tmp_path / "x.tif"
    tifffile.imwrite(
        path, stored, photometric="rgb", planarconfig="separate", tile=(32, 32), compression=codec, **options
    )
    photo = decode(path)
    assert (photo.pixels == stored[:3].transpose(1, 2, 0)).all()
    assert photo.alpha is None if channels == 3 else (photo.alpha == stored[3]).all()


def test_numbers_mean_what_they_mean_in_other_codecs(tmp_path, pixels):
    gray, alpha = pixels[:, :, 0], pixels[:, :, 1]
    numbers = {
        "white is zero": (gray, {"photometric": "miniswhite"}),
        "palette": (gray, {"photometric": "palette", "colormap": np.arange(768, dtype=np.uint16).reshape(3, 256) * 85}),
        "multiplied": (
            np.dstack([np.minimum(pixels, alpha[:, :, None]), alpha]),
            {"photometric": "rgb", "extrasamples": ["assocalpha"]},
        ),
    }
    for name, (stored, options) in numbers.items():
        found = []
        for codec in ("deflate", "zstd"):
            path = tmp_path / f"{name} {codec}.tif"
            tifffile.imwrite(path, stored, compression=codec, metadata=None, **options)
            found.append(decode(path))
        usual, rare = found
        clear = usual.alpha == 0 if usual.alpha is not None else np.zeros(gray.shape, bool)
        assert np.abs(usual.pixels.astype(int) - rare.pixels)[~clear].max() <= 1, name
        assert (usual.alpha is None) == (rare.alpha is None)
        assert usual.alpha is None or (usual.alpha == rare.alpha).all()
