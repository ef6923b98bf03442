"""Sheets that show a photo before and after, side by side."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from restorer.errors import InputError
from restorer.imaging.metadata.icc import to_srgb
from restorer.imaging.photo import Extent, Photo
from restorer.imaging.scaling import reduce_area

_GRAY = 96
_INK = 236
# Pillow's own font has Latin letters only; these are what systems bring for others. Tried in this order.
_FONTS = (
    "NotoSans-Regular.ttf",
    "DejaVuSans.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "Arial Unicode.ttf",
    "arial.ttf",
    "msyh.ttc",
    "malgun.ttf",
    "msgothic.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "wqy-zenhei.ttc",
    "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf",
)
_NO_CHARACTER = "\U0010fffe"


def comparison_sheet(
    before: Photo, after: Photo, labels: tuple[str, str] = ("Before", "After"), max_side: int = 2400
) -> Photo:
    """Both photos at the same height on neutral grey, each with a caption below, in sRGB with 8 bits.

    The height is the taller one's, or less where the sheet would be larger than `max_side`. What gets smaller is
    averaged, what gets larger is interpolated; transparency shows the grey.

    Args:
        before: The left one; any size, depth and profile. Read in strips.
        after: The right one.
        labels: The captions; one that is too long for its photo is shortened.
        max_side: The sheet's longer side in pixels, at least 200.

    Returns:
        A photo of RGB uint8 without metadata.

    Raises:
        InputError: a photo is so long and thin that nothing of it would be seen.
    """
    if max_side < 200:
        raise ValueError(f"a sheet of {max_side} pixels has no room for two photos")
    margin, caption = max(6, max_side // 80), max(14, max_side // 60)
    ratios = [photo.extent.width / photo.extent.height for photo in (before, after)]
    room = Extent(max_side - 3 * margin, max_side - 3 * margin - caption)
    height = min(max(before.extent.height, after.extent.height), room.height, int(room.width / sum(ratios)))
    widths = [max(1, round(height * ratio)) for ratio in ratios]
    if height < 1:
        raise InputError("These photos are too long and thin for a sheet.", "Compare a part of them.")
    sheet = np.full((height + 3 * margin + caption, sum(widths) + 3 * margin, 3), _GRAY, np.uint8)
    lefts = (margin, 2 * margin + widths[0])
    for photo, left, width in zip((before, after), lefts, widths, strict=True):
        sheet[margin : margin + height, left : left + width] = _shown(photo, Extent(width, height))
    image = Image.fromarray(sheet)
    pen = ImageDraw.Draw(image)
    for label, left, width in zip(labels, lefts, widths, strict=True):
        _write(pen, label, (left, height + 2 * margin), width, caption)
    return Photo(np.array(image))


def _shown(photo: Photo, extent: Extent) -> NDArray[np.uint8]:
    """The photo at this size as RGB uint8 in sRGB, over the sheet's grey."""
    old = photo.extent
    least = Extent(min(old.width, extent.width), min(old.height, extent.height))
    small = to_srgb(photo.with_pixels(reduce_area(photo.pixels, least)))
    rgb = np.broadcast_to(small.pixels / small.top, (least.height, least.width, 3))
    if photo.alpha is not None:
        opacity = reduce_area(photo.alpha, least)[:, :, None] / small.top
        rgb = rgb * opacity + _GRAY / 255 * (1 - opacity)
    image = Image.fromarray(np.rint(rgb * 255).astype(np.uint8))
    return np.asarray(image.resize(extent, Image.Resampling.BICUBIC) if least != extent else image)


def _write(pen: ImageDraw.ImageDraw, label: str, corner: tuple[int, int], width: int, size: int) -> None:
    """One line of words, shortened to the width."""
    label = " ".join(label.split())
    font = _font_for(label, size)
    words = label
    while words and pen.textlength(words, font=font) > width:
        label = label[:-1]
        words = f"{label.rstrip()}..." if label else ""
    pen.text(corner, words, font=font, fill=(_INK, _INK, _INK))


def _font_for(label: str, size: int) -> Any:
    """A font that has all of the letters, if there is one on this machine; else the one that has most of them."""
    own = ImageFont.load_default(size)
    best, missing = own, _missing(own, label)
    for name in _FONTS:
        if not missing:
            break
        try:
            font: Any = ImageFont.truetype(name, size)
        except OSError:
            continue
        lacking = _missing(font, label)
        if lacking < missing:
            best, missing = font, lacking
    return best


def _missing(font: Any, label: str) -> int:
    """How many letters the font draws as its box for unknown ones."""
    unknown = _drawn(font, _NO_CHARACTER)
    return sum(_drawn(font, letter) == unknown for letter in set(label) if not letter.isspace())


def _drawn(font: Any, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)
