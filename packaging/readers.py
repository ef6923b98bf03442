"""What formats are read with, which Restorer imports late or by name: PyInstaller does not see it by itself."""

from __future__ import annotations

MODULES = (
    "pi_heif", "_pi_heif", "pypdfium2", "pypdfium2_raw",
    # each of imagecodecs's decoders asks for the first two
    *(f"imagecodecs.{name}" for name in ("_shared", "_shared_cython", "_imcd", "_jpeg2k", "_jpegxl", "_brotli")),
    # of TIFFs that libtiff does not read
    *(f"imagecodecs.{name}" for name in (
        "_zlib", "_deflate", "_jpeg8", "_jpegxr", "_zstd", "_lzma", "_lerc", "_webp", "_png",
    )),
)  # fmt: skip
