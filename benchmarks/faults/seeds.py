"""Valid files of every kind that is read, to be damaged: made anew each time, the same for the same seed."""

from __future__ import annotations

import importlib.util
import io
import struct
from collections.abc import Mapping
from typing import Any

import imagecodecs
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from restorer.imaging.codecs.avif import encode_exactly
from restorer.imaging.metadata.icc import srgb_profile
from restorer.imaging.photo import Metadata
from restorer.imaging.vips import from_array

_XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">Garten'
    b"</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
)


def valid_files(seed: int = 0) -> Mapping[str, tuple[str, bytes]]:
    """By kind: the ending and the bytes of a small valid file. HEIC where pillow-heif is installed, to write it."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(20, 230, (7, 9, 3), np.uint8)
    picture = Image.fromarray(coarse).resize((96, 64), Image.Resampling.BICUBIC)
    turned = picture.getexif()
    turned[0x0112], turned[0x010E] = 6, "Grandmother in the garden"
    told = {"exif": turned.tobytes(), "icc_profile": srgb_profile(), "xmp": _XMP}
    deep: NDArray[np.uint16] = np.asarray(picture, np.uint16) * 257
    frames = [picture.rotate(angle) for angle in (90, 180, 270)]
    clear = picture.convert("RGBA")
    clear.putalpha(picture.convert("L"))
    pillow: dict[str, tuple[Image.Image, str, dict[str, Any]]] = {
        "jpeg": (picture, "JPEG", {**told, "quality": 90, "comment": b"attic"}),
        "jpeg, progressive": (picture, "JPEG", {"progressive": True}),
        "jpeg, grey": (picture.convert("L"), "JPEG", {}),
        "jpeg, CMYK": (picture.convert("CMYK"), "JPEG", {}),
        "png": (picture, "PNG", {"exif": turned.tobytes(), "icc_profile": srgb_profile()}),
        "png, palette": (picture.quantize(16), "PNG", {}),
        "png, alpha": (clear, "PNG", {}),
        "png, bilevel": (picture.convert("1"), "PNG", {}),
        "tiff, LZW": (picture, "TIFF", {"compression": "tiff_lzw", "exif": turned.tobytes()}),
        "tiff, deflate, pages": (
            picture, "TIFF", {"compression": "tiff_adobe_deflate", "save_all": True, "append_images": frames},
        ),
        "tiff, JPEG": (picture, "TIFF", {"compression": "jpeg"}),
        "tiff, fax": (picture.convert("1"), "TIFF", {"compression": "group4"}),
        "tiff, CMYK": (picture.convert("CMYK"), "TIFF", {}),
        "tiff, Lab": (Image.merge("LAB", picture.split()), "TIFF", {}),
        "webp": (picture, "WEBP", told),
        "webp, lossless": (clear, "WEBP", {"lossless": True}),
        "webp, animated": (picture, "WEBP", {"save_all": True, "append_images": frames}),
        "avif": (picture, "AVIF", {"exif": turned.tobytes(), "xmp": _XMP}),
        "bmp": (picture, "BMP", {}),
        "bmp, palette": (picture.quantize(16), "BMP", {}),
        "gif": (picture.quantize(64), "GIF", {"comment": b"attic"}),
        "gif, pages": (picture, "GIF", {"save_all": True, "append_images": frames}),
        "pdf, JPEG": (picture, "PDF", {"resolution": 150.0}),
        "pdf, pages": (picture.convert("1"), "PDF", {"save_all": True, "append_images": frames}),
    }  # fmt: skip
    found = {kind: (_ENDINGS[name], _saved(image, name, more)) for kind, (image, name, more) in pillow.items()}
    found["png, 16 bits"] = (".png", from_array(deep).pngsave_buffer(interlace=True))
    found["tiff, 16 bits"] = (".tif", from_array(deep).tiffsave_buffer(bigtiff=True, tile=True, pyramid=True))
    exact = encode_exactly(from_array(deep), 10, Metadata(), None, quality=80, lossless=False)
    found["avif, 10 bits"] = (".avif", exact)
    pixels = np.asarray(picture)
    found["psd"] = (".psd", _psd(pixels, is_packed=True))
    found["psd, 16 bits"] = (".psd", _psd(deep, is_packed=False))
    found["jpeg 2000"] = (".jp2", bytes(imagecodecs.jpeg2k_encode(pixels, level=35, codecformat="jp2")))
    found["jpeg 2000, 16 bits"] = (".j2k", bytes(imagecodecs.jpeg2k_encode(deep, level=0, codecformat="j2k")))
    found["jpeg xl"] = (".jxl", bytes(imagecodecs.jpegxl_encode(pixels, level=85)))
    clear_deep = np.dstack([deep, deep[:, :, 0]])
    found["jpeg xl, alpha"] = (".jxl", bytes(imagecodecs.jpegxl_encode(clear_deep, lossless=True, usecontainer=True)))
    if importlib.util.find_spec("pillow_heif"):
        found["heic"] = (".heic", _heic(picture))
    return found


_ENDINGS = {
    "JPEG": ".jpg", "PNG": ".png", "TIFF": ".tif", "WEBP": ".webp", "AVIF": ".avif", "BMP": ".bmp", "GIF": ".gif",
    "PDF": ".pdf",
}  # fmt: skip


def _saved(image: Image.Image, name: str, more: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    image.save(out, name, **more)
    return out.getvalue()


def _heic(picture: Image.Image) -> bytes:
    import pillow_heif

    out = io.BytesIO()
    pillow_heif.from_pillow(picture).save(out, quality=80)
    return out.getvalue()


def _psd(pixels: NDArray[Any], *, is_packed: bool) -> bytes:
    """A flat PSD in RGB (Adobe Photoshop File Formats Specification): header, three empty sections, the picture."""
    height, width, channels = pixels.shape
    planes = pixels.astype(pixels.dtype.newbyteorder(">")).transpose(2, 0, 1)
    rows = [row.tobytes() for plane in planes for row in plane]
    if is_packed:
        rows = [bytes(imagecodecs.packbits_encode(row)) for row in rows]
    sizes = struct.pack(f">{len(rows)}H", *map(len, rows)) if is_packed else b""
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1, channels, height, width, pixels.dtype.itemsize * 8, 3)
    return head + bytes(12) + struct.pack(">H", is_packed) + sizes + b"".join(rows)
