"""A font that has the characters of a label."""

from __future__ import annotations

from typing import Any

from PIL import ImageFont

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


def font_for(label: str, size: int) -> Any:
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
