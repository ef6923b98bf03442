"""Sheets that show photos side by side: before and after, or what several networks make of one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from restorer.errors import InputError
from restorer.imaging.label_font import font_for
from restorer.imaging.metadata.icc import to_srgb
from restorer.imaging.photo import Extent, Photo
from restorer.imaging.scaling import reduce_area
from restorer.imaging.tiles import Bounds

_GRAY = 96
_COLUMNS = 4
_INK = 236
_LEAST_LETTERS = 10


def comparison_sheet(
    before: Photo, after: Photo, labels: tuple[str, str] = ("Before", "After"), max_side: int = 2400
) -> Photo:
    """Both photos side by side; see `contact_sheet`."""
    return contact_sheet((before, after), labels, max_side)


def contact_sheet(photos: Sequence[Photo], labels: Sequence[str], max_side: int = 2400) -> Photo:
    """Photos at the same height on neutral grey, each with a caption below, in sRGB with 8 bits.

    The height is the tallest one's, or less where the sheet would be larger than `max_side`. What gets smaller is
    averaged, what gets larger is interpolated; transparency shows the grey. More than four make several rows.

    Args:
        photos: From left to right, at least one; any size, depth and profile. Read in strips.
        labels: The captions; one that is too long for its photo makes all smaller, and is then shortened.
        max_side: The sheet's longer side in pixels, at least 200.

    Returns:
        A photo of RGB uint8 without metadata.

    Raises:
        InputError: a photo is so long and thin that nothing of it would be seen.
    """
    if max_side < 200:
        raise ValueError(f"a sheet of {max_side} pixels has no room for photos")
    margin, caption = max(6, max_side // 80), max(14, max_side // 60)
    cells = list(zip(photos, labels, strict=True))
    lines = [cells[start : start + _COLUMNS] for start in range(0, len(cells), _COLUMNS)]
    height = min(
        max(photo.extent.height for photo in photos),
        (max_side - margin) // len(lines) - 2 * margin - caption,
        *(int((max_side - margin * (len(line) + 1)) / sum(_ratio(photo) for photo, _ in line)) for line in lines),
    )
    if height < 1:
        raise InputError("These photos are too long and thin for a sheet.", "Compare a part of them.")
    placed: list[tuple[Photo, str, Bounds]] = []
    top = margin
    for line in lines:
        left = margin
        for photo, label in line:
            bounds = Bounds(left, top, max(1, round(height * _ratio(photo))), height)
            placed.append((photo, label, bounds))
            left += bounds.width + margin
        top += height + 2 * margin + caption
    width = max(bounds.right for _, _, bounds in placed) + margin
    sheet = np.full((top, width, 3), _GRAY, np.uint8)
    for photo, _, bounds in placed:
        sheet[bounds.y : bounds.bottom, bounds.x : bounds.right] = fitted(photo, Extent(bounds.width, bounds.height))
    image = Image.fromarray(sheet)
    pen = ImageDraw.Draw(image)
    letters = min(_fitting_size(pen, label, bounds.width, caption) for _, label, bounds in placed)
    for _, label, bounds in placed:
        write_line(pen, label, (bounds.x, bounds.bottom + margin), bounds.width, letters)
    return Photo(np.array(image))


def _fitting_size(pen: ImageDraw.ImageDraw, label: str, width: int, largest: int) -> int:
    """How large letters may be for a line to fit its width; not below what can be read."""
    sizes = range(largest, _LEAST_LETTERS, -1)
    line = " ".join(label.split())
    fits = (size for size in sizes if pen.textlength(line, font=font_for(line, size)) <= width)
    return next(fits, min(largest, _LEAST_LETTERS))


def _ratio(photo: Photo) -> float:
    return photo.extent.width / photo.extent.height


def fitted(photo: Photo, extent: Extent) -> NDArray[np.uint8]:
    """The photo at this size as H x W x 3, RGB uint8 in sRGB, over the sheet's grey."""
    old = photo.extent
    least = Extent(min(old.width, extent.width), min(old.height, extent.height))
    small = to_srgb(photo.with_pixels(reduce_area(photo.pixels, least)))
    rgb = np.broadcast_to(small.pixels / small.top, (least.height, least.width, 3))
    if photo.alpha is not None:
        opacity = reduce_area(photo.alpha, least)[:, :, None] / small.top
        rgb = rgb * opacity + _GRAY / 255 * (1 - opacity)
    image = Image.fromarray(np.rint(rgb * 255).astype(np.uint8))
    return np.asarray(image.resize(extent, Image.Resampling.BICUBIC) if least != extent else image)


def write_line(
    pen: ImageDraw.ImageDraw,
    label: str,
    corner: tuple[int, int],
    width: int,
    size: int,
    ink: tuple[int, int, int] = (_INK, _INK, _INK),
) -> None:
    """One line of words in any letters, shortened to the width.

    Args:
        pen: Draws it.
        label: The words.
        corner: The upper left corner, in pixels.
        width: Of the line, in pixels.
        size: Of the letters, in pixels.
        ink: Red, green and blue.
    """
    label = " ".join(label.split())
    font = font_for(label, size)
    words = label
    while words and pen.textlength(words, font=font) > width:
        label = label[:-1]
        words = f"{label.rstrip()}..." if label else ""
    pen.text(corner, words, font=font, fill=ink)
