"""Contact sheets: many photos with captions on pages of paper, each alone or before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from restorer.errors import InputError
from restorer.imaging.atomic import write_atomic
from restorer.imaging.comparison import fitted, write_line
from restorer.imaging.decode import decode, probe
from restorer.imaging.encode import encode, format_for
from restorer.imaging.limits import DecodeLimits
from restorer.imaging.partial_read import thumbnail
from restorer.imaging.photo import Extent, Photo
from restorer.message import Message

PDF = ".pdf"
PAPERS = {"a4": (210.0, 297.0), "a3": (297.0, 420.0), "letter": (215.9, 279.4), "10x15": (102.0, 152.0)}
"""Width and height in millimetres, upright."""

_MM_PER_INCH = 25.4
_INK, _GAP = (40, 40, 40), 0.02
_QUALITY = 90
_LARGEST_WHOLE_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True)
class SheetPhoto:
    """One place on a sheet.

    Attributes:
        pictures: One file, or two: before and after, side by side.
        caption: Below it; empty for none.
    """

    pictures: tuple[Path, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How a sheet is laid out.

    Attributes:
        columns, rows: Places on a page.
        paper_mm: Width and height of a page.
        margin_mm: Around all of it.
        dpi: Pixels an inch.
    """

    columns: int = 4
    rows: int = 5
    paper_mm: tuple[float, float] = PAPERS["a4"]
    margin_mm: float = 10.0
    dpi: int = 200

    def __post_init__(self) -> None:
        if min(self.columns, self.rows) < 1 or max(self.columns, self.rows) > 50:
            raise InputError("A contact sheet has from 1 to 50 columns and rows.")
        if not 30 <= self.dpi <= 1200 or not 20 <= min(self.paper_mm) <= max(self.paper_mm) <= 2000:
            raise InputError("A contact sheet has 30 to 1,200 pixels an inch, and paper of 20 to 2,000 mm.")

    @property
    def size(self) -> Extent:
        """A page in pixels."""
        width, height = (max(64, round(side / _MM_PER_INCH * self.dpi)) for side in self.paper_mm)
        return Extent(width, height)

    def turned(self) -> SheetLayout:
        """The same with the page on its side, with as many columns as it had rows, about."""
        paper = self.paper_mm[1], self.paper_mm[0]
        return SheetLayout(self.rows, self.columns, paper, self.margin_mm, self.dpi)

    def pages(self, count: int) -> int:
        """How many pages so many photos take."""
        return -(-count // (self.columns * self.rows))


def draw_pages(photos: Sequence[SheetPhoto], layout: SheetLayout) -> Iterator[Photo]:
    """The pages one after the other, RGB uint8 in sRGB; a file that cannot be read leaves its place empty, with a word.

    Args:
        photos: In order.
        layout: How.
    """
    each = layout.columns * layout.rows
    for first in range(0, len(photos), each):
        yield _draw_page(photos[first : first + each], layout)


def write_contact_sheet(
    photos: Sequence[SheetPhoto],
    path: Path,
    layout: SheetLayout,
    on_page: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Path, ...]:
    """Write a sheet: all pages into one PDF, or each into a picture of its own (`sheet-2.png`).

    Args:
        photos: In order.
        path: Its ending says which; never one of the photos.
        layout: How.
        on_page: Called after each page with how many are done, of how many; what it raises stops.

    Returns:
        The files that were written.

    Raises:
        InputError: there are no photos, the ending is unknown, or the file is one of the photos or cannot be written.
        ResourceError: the disk is full.
    """
    if not photos:
        raise InputError("A contact sheet needs photos.")
    _refuse_photos(path, photos)
    count = layout.pages(len(photos))
    if path.suffix.lower() == PDF:
        with write_atomic(path) as temporary:
            for number, page in enumerate(draw_pages(photos, layout), start=1):
                image = Image.fromarray(page.pixels)
                # Page by page, or a thousand of them would fill the memory.
                image.save(temporary, "PDF", resolution=layout.dpi, quality=_QUALITY, append=number > 1)
                on_page(number, count)
        return (path,)
    targets = [path, *(path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, count + 1))]
    for target in targets:
        _refuse_photos(target, photos)
    for number, (target, page) in enumerate(zip(targets, draw_pages(photos, layout), strict=True), start=1):
        encode(page, target, format_for(target, page))
        on_page(number, count)
    return tuple(targets)


def _refuse_photos(target: Path, photos: Sequence[SheetPhoto]) -> None:
    for picture in (picture for photo in photos for picture in photo.pictures):
        if target.exists() and picture.exists() and target.samefile(picture):
            raise InputError(
                Message('"{name}" is one of the photos, and those are never changed.', name=target.name),
                "Choose another name.",
            )


def _draw_page(photos: Sequence[SheetPhoto], layout: SheetLayout) -> Photo:
    width, height = layout.size
    image = Image.new("RGB", (width, height), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    margin = round(layout.margin_mm / _MM_PER_INCH * layout.dpi)
    across, down = (width - 2 * margin) / layout.columns, (height - 2 * margin) / layout.rows
    gap = max(1, round(_GAP * min(across, down)))
    has_captions = any(photo.caption for photo in photos)
    words = max(8, round(min(0.09 * down, 0.035 * layout.dpi * 4))) if has_captions else 0
    for number, photo in enumerate(photos):
        left = round(margin + number % layout.columns * across) + gap
        top = round(margin + number // layout.columns * down) + gap
        room = Extent(max(1, round(across) - 2 * gap), max(1, round(down) - 3 * gap - words))
        each = Extent(max(1, (room.width - gap * (len(photo.pictures) - 1)) // len(photo.pictures)), room.height)
        for place, picture in enumerate(photo.pictures):
            corner = left + place * (each.width + gap), top
            _lay(image, picture, corner, each)
        if photo.caption:
            place_of_words = left, top + room.height + gap
            write_line(pen, photo.caption, place_of_words, room.width, round(words * 0.8), _INK)
    return Photo(np.asarray(image))


def _lay(image: Image.Image, picture: Path, corner: tuple[int, int], room: Extent) -> None:
    """Put a picture into the middle of its room, at its foot: there its caption is."""
    try:
        pixels = _read(picture, room)
    except InputError:
        pen = ImageDraw.Draw(image)
        pen.rectangle((*corner, corner[0] + room.width - 1, corner[1] + room.height - 1), outline=(170, 170, 170))
        write_line(pen, f"? {picture.name}", (corner[0] + 4, corner[1] + 4), room.width - 8, 12, _INK)
        return
    part = Image.fromarray(pixels)
    image.paste(part, (corner[0] + (room.width - part.width) // 2, corner[1] + room.height - part.height))


def _read(picture: Path, room: Extent) -> np.ndarray:
    """A picture in its room, RGB uint8 in sRGB; never enlarged.

    Raises:
        InputError: it is no picture that can be read.
    """
    facts = probe(picture)
    small = thumbnail(picture, room) if facts.mode in ("grey", "rgb") else None
    if small is None:
        photo = decode(picture, limits=DecodeLimits(max_pixels=_LARGEST_WHOLE_PIXELS))
        scale = min(1.0, room.width / photo.extent.width, room.height / photo.extent.height)
        small = fitted(photo, Extent(*(max(1, round(side * scale)) for side in photo.extent)))
    return np.array(np.broadcast_to(small, (*small.shape[:2], 3)))
