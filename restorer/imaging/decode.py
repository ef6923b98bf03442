"""Decodes files into photos. Originals are opened once, read-only, by a file descriptor."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np

from restorer.errors import CutOffError, InputError, ResourceError
from restorer.imaging import vips
from restorer.imaging.atomic import shown
from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.formats import HEAD_BYTES, find_codec, foreign, sniff
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.pixels import size_bytes
from restorer.imaging.codecs.registry import CODECS
from restorer.imaging.limits import MAX_PAGES, DecodeLimits
from restorer.imaging.metadata import face_regions, sidecar, xmp
from restorer.imaging.metadata.icc import fitting
from restorer.imaging.orientation import is_sideways
from restorer.imaging.photo import Extent, Metadata, Origin, Photo, Pixels
from restorer.message import Message, os_reason

__all__ = ["DecodeLimits", "Probe", "decode", "probe", "read_metadata", "read_orientation"]


@dataclass(frozen=True, slots=True)
class Probe:
    """What a file says of a page, without a pixel decoded.

    Attributes:
        path: The file.
        format: The format's id, by its content, whatever its name.
        extent: The picture's size as it is seen: after orientation.
        page: Which page, from 0.
        pages: How many pages the file has.
        depth_bits: Bits a channel in the file.
        mode: `grey`, `rgb`, `cmyk`, `lab`, `icclab`, `palette` or `bilevel`.
        has_alpha: Whether there may be transparency.
        icc: The ICC profile, or one made from other statements of its colour space; not checked; None for sRGB.
        jpeg_quality: The estimated quality 1..100 of a JPEG's tables, else None.
        size_bytes: The file's size.
    """

    path: Path
    format: str
    extent: Extent
    page: int
    pages: int
    depth_bits: int
    mode: str
    has_alpha: bool
    icc: bytes | None
    jpeg_quality: int | None
    size_bytes: int


def probe(path: Path, page: int = 0) -> Probe:
    """What a file says of itself.

    Raises:
        InputError: it is not a picture that Restorer reads, or its header is damaged, or there is no such page.
    """
    with _opened(path) as file, _in_words(path):
        header = _read_header(file, path, page)
        turned = is_sideways(header.orientation)
        return Probe(
            path=path,
            format=header.format,
            extent=Extent(header.extent.height, header.extent.width) if turned else header.extent,
            page=page,
            pages=header.pages,
            depth_bits=header.depth_bits,
            mode=header.mode,
            has_alpha=header.has_alpha,
            icc=header.icc,
            jpeg_quality=header.jpeg_quality,
            size_bytes=os.fstat(file.fileno()).st_size,
        )


def read_metadata(path: Path, page: int = 0) -> Metadata:
    """What a file says beside its pixels, without a pixel decoded.

    Raises:
        InputError: as `probe` raises it.
    """
    with _opened(path) as file, _in_words(path):
        return _upright(_read_header(file, path, page))


def read_orientation(path: Path, page: int = 0) -> tuple[int, Extent]:
    """The EXIF orientation (1..8) that decoding bakes in, and the size of the picture as it is stored.

    Raises:
        InputError: as `probe` raises it.
    """
    with _opened(path) as file, _in_words(path):
        header = _read_header(file, path, page)
        return header.orientation, header.extent


def decode(
    path: Path,
    page: int = 0,
    limits: DecodeLimits | None = None,
    *,
    allocate: Allocate | None = None,
    partial: bool = False,
) -> Photo:
    """Read a page of a file: all of it, upright, with what travels beside the pixels.

    16 bits stay 16 bits, exactly; 10 and 12 bits (AVIF, HEIC) are spread over 16. Grey, bilevel and palettes of greys
    become grey; other palettes RGB. CMYK (by its profile, or a common one where it has none) and Lab become sRGB.
    Colours that are stored multiplied by alpha are divided by it. An alpha that is opaque everywhere is left out, and
    so is a profile that does not fit the channels. The frames of an animated WebP are its pages; of an animated PNG the
    still picture is read.

    Args:
        path: The file; its content decides what it is, not its name.
        page: Which page, from 0.
        limits: What it may cost; `DecodeLimits()` where it is None.
        allocate: Gives out the arrays for pixels and alpha; in memory where it is None. The file is read in strips.
        partial: Whether a photo that is cut off is read as far as it is there: `origin.missing_rows` says what is not.

    Raises:
        InputError: it is not a picture that Restorer reads; it is cut off, damaged or over the limits; it cannot be
            read; or there is no such page.
        CutOffError: it is cut off, and `partial` would give what is there of it.
        ResourceError: the pixels do not fit the memory, or the disk that `allocate` uses.
    """
    limits = limits if limits is not None else DecodeLimits()
    with _opened(path) as file, _in_words(path):
        header = _read_header(file, path, page)
        limits.check(shown(path), header.extent, os.fstat(file.fileno()).st_size)
        if allocate is None:
            limits.check_memory(shown(path), size_bytes(header))
        colors, alpha = _read_pixels(file, header, allocate if allocate is not None else np.empty, partial)
        stored = colors.shape[1 if header.orientation >= 5 else 0]
    return Photo(
        pixels=colors,
        alpha=alpha,
        icc=fitting(header.icc, colors.shape[2]) if header.mode not in ("cmyk", "lab", "icclab") else None,
        metadata=_upright(header),
        origin=Origin(
            path=path,
            format=header.format,
            page=page,
            pages=header.pages,
            depth_bits=header.depth_bits,
            mode=header.mode,
            jpeg_quality=header.jpeg_quality,
            note=header.note,
            missing_rows=header.extent.height - stored,
        ),
    )


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate, partial: bool) -> tuple[Pixels, Pixels | None]:
    codec = find_codec(header.format)
    try:
        return codec.read_pixels(file, header, allocate)
    except DecodeError as error:
        if not partial or not error.is_rest_readable or codec.read_rest is None:
            raise
        return codec.read_rest(file, header, allocate)


def _read_header(file: BinaryIO, path: Path, page: int) -> Header:
    head = file.read(HEAD_BYTES)
    file.seek(0)
    format = sniff(head)
    if format is None:
        raise _not_a_picture(path, head)
    header = _header_of(file, path, find_codec(format), page)
    if header.pages > MAX_PAGES:
        raise InputError(
            Message('"{name}" says that it has more than {max_pages:,} pages.', name=shown(path), max_pages=MAX_PAGES),
            "Split it into smaller files first; if it should have few pages, it is damaged.",
        )
    return header if header.orientation else replace(header, orientation=_told_elsewhere(header, path))


def _told_elsewhere(header: Header, path: Path) -> int:
    """The orientation that XMP states, in the file or beside it, where EXIF does not; else 1: as it is stored."""
    for packet in (header.metadata.xmp, sidecar.read_as_is(path)):
        told = xmp.orientation(packet) if packet else 0
        if told:
            return told
    return 1


def _header_of(file: BinaryIO, path: Path, codec: Codec, page: int) -> Header:
    try:
        header = codec.read_header(file, page)
        if not 0 <= page < header.pages:
            raise IndexError(header.pages)
    except IndexError as error:
        pages = error.args[0]
        raise InputError(
            Message('"{name}" has no page {page}: it has {pages}.', name=shown(path), page=page + 1, pages=pages),
            Message("Choose a page from 1 to {pages}.", pages=pages),
        ) from None
    return header


def _upright(header: Header) -> Metadata:
    """The header's metadata, true for the picture turned upright."""
    told = header.metadata
    if told.xmp is None:
        return told
    return replace(told, xmp=face_regions.turned(xmp.upright(told.xmp), header.orientation, header.extent))


def _not_a_picture(path: Path, head: bytes) -> InputError:
    *most, last = (codec.name for codec in CODECS)
    readable = Message("Choose a {formats} or {last}.", formats=", ".join(most), last=last)
    if not head:
        return InputError(Message('"{name}" is empty.', name=shown(path)), "Copy or scan it again.")
    kind = foreign(head)
    if kind is not None:
        return InputError(
            Message('"{name}" is {kind}, which Restorer does not read.', name=shown(path), kind=kind.words),
            "Convert it to PNG or TIFF first.",
        )
    return InputError(Message('"{name}" is not a picture that Restorer reads.', name=shown(path)), readable)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading only; never a folder, a pipe or a device, which might not end."""
    # Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise _cannot_open(path, error) from error
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise InputError(
                Message('"{name}" is a folder, not a picture.', name=shown(path)), "Choose the photos in it."
            )
        if not stat.S_ISREG(mode):
            raise InputError(
                Message('"{name}" is a pipe or a device, not a file.', name=shown(path)),
                "Save the picture to a file first.",
            )
        # Unbuffered: libvips moves the same descriptor, and a buffer would not know.
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            yield cast("BinaryIO", file)
    finally:
        os.close(descriptor)


def _cannot_open(path: Path, error: Exception) -> InputError:
    number = getattr(error, "errno", None)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return InputError(
            Message('"{name}" does not exist.', name=shown(path)), "Check the path; it may have been moved or renamed."
        )
    if number == errno.ELOOP:
        return InputError(
            Message('"{name}" is a link that leads to itself.', name=shown(path)), "Choose the file itself."
        )
    # Windows answers so for folders too.
    if number in (errno.EACCES, errno.EPERM) and path.is_dir():
        return InputError(Message('"{name}" is a folder, not a picture.', name=shown(path)), "Choose the photos in it.")
    if number in (errno.EACCES, errno.EPERM):
        return InputError(
            Message('"{name}" may not be read by you.', name=shown(path)), "Change the file's permissions, or copy it."
        )
    has_reason = isinstance(error, OSError) and error.strerror
    reason = os_reason(error) if has_reason else Message("its name cannot be used")
    return InputError(
        Message('"{name}" cannot be opened: {reason}.', name=shown(path), reason=reason), "Check the path and the disk."
    )


@contextlib.contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Whatever goes wrong inside becomes a sentence for a person."""
    name = shown(path)
    try:
        yield
    except DecodeError as error:
        kind = CutOffError if error.is_rest_readable else InputError
        raise kind(Message('"{name}" {reason}.', name=name, reason=error.reason), error.hint) from error
    except MemoryError as error:
        raise ResourceError(
            Message('"{name}" needs more memory than there is.', name=name),
            "Close other programs, or cut the picture into parts.",
        ) from error
    except (vips.Error, struct.error, ValueError, LookupError, OverflowError, EOFError) as error:
        raise InputError(
            Message('"{name}" is damaged: it cannot be read.', name=name),
            "Copy or scan it again, or open it in another program to check it.",
        ) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ResourceError(
                Message('"{name}" could not be opened: there is no room left on the disk for its pixels.', name=name),
                "Free some space.",
            ) from error
        raise InputError(
            Message('"{name}" could not be read: {reason}.', name=name, reason=os_reason(error)),
            "Check the disk or the network folder that it is on.",
        ) from error
