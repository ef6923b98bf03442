"""Maps PNG's text chunks to the EXIF and XMP fields that mean the same; repetitions of another block are left out.

Keywords: PNG Specification, third edition, 11.3.3.1; `exif:`, `date:`, `png:` and the like are ImageMagick's copies of
what the file holds elsewhere, in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from restorer.imaging.metadata.xmp_elements import BASIC, DC, Element, listed, simple, worded
from restorer.imaging.metadata.xmp_packet import Packet

_COPIES = re.compile(
    r"(exif|date|png|jpeg|tiff|photoshop|icc|xmp|iptc|exr|dng|signature|thumb|software|modify-date|create-date)(:|$)"
)
_WORDS = ("Comment", "Description")


def told_in_fields(texts: Sequence[tuple[str, str]], packet: bytes | None) -> tuple[bytes | None, str | None]:
    """PNG's texts as properties of XMP and as a comment.

    Args:
        texts: Keyword and words of each text, other than XMP itself and raw profiles.
        packet: The file's XMP; what it says already stays.

    Returns:
        The packet with title, author, copyright and time of creation, and the comment: descriptions, comments and
        whatever has a keyword of its own.
    """
    told = Packet.parse(packet) if packet else Packet.blank()
    comments, added = list[str](), list[Element]()
    for keyword, words in texts:
        words = words.strip("\0")
        if not words or _COPIES.match(keyword.lower()):
            continue
        made = _property(keyword, words)
        if made is not None and told is not None:
            (namespace, name), element = made
            if told.find(namespace, name) is None:
                added.append(element)
        else:
            comments.append(words if keyword in _WORDS else f"{keyword}: {words}")
    if added and told is not None:
        told.add(*added)
        packet = told.to_bytes()
    return packet, "\n".join(comments) or None


def _property(keyword: str, words: str) -> tuple[tuple[str, str], Element] | None:
    """The property that a keyword stands for, and its name; None for one that has none."""
    if keyword == "Title":
        return (DC, "title"), worded(DC, "title", words)
    if keyword == "Author":
        return (DC, "creator"), listed(DC, "creator", [words], "Seq")
    if keyword == "Copyright":
        return (DC, "rights"), worded(DC, "rights", words)
    stamp = _stamp(words) if keyword == "Creation Time" else ""
    return ((BASIC, "CreateDate"), simple(BASIC, "CreateDate", stamp)) if stamp else None


def _stamp(words: str) -> str:
    """A time as XMP spells it, where it is given in figures: `1932:05:17 10:00:00`, `1932-05-17T10:00:00Z`."""
    found = re.match(r"(\d{4})[:-](\d\d)[:-](\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?)?\s*$", words)
    if found is None:
        return ""
    year, month, day, time, zone = found.groups()
    return f"{year}-{month}-{day}" + (f"T{time}{zone or ''}" if time else "")
