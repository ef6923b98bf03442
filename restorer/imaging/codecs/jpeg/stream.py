"""A JPEG as a strict decoder wants it: oddities that harm no pixel are put right in front of it, the scans are its own.

libjpeg warns alike of a revision number that it does not know and of pixels that are lost, and goes on after both. So
what is harmless is rewritten here, by the file's own structure (ITU-T T.81), and the decoder may then refuse at the
first warning: what is left to warn of is in the coded pixels.
"""

from __future__ import annotations

import mmap
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from restorer.imaging.codecs.header import DecodeError

Chunk = bytes | memoryview

_EOI, _SOS, _DRI, _APP0, _APP14 = 0xD9, 0xDA, 0xDD, 0xE0, 0xEE
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SEQUENTIAL = (0xC0, 0xC1)
_PROGRESSIVE = (0xC2, 0xCA)
_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
_END_OF_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")
TAILS = tuple(first * 2 + b"\x5a\xa5\x3c\xc3\x96\x69" * 12 for first in (b"\xff\0", b"\xb6", b"\x6d", b"\x1c"))
"""Coded pixels of no meaning, to find out by whether any pixel depends on them; they begin with all pairs of bits,
since the code that was cut in two may read some of them like the zeros that a decoder puts there."""

_MOST_SEGMENTS = 100_000


@dataclass
class JpegStream:
    """The bytes to decode.

    Attributes:
        chunks: One after the other; views of the file where it is as it should be.
        has_end: Whether the file itself says where the picture ends.
        is_ordered: Whether the scans of a progressive picture follow one another as the standard wants; a decoder
            warns of others, and reads them all the same.
        is_covered: Whether a progressive picture is there from top to bottom, be it coarse: the first scans of all
            components are followed by another one.
        has_all_scans: Whether every coefficient was sent to its last bit, as far as the scans' headers state.
        has_all_components: Whether brightness and both colours have a scan at least; a decoder puts grey for colours
            whose scan is not there.
        is_end_heard: Whether the decoder warns of pixels that are lost in the last rows: it reads ahead of what it
            hands out, since colours are stored at half the height, or all scans at once.
    """

    chunks: list[Chunk] = field(default_factory=list)
    has_end: bool = False
    is_ordered: bool = True
    has_all_scans: bool = True
    has_all_components: bool = True
    is_covered: bool = False
    is_end_heard: bool = True

    def reader(self, tail: bytes = b"") -> Iterator[Chunk]:
        """The chunks and the end marker, cut into pieces that a callback can hand on.

        Args:
            tail: What to put before the end marker. Of a picture that is all there no pixel depends on it.
        """
        for chunk in [*self.chunks, tail + b"\xff\xd9"]:
            view = memoryview(chunk)
            for at in range(0, len(view), 1 << 16):
                yield view[at : at + (1 << 16)]


def open_stream(file: BinaryIO) -> JpegStream:
    """Read a JPEG's structure, and put right what harms no pixel.

    Put right are: metadata (left out, since it is read elsewhere), a JFIF revision and an Adobe transform that are not
    known, bytes between segments that belong to none, parameters of a sequential scan that mean nothing there, restart
    markers that are all there and wrongly counted, and an end marker that is missing.

    Args:
        file: Open for reading by a descriptor; must stay open while the stream is read.

    Raises:
        DecodeError: there are no segments where they should be.
    """
    data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return _Walk(memoryview(data), data).stream


class _Walk:
    """Goes through a file once, segment by segment and scan by scan."""

    def __init__(self, view: memoryview, data: mmap.mmap) -> None:
        self._view, self._data = view, data
        self.stream = JpegStream([b"\xff\xd8"])
        self._frame = 0
        self._components = self._interval = 0
        self._sizes: dict[int, tuple[int, int]] = {}
        self._extent = (0, 0)
        self._bits: dict[tuple[int, int], int] = {}
        self._scanned: set[int] = set()
        at = 2
        for _ in range(_MOST_SEGMENTS):
            found = _MARKER.search(data, at)
            if found is None:
                break
            marker, at = found.group(1)[0], found.end()
            if marker == _EOI:
                self.stream.has_end = True
                break
            if marker == 0x01 or 0xD0 <= marker <= 0xD8:
                continue  # they have no segment, and no meaning here
            is_started = all((component, 0) in self._bits for component in self._sizes)
            at = self._segment(marker, at)
            if marker == _SOS:
                self.stream.is_covered = self._frame in _PROGRESSIVE and bool(self._sizes) and is_started
                at = self._scan(at)
        self.stream.has_all_components = self._scanned >= self._sizes.keys()
        self.stream.has_all_scans = self.stream.has_all_components and (
            self._frame not in _PROGRESSIVE
            or all(self._bits.get((component, place), -1) == 0 for component in self._sizes for place in range(64))
        )

    def _segment(self, marker: int, at: int) -> int:
        """Take a segment whose length stands at `at`; returns where it ends."""
        if at + 2 > len(self._view):
            return len(self._view)
        end = at + max(2, int.from_bytes(self._view[at : at + 2]))
        body = bytes(self._view[at + 2 : end])
        if marker in _FRAMES:
            self._read_frame(marker, body)
        elif marker == _DRI and len(body) >= 2:
            self._interval = int.from_bytes(body[:2])
        elif marker == _SOS and body:
            self._scanned |= set(body[1 : 1 + 2 * body[0] : 2])
        kept = self._kept(marker, body)
        if kept is not None:
            self.stream.chunks.append(struct.pack(">BBH", 0xFF, marker, len(kept) + 2) + kept)
        return end

    def _kept(self, marker: int, body: bytes) -> bytes | None:
        """What the decoder is given of a segment; None: nothing."""
        if marker == _APP0 and body.startswith(b"JFIF\0") and len(body) >= 14:
            return b"JFIF\0\1\1" + body[7:12] + b"\0\0"  # no thumbnail
        if marker == _APP14 and body.startswith(b"Adobe") and len(body) >= 12:
            known = {3: (0, 1), 4: (0, 2)}.get(self._components or self._coming_components())
            transform = body[11] if known is None or body[11] in known else known[-1]
            return body[:11] + bytes((transform,))
        if _APP0 <= marker <= 0xEF or marker == 0xFE:
            return None
        if marker == _SOS and self._frame in _SEQUENTIAL and len(body) >= 4:
            return body[:-3] + b"\0\x3f\0"
        if marker == _SOS:
            self._check_order(body)
        return body

    def _coming_components(self) -> int:
        """How many components the frame will have: it may follow the segment that is read now."""
        at = 2
        for _ in range(_MOST_SEGMENTS):
            found = _MARKER.search(self._data, at)
            if found is None or found.end() + 8 > len(self._view):
                break
            marker, at = found.group(1)[0], found.end()
            if marker in _FRAMES:
                return int.from_bytes(self._view[at + 7 : at + 8])
            if marker not in (0x01, *range(0xD0, 0xD9)):
                at += max(2, struct.unpack_from(">H", self._view, at)[0])
        return 0

    def _read_frame(self, marker: int, body: bytes) -> None:
        if self._frame or len(body) < 6:
            return
        _, height, width, self._components = struct.unpack_from(">BHHB", body)
        self._frame, self._extent = marker, (width, height)
        for place in range(6, min(len(body) - 2, 6 + 3 * self._components), 3):
            sampling = body[place + 1]
            self._sizes[body[place]] = (max(1, sampling >> 4), max(1, sampling & 15))
        heights = {height for _, height in self._sizes.values()}
        self.stream.is_end_heard = marker not in _SEQUENTIAL or len(heights) > 1

    def _check_order(self, body: bytes) -> None:
        """Note it where a progressive scan refines what was not sent, or sends twice (as libjpeg looks at it)."""
        count = body[0] if body else 0
        if self._frame not in _PROGRESSIVE or len(body) < 4 + 2 * count:
            return
        first, last, bits = body[1 + 2 * count], body[2 + 2 * count], body[3 + 2 * count]
        high, low = bits >> 4, bits & 15
        for component in body[1 : 1 + 2 * count : 2]:
            if first and self._bits.get((component, 0), -1) < 0:
                self.stream.is_ordered = False  # AC before DC
            for place in range(first, min(last, 63) + 1):
                if high != max(0, self._bits.get((component, place), -1)):
                    self.stream.is_ordered = False
                self._bits[component, place] = low

    def _scan(self, at: int) -> int:
        """Take the coded pixels from `at` on; returns where the next segment's marker stands."""
        found = _END_OF_SCAN.search(self._data, at)
        end = len(self._view) if found is None else found.start()
        if found is None and self._view[end - 1] == 0xFF:
            end -= 1  # half of a marker
        self.stream.chunks += self._counted(at, end)
        return end

    def _counted(self, at: int, end: int) -> list[Chunk]:
        """A scan's coded pixels with its restart markers counted as they should be, if all of them are there."""
        places = [found.start() for found in _RESTART.finditer(self._data, at, end)] if self._interval else []
        is_right = all(self._view[place + 1] == 0xD0 + number % 8 for number, place in enumerate(places))
        if is_right or len(places) != self._restarts():
            return [self._view[at:end]]
        chunks: list[Chunk] = []
        for number, place in enumerate(places):
            chunks += [self._view[at:place], bytes((0xFF, 0xD0 + number % 8))]
            at = place + 2
        return [*chunks, self._view[at:end]]

    def _restarts(self) -> int:
        """How many restart markers a scan of all components has (-1 where that is not known)."""
        if not self._sizes or not self._interval:
            return -1
        across = 8 * max(x for x, _ in self._sizes.values()) if len(self._sizes) > 1 else 8
        down = 8 * max(y for _, y in self._sizes.values()) if len(self._sizes) > 1 else 8
        width, height = self._extent
        mcus = -(-width // across) * -(-height // down)
        return -(-mcus // self._interval) - 1


def refuse(stream: JpegStream) -> DecodeError:
    """The error for a stream that could not be decoded to its end: a file without an end was cut off."""
    if not stream.has_end:
        return DecodeError(
            "is cut off: the file ends before the picture does",
            "Copy or scan it again, or have what is there of it restored with --partial.",
            is_rest_readable=True,
        )
    return DecodeError("is damaged: its JPEG data cannot be read to the end")
