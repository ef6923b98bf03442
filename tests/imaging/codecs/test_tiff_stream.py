"""Missing or wrong pixels of a TIFF are never passed as good; oddities of its directory harm nothing."""

import io
import struct

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.codecs import raw
from restorer.imaging.decode import decode, probe

CODECS = ("none", "lzw", "deflate", "packbits", "jpeg")
LAYOUTS = {"strips": {}, "tiles": {"tile": True, "tile_width": 64, "tile_height": 64}}


@pytest.fixture(scope="module")
def picture():
    y, x = np.mgrid[:190, :210]
    rng = np.random.default_rng(2)
    planes = [127 + 100 * np.sin(x / a + y / b) + rng.normal(0, 9, x.shape) for a, b in ((9, 17), (23, 7), (13, 11))]
    return np.clip(np.stack(planes, axis=2), 0, 255).astype(np.uint8)


@pytest.fixture(params=[(layout, codec) for layout in LAYOUTS for codec in CODECS], ids="-".join)
def photo(request, picture, tmp_path):
    layout, codec = request.param
    path = tmp_path / "photo.tif"
    pyvips.Image.new_from_array(picture).tiffsave(str(path), compression=codec, Q=90, **LAYOUTS[layout])
    return path


def segments(path):
    with tifffile.TiffFile(path) as file:
        page = file.pages[0]
        return list(zip(page.dataoffsets, page.databytecounts, strict=True))


def test_a_whole_one_is_read(photo, picture):
    read = decode(photo).pixels
    assert np.abs(read.astype(int) - picture).mean() < 4


def test_one_that_is_cut_off_is_refused(photo):
    data = photo.read_bytes()
    first, last = min(segments(photo)), max(segments(photo))
    # libvips puts the directory behind the pixels: they are cut by a directory in front of them.
    for lost in (1, last[1] // 2, last[0] + last[1] - first[0] - 1):
        moved = move_directory_to_front(data, last[0] + last[1], lost)
        photo.write_bytes(moved)
        with pytest.raises(InputError, match="cut off"):
            decode(photo)


def move_directory_to_front(data, end, lost):
    """The same TIFF with its pixels last, and the last `lost` bytes of them missing."""
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}
    entries = [list(struct.unpack_from("<HHI4s", data, at + 2 + 12 * i)) for i in range(count)]
    extra, base = b"", 8 + 2 + 12 * count + 4
    blobs = []
    for _, kind, length, place in entries:
        size = sizes[kind] * length
        blobs.append(data[struct.unpack("<I", place)[0] :][:size] if size > 4 else None)
        extra += blobs[-1] or b""
    shift = base + len(extra) - 8
    table, offset = b"", base
    for (tag, kind, length, place), blob in zip(entries, blobs, strict=True):
        if tag in (273, 324):
            values = struct.unpack(f"<{length}I", blob if blob is not None else place)
            moved = struct.pack(f"<{length}I", *(value + shift for value in values))
            place, blob = (place, moved) if blob is not None else (moved, None)
            if blob is not None:
                extra = extra[: offset - base] + blob + extra[offset - base + len(blob) :]
        if blob is not None:
            place = struct.pack("<I", offset)
            offset += len(blob)
        table += struct.pack("<HHI", tag, kind, length) + place
    head = data[:4] + struct.pack("<I", 8) + struct.pack("<H", count) + table + bytes(4) + extra
    return head + data[8 : end - lost]


def test_moving_the_directory_alone_harms_nothing(photo):
    truth = decode(photo).pixels
    data, (at, size) = photo.read_bytes(), max(segments(photo))
    photo.write_bytes(move_directory_to_front(data, at + size, 0))
    assert np.array_equal(decode(photo).pixels, truth)


def test_scrambled_data_is_refused_where_the_codec_can_tell(photo):
    data, (at, size) = bytearray(photo.read_bytes()), segments(photo)[1]
    with tifffile.TiffFile(photo) as file:
        codec = file.pages[0].compression
    if codec == 1:
        pytest.skip("uncompressed pixels are what they are")
    # Of PackBits, what lies between its counts is as it is in an uncompressed file.
    place = at if codec == 32773 else at + size // 3
    rng = np.random.default_rng(5)
    data[place : place + 60] = rng.integers(0, 256, 60, np.uint8).tobytes()
    photo.write_bytes(data)
    with pytest.raises(InputError, match="damaged"):
        decode(photo)


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("lost", [1, 9, 60])
def test_a_jpeg_strip_whose_last_pixels_are_not_there_is_refused(tmp_path, picture, mode, lost):
    out = io.BytesIO()
    Image.fromarray(picture[:16]).convert(mode).save(out, "JPEG", quality=90, subsampling=0)
    part = out.getvalue()[: -2 - lost].rstrip(b"\xff") + b"\xff\xd9"
    shape, space = ((16, 210), "minisblack") if mode == "L" else ((16, 210, 3), "ycbcr")
    options = {"compression": "jpeg", "photometric": space, "rowsperstrip": 16, "metadata": None}
    options |= {} if mode == "L" else {"subsampling": (1, 1)}
    tifffile.imwrite(tmp_path / "x.tif", iter([part]), shape=shape, dtype=np.uint8, **options)
    with pytest.raises(InputError, match="damaged"):
        decode(tmp_path / "x.tif")
    tifffile.imwrite(tmp_path / "x.tif", iter([out.getvalue()]), shape=shape, dtype=np.uint8, **options)
    assert decode(tmp_path / "x.tif").extent == (210, 16)


@pytest.mark.parametrize("gone", [0, -1])
def test_a_strip_or_tile_that_is_not_there_is_missing(photo, gone):
    data = bytearray(photo.read_bytes())
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    for place in range(at + 2, at + 2 + 12 * count, 12):
        tag, kind, length = struct.unpack_from("<HHI", data, place)
        if tag in (279, 325) and length > 1:
            (values,) = struct.unpack_from("<I", data, place + 8)
            width = {3: 2, 4: 4}[kind]
            struct.pack_into(f"<{width}s", data, values + width * (gone % length), bytes(width))
    photo.write_bytes(data)
    with pytest.raises(InputError, match="cut off"):
        decode(photo)


def test_a_directory_in_disorder_is_read(tmp_path, picture):
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, picture, photometric="rgb", extratags=[(306, "s", 5, "2020", True)])
    data = bytearray(path.read_bytes().replace(b"2020\0", b"20201"))
    (at,) = struct.unpack_from("<I", data, 4)
    data[at + 26 : at + 50] = data[at + 38 : at + 50] + data[at + 26 : at + 38]
    path.write_bytes(data)
    assert np.array_equal(decode(path).pixels, picture)


def test_a_size_that_old_programs_left_out_is_reckoned(tmp_path, picture):
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, picture, photometric="rgb", rowsperstrip=len(picture))
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages[0].tags[279].overwrite((0,))
    assert np.array_equal(decode(path).pixels, picture)


@pytest.mark.parametrize(("tag", "value"), [(254, 1), (255, 2)])
def test_a_reduced_copy_is_no_page(tmp_path, picture, tag, value):
    path = tmp_path / "x.tif"
    with tifffile.TiffWriter(path) as file:
        file.write(picture, photometric="rgb", metadata=None)
        more = {"subfiletype": value} if tag == 254 else {"extratags": [(tag, "H", 1, value, True)]}
        file.write(picture[::4, ::4].copy(), photometric="rgb", metadata=None, **more)
    assert probe(path).pages == 1


def test_a_thumbnail_as_exif_has_it_is_passed_over(tmp_path, picture):
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, picture, photometric="rgb", metadata=None)
    data = bytearray(path.read_bytes())
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    struct.pack_into("<I", data, at + 2 + 12 * count, len(data))
    fields = [(259, 3, 1, 6), (513, 4, 1, 8), (514, 4, 1, 100)]
    path.write_bytes(data + struct.pack("<H", 3) + b"".join(struct.pack("<HHII", *row) for row in fields) + bytes(4))
    assert probe(path).pages == 1
    assert np.array_equal(decode(path).pixels, picture)


def a_raw(tmp_path, picture, **more):
    """A small picture for everybody, and what the sensor saw in a directory below it."""
    path = tmp_path / "x.nef"
    with tifffile.TiffWriter(path) as file:
        file.write(picture[::4, ::4].copy(), photometric="rgb", metadata=None, subifds=1, subfiletype=1)
        file.write(picture[:, :, 0].astype(np.uint16), metadata=None, **more)
    return path


@pytest.mark.parametrize(("words", "pages"), [("Infrared channel", 1), ("Garden", 2)])
def test_a_page_that_says_it_is_infrared_is_passed_over(tmp_path, picture, words, pages):
    with tifffile.TiffWriter(tmp_path / "x.tif") as writer:
        writer.write(picture, photometric="rgb", metadata=None)
        writer.write(255 - picture[:, :, 0], photometric="minisblack", metadata=None, description=words)
    photo = decode(tmp_path / "x.tif")
    assert photo.origin.pages == pages
    assert (photo.pixels == picture).all()


def test_a_cameras_raw_file_is_never_taken_for_its_thumbnail(tmp_path, picture, monkeypatch):
    path = a_raw(tmp_path, picture, photometric="cfa", extratags=[(33421, "H", 2, (2, 2), True)])
    if raw.is_installed():
        assert decode(path).pixels.shape == picture.shape
    monkeypatch.setattr(raw, "is_installed", lambda: False)
    with pytest.raises(InputError, match="camera's raw file"):
        decode(path)


def test_a_canon_is_known_by_its_mark(tmp_path, picture):
    path = tmp_path / "x.cr2"
    tifffile.imwrite(path, picture, photometric="rgb", metadata=None)
    data = path.read_bytes()
    moved = data + data[8:12]
    path.write_bytes(moved[:8] + b"CR\2\0" + moved[12:])
    with pytest.raises(InputError, match="camera's raw file"):
        probe(path)


def test_a_tiff_with_a_smaller_copy_below_it_is_no_raw(tmp_path, picture):
    path = a_raw(tmp_path, picture, photometric="minisblack")
    assert decode(path).pixels.shape == (48, 53, 3)


@pytest.mark.parametrize(("compression", "words"), [(32809, "ThunderScan"), (34661, "JBIG")])
def test_a_kind_that_is_not_read_is_called_so(tmp_path, picture, compression, words):
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, picture, photometric="rgb", metadata=None)
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages[0].tags[259].overwrite(compression)
    with pytest.raises(InputError, match=words):
        decode(path)


@pytest.mark.parametrize("kind", ["assocalpha", "unassalpha", "unspecified"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_infrared_is_no_transparency(tmp_path, picture, kind, dtype):
    top = np.iinfo(dtype).max
    colors = picture.astype(dtype) * (top // 255)
    infrared = (np.random.default_rng(0).normal(0.8, 0.03, picture.shape[:2]).clip(0.01, 0.99) * top).astype(dtype)
    samples = np.dstack([colors, infrared])
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, samples, photometric="rgb", extrasamples=[kind], metadata=None)
    photo = decode(path)
    assert photo.alpha is None
    assert (photo.pixels == colors).all()


def test_transparency_stays_transparency(tmp_path, picture):
    alpha = np.full(picture.shape[:2], 255, np.uint8)
    alpha[:5] = 0
    alpha[5:8] = 100
    path = tmp_path / "x.tif"
    tifffile.imwrite(path, np.dstack([picture, alpha]), photometric="rgb", extrasamples=["unassalpha"], metadata=None)
    assert (decode(path).alpha == alpha).all()
