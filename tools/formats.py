"""Writes what is told of the formats from the codecs: `python -m tools.formats`.

`docs/formats.md`, and what systems are told of a bundle: the desktop entry and its metadata (Linux), the installer
(Windows), the document types (macOS).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from restorer.imaging.codecs.codec import COMMENT, EXIF, ICC, IPTC, RESOLUTION, THUMBNAIL, XMP, Codec, Writer
from restorer.imaging.codecs.registry import CODECS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "formats.md"
PACKAGING = ROOT / "packaging"
_ORDER = (ICC, EXIF, XMP, IPTC, RESOLUTION, THUMBNAIL, COMMENT)

HEAD = """# Formats

Made from the codecs by `python -m tools.formats`; a test compares the two.

A format is recognised by the content of a file, not by its name. What is not in this table
is refused by name ("is a DjVu, which Restorer does not read"), and counted where a folder holds it.

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


def told_to_systems() -> dict[Path, str]:
    """By their paths: the files of `packaging/` that name formats, as they should be."""
    bundled = [codec for codec in CODECS if not codec.is_extra]
    base = "linux/io.github.restorer_app.Restorer"
    types = "".join(f"{codec.mime_type};" for codec in bundled)
    suffixes = [suffix for codec in bundled for suffix in codec.suffixes]
    uniform = (f"        <string>{codec.uniform_type}</string>\n" for codec in bundled)
    media = (f"    <mediatype>{codec.mime_type}</mediatype>\n" for codec in bundled)
    endings = (f'#emit Associate("{suffix}")\n' for suffix in suffixes)
    places = (
        (f"{base}.desktop", r"MimeType=.*\n", f"MimeType={types}\n"),
        (f"{base}.metainfo.xml", r"(    <mediatype>.*\n)+", "".join(media)),
        ("windows/restorer.iss", r'(#emit Associate\(".*\n)+', "".join(endings)),
        ("macos/document-types.plist", r"(        <string>(?!public\.folder).*\n)+", "".join(uniform)),
    )
    return {PACKAGING / name: _replaced(PACKAGING / name, pattern, text) for name, pattern, text in places}


def _replaced(path: Path, pattern: str, text: str) -> str:
    return re.sub(pattern, lambda _: text, path.read_text("utf-8"), count=1)


def main() -> int:
    """Write all of them."""
    for path, text in {PAGE: page(), **told_to_systems()}.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
