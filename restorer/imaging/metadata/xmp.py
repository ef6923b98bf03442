"""Edits XMP packets byte by byte: whatever is not named here stays as its author wrote it."""

from __future__ import annotations

import hashlib
import re
import struct
from datetime import datetime

from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Extent

_TIFF = b"http://ns.adobe.com/tiff/1.0/"
_EXIF = b"http://ns.adobe.com/exif/1.0/"
_BASIC = b"http://ns.adobe.com/xap/1.0/"
_NOTE = b"http://ns.adobe.com/xmp/note/"
EXTENSION_SIGNATURE = b"http://ns.adobe.com/xmp/extension/\0"


def to_utf8(packet: bytes) -> bytes | None:
    """The packet in UTF-8 without padding at its end; None where it is no text at all."""
    for mark, codec in (
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if packet.startswith(mark):
            packet = packet.decode(codec, "replace").lstrip("\ufeff").encode()
            break
    packet = packet.removeprefix(b"\xef\xbb\xbf").rstrip(b"\0")
    return packet if b"<" in packet else None


def upright(packet: bytes) -> bytes:
    """The packet, saying that the picture needs no turning if it says anything of it."""
    return _replace(packet, _TIFF, b"Orientation", b"1")


def orientation(packet: bytes) -> int:
    """How the packet says that the stored picture is to be turned, 1..8 as in EXIF; 0 where it does not say."""
    pattern = _pattern(packet, _TIFF, b"Orientation")
    found = pattern.search(packet) if pattern is not None else None
    told = (found["attribute"] or found["element"] or b"").strip() if found is not None else b""
    return int(told) if told in (b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8") else 0


def set_written(packet: bytes, extent: Extent, when: datetime) -> bytes:
    """The packet with true sizes and times, where it states any. The tool that made the picture first stays named."""
    stamp = when.astimezone().isoformat(timespec="seconds").encode()
    width, height = str(extent.width).encode(), str(extent.height).encode()
    for space, name, value in (
        (_TIFF, b"ImageWidth", width),
        (_TIFF, b"ImageLength", height),
        (_EXIF, b"PixelXDimension", width),
        (_EXIF, b"PixelYDimension", height),
        (_BASIC, b"ModifyDate", stamp),
        (_BASIC, b"MetadataDate", stamp),
    ):
        packet = _replace(packet, space, name, value)
    return packet


def join(main: bytes, extension: bytes) -> bytes:
    """One packet out of a JPEG's main one and its extension (XMP specification part 3, 1.1.3.1)."""
    one, other = Packet.parse(main), Packet.parse(extension)
    if one is not None and other is not None:
        one.drop_all((_NOTE.decode(), "HasExtendedXMP"))
        one.lay_over(other)
        return one.to_bytes()
    inner = re.search(rb"<(\w+:)?RDF\b[^>]*>(?P<inner>.*)</(\w+:)?RDF\s*>", extension, re.DOTALL)
    end = re.search(rb"</(\w+:)?RDF\s*>", main)
    if inner is None or end is None:
        return main
    for name in _prefixes(main, _NOTE):
        main = re.sub(rb"\s" + re.escape(name) + rb":HasExtendedXMP\s*=\s*([\"'])[^\"']*\1", b"", main)
        main = re.sub(rb"<" + re.escape(name) + rb":HasExtendedXMP>[^<]*</[^>]*>", b"", main)
    end = re.search(rb"</(\w+:)?RDF\s*>", main)
    at = end.start() if end is not None else len(main)
    return main[:at] + inner["inner"] + main[at:]


def split(packet: bytes, limit_bytes: int, chunk_bytes: int = 65_400) -> tuple[bytes, list[bytes]]:
    """A main packet of at most `limit_bytes`, and the segments of an extension that holds the rest of a longer one."""
    if len(packet) <= limit_bytes:
        return packet, []
    body = re.sub(rb"<\?xpacket[^>]*\?>", b"", packet).strip()
    digest = hashlib.md5(body, usedforsecurity=False).hexdigest().upper().encode()
    main = (
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        b'xmlns:xmpNote="' + _NOTE + b'" xmpNote:HasExtendedXMP="' + digest + b'"/></rdf:RDF></x:xmpmeta>'
        b'<?xpacket end="w"?>'
    )
    return main, [
        EXTENSION_SIGNATURE + digest + struct.pack(">II", len(body), at) + body[at : at + chunk_bytes]
        for at in range(0, len(body), chunk_bytes)
    ]


def _prefixes(packet: bytes, namespace: bytes) -> set[bytes]:
    return set(re.findall(rb"xmlns:([\w.-]+)\s*=\s*[\"']" + re.escape(namespace) + rb"[\"']", packet))


def _pattern(packet: bytes, namespace: bytes, name: bytes) -> re.Pattern[bytes] | None:
    prefixes = b"|".join(re.escape(prefix) for prefix in sorted(_prefixes(packet, namespace)))
    if not prefixes:
        return None
    tag = rb"(?:" + prefixes + rb"):" + name
    attribute = rb"(?P<a1>\s" + tag + rb"\s*=\s*([\"']))(?P<attribute>[^\"'<]*)(?P<a2>[\"'])"
    element = rb"(?P<e1><" + tag + rb"\s*>)(?P<element>[^<]*)(?P<e2></" + tag + rb"\s*>)"
    return re.compile(attribute + rb"|" + element)


def _replace(packet: bytes, namespace: bytes, name: bytes, value: bytes) -> bytes:
    pattern = _pattern(packet, namespace, name)
    if pattern is None:
        return packet

    def renewed(match: re.Match[bytes]) -> bytes:
        if match["a1"] is not None:
            return match["a1"] + value + match["a2"]
        return match["e1"] + value + match["e2"]

    return pattern.sub(renewed, packet)
