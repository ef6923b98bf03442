"""Cameras' raw files and DNG, read only: developed neutrally at 16 bits by LibRaw (rawpy), where that is installed.

Neutral: the white balance that the camera chose, no brightening, sRGB. Those that are TIFFs by structure (NEF, ARW, DNG
...) are found by what lies in their directories: `tiff.directories` hands them on.
"""

from __future__ import annotations

import importlib.util
from typing import Any, BinaryIO

from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.header import Allocate, DecodeError, Header
from restorer.imaging.codecs.pixels import from_array, place
from restorer.imaging.photo import Extent, Pixels

_ID = "raw"
_MARKS = (b"FUJIFILMCCD-RAW", b"IIU\0", b"IIRO", b"IIRS", b"MMOR")
"""Of Fujifilm, Panasonic and Olympus."""

_SIDEWAYS = (5, 6)
_BT_709_LIKE = (2.4, 12.92)
"""sRGB's curve as LibRaw takes it: an exponent and the slope near black."""


def is_installed() -> bool:
    """Whether there is something to develop with."""
    return importlib.util.find_spec("rawpy") is not None


def read_header(file: BinaryIO, _page: int) -> Header:
    """What a raw file states of the picture that it is developed to.

    Raises:
        DecodeError: it is damaged, of a camera that is not known, or nothing is installed to develop it.
    """
    with _opened(file) as raw:
        sizes = raw.sizes
        extent = Extent(sizes.iwidth, sizes.iheight)
        if sizes.flip in _SIDEWAYS:
            extent = Extent(extent.height, extent.width)
        return Header(format=_ID, extent=extent, mode="rgb", depth_bits=16)


def _recognizes(head: bytes) -> bool:
    is_one = head.startswith(_MARKS) or head[8:11] == b"CR\2" or (head[4:8] == b"ftyp" and head[8:12] == b"crx ")
    return is_one and is_installed()


def _read_pixels(file: BinaryIO, header: Header, allocate: Allocate) -> tuple[Pixels, Pixels | None]:
    import rawpy

    with _opened(file) as raw:
        try:
            pixels = raw.postprocess(
                output_bps=16,
                output_color=rawpy.ColorSpace.sRGB,
                gamma=_BT_709_LIKE,
                use_camera_wb=True,
                no_auto_bright=True,
                adjust_maximum_thr=0.0,
            )
        except rawpy.LibRawError as error:
            raise DecodeError("is damaged or cut off: its raw data cannot be developed") from error
    if pixels.shape[:2] != (header.extent.height, header.extent.width):
        raise DecodeError("is damaged: its header contradicts itself")
    return place(from_array(pixels), header, allocate)


def _opened(file: BinaryIO) -> Any:
    """The file, opened by LibRaw; to be closed."""
    if not is_installed():
        raise DecodeError(
            "is a camera's raw file",
            "Install what develops it: pip install 'restorer[raw]'. Or develop it to a 16-bit TIFF with the camera's "
            "program or darktable.",
        )
    import rawpy

    file.seek(0)
    try:
        return rawpy.imread(file)
    except rawpy.LibRawError as error:
        raise DecodeError(
            "is a camera's raw file that cannot be developed: it is damaged, or of a camera that is not known",
            "Develop it to a 16-bit TIFF with the camera's program or darktable.",
        ) from error


RAW = Codec(
    id=_ID,
    name="camera raw",
    suffixes=(
        ".dng", ".nef", ".nrw", ".cr2", ".cr3", ".arw", ".sr2", ".raf", ".rw2", ".orf", ".pef", ".iiq", ".srw", ".3fr",
    ),
    mime_type="image/x-dcraw",
    uniform_type="public.camera-raw-image",
    recognizes=_recognizes,
    read_header=read_header,
    read_pixels=_read_pixels,
    depths="developed neutrally to 16 bits; DNG, linear DNG too; needs the package rawpy (`restorer[raw]`)",
    turns_itself=True,
    takes_credentials=False,
    is_extra=True,
    missing=lambda: "" if is_installed() else "rawpy",
)  # fmt: skip
