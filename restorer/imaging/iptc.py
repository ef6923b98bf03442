"""IPTC-IIM blocks and the Photoshop resources that wrap them."""

from __future__ import annotations

import struct

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
