import errno
import mmap
import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtGui import QColorSpace, QImage

from restorer.errors import InputError, ResourceError
from restorer.gui.viewer.pixels import opening, pyramid
from restorer.gui.viewer.pixels.mapped import is_tiled_tiff, map_tiff
from restorer.gui.viewer.pixels.opening import open_pyramid
from restorer.gui.viewer.pixels.pixel_converter import OverlayConverter, PhotoConverter
from restorer.gui.viewer.pixels.pyramid import Pyramid, TileKey
from restorer.gui.viewer.pixels.rasters import ArrayRaster
from restorer.gui.viewmodels.layers import ArraySource, FileSource
from restorer.imaging import vips
from restorer.imaging.orientation import to_upright
from restorer.imaging.tiles import Bounds
from tests.gui.viewer.conftest import gradient


def opened(source, on_change=lambda pyramid: None, scratch=None):
    made = Pyramid()
    open_pyramid(made, source, PhotoConverter, on_change, scratch)
    return made


def array_of(image: QImage):
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def assemble(made, shrink=1):
    width, height = (-(-side // shrink) for side in made.extent)
    out = np.zeros((height, width, 3), np.uint8)
    seen = np.zeros((height, width), int)
    for key in made.tiles(shrink, Bounds(0, 0, *made.extent)):
        tile = array_of(made.render(key))
        top, left = key.row * pyramid.TILE_PX, key.column * pyramid.TILE_PX
        out[top : top + tile.shape[0], left : left + tile.shape[1]] = tile
        seen[top : top + tile.shape[0], left : left + tile.shape[1]] += 1
    assert (seen == 1).all()
    return out


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 1400), st.integers(1, 1200), st.sampled_from([1, 2, 4, 8]))
def test_tiles_cover_each_pixel_once(width, height, shrink):
    pixels = gradient(width, height)
    made = opened(ArraySource(pixels))
    seen = assemble(made, shrink)
    if shrink == 1:
        assert np.array_equal(seen, pixels)
    else:
        reference = np.asarray(Image.fromarray(pixels).reduce(shrink))
        assert np.array_equal(seen, reference)


def test_16_bits_are_shown_as_8():
    pixels = gradient(40, 30).astype(np.uint16) * 257
    assert np.array_equal(assemble(opened(ArraySource(pixels))), gradient(40, 30))


def test_gray_is_shown():
    pixels = gradient(40, 30)[:, :, :1]
    assert np.array_equal(assemble(opened(ArraySource(pixels))), np.repeat(pixels, 3, 2))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_orientation_is_honoured(tmp_path, orientation, suffix):
    pixels = gradient(60, 40)
    path = tmp_path / f"turned{suffix}"
    image = vips.from_array(pixels).copy()
    image.set_type(vips.library().GValue.gint_type, "orientation", orientation)
    image.write_to_file(str(path))
    made = opened(FileSource.of(path))
    assert made.error is None
    expected = vips.library().Image.new_from_file(str(path)).autorot().numpy()
    assert np.array_equal(assemble(made), expected)
    assert np.array_equal(to_upright(pixels, orientation), expected)
    assert np.array_equal(array_of(made.preview.image), expected)


@pytest.mark.parametrize(
    "options",
    [{}, {"tile": True}, {"compression": "lzw"}, {"tile": True, "compression": "deflate"}, {"bigtiff": True}],
    ids=str,
)
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_every_kind_of_tiff_shows_the_same(tmp_path, options, depth):
    pixels = gradient(700, 650).astype(depth) * (257 if depth == np.uint16 else 1)
    path = tmp_path / "scan.tif"
    vips.from_array(pixels).tiffsave(str(path), **options)
    made = opened(FileSource.of(path))
    assert made.error is None
    assert np.array_equal(assemble(made), gradient(700, 650))
    assert is_tiled_tiff(path) == options.get("tile", False)
    assert (map_tiff(path) is not None) == (not options.get("tile") and "compression" not in options)


def test_big_endian_tiff_is_mapped(tmp_path):
    path = tmp_path / "motorola.tif"
    pixels = (gradient(30, 20)[:, :, 0].astype(np.uint16) * 257).astype(">u2")
    Image.fromarray(pixels).save(path)
    mapped = map_tiff(path)
    if mapped is None:
        pytest.skip("this Pillow writes its own byte order only")
    assert np.array_equal(mapped[:, :, 0], pixels)


def test_pages_of_a_tiff(tmp_path):
    path = tmp_path / "pages.tif"
    first, second = (Image.fromarray(gradient(50, 40, blue)) for blue in (0, 200))
    first.save(path, save_all=True, append_images=[second])
    assert assemble(opened(FileSource.of(path, 1)))[0, 0, 2] == 200


def test_stage_of_the_cache_is_mapped(tmp_path):
    path = tmp_path / "pixels.npy"
    np.save(path, gradient(100, 80))
    made = opened(FileSource.of(path))
    assert np.array_equal(assemble(made), gradient(100, 80))


def test_transparency_is_laid_over_the_canvas(tmp_path):
    path = tmp_path / "hole.png"
    pixels = np.zeros((8, 8, 4), np.uint8)
    pixels[:4] = (10, 20, 30, 255)
    Image.fromarray(pixels).save(path)
    shown = assemble(opened(FileSource.of(path)))
    assert tuple(shown[0, 0]) == (10, 20, 30)
    assert tuple(shown[7, 7]) == (119, 119, 119)


@pytest.mark.parametrize(("mode", "suffix"), [("CMYK", ".jpg"), ("P", ".png"), ("1", ".tif"), ("L", ".jpg")])
def test_other_color_models_are_shown(tmp_path, mode, suffix):
    path = tmp_path / f"other{suffix}"
    Image.fromarray(np.full((40, 40, 3), 200, np.uint8)).convert(mode).save(path)
    made = opened(FileSource.of(path))
    assert made.error is None
    assert abs(int(assemble(made)[:, :, 1].mean()) - 200) < 30


def test_profile_is_converted_to_the_display(tmp_path):
    adobe = QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb)
    pixels = np.full((20, 20, 3), (60, 180, 60), np.uint8)
    made = opened(ArraySource(pixels, bytes(adobe.iccProfile().data())))
    red, green, _ = (int(value) for value in assemble(made)[5, 5])
    assert red < 30
    assert abs(green - 181) < 4
    wide = PhotoConverter(bytes(adobe.iccProfile().data()), adobe)
    assert np.array_equal(array_of(wide.paint(pixels)), pixels)


def test_profile_of_gray_is_converted():
    from restorer.imaging.metadata.icc import gray_profile

    pixels = np.full((4, 4, 1), 100, np.uint8)
    shown = array_of(PhotoConverter(gray_profile()).paint(pixels))
    assert abs(int(shown[0, 0, 0]) - 100) <= 1


@pytest.mark.parametrize("icc", [b"", b"not a profile", b"\0" * 200])
def test_broken_profile_is_worth_no_more_than_none(icc):
    pixels = gradient(10, 10)
    assert np.array_equal(array_of(PhotoConverter(icc).paint(pixels)), pixels)


def test_hair_of_a_scratch_is_seen_from_afar():
    mask = np.zeros((801, 803, 1), np.uint8)
    mask[:, 400] = 255
    small = OverlayConverter("#ff0000").shrink(mask, 16)
    assert small.shape == (51, 51, 1)
    assert (small[:, 25] == 255).all()
    image = OverlayConverter("#ff8000").paint(small)
    assert image.pixelColor(25, 3).alpha() == pytest.approx(153, abs=1)
    assert image.pixelColor(25, 3).getRgb()[:3] == pytest.approx((255, 128, 0), abs=2)
    assert image.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"II*\0" + b"\xff" * 100])
def test_what_is_no_picture_is_told_in_words(tmp_path, content):
    path = tmp_path / "odd.tif"
    path.write_bytes(content)
    made = opened(FileSource.of(path))
    assert isinstance(made.error, InputError)
    assert "odd.tif" in made.error.message
    assert not made.is_ready


def test_missing_file_is_told_in_words(tmp_path):
    made = opened(FileSource.of(tmp_path / "gone.jpg"))
    assert "gone.jpg" in made.error.message


def test_photo_that_is_cut_off_is_shown_as_far_as_it_goes(tmp_path):
    path = tmp_path / "cut.jpg"
    Image.fromarray(gradient(400, 400)).save(path, quality=95)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    made = opened(FileSource.of(path))
    assert made.preview is not None or made.error is not None


def test_large_photos_lie_in_the_scratch_folder_not_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "IN_MEMORY_BYTES", 1000)
    source, scratch = tmp_path / "a.png", tmp_path / "scratch"
    scratch.mkdir()
    Image.fromarray(gradient(300, 200)).save(source)
    made = opened(FileSource.of(source), scratch=scratch)
    assert np.array_equal(assemble(made), gradient(300, 200))
    assert isinstance(opening.allocate((100, 100), np.uint8, scratch).base, mmap.mmap)
    assert list(scratch.iterdir()) == []


def test_a_full_disk_is_told_and_does_not_end_the_program(tmp_path, monkeypatch):
    """A write into a file that the disk has no room for would kill the process: its room is taken first."""

    def full(file, size_bytes):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(opening, "IN_MEMORY_BYTES", 1000)
    monkeypatch.setattr("restorer.store.scratch._reserve", full)
    source = tmp_path / "a.png"
    Image.fromarray(gradient(300, 200)).save(source)
    made = opened(FileSource.of(source), scratch=tmp_path)
    assert isinstance(made.error, ResourceError)


def test_extent_is_told_before_the_pixels_and_the_preview_grows(tmp_path, monkeypatch):
    monkeypatch.setattr(pyramid, "_TELL_EVERY_S", 0.0)
    path = tmp_path / "a.png"
    Image.fromarray(gradient(3000, 2500)).save(path, compress_level=1)
    told = []
    opened(FileSource.of(path), lambda made: told.append((made.extent, made.preview is not None, made.is_ready)))
    assert told[0] == ((3000, 2500), False, False)
    assert (((3000, 2500), True, False)) in told
    assert told[-1] == ((3000, 2500), True, True)


def test_opening_stops_when_nobody_wants_it(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(gradient(2000, 1500)).save(path, compress_level=1)
    made = Pyramid()
    open_pyramid(made, FileSource.of(path), PhotoConverter, lambda pyramid: pyramid.token.cancel())
    assert not made.is_ready
    assert made.error is None


def test_huge_arrays_get_a_rough_preview_at_once(monkeypatch):
    monkeypatch.setattr(pyramid, "_ROUGH_FROM_PIXELS", 1000)
    monkeypatch.setattr(pyramid, "PREVIEW_PX", 100)
    made = opened(ArraySource(gradient(1000, 700)))
    assert made.preview.is_rough
    assert made.preview.shrink == 10
    # Finer tiles of the same size are worth making, coarser ones are not.
    assert made.shrink_for(0.1) == 8
    assert made.shrink_for(0.01) == 10


def test_level_is_never_coarser_than_what_is_shown():
    made = opened(ArraySource(gradient(4000, 3000)))
    assert made.shrink_for(1.0) == 1
    assert made.shrink_for(8.0) == 1
    assert made.shrink_for(0.5) == 2
    assert made.shrink_for(0.51) == 1
    assert made.shrink_for(0.1) is None


def test_rasters_are_read_from_many_threads(tmp_path):
    path = tmp_path / "tiled.tif"
    vips.from_array(gradient(1500, 1100)).tiffsave(str(path), tile=True, compression="deflate")
    made = opened(FileSource.of(path))
    wrong = []

    def look(row):
        for column in range(3):
            tile = array_of(made.render(TileKey(made.number, 1, column, row)))
            box = made.box(TileKey(made.number, 1, column, row))
            expected = gradient(1500, 1100)[box.y : box.y + box.height, box.x : box.x + box.width]
            if not np.array_equal(tile, expected):
                wrong.append((column, row))

    threads = [threading.Thread(target=look, args=(row,)) for row in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_sampling_reads_rows_that_are_there():
    for height in (1, 2, 9, 10, 11, 25):
        sampled = ArrayRaster(gradient(30, height)).sample(10)
        assert sampled.shape[1:] == (3, 3)
        assert 1 <= sampled.shape[0] <= -(-height // 10)
        assert sampled[0, 0, 0] == 5
        assert sampled[0, 0, 1] == min(5, height - 1)
