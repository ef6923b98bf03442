from __future__ import annotations

import numpy as np
import pytest

from restorer.imaging.comparison import comparison_sheet, contact_sheet
from restorer.imaging.photo import Photo


def _flat(height: int, width: int, color: tuple[int, ...], dtype: type = np.uint8) -> Photo:
    return Photo(np.broadcast_to(np.array(color, dtype), (height, width, len(color))).copy())


def _columns(sheet: Photo, color: tuple[int, int, int]) -> tuple[int, int]:
    """Height and width of the rectangle of this colour."""
    rows, columns = np.nonzero((np.abs(sheet.pixels.astype(int) - color) <= 1).all(axis=2))
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


def test_both_are_shown_at_the_same_height() -> None:
    sheet = comparison_sheet(_flat(100, 150, (200, 10, 10)), _flat(400, 600, (10, 10, 200)))
    assert _columns(sheet, (200, 10, 10)) == _columns(sheet, (10, 10, 200)) == (400, 600)
    assert sheet.pixels.dtype == np.uint8
    assert (sheet.pixels[0, 0] == sheet.pixels[0, 0, 0]).all()


@pytest.mark.parametrize(("height", "width"), [(3000, 2000), (500, 4000), (4000, 500)])
def test_the_sheet_is_at_most_as_large_as_asked(height: int, width: int) -> None:
    photo = _flat(height, width, (200, 10, 10))
    sheet = comparison_sheet(photo, photo, max_side=900)
    assert max(sheet.extent) <= 900
    assert max(sheet.extent) > 850


def test_gray_depth_and_profiles_do_not_matter() -> None:
    sheet = comparison_sheet(_flat(80, 80, (51400,), np.uint16), _flat(80, 80, (200, 200, 200)))
    assert _columns(sheet, (200, 200, 200))[1] > 160


def test_transparency_shows_the_sheet() -> None:
    photo = _flat(80, 80, (255, 255, 255))
    clear = photo.with_pixels(photo.pixels, np.zeros((80, 80), np.uint8))
    sheet = comparison_sheet(clear, clear, labels=("", ""))
    assert (sheet.pixels == sheet.pixels[0, 0]).all()


def test_captions_are_written_and_shortened() -> None:
    photo = _flat(80, 120, (10, 10, 10))
    plain = comparison_sheet(photo, photo, labels=("", ""))
    short = comparison_sheet(photo, photo, labels=("Vorher", "после"))
    long = comparison_sheet(photo, photo, labels=("Vorher " * 40, "a\nb"))
    assert plain.extent == short.extent == long.extent
    assert (plain.pixels != short.pixels).any()
    margin, width = 30, 120
    assert (long.pixels[:, margin + width : 2 * margin + width] == long.pixels[0, 0]).all()


def test_photos_are_not_changed() -> None:
    photo = _flat(80, 120, (10, 10, 10))
    photo.pixels.flags.writeable = False
    comparison_sheet(photo, photo, max_side=200)


def test_what_stands_at_the_end_of_a_caption_is_read_beside_small_photos() -> None:
    photos = [_flat(256, 256, (10, 10, 10))] * 2
    sheets = [
        contact_sheet(photos, ("Original", f"realesr-animevideov3-x4: 0.37 s, {memory} MB")).pixels
        for memory in ("95.6", "12.3")
    ]
    assert not np.array_equal(*sheets)
