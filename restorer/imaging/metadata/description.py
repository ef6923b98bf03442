"""Appends a sentence to a photo's description, in EXIF, XMP and IPTC."""

from __future__ import annotations

from dataclasses import replace

from restorer.imaging.metadata import exif, iptc
from restorer.imaging.metadata.xmp_elements import DC, worded
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Metadata

_CAPTION = (2, 120)
_MOST_BYTES = 2000


def with_sentence(metadata: Metadata, sentence: str) -> Metadata:
    """The metadata with the sentence behind the description in XMP, in EXIF, and in IPTC where there is IPTC.

    A description that ends with the sentence already stays as it is; one that IPTC has no room for, too. Descriptions
    in other languages than the default are left alone.

    Args:
        metadata: What the photo's file says.
        sentence: In ASCII, since old blocks do not say in which encoding they are; nothing where it is empty.
    """
    if not sentence:
        return metadata
    return replace(
        metadata,
        xmp=_in_xmp(metadata, sentence),
        exif=_in_exif(metadata, sentence),
        iptc=_in_iptc(metadata.iptc, sentence) if metadata.iptc is not None else None,
    )


def _joined(told: str, sentence: str) -> str:
    return told if told.endswith(sentence) else f"{told} {sentence}".strip()


def _in_xmp(metadata: Metadata, sentence: str) -> bytes | None:
    packet = Packet.parse(metadata.xmp) if metadata.xmp else Packet.blank()
    if packet is None:
        return metadata.xmp
    told = packet.text(DC, "description")
    if told is None:
        packet.add(worded(DC, "description", _joined(_elsewhere(metadata), sentence)))
    elif not packet.set_text(DC, "description", _joined(told, sentence)):
        packet.drop_all((DC, "description"))
        packet.add(worded(DC, "description", _joined(told, sentence)))
    return packet.to_bytes()


def _elsewhere(metadata: Metadata) -> str:
    """The description in EXIF or IPTC, where XMP has none: XMP is what most programs show first."""
    block = exif.Exif.parse(metadata.exif) if metadata.exif else None
    if block is not None and block.description():
        return block.description()
    fields = iptc.datasets(metadata.iptc or b"")
    return next((iptc.text_of(one.raw, iptc.decoder(fields)) for one in fields if one[:2] == _CAPTION), "")


def _in_exif(metadata: Metadata, sentence: str) -> bytes | None:
    block = exif.Exif.parse(metadata.exif) if metadata.exif else exif.blank()
    if block is None:
        return metadata.exif
    block.set_description(_joined(block.description(), sentence))
    return block.to_bytes()


def _in_iptc(data: bytes, sentence: str) -> bytes:
    fields = iptc.datasets(data)
    place = next((index for index, one in enumerate(fields) if one[:2] == _CAPTION), None)
    if place is None:
        fields.append(iptc.Dataset(*_CAPTION, sentence.encode("ascii", "replace")))
        return iptc.join(fields)
    told, addition = fields[place].raw, sentence.encode("ascii", "replace")
    if told.endswith(addition) or len(told) + len(addition) + 1 > _MOST_BYTES:
        return data
    fields[place] = fields[place]._replace(raw=told + b" " + addition)
    return iptc.join(fields)
