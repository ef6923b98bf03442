"""`EncodeJob`: what a format's writer gets; and how metadata is inserted into an encoded file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from restorer import __version__
from restorer.imaging import vips
from restorer.imaging.photo import Metadata, Photo


@dataclass(frozen=True, slots=True)
class EncodeOptions:
    """How a photo is written.

    Attributes:
        quality: 1..100, of JPEG, and of WebP and AVIF where they lose something.
        lossless: Whether WebP and AVIF lose nothing.
        compression: 0..9, how hard PNG and TIFF are packed.
        progressive: Whether a JPEG comes in several passes.
        depth_bits: 8: no more than that a channel; None: as many as the photo has and the format holds.
        software: The program that EXIF names.
        modified_at: The time that EXIF names, in local time; now, where it is None.
    """

    quality: int = 92
    lossless: bool = False
    compression: int = 6
    progressive: bool = False
    depth_bits: int | None = None
    software: str = f"Restorer {__version__}"
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True, eq=False)
class EncodeJob:
    """All that a writer needs: the metadata are true for the photo already, and the profile fits it."""

    photo: Photo
    metadata: Metadata
    icc: bytes | None
    options: EncodeOptions

    @property
    def depth_bits(self) -> int:
        """Bits a channel that are wanted, where the format holds them."""
        return 8 if self.photo.top == 255 or self.options.depth_bits == 8 else 16

    def image(self, depth_bits: int) -> Any:
        """The picture for libvips, its alpha last, in 8 or 16 bits."""
        photo = self.photo
        image = vips.from_array(photo.pixels, photo.alpha)
        if photo.top == 255 or depth_bits != 8:
            return image
        # 65535 = 255 * 257, so this rounds to nearest, and black and white stay what they are.
        return (image / 257).rint().cast("uchar").copy(interpretation="b-w" if photo.channels == 1 else "srgb")


class Insertion:
    """Passes what an encoder writes on to a file, with something put in after the first bytes.

    An error that comes up while libvips calls cannot pass through it: it is kept, and raised after.

    Args:
        file: Where it goes.
        after: How many bytes come first.
        inserted: What is put in after those; nothing where it is empty.
        unwanted: What is left out there, where the encoder writes just this.
    """

    def __init__(self, file: BinaryIO, after: int = 0, inserted: bytes = b"", unwanted: bytes = b"") -> None:
        self._file = file
        self._after = after
        self._inserted = inserted
        self._unwanted = unwanted
        self._is_waiting = bool(inserted or unwanted)
        self._head = b""
        self._error: OSError | None = None

    def write(self, data: Any) -> int:
        """Take the next bytes; -1 when they could not be written."""
        size = len(data)
        try:
            if self._is_waiting:
                self._head += bytes(data)
                if len(self._head) >= self._after + len(self._unwanted):
                    first, rest = self._head[: self._after], self._head[self._after :]
                    self._file.write(first + self._inserted + rest.removeprefix(self._unwanted))
                    self._is_waiting = False
            else:
                self._file.write(data)
        except OSError as error:
            self._error = error
            return -1
        return size

    def read(self, size: int) -> bytes | None:
        """Give back bytes that were written before; a TIFF's encoder asks for them."""
        try:
            return self._file.read(size)
        except OSError as error:
            self._error = error
            return None

    def seek(self, offset: int, whence: int) -> int:
        """Go elsewhere in the file, as `io.seek` does; -1 when that fails."""
        try:
            return self._file.seek(offset, whence)
        except OSError as error:
            self._error = error
            return -1

    def save(self, saver: Callable[..., Any], seekable: bool = False, **options: Any) -> None:
        """Let one of libvips's savers write to this.

        Raises:
            OSError: the file could not be written.
            vips.Error: the picture could not be encoded.
        """
        target = vips.target(self.write, self.read, self.seek) if seekable else vips.target(self.write)
        try:
            saver(target, keep="none", **options)
        except vips.Error:
            if self._error is None:
                raise
        if self._error is not None:
            raise self._error
