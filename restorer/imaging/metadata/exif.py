"""EXIF blocks: read, corrected for the pixels that they now describe, and written.

Nothing that is not named here is touched: unknown fields, maker notes and places stay.
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from datetime import datetime

from restorer.imaging.metadata.tiff_directory import (
    Directory,
    Layout,
    Order,
    TiffField,
    TiffReader,
    long,
    rational,
    short,
    text,
)
from restorer.imaging.photo import Extent

ORIENTATION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT, SOFTWARE, DATE_TIME = 274, 282, 283, 296, 305, 306
RESOLUTION = (X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT)
EXIF_IFD, GPS_IFD, INTEROP_IFD, MAKER_NOTE = 34665, 34853, 40965, 37500
_WIDTH, _HEIGHT, _PIXEL_X, _PIXEL_Y, _EXIF_VERSION, _USER_COMMENT = 256, 257, 40962, 40963, 36864, 37510
_COLOR_SPACE, _DESCRIPTION = 40961, 270
_COMPRESSION, _JPEG_AT, _JPEG_BYTES = 259, 513, 514
_CHILDREN = {0: (EXIF_IFD, GPS_IFD), EXIF_IFD: (INTEROP_IFD,)}
_PREFIX = b"Exif\0\0"


_NOT_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


class Exif:
    """An EXIF block, taken apart. Mutable; owned by who read it.

    Attributes:
        order: The byte order of all its values.
        root: The picture's own fields (IFD0), with the EXIF and GPS directories below.
        thumbnail: A JPEG of the picture. None where there is none; empty where there was one: it is not read, since
            it would show the picture as it was, and whoever writes the picture makes a new one.
    """

    def __init__(
        self,
        order: Order,
        root: Directory,
        maker_note: tuple[int, int, int] | None = None,
        thumbnail: bytes | None = None,
    ) -> None:
        self.order = order
        self.root = root
        self._maker_note = maker_note
        self.thumbnail = thumbnail

    @staticmethod
    def parse(block: bytes) -> Exif | None:
        """Take a block apart; None where it cannot be read."""
        try:
            source = TiffReader(lambda at, count: block[at : at + count])
            root = read_tree(source, source.first)
        except (ValueError, struct.error):
            return None
        return Exif(source.order, root, _find_maker_note(source, root), b"" if _has_thumbnail(source) else None)

    def to_bytes(self) -> bytes:
        """The block again, from its TIFF header on; the maker note where it was, since it may hold offsets."""
        body, at = Layout(self.order, 8, pinned=self._maker_note).lay_out(self.root)
        mark = b"II" if self.order == "<" else b"MM"
        block = mark + struct.pack(f"{self.order}HI", 42, at) + body
        return block if self.thumbnail is None else self._with_thumbnail(block, at)

    @property
    def orientation(self) -> int:
        """How the stored picture is to be turned, 1..8; 1 where it does not say or says nonsense."""
        return self.told_orientation or 1

    @property
    def told_orientation(self) -> int:
        """How it says that the stored picture is to be turned, 1..8; 0 where it does not say or says nonsense."""
        entry = self.root.entries.get(ORIENTATION)
        values = entry.integers(self.order) if entry is not None else ()
        return values[0] if values and 1 <= values[0] <= 8 else 0

    @property
    def dpi(self) -> tuple[float, float] | None:
        """Pixels an inch, or None where it does not say."""
        return read_dpi(self.root.entries, self.order)

    def set_upright(self) -> None:
        """Say that the picture needs no turning; a maker note that describes the picture unturned goes."""
        if ORIENTATION in self.root.entries:
            if self.orientation != 1:
                self.drop_maker_note()
            self.root.entries[ORIENTATION] = short(self.order, 1)

    def set_dpi(self, dpi: tuple[float, float]) -> None:
        """Say how many pixels make an inch."""
        self.root.entries[X_RESOLUTION] = rational(self.order, dpi[0])
        self.root.entries[Y_RESOLUTION] = rational(self.order, dpi[1])
        self.root.entries[RESOLUTION_UNIT] = short(self.order, 2)

    def set_extent(self, extent: Extent) -> None:
        """Say how large the picture is, wherever that is said."""
        for tag, side in ((_WIDTH, extent.width), (_HEIGHT, extent.height)):
            if tag in self.root.entries:
                self.root.entries[tag] = long(self.order, side)
        details = self._details()
        details.entries[_PIXEL_X] = long(self.order, extent.width)
        details.entries[_PIXEL_Y] = long(self.order, extent.height)

    def set_written(self, software: str, when: datetime) -> None:
        """Say which program wrote the picture, and when."""
        self.root.entries[SOFTWARE] = text(software)
        self.root.entries[DATE_TIME] = text(when.strftime("%Y:%m:%d %H:%M:%S"))

    def set_mandatory(self, is_srgb: bool) -> None:
        """Fill in the version and the colour space where they are missing: libexif would guess them."""
        entries = self._details().entries
        entries.setdefault(_EXIF_VERSION, TiffField(7, 4, b"0232"))
        entries.setdefault(_COLOR_SPACE, short(self.order, 1 if is_srgb else 0xFFFF))

    def drop_maker_note(self) -> None:
        """Leave out what the camera's maker wrote: offsets and sizes of the file as it was."""
        self._maker_note = None
        if EXIF_IFD in self.root.children:
            self.root.children[EXIF_IFD].entries.pop(MAKER_NOTE, None)

    def set_color_space(self, is_srgb: bool) -> None:
        """Say whether the numbers are sRGB; a profile says what they are where they are not."""
        self._details().entries[_COLOR_SPACE] = short(self.order, 1 if is_srgb else 0xFFFF)

    @property
    def is_adobe_rgb(self) -> bool:
        """Whether a camera says, without a profile, that the numbers are Adobe RGB (DCF 2.0, option file)."""
        details = self.root.children.get(EXIF_IFD, Directory())
        entry = details.children.get(INTEROP_IFD, Directory()).entries.get(1)
        return entry is not None and entry.raw.startswith(b"R03")

    def drop(self, tags: Collection[int], directories: Collection[int] = ()) -> None:
        """Leave out these fields wherever they stand, and these directories."""
        for one in (self.root, *self.root.children.values()):
            for tag in tags:
                one.entries.pop(tag, None)
        for tag in directories:
            self.root.children.pop(tag, None)

    def description(self) -> str:
        """The picture's description, or nothing."""
        entry = self.root.entries.get(_DESCRIPTION)
        return _read_text(entry.raw.rstrip(b"\0 ")) if entry is not None and entry.kind == 2 else ""

    def set_description(self, words: str) -> None:
        """Describe the picture."""
        self.root.entries[_DESCRIPTION] = text(words)

    def set_comment(self, comment: str) -> None:
        """Keep a comment in the user's comment, unless there is one already."""
        details = self._details()
        if _USER_COMMENT not in details.entries:
            codec = "utf-16-le" if self.order == "<" else "utf-16-be"
            raw = b"UNICODE\0" + comment.encode(codec, "replace")
            details.entries[_USER_COMMENT] = TiffField(7, len(raw), raw)

    def drop_largest(self, limit_bytes: int) -> tuple[bytes, int]:
        """The block in at most `limit_bytes`, its longest fields left out if need be, and how many those were."""
        dropped = 0
        block = self.to_bytes()
        if len(block) > limit_bytes and self.thumbnail is not None:
            self.thumbnail = None  # the one thing that can be made again
            block = self.to_bytes()
        while len(block) > limit_bytes:
            directories = [self.root, *self.root.children.values()]
            size, tag, home = max(
                (
                    (len(entry.raw), tag, index)
                    for index, one in enumerate(directories)
                    for tag, entry in one.entries.items()
                ),
                default=(0, 0, 0),
            )
            if size <= 4:
                return b"", dropped
            del directories[home].entries[tag]
            self._maker_note = None if tag == MAKER_NOTE else self._maker_note
            dropped += 1
            block = self.to_bytes()
        return block, dropped

    def _with_thumbnail(self, block: bytes, at: int) -> bytes:
        """The block with a directory behind it (IFD1) that holds the thumbnail, or says that there was one."""
        start = len(block) + len(block) % 2
        fields = {_COMPRESSION: 6}
        if self.thumbnail:
            fields |= {_JPEG_AT: start + 2 + 3 * 12 + 4, _JPEG_BYTES: len(self.thumbnail)}
        table = struct.pack(f"{self.order}H", len(fields))
        for tag, value in fields.items():
            entry = short(self.order, value) if tag == _COMPRESSION else long(self.order, value)
            table += struct.pack(f"{self.order}2HI", tag, entry.kind, 1) + entry.raw.ljust(4, b"\0")
        (count,) = struct.unpack(f"{self.order}H", block[at : at + 2])
        link = at + 2 + 12 * count
        linked = block[:link] + struct.pack(f"{self.order}I", start) + block[link + 4 :]
        return linked.ljust(start, b"\0") + table + bytes(4) + (self.thumbnail or b"")

    def _details(self) -> Directory:
        if EXIF_IFD not in self.root.children:
            self.root.children[EXIF_IFD] = Directory({_EXIF_VERSION: TiffField(7, 4, b"0232")})
        return self.root.children[EXIF_IFD]


def upright(block: bytes) -> tuple[bytes | None, int]:
    """A block that says "no turning needed" and has no thumbnail any more, and the orientation that it stated before.

    A block that cannot be read comes back as it is, and None instead of one that says nothing. The orientation is 0
    where none was told.
    """
    exif = Exif.parse(block)
    if exif is None:
        return block, 0
    orientation = exif.told_orientation
    exif.set_upright()
    says_something = exif.root.entries or exif.root.children
    return exif.to_bytes() if says_something else None, orientation


def blank() -> Exif:
    """An EXIF block that says nothing yet."""
    return Exif("<", Directory())


def without_prefix(block: bytes) -> bytes:
    """The TIFF structure alone: several formats and programs put six bytes before it."""
    return block[len(_PREFIX) :] if block.startswith(_PREFIX) else block


def read_tree(source: TiffReader, offset: int, tag: int = 0, without: Collection[int] = ()) -> Directory:
    """The directory at `offset` with those that EXIF hangs below it; what cannot be read of them is left out.

    Raises:
        ValueError: there is no directory at `offset`.
    """
    entries, _ = source.read(offset, without=without)
    children = {}
    for child in _CHILDREN.get(tag, ()):
        pointer = entries.pop(child, None)
        at = pointer.integers(source.order) if pointer is not None else ()
        if at:
            try:
                children[child] = read_tree(source, at[0], child)
            except (ValueError, struct.error):
                continue
    return Directory(entries, children)


def read_dpi(entries: dict[int, TiffField], order: Order) -> tuple[float, float] | None:
    """Pixels an inch as a directory states them, or None where it does not, or has no unit."""
    values = [entries[tag].rationals(order) for tag in (X_RESOLUTION, Y_RESOLUTION) if tag in entries]
    unit = entries[RESOLUTION_UNIT].integers(order) if RESOLUTION_UNIT in entries else (2,)
    if len(values) != 2 or not all(values) or not unit or unit[0] not in (2, 3):
        return None
    scale = 1.0 if unit[0] == 2 else 2.54
    dpi = (values[0][0] * scale, values[1][0] * scale)
    return dpi if all(0.0 < value < 1e6 for value in dpi) else None


def _has_thumbnail(source: TiffReader) -> bool:
    """Whether a directory follows the first, and tells of a compressed picture."""
    try:
        _, following = source.read(source.first, stays=True)
        return bool(following) and bool({_COMPRESSION, _JPEG_AT} & source.read(following, stays=True)[0].keys())
    except (ValueError, struct.error):
        return False


def _find_maker_note(source: TiffReader, root: Directory) -> tuple[int, int, int] | None:
    note = root.children[EXIF_IFD].entries.get(MAKER_NOTE) if EXIF_IFD in root.children else None
    at = source.value_offset(source.first, EXIF_IFD)
    offset = source.value_offset(at, MAKER_NOTE) if note is not None and at is not None else None
    return (MAKER_NOTE, offset, len(note.raw)) if note is not None and offset and len(note.raw) > 4 else None


def _read_text(raw: bytes) -> str:
    """A text of EXIF, which is ASCII by the standard, and UTF-8 or Windows's Latin letters by who wrote it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows's code page; Latin-1 knows them all.
        return raw.decode("latin-1" if set(raw) & _NOT_IN_CP1252 else "cp1252")
