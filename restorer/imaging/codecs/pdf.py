"""PDF of scans, read only: the picture on each page, taken out as it is stored, by PDFium (pypdfium2).

A scanner puts one picture on a page. It is taken out with its own pixels: a JPEG or JPEG 2000 goes to its own codec,
anything else is unpacked. A page is never drawn, since that would resample what was scanned.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.jpeg.codec import JPEG
from restorer.imaging.codecs.jpeg2000 import JPEG2000
from restorer.imaging.codecs.pixels import from_array, place
from restorer.imaging.photo import Extent, Pixels
from restorer.message import Message

_ID = "pdf"
_STORED_AS = {"DCTDecode": JPEG, "JPXDecode": JPEG2000}
_TURNS = {0: 1, 90: 6, 180: 3, 270: 8}
_ONE_AT_A_TIME = threading.Lock()
"""PDFium serves one thread."""

_MOST_OBJECTS = 2_000
_LEAST_SIDE = 64
"""Smaller pictures are ornaments."""


def _recognizes(head: bytes) -> bool:
    return head.startswith(b"%PDF-")


def _read_header(file: BinaryIO, page: int) -> Header:
    with _picture_on(file, page) as (picture, pages, turn):
        codec = _codec_of(picture)
        width, height = picture.get_px_size()
        dpi = _dpi(picture)
        if codec is None:
            bitmap_mode = "grey" if _bits_per_pixel(picture) in (1, 8) else "rgb"
            header = Header(format=_ID, extent=Extent(width, height), mode=bitmap_mode)
        else:
            with _stored(picture) as inner:
                header = codec.read_header(inner, 0)
        metadata = replace(header.metadata, dpi=header.metadata.dpi or dpi)
        return replace(header, format=_ID, pages=pages, directory=page, orientation=turn, metadata=metadata)


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    import numpy as np

    with _picture_on(file, header.directory) as (picture, _, turn):
        codec = _codec_of(picture)
        if codec is not None:
            with _stored(picture) as inner:
                own = codec.read_header(inner, 0)
                inner.seek(0)
                return codec.read_pixels(inner, replace(own, orientation=turn), allocate)
        array = np.ascontiguousarray(picture.get_bitmap(render=False).to_numpy())
        array = array if array.ndim == 3 else array[:, :, None]
        channels = 1 if header.mode == "grey" else 3
        # PDFium stores blue first, and a fourth channel that means nothing.
        array = array[:, :, :1] if channels == 1 or array.shape[2] == 1 else array[:, :, 2::-1]
        return place(from_array(np.ascontiguousarray(array)), header, allocate)


@contextlib.contextmanager
def _picture_on(file: BinaryIO, number: int) -> Iterator[tuple[Any, int, int]]:
    """The largest picture on a page, how many pages there are, and how the page is turned (1..8 as in EXIF)."""
    import pypdfium2

    file.seek(0)
    data = io.BytesIO(file.read())
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
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
            picture = _largest(page)
            if picture is None:
                raise DecodeError(
                    Message("has no scanned picture on page {number}", number=number + 1),
                    "Restorer takes scanned pictures out of a PDF; text and drawings are not restored.",
                )
            yield picture, pages, _TURNS.get(page.get_rotation(), 1)
        except pypdfium2.PdfiumError as error:
            raise DecodeError("is damaged: its pictures cannot be read") from error
        finally:
            document.close()


def _largest(page: Any) -> Any:
    from pypdfium2 import raw

    found, most = None, 0
    for index, picture in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])):
        if index >= _MOST_OBJECTS:
            break
        width, height = picture.get_px_size()
        if min(width, height) >= _LEAST_SIDE and width * height > most:
            found, most = picture, width * height
    return found


def _codec_of(picture: Any) -> Codec | None:
    """The format that a picture is stored in; None where it has to be unpacked."""
    filters = picture.get_filters()
    return _STORED_AS.get(filters[-1]) if filters else None


@contextlib.contextmanager
def _stored(picture: Any) -> Iterator[BinaryIO]:
    """A picture's own bytes as a file: codecs read by a descriptor."""
    with tempfile.TemporaryFile(buffering=0) as inner:
        inner.write(bytes(picture.get_data(decode_simple=True)))
        inner.seek(0)
        yield cast("BinaryIO", inner)


def _bits_per_pixel(picture: Any) -> int:
    return int(picture.get_metadata().bits_per_pixel)


def _dpi(picture: Any) -> tuple[float, float] | None:
    """Pixels an inch of paper, from how large the picture is on its page."""
    facts = picture.get_metadata()
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
    depths="scans: the largest picture on each page, taken out as it is stored; page by page",
    has_pages=True,
    takes_credentials=False,
)
