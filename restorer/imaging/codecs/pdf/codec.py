"""PDF of scans, read only: the picture on each page, taken out as it is stored, by PDFium (pypdfium2).

A scanner puts one picture on a page, or its strips. It is taken out with its own pixels: a JPEG or JPEG 2000 goes to
its own codec, anything else is unpacked. A page is never drawn, since that would resample what was scanned.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, BinaryIO

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.pdf.page import Part, Scan, scan_on
from restorer.imaging.codecs.pdf.picture import Stored, as_file, decoded, describe, header_of, is_painted, painted
from restorer.imaging.codecs.pixels import from_array, place
from restorer.imaging.photo import Extent, Pixels
from restorer.message import Message

_ID = "pdf"


def _recognizes(head: bytes) -> bool:
    return head.startswith(b"%PDF-")


def _read_header(file: BinaryIO, page: int) -> Header:
    with scan_on(file, page) as scan:
        stored = _described(scan)
        header = header_of(stored[0])
        metadata = replace(header.metadata, dpi=header.metadata.dpi or _dpi(scan.parts[0]))
        width, height = stored[0].extent.width, sum(one.extent.height for one in stored)
        count = scan.others + 1
        return replace(
            header,
            format=_ID,
            extent=Extent(width, height) if len(stored) > 1 else header.extent,
            pages=scan.pages,
            directory=page,
            orientation=scan.orientation,
            metadata=metadata,
            icc=None if is_painted(stored[0], header) else header.icc,
            note=Message("Only the largest of the page's {count:,} pictures is read.", count=count)
            if scan.others
            else header.note,
        )


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    import numpy as np

    with scan_on(file, header.directory) as scan:
        stored = _described(scan)
        if len(stored) == 1:
            return _pixels(stored[0], scan.orientation, allocate)
        strips = [_pixels(one, 1, np.empty)[0] for one in stored]
    if len({(strip.shape[1:], strip.dtype) for strip in strips}) > 1:
        raise DecodeError("is damaged: its pictures cannot be read")
    return place(from_array(np.concatenate(strips)), header, allocate)


def _described(scan: Scan) -> list[Stored]:
    return [describe(part.picture, scan.page, scan.data) for part in scan.parts]


def _pixels(stored: Stored, orientation: int, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    """A part's pixels as `Codec.read_pixels` gives them."""
    import numpy as np

    own = replace(header_of(stored), orientation=orientation)
    if stored.codec is None:
        return place(decoded(stored, own), own, allocate)
    if is_painted(stored, own):
        return place(from_array(painted(stored)), own, allocate)
    with as_file(stored) as inner:
        pixels, alpha = stored.codec.read_pixels(inner, own, allocate)
    if stored.is_inverted and own.mode != "cmyk":
        np.subtract(np.iinfo(pixels.dtype).max, pixels, out=pixels)
    return pixels, alpha


def _dpi(part: Part) -> tuple[float, float] | None:
    """Pixels an inch of paper, from how large the picture is on its page."""
    facts: Any = part.picture.get_metadata()
    across, down = float(facts.horizontal_dpi), float(facts.vertical_dpi)
    return (float(round(across)), float(round(down))) if 1 <= across <= 1e5 and 1 <= down <= 1e5 else None


PDF = Codec(
    id=_ID,
    name="PDF",
    suffixes=(".pdf",),
    mime_type="application/pdf",
    uniform_type="com.adobe.pdf",
    recognizes=_recognizes,
    read_header=_read_header,
    read_pixels=_read_pixels,
    depths="scans, 1 to 16 bits: each page's largest picture, or its strips, taken out as it is stored; page by page",
    has_pages=True,
    takes_credentials=False,
)
