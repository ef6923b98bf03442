"""Files that mean harm, or are none: bombs, endless pages, loops, pipes, what may not be read and what goes away."""

from __future__ import annotations

import io
import os
import socket
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from PIL import Image

_PAGES = 60_000
_LARGE = ("bomb-grey.png", "bomb-palette.png", "bomb-texts.png", "bomb.tif", "bomb.webp", "frames.webp", "scans.jpg",
          "sparse.jpg")  # fmt: skip


def lay_traps(folder: Path, *, is_quick: bool = False) -> Mapping[str, Path]:
    """Make all of them in a new folder; returns what each is, in words, with its path.

    Pipes, sockets and links are left out where the system has none; where it must be quick, so are those that take
    seconds to make, or gigabytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, Path] = {}
    for name, (words, content) in _CONTENTS.items():
        if is_quick and name in _LARGE:
            continue
        made[words] = folder / name
        made[words].write_bytes(content())
    for name, (words, make) in _PLACES.items():
        if is_quick and name in _LARGE:
            continue
        made[words] = folder / name
        try:
            make(made[words])
        except (OSError, AttributeError, NotImplementedError):
            del made[words]
    return made


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _zeros(size: int) -> bytes:
    """So many zeros, compressed, without ever having them."""
    press, out = zlib.compressobj(9), []
    block = bytes(1 << 22)
    for _ in range(size // len(block)):
        out.append(press.compress(block))
    out.append(press.compress(bytes(size % len(block))))
    return b"".join([*out, press.flush()])


def png_bomb(side: int = 28_000, depth: int = 8, color: int = 0) -> bytes:
    """A valid PNG, black throughout, whose pixels are a thousand times its size."""
    head = struct.pack(">IIBBBBB", side, side, depth, color, 0, 0, 0)
    row = 1 + (side * depth * {0: 1, 2: 3, 3: 1}[color] + 7) // 8
    extra = _chunk(b"PLTE", bytes(6)) if color == 3 else b""
    pixels = _chunk(b"IDAT", _zeros(row * side))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + extra + pixels + _chunk(b"IEND", b"")


def _texts() -> bytes:
    """Texts that unpack to gigabytes, and a profile that does."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (90, 80, 70)).save(out, "PNG")
    data = out.getvalue()
    packed = _zeros(1 << 30)
    bombs = _chunk(b"zTXt", b"Comment\0\0" + packed) * 4
    bombs += _chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + packed) + _chunk(b"iCCP", b"icc\0\0" + packed)
    return data[:33] + bombs + data[33:]


def _tiff(entries: Mapping[int, tuple[int, int, int]], following: int = 0) -> bytes:
    body = struct.pack("<H", len(entries))
    for tag in sorted(entries):
        body += struct.pack("<HHII", tag, *entries[tag])
    return body + struct.pack("<I", following)


def _plain(width: int, height: int, at: int, size: int, compression: int = 1) -> dict[int, tuple[int, int, int]]:
    numbers = {256: width, 257: height, 258: 8, 259: compression, 262: 1, 277: 1, 278: height}
    return {**{tag: (4, 1, value) for tag, value in numbers.items()}, 273: (4, 1, at), 279: (4, 1, size)}


def endless_pages(count: int = _PAGES) -> bytes:
    """A TIFF of so many pages, all with the same pixels."""
    head, pixels = b"II*\0", bytes(range(16))
    first, step = 8 + len(pixels), len(_tiff(_plain(4, 4, 8, 16)))
    pages = (
        _tiff(_plain(4, 4, 8, 16), first + step * (number + 1) if number + 1 < count else 0) for number in range(count)
    )
    return head + struct.pack("<I", first) + pixels + b"".join(pages)


def _circle() -> bytes:
    """A TIFF whose second page leads back to itself, with an EXIF directory that does so, too."""
    pixels, step = bytes(16), len(_tiff(_plain(4, 4, 8, 16)))
    second = 24 + step
    entries = {**_plain(4, 4, 8, 16), 34665: (4, 1, second)}
    return b"II*\0" + struct.pack("<I", 24) + pixels + _tiff(_plain(4, 4, 8, 16), second) + _tiff(entries, second)


def _tiff_bomb() -> bytes:
    """One packed strip of zeros that claims 28,000 x 28,000 pixels."""
    packed = _zeros(28_000 * 28_000)
    head = b"II*\0" + struct.pack("<I", 8 + len(packed) + len(packed) % 2)
    return head + packed + bytes(len(packed) % 2) + _tiff(_plain(28_000, 28_000, 8, len(packed), 8))


def _shared_strips() -> bytes:
    """A TIFF whose thousand strips are the same bytes: 30,000 x 30,000 pixels of a few."""
    packed, strips = zlib.compress(bytes(30_000 * 30)), 1000
    at = 8 + len(packed)
    offsets, sizes = struct.pack("<I", 8) * strips, struct.pack("<I", len(packed)) * strips
    entries = _plain(30_000, 30_000, 0, 0, 8)
    entries |= {278: (4, 1, 30), 273: (4, strips, at), 279: (4, strips, at + len(offsets))}
    first = at + len(offsets) + len(sizes)
    return b"II*\0" + struct.pack("<I", first) + packed + offsets + sizes + _tiff(entries)


def _jpeg_claim() -> bytes:
    """A small JPEG that says that it is 65,500 x 15,000 pixels."""
    out = io.BytesIO()
    Image.new("L", (64, 64), 120).save(out, "JPEG")
    data = bytearray(out.getvalue())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 15_000, 65_500)
    return bytes(data)


def _jpeg_scans() -> bytes:
    """A progressive JPEG whose last scan is repeated for megabytes: each costs a pass over all pixels."""
    rng = np.random.default_rng(0)
    picture = Image.fromarray(rng.integers(0, 255, (60, 80, 3), np.uint8)).resize((3000, 2000))
    out = io.BytesIO()
    picture.save(out, "JPEG", progressive=True, quality=30)
    data = out.getvalue()
    at = data.rindex(b"\xff\xda")
    return data[:-2] + data[at:-2] * 400 + data[-2:]


def _xml(words: bytes) -> bytes:
    """A JPEG with this as its XMP."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (90, 80, 70)).save(out, "JPEG")
    block = b"http://ns.adobe.com/xap/1.0/\0" + words
    return out.getvalue()[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + out.getvalue()[2:]


def _laughs() -> bytes:
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return _xml(
        f'<!DOCTYPE x [<!ENTITY l0 "lol">{names}]><x:xmpmeta xmlns:x="adobe:ns:meta/">&l9;</x:xmpmeta>'.encode()
    )


def _outside() -> bytes:
    return _xml(
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x:xmpmeta xmlns:x="adobe:ns:meta/">&e;</x:xmpmeta>'
    )


def _deep_xml() -> bytes:
    return _xml(b'<x:xmpmeta xmlns:x="adobe:ns:meta/">' + b"<a>" * 15_000)


def _frames() -> bytes:
    """An animated WebP of 2,000 frames."""
    out = io.BytesIO()
    first = Image.new("RGB", (8, 8))
    frames = [
        Image.new("RGB", (8, 8), (number * 37 % 256, number * 91 % 256, number // 8)) for number in range(1, 2000)
    ]
    first.save(out, "WEBP", save_all=True, append_images=frames, lossless=True)
    return out.getvalue()


def _webp_blank() -> bytes:
    out = io.BytesIO()
    Image.new("L", (16_000, 16_000)).convert("RGB").save(out, "WEBP", lossless=True, quality=0, method=0)
    return out.getvalue()


_CONTENTS: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "bomb-grey.png": ("bomb: PNG of 784 megapixels", png_bomb),
    "bomb-bits.png": ("bomb: PNG of 784 megapixels of one bit", lambda: png_bomb(depth=1)),
    "bomb-palette.png": ("bomb: PNG of 784 megapixels of a palette", lambda: png_bomb(color=3)),
    "bomb-texts.png": ("bomb: texts and a profile of gigabytes", _texts),
    "bomb.tif": ("bomb: TIFF of 784 megapixels", _tiff_bomb),
    "bomb-strips.tif": ("bomb: TIFF whose strips are one", _shared_strips),
    "bomb.webp": ("bomb: WebP of 256 megapixels", _webp_blank),
    "claim.jpg": ("JPEG that claims 982 megapixels", _jpeg_claim),
    "scans.jpg": ("JPEG with 400 scans", _jpeg_scans),
    "pages.tif": ("TIFF of 60,000 pages", endless_pages),
    "circle.tif": ("TIFF whose pages lead in a circle", _circle),
    "frames.webp": ("WebP of 2,000 frames", _frames),
    "laughs.jpg": ("XMP whose entities unfold without end", _laughs),
    "outside.jpg": ("XMP that wants a file from outside", _outside),
    "deep.jpg": ("XMP that is 15,000 elements deep", _deep_xml),
    "empty.jpg": ("an empty file", bytes),
    "letter.jpg": ("a text called .jpg", lambda: b"Dear aunt, ..." * 40),
    "drawing.png": ("an SVG called .png", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "archive.tif": ("a ZIP archive called .tif", lambda: b"PK\3\4" + bytes(200)),
    "film.heic": ("a film called .heic", lambda: b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + bytes(500)),
    "n" * 240 + ".jpg": ("a name of 244 letters, no picture in it", lambda: b"\xff\xd8\xff" + bytes(90)),
    "line\nbreak \x1b[31m.png": ("a name with a line break, cut off", lambda: b"\x89PNG\r\n\x1a\n" + bytes(8)),
}


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _sparse(path: Path) -> None:
    """A whole JPEG with two gigabytes of nothing behind it."""
    Image.new("RGB", (64, 48), (90, 80, 70)).save(path, "JPEG")
    with path.open("r+b") as file:
        file.truncate(2 << 30)


def _forbidden(path: Path) -> None:
    Image.new("RGB", (64, 48)).save(path, "JPEG")
    path.chmod(0)


def _sidecar(path: Path) -> None:
    """A photo whose sidecar is a pipe that nobody writes to."""
    Image.new("RGB", (64, 48), (90, 80, 70)).save(path, "JPEG")
    os.mkfifo(f"{path}.xmp")


_PLACES: Mapping[str, tuple[str, Callable[[Path], None]]] = {
    "folder.jpg": ("a folder called .jpg", lambda path: path.mkdir()),
    "loop.jpg": ("a link to itself", lambda path: path.symlink_to(path)),
    "nowhere.jpg": ("a link to nowhere", lambda path: path.symlink_to(path.with_name("gone.jpg"))),
    "zeros.jpg": ("a link to /dev/zero", lambda path: path.symlink_to("/dev/zero")),
    "circle": ("folders that link to each other", lambda path: path.symlink_to(path.parent, True)),
    "pipe.jpg": ("a pipe", lambda path: os.mkfifo(path)),
    "socket.jpg": ("a socket", _socket),
    "sparse.jpg": ("a JPEG with 2 GiB of nothing behind it", _sparse),
    "forbidden.jpg": ("a photo that may not be read", _forbidden),
    "sidecar.jpg": ("a photo whose sidecar is a pipe", _sidecar),
}
