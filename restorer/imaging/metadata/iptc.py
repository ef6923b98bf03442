"""IPTC-IIM blocks and the Photoshop resources that wrap them."""

from __future__ import annotations

import struct
from typing import NamedTuple

_IPTC = 0x0404
_MARKS = (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa")


def unwrap(resources: bytes) -> bytes | None:
    """The IPTC block among Photoshop's image resources, or None where there is none."""
    at = 0
    while at + 12 <= len(resources) and resources[at : at + 4] in _MARKS:
        kind, name_length = struct.unpack(">HB", resources[at + 4 : at + 7])
        size_at = at + 6 + (name_length + 2) // 2 * 2
        (size,) = struct.unpack(">I", resources[size_at : size_at + 4].ljust(4, b"\0"))
        if kind == _IPTC:
            return resources[size_at + 4 : size_at + 4 + size] or None
        at = size_at + 4 + (size + 1) // 2 * 2
    return None


def wrap(block: bytes) -> bytes:
    """The block as the only one of Photoshop's image resources."""
    return b"8BIM" + struct.pack(">HHI", _IPTC, 0, len(block)) + block + b"\0" * (len(block) % 2)


class Dataset(NamedTuple):
    """One field of an IPTC-IIM block."""

    record: int
    number: int
    raw: bytes


CHARACTER_SET = (1, 90)
_UTF8 = b"\x1b%G"


def datasets(block: bytes) -> list[Dataset]:
    """The fields of a block, up to the first that cannot be read."""
    found, at = [], 0
    while at + 5 <= len(block) and block[at] == 0x1C:
        record, number, size = struct.unpack(">BBH", block[at + 1 : at + 5])
        at += 5
        if size & 0x8000:
            width = size & 0x7FFF
            size = int.from_bytes(block[at : at + width], "big")
            at += width
        if at + size > len(block):
            break
        found.append(Dataset(record, number, block[at : at + size]))
        at += size
    return found


def join(fields: list[Dataset]) -> bytes:
    """A block of these fields."""
    out = b""
    for record, number, raw in fields:
        long = struct.pack(">HI", 0x8004, len(raw)) if len(raw) > 0x7FFF else struct.pack(">H", len(raw))
        out += struct.pack(">BBB", 0x1C, record, number) + long + raw
    return out


def decoder(fields: list[Dataset]) -> str:
    """The codec of the block's texts: UTF-8 where it says so, else what most programs wrote."""
    told = next((field.raw for field in fields if field[:2] == CHARACTER_SET), b"")
    return "utf-8" if told == _UTF8 else "cp1252"


def text_of(raw: bytes, codec: str) -> str:
    """A field's text; UTF-8 is tried first, since many wrote it without saying so."""
    try:
        return raw.decode("utf-8").strip("\0")
    except UnicodeDecodeError:
        return raw.decode(codec, "replace").strip("\0")
