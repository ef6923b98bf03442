"""The directories that TIFF files and EXIF blocks are made of: read from anything, laid out as bytes.

TIFF 6.0 (Adobe, 1992), BigTIFF (2007), Exif 2.32 (CIPA DC-008).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Order = Literal["<", ">"]
ReadAt = Callable[[int, int], bytes]
"""Bytes at (offset, count); fewer where the source ends."""

SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8, 129: 1}
"""Bytes of one value of each field type."""

_PARTS = {3: 2, 4: 4, 5: 4, 8: 2, 9: 4, 10: 4, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_CODES = {1: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_MAX_ENTRIES = 4096
_MAX_VALUE_BYTES = 1 << 26
_MAX_ALL_VALUES_BYTES = 1 << 27  # Of one source: a hostile file may point to the same bytes a thousand times.


class TiffField(NamedTuple):
    """One field: its type, how many values, and the values' bytes in the directory's byte order.

    `place` holds the entry's own last 4 (or 8) bytes instead, where the values stay where they are in the file.
    """

    kind: int
    length: int
    raw: bytes
    place: bytes = b""

    def integers(self, order: Order) -> tuple[int, ...]:
        """The values, where they are whole numbers; else nothing."""
        code = _CODES.get(self.kind)
        return struct.unpack(f"{order}{self.length}{code}", self.raw) if code else ()

    def rationals(self, order: Order) -> tuple[float, ...]:
        """The values, where they are fractions (0 for those without a sense); else nothing."""
        if self.kind not in (5, 10):
            return ()
        parts = struct.unpack(f"{order}{2 * self.length}{'I' if self.kind == 5 else 'i'}", self.raw)
        return tuple(top / below if below else 0.0 for top, below in zip(parts[::2], parts[1::2], strict=True))

    def swapped(self) -> TiffField:
        """The same in the other byte order."""
        size = _PARTS.get(self.kind, 1)
        parts = [self.raw[at : at + size][::-1] for at in range(0, len(self.raw), size)]
        return self._replace(raw=b"".join(parts)) if size > 1 else self


def short(order: Order, *values: int) -> TiffField:
    """A field of 16-bit numbers."""
    return TiffField(3, len(values), struct.pack(f"{order}{len(values)}H", *values))


def long(order: Order, *values: int) -> TiffField:
    """A field of 32-bit numbers."""
    return TiffField(4, len(values), struct.pack(f"{order}{len(values)}I", *values))


def text(value: str) -> TiffField:
    """A field of text: UTF-8, ended by a zero."""
    raw = value.encode("utf-8", "replace") + b"\0"
    return TiffField(2, len(raw), raw)


def rational(order: Order, value: float) -> TiffField:
    """A field of one fraction."""
    below = 1 if float(value).is_integer() else 10_000
    return TiffField(5, 1, struct.pack(f"{order}2I", min(round(value * below), 0xFFFFFFFF), below))


@dataclass
class Directory:
    """Fields by tag, and the directories that some tags point to. Mutable; owned by who read or made it."""

    entries: dict[int, TiffField] = field(default_factory=dict)
    children: dict[int, Directory] = field(default_factory=dict)

    def swapped(self) -> Directory:
        """The same in the other byte order."""
        return Directory(
            {tag: entry.swapped() for tag, entry in self.entries.items()},
            {tag: child.swapped() for tag, child in self.children.items()},
        )


class TiffReader:
    """Something that holds directories: a TIFF file or an EXIF block.

    Raises:
        ValueError: its first bytes are not those of a TIFF.
    """

    def __init__(self, read_at: ReadAt) -> None:
        head = read_at(0, 16)
        marks: dict[bytes, Order] = {b"II": "<", b"MM": ">"}
        if len(head) < 8 or head[:2] not in marks:
            raise ValueError("no TIFF header")
        self._read_at = read_at
        self._left = _MAX_ALL_VALUES_BYTES
        self.order: Order = marks[head[:2]]
        (version,) = struct.unpack(f"{self.order}H", head[2:4])
        if version not in (42, 43) or (version == 43 and len(head) < 16):
            raise ValueError("no TIFF header")
        self.is_big = version == 43
        self.first: int = struct.unpack(f"{self.order}Q", head[8:16])[0] if self.is_big else self._u32(head[4:8])
        self._head, self._size, self._tail = ("Q", 20, 8) if self.is_big else ("H", 12, 4)

    def read(
        self, offset: int, *, stays: bool = False, without: Collection[int] = (), only: Collection[int] | None = None
    ) -> tuple[dict[int, TiffField], int]:
        """The fields of the directory at `offset` and where the next one lies (0: nowhere).

        Fields that point outside the source, or are absurdly long, are left out: they hold nothing that could be read.

        Args:
            offset: Where the directory lies.
            stays: Read no values; the entries hold their `place` only.
            without: Tags to leave out.
            only: Tags to take; None: all.

        Raises:
            ValueError: there is no directory.
        """
        count_size = struct.calcsize(self._head)
        start = self._read_at(offset, count_size)
        if offset < 8 or len(start) < count_size:
            raise ValueError("no directory")
        (count,) = struct.unpack(self.order + self._head, start)
        table = self._read_at(offset + count_size, min(count, _MAX_ENTRIES) * self._size + self._tail)
        entries = {}
        for index in range(min(count, _MAX_ENTRIES, len(table) // self._size)):
            raw = table[index * self._size : (index + 1) * self._size]
            (tag,) = struct.unpack(f"{self.order}H", raw[:2])
            is_wanted = tag not in entries and tag not in without and (only is None or tag in only)
            entry = self._entry(raw, stays) if is_wanted else None
            if entry is not None:
                entries[tag] = entry
        after = table[count * self._size : count * self._size + self._tail] if count <= _MAX_ENTRIES else b""
        following = int.from_bytes(after, "little" if self.order == "<" else "big") if len(after) == self._tail else 0
        return entries, following

    def end_of(self, offset: int) -> int:
        """Where the table of the directory at `offset` ends, as it says itself; the source may end before.

        Raises:
            ValueError: there is no directory.
        """
        count_size = struct.calcsize(self._head)
        start = self._read_at(offset, count_size)
        if len(start) < count_size:
            raise ValueError("no directory")
        (count,) = struct.unpack(self.order + self._head, start)
        return int(offset + count_size + count * self._size + self._tail)

    def inline(self, entries: dict[int, TiffField], tag: int, default: int = 0) -> int:
        """The first value of a field that was read with `stays` and whose values fit into the entry itself."""
        entry = entries.get(tag)
        if entry is None or not 0 < SIZES.get(entry.kind, 0) * entry.length <= self._tail:
            return default
        return int.from_bytes(entry.place[: SIZES[entry.kind]], self._byteorder)

    def value_offset(self, offset: int, tag: int) -> int | None:
        """Where the values of a field of the directory at `offset` lie; None where there is no such field."""
        entry = self.read(offset, stays=True)[0].get(tag)
        return int.from_bytes(entry.place, self._byteorder) if entry is not None else None

    @property
    def _byteorder(self) -> Literal["little", "big"]:
        return "little" if self.order == "<" else "big"

    def _u32(self, raw: bytes) -> int:
        return int.from_bytes(raw, self._byteorder)

    def _entry(self, raw: bytes, stays: bool) -> TiffField | None:
        (kind,) = struct.unpack(f"{self.order}H", raw[2:4])
        count = int.from_bytes(raw[4 : self._size - self._tail], self._byteorder)
        size = SIZES.get(kind, 0) * count
        place = raw[-self._tail :]
        if stays:
            return TiffField(kind, count, b"", place)
        if size == 0 or size > min(_MAX_VALUE_BYTES, self._left):
            return None
        self._left -= size
        value = place[:size] if size <= self._tail else self._read_at(int.from_bytes(place, self._byteorder), size)
        return TiffField(kind, count, value) if len(value) == size else None


@dataclass
class Layout:
    """Lays a directory and all below it out as bytes that begin at `start` of a file or block.

    Attributes:
        order: The byte order; the entries' bytes must be in it already.
        start: The offset of the first byte.
        is_big: Whether it is for a BigTIFF.
        pinned: The tag, offset and size of values that must lie at that very offset, since they hold offsets
            themselves (a camera's maker note), where that is possible.
    """

    order: Order
    start: int
    is_big: bool = False
    pinned: tuple[int, int, int] | None = None

    def lay_out(self, root: Directory) -> tuple[bytes, int]:
        """The bytes, and the offset of the root's table. Values with a `place` stay where they were."""
        self._cursor = self.start
        self._pieces: list[tuple[int, bytes]] = []
        if self.pinned is not None and self.pinned[1] < self.start + 2:
            self.pinned = None
        at = self._put_directory(root)
        stop = max(offset + len(piece) for offset, piece in self._pieces)
        block = bytearray(stop - self.start)
        for offset, piece in self._pieces:
            block[offset - self.start : offset - self.start + len(piece)] = piece
        return bytes(block), at

    def _reserve(self, size: int) -> int:
        at = self._cursor + self._cursor % 2
        if self.pinned is not None and at < self.pinned[1] + self.pinned[2] and at + size > self.pinned[1]:
            at = self.pinned[1] + self.pinned[2]
            at += at % 2
        self._cursor = at + size
        return at

    def _put_directory(self, directory: Directory) -> int:
        head, number, tail = ("Q", "Q", 8) if self.is_big else ("H", "I", 4)
        tags = sorted({*directory.entries, *directory.children})
        count_size = struct.calcsize(head)
        at = self._reserve(count_size + len(tags) * (4 + 2 * tail) + tail)
        table = struct.pack(self.order + head, len(tags))
        for tag in tags:
            if tag in directory.children:
                kind, count = (16 if self.is_big else 4), 1
                place = struct.pack(self.order + number, self._put_directory(directory.children[tag]))
            else:
                entry = directory.entries[tag]
                kind, count, place = entry.kind, entry.length, entry.place or self._put_value(tag, entry, tail)
            table += struct.pack(f"{self.order}2H{number}", tag, kind, count) + place
        self._pieces.append((at, table + bytes(tail)))
        return at

    def _put_value(self, tag: int, entry: TiffField, tail: int) -> bytes:
        if len(entry.raw) <= tail:
            return entry.raw.ljust(tail, b"\0")
        if self.pinned is not None and (tag, len(entry.raw)) == (self.pinned[0], self.pinned[2]):
            at = self.pinned[1]
        else:
            at = self._reserve(len(entry.raw))
        self._pieces.append((at, entry.raw))
        return struct.pack(f"{self.order}{'Q' if self.is_big else 'I'}", at)
