"""The registry of formats: one line each."""

from __future__ import annotations

from restorer.imaging.codecs.avif import AVIF
from restorer.imaging.codecs.bmp import BMP
from restorer.imaging.codecs.codec import Codec
from restorer.imaging.codecs.gif import GIF
from restorer.imaging.codecs.heic import HEIC
from restorer.imaging.codecs.jpeg.codec import JPEG
from restorer.imaging.codecs.jpeg2000 import JPEG2000
from restorer.imaging.codecs.jpegxl.codec import JPEGXL
from restorer.imaging.codecs.pdf.codec import PDF
from restorer.imaging.codecs.png.codec import PNG
from restorer.imaging.codecs.psd import PSD
from restorer.imaging.codecs.raw import RAW
from restorer.imaging.codecs.tiff.codec import TIFF
from restorer.imaging.codecs.webp import WEBP

CODECS: tuple[Codec, ...] = (
    JPEG,
    PNG,
    TIFF,
    WEBP,
    AVIF,
    HEIC,
    JPEG2000,
    JPEGXL,
    BMP,
    GIF,
    PSD,
    PDF,
    RAW,
)
"""In the order in which they are offered."""
