"""Which picture of a PDF's page is its scan, where its parts lie, and how it stands. ISO 32000-1, 8.3 and 8.9."""

from __future__ import annotations

import contextlib
import io
import threading
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from restorer.imaging.codecs.header import DecodeError
from restorer.imaging.photo import Extent
from restorer.message import Message

_ONE_AT_A_TIME = threading.Lock()
"""PDFium serves one thread."""

_MOST_OBJECTS = 2_000
_LEAST_SIDE = 64
"""Smaller pictures are ornaments."""

_SLACK = 0.02
"""Parts of one scan meet but for so much of their size."""

_ENOUGH = 0.5
"""A picture in grey or colours is the scan where it covers so much of what the largest covers."""

_TURNS = {(0, 1): 1, (1, 1): 2, (1, -1): 3, (0, -1): 4, (3, -1): 5, (3, 1): 6, (2, 1): 7, (2, -1): 8}
"""By where the picture's right points (0 right, 1 left, 2 up, 3 down), and whether its top is up, or else right."""

Vector = tuple[float, float]


class Part(NamedTuple):
    """A picture, as it is drawn on a page.

    Attributes:
        picture: PDFium's object.
        size: Its pixels.
        origin: Where its lower left corner lies, in points.
        right: From there to its lower right corner.
        up: From there to its upper left corner.
    """

    picture: Any
    size: Extent
    origin: Vector
    right: Vector
    up: Vector

    @property
    def area(self) -> float:
        """How much of the page it covers, in square points."""
        return abs(self.right[0] * self.up[1] - self.right[1] * self.up[0])

    @property
    def is_bilevel(self) -> bool:
        """Whether its pixels are black or white."""
        return int(self.picture.get_metadata().bits_per_pixel) == 1


class Scan(NamedTuple):
    """The scan on a page.

    Attributes:
        page: PDFium's page.
        parts: Its pictures from top to bottom: some scanners store strips.
        pages: How many pages the file has.
        orientation: How the stored picture is to be turned, 1..8 as in EXIF.
        others: How many other pictures are on the page.
        data: The file's bytes.
    """

    page: Any
    parts: Sequence[Part]
    pages: int
    orientation: int
    others: int
    data: bytes


@contextlib.contextmanager
def scan_on(file: BinaryIO, number: int) -> Iterator[Scan]:
    """The scan on a page, counted from 0; nobody else may use PDFium meanwhile.

    Raises:
        DecodeError: it cannot be opened, or there is no scan on that page.
        IndexError: there is no such page; its argument is how many there are.
    """
    import pypdfium2

    file.seek(0)
    data = file.read()
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(io.BytesIO(data))
        except pypdfium2.PdfiumError as error:
            raise DecodeError(
                "is a PDF that cannot be opened: it is damaged, or locked with a password",
                "Save it without a password in a PDF viewer, or take its pictures out there.",
            ) from error
        try:
            pages = len(document)
            if not 0 <= number < pages:
                raise IndexError(pages)
            page = document[number]
            scans = [scan for scan in _joined(_parts(page)) if min(_size(scan)) >= _LEAST_SIDE]
            if not scans:
                raise DecodeError(
                    Message("has no scanned picture on page {number}", number=number + 1),
                    "Restorer takes scanned pictures out of a PDF; text and drawings are not restored.",
                )
            chosen = _chosen(scans)
            turn = _orientation(chosen[0], page.get_rotation())
            yield Scan(page, chosen, pages, turn, len(scans) - 1, data)
        except pypdfium2.PdfiumError as error:
            raise DecodeError("is damaged: its pictures cannot be read") from error
        finally:
            document.close()


def _parts(page: Any) -> list[Part]:
    from pypdfium2 import raw

    found = []
    for index, picture in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])):
        if index >= _MOST_OBJECTS:
            break
        matrix, around = picture.get_matrix(), picture.container
        while around is not None:
            matrix, around = matrix.multiply(around.get_matrix()), around.container
        a, b, c, d, e, f = matrix.get()
        found.append(Part(picture, Extent(*picture.get_px_size()), (e, f), (a, b), (c, d)))
    return found


def _joined(parts: Sequence[Part]) -> list[list[Part]]:
    """Parts that are strips of one picture, together: of one width and scale, each right below the other."""
    scans: list[list[Part]] = []
    for part in sorted(parts, key=lambda part: -(part.origin[1] + part.up[1])):
        above = next((scan for scan in scans if _continues(scan[-1], part)), None)
        if above is not None:
            above.append(part)
        else:
            scans.append([part])
    return scans


def _continues(above: Part, below: Part) -> bool:
    is_plain = all(
        part.right[0] > 0 and part.up[1] > 0 and abs(part.right[1]) + abs(part.up[0]) < _SLACK * part.right[0]
        for part in (above, below)
    )
    if not is_plain or above.size.width != below.size.width or above.is_bilevel != below.is_bilevel:
        return False
    width, pixel = above.right[0], above.up[1] / above.size.height
    slack = max(2 * pixel, _SLACK * min(above.up[1], below.up[1]))
    return (
        abs(above.origin[0] - below.origin[0]) < _SLACK * width
        and abs(width - below.right[0]) < _SLACK * width
        and abs(below.up[1] / below.size.height - pixel) < _SLACK * pixel
        and abs(above.origin[1] - (below.origin[1] + below.up[1])) < slack
    )


def _size(scan: Sequence[Part]) -> Extent:
    return Extent(scan[0].size.width, sum(part.size.height for part in scan))


def _chosen(scans: Sequence[Sequence[Part]]) -> Sequence[Part]:
    """The largest; in pages of several layers the one in grey or colours, not the sharper mask of the letters."""
    areas = [sum(part.area for part in scan) for scan in scans]
    most = max(areas)

    def rank(at: int) -> tuple[bool, int]:
        width, height = _size(scans[at])
        return not scans[at][0].is_bilevel and areas[at] >= _ENOUGH * most, width * height

    return scans[max(range(len(scans)), key=rank)]


def _orientation(part: Part, rotation: int) -> int:
    """How a picture stands on its page, which is shown turned clockwise by so many degrees."""
    right, up = part.right, part.up
    for _ in range(rotation // 90 % 4):
        right, up = (right[1], -right[0]), (up[1], -up[0])
    if abs(right[0]) >= abs(right[1]):
        return _TURNS[0 if right[0] > 0 else 1, 1 if up[1] > 0 else -1]
    return _TURNS[2 if right[1] > 0 else 3, 1 if up[0] > 0 else -1]
