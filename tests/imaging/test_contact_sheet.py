"""Many photos on pages of paper, each with its caption, alone or before and after."""

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.contact_sheet import SheetLayout, SheetPhoto, draw_pages, write_contact_sheet

SMALL = SheetLayout(columns=2, rows=2, paper_mm=(60, 80), margin_mm=5, dpi=100)


@pytest.fixture
def photos(tmp_path):
    made = []
    for number in range(5):
        path = tmp_path / f"{number}.png"
        Image.fromarray(np.full((60, 90, 3), (40 * number, 200, 30), np.uint8)).save(path)
        made.append(SheetPhoto((path,), f"Photo {number}"))
    return made


def test_each_photo_lies_in_its_place_and_its_caption_below(photos):
    first, second = draw_pages(photos, SMALL)
    assert first.pixels.shape == (round(80 / 25.4 * 100), round(60 / 25.4 * 100), 3)
    for number, (x, y) in enumerate(((0.3, 0.3), (0.7, 0.3), (0.3, 0.7), (0.7, 0.7))):
        height, width = first.pixels.shape[:2]
        column = first.pixels[round((y - 0.2) * height) : round((y + 0.2) * height), round(x * width)]
        assert (np.abs(column.astype(int) - (40 * number, 200, 30)).max(axis=1) < 8).any(), number
    assert (second.pixels[: second.pixels.shape[0] // 2, : second.pixels.shape[1] // 2] < 255).any()
    assert (second.pixels[:, second.pixels.shape[1] // 2 + 8 :] == 255).all(), "an empty place is white"
    without = next(draw_pages([SheetPhoto(photo.pictures) for photo in photos], SMALL))
    assert not np.array_equal(without.pixels, first.pixels), "captions are written"


def test_pairs_stand_side_by_side(photos):
    pair = SheetPhoto((photos[0].pictures[0], photos[4].pictures[0]))
    (page,) = draw_pages([pair], SheetLayout(1, 1, (80, 60), 5, 100))
    half = page.pixels.shape[1] // 2
    for side, red in ((page.pixels[:, :half], 0), (page.pixels[:, half:], 160)):
        colored = side[np.abs(side[:, :, 1].astype(int) - 200) < 4]
        assert abs(int(np.median(colored[:, 0])) - red) < 4


def test_pages_of_a_pdf_come_one_after_the_other(photos, tmp_path):
    done = []
    (path,) = write_contact_sheet(photos, tmp_path / "sheet.pdf", SMALL, lambda *pages: done.append(pages))
    assert done == [(1, 2), (2, 2)]
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 2
    assert document[0].get_size() == pytest.approx((60 / 25.4 * 72, 80 / 25.4 * 72), abs=1)
    document.close()


def test_pictures_are_numbered_by_page(photos, tmp_path):
    written = write_contact_sheet(photos, tmp_path / "sheet.png", SMALL)
    assert [path.name for path in written] == ["sheet.png", "sheet-2.png"]
    with Image.open(written[1]) as page:
        assert page.size == SMALL.size


def test_a_photo_that_cannot_be_read_leaves_its_place_empty(photos, tmp_path):
    photos[1].pictures[0].write_bytes(b"torn")
    (path,) = write_contact_sheet(photos[:4], tmp_path / "sheet.png", SMALL)
    assert path.is_file()


def test_no_photo_is_written_over_and_nothing_is_left_of_a_sheet_that_was_stopped(photos, tmp_path):
    before = photos[0].pictures[0].read_bytes()
    with pytest.raises(InputError, match="never changed"):
        write_contact_sheet(photos, photos[0].pictures[0], SMALL)
    assert photos[0].pictures[0].read_bytes() == before

    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_contact_sheet(photos, tmp_path / "sheet.pdf", SMALL, stop)
    assert not list(tmp_path.glob("*sheet*"))
    with pytest.raises(InputError):
        write_contact_sheet([], tmp_path / "sheet.pdf", SMALL)
    with pytest.raises(InputError):
        write_contact_sheet(photos, tmp_path / "sheet.xyz", SMALL)


@pytest.mark.parametrize("wrong", [{"columns": 0}, {"rows": 99}, {"dpi": 5}, {"paper_mm": (5, 5)}])
def test_a_layout_that_cannot_be_is_refused(wrong):
    with pytest.raises(InputError):
        SheetLayout(**wrong)


def test_a_page_on_its_side_has_as_many_places():
    side = SMALL.turned()
    assert (side.size, side.pages(9)) == (SMALL.size[::-1], SMALL.pages(9))
