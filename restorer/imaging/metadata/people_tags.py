"""Removes keywords that name people, as digiKam, Lightroom and Windows write them.

A keyword names a person where it stands below a tag for people (`People/Rosa`), or where the photo names that person
elsewhere: in a face's region, or as who is in the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from restorer.imaging.metadata import exif, iptc
from restorer.imaging.metadata.xmp_elements import DC, IPTC_EXT, MWG_REGIONS, Element
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Metadata

NAME = "people-tags"
"""As settings and the command line name it."""

_MICROSOFT = "http://ns.microsoft.com/photo/1.2/"
_LISTS = (
    (DC, "subject"),
    ("http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject"),
    ("http://www.digikam.org/ns/1.0/", "TagsList"),
    ("http://ns.microsoft.com/photo/1.0/", "LastKeywordXMP"),
    ("http://ns.acdsee.com/iptc/1.0/", "keywords"),
    ("http://ns.iview-multimedia.com/mediapro/1.0/", "CatalogSets"),
    ("http://ns.microsoft.com/expressionmedia/1.0/", "CatalogSets"),
)
_TREES = (
    ("http://ns.acdsee.com/iptc/1.0/", "categories"),
    ("http://www.metadataworkinggroup.com/schemas/keywords/", "Keywords"),
)
"""Keywords in a tree of their own: one that names anybody goes as a whole."""

_ROOTS = frozenset({
    "people", "persons", "person", "personen", "menschen", "gesichter", "faces", "personnes", "personas", "persone",
    "pessoas", "mensen", "osoby",
})  # fmt: skip
"""What programs call the tag that stands above all people, in the languages that they have."""

_XP_KEYWORDS, _IPTC_KEYWORDS = 40094, (2, 25)


def strip(metadata: Metadata) -> Metadata:
    """The metadata without keywords that name people; all others stay.

    A packet that cannot be read stays as it is: `metadata_filter` takes care of it.
    """
    packet = Packet.parse(metadata.xmp) if metadata.xmp else None
    fields = iptc.datasets(metadata.iptc) if metadata.iptc else []
    block = exif.Exif.parse(metadata.exif) if metadata.exif else None
    names = _named(packet) if packet is not None else set()
    if packet is not None:
        for item in _items(packet):
            names |= _below_people(item.text or "")
        for element, _ in packet.properties(*_LISTS):
            for holder in element.iter():
                holder[:] = [child for child in holder if len(child) or not _is_person(child.text or "", names)]
        told = [" ".join(_words(element)).casefold() for element, _ in packet.properties(*_TREES)]
        # As attributes or simple text, they are found by name.
        told += [found.casefold() for name in _TREES if isinstance(found := packet.find(*name), str)]
        if any(name in words for words in told for name in names | _ROOTS):
            packet.drop_all(*_TREES)
        metadata = replace(metadata, xmp=packet.to_bytes())
    if metadata.iptc:
        codec = iptc.decoder(fields)
        kept = [
            one for one in fields if one[:2] != _IPTC_KEYWORDS or not _is_person(iptc.text_of(one.raw, codec), names)
        ]
        metadata = replace(metadata, iptc=iptc.join(kept) or None)
    if block is not None and _XP_KEYWORDS in block.root.entries:
        words = block.root.entries[_XP_KEYWORDS].raw.decode("utf-16-le", "replace").strip("\0").split(";")
        if any(_is_person(word, names) for word in words):
            block.drop(frozenset({_XP_KEYWORDS}), frozenset())
            metadata = replace(metadata, exif=block.to_bytes())
    return metadata


def _named(packet: Packet) -> set[str]:
    """Whom the packet names as being in the picture."""
    found = set(packet.items(IPTC_EXT, "PersonInImage"))
    for element, _ in packet.properties((MWG_REGIONS, "Regions"), (_MICROSOFT, "RegionInfo")):
        for node in element.iter():
            told = {**node.attrib, node.tag: node.text or ""}
            found |= {value for key, value in told.items() if key.rpartition(":")[2] in ("Name", "PersonDisplayName")}
    return {_plain(name) for name in found if name.strip()}


def _items(packet: Packet) -> Iterator[Element]:
    for element, _ in packet.properties(*_LISTS):
        yield from (node for node in element.iter() if node.tag.rpartition(":")[2] == "li")


def _words(element: Element) -> Iterator[str]:
    for node in element.iter():
        yield node.text or ""
        yield from node.attrib.values()


def _path(keyword: str) -> list[str]:
    return [_plain(part) for part in re.split(r"[/|\\]", keyword) if part.strip()]


def _below_people(keyword: str) -> set[str]:
    path = _path(keyword)
    return set(path[1:]) if path and path[0] in _ROOTS else set()


def _is_person(keyword: str, names: set[str]) -> bool:
    path = _path(keyword)
    return bool(path) and (path[0] in _ROOTS or path[-1] in names or _plain(keyword) in names)


def _plain(name: str) -> str:
    return name.strip().casefold()
