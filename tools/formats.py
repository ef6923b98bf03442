"""Writes `docs/formats.md` from the codecs: `python -m tools.formats > docs/formats.md`."""

from __future__ import annotations

import sys

from restorer.imaging.codecs.codec import COMMENT, EXIF, ICC, IPTC, RESOLUTION, THUMBNAIL, XMP, Codec, Writer
from restorer.imaging.codecs.registry import CODECS

_ORDER = (ICC, EXIF, XMP, IPTC, RESOLUTION, THUMBNAIL, COMMENT)

HEAD = """# Formats

Made from the codecs by `python -m tools.formats > docs/formats.md`; a test compares the two.

A format is recognised by the content of a file, not by its name. What is not in this table
is refused by name ("is a GIF, which Restorer does not read"), and counted where a folder holds it.

## Read

Profile, EXIF, XMP, IPTC, resolution and comments are read wherever a format has them.

| Format | Endings | What is read | Media type |
|---|---|---|---|"""

WRITTEN = """## Written

Choose one with `--format`, or keep each original's with `same`; what is not written then becomes PNG.

| Format | Bits a channel | Pixels | Transparency | Grey stays grey | Largest side | Holds beside the pixels |
|---|---|---|---|---|---|---|"""


def page() -> str:
    """The whole page, as Markdown."""
    written = [_written(codec, codec.writer) for codec in CODECS if codec.writer is not None]
    return "\n".join([HEAD, *map(_read, CODECS), "", WRITTEN, *written]) + "\n"


def _read(codec: Codec) -> str:
    endings = ", ".join(f"`{suffix}`" for suffix in codec.suffixes)
    return f"| {codec.name} | {endings} | {codec.depths} | `{codec.mime_type}` |"


def _written(codec: Codec, writer: Writer) -> str:
    kinds = {(False, True): "kept", (True, True): "lossy, or kept", (True, False): "lossy"}
    depths = ", ".join(str(depth) for depth in writer.depths_bits)
    gray = ", ".join(f"{depth} bits" for depth in writer.gray_depths_bits) or "no"
    cells = (
        f"{codec.name} (`{codec.id}`)",
        depths,
        kinds[writer.loses, writer.can_be_lossless],
        "yes" if writer.has_alpha else "laid over white",
        "yes" if writer.gray_depths_bits == writer.depths_bits else gray,
        f"{writer.max_side:,}" if writer.max_side else "any",
        ", ".join(kind for kind in _ORDER if kind in writer.holds),
    )
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Print the page."""
    sys.stdout.write(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
