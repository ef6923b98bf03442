"""`python -m benchmarks metadata`: what survives from each format to each, with exiftool as the judge.

exiftool writes tags into a plain photo of every source format. Restorer restores it (its tone only, so that no
network is needed) into every target format, and exiftool reads what is there. Restorer's own reader is not asked.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from PIL import Image

TARGETS = ("jpeg", "png", "tiff", "webp", "avif")
ENDINGS = {"jpeg": "jpg", "png": "png", "tiff": "tif", "webp": "webp", "avif": "avif", "heic": "heic"}
EXIFTOOL = "exiftool"

WRITTEN: Mapping[str, tuple[str, ...]] = {
    "dates": ("-EXIF:DateTimeOriginal=1931:05:17 12:00:00", "-EXIF:OffsetTimeOriginal=+01:00",
              "-EXIF:CreateDate=2003:08:09 10:11:12", "-XMP-photoshop:DateCreated=1931:05:17"),
    "place": ("-EXIF:GPSLatitude=48.20849", "-EXIF:GPSLatitudeRef=N", "-EXIF:GPSLongitude=16.37208",
              "-EXIF:GPSLongitudeRef=E", "-EXIF:GPSAltitude=171", "-XMP-photoshop:City=Wien",
              "-XMP-photoshop:Country=Österreich", "-XMP-iptcExt:LocationCreatedCity=Wien"),
    "people": ("-XMP-iptcExt:PersonInImage=Rosa Müller", "-XMP-iptcExt:PersonInImage=祖母",
               "-RegionInfo={AppliedToDimensions={W=96,H=64,Unit=pixel},RegionList=[{Name=Rosa Müller,Type=Face,"
               "Area={X=0.25,Y=0.5,W=0.125,H=0.25,Unit=normalized}}]}"),
    "captions": ("-EXIF:ImageDescription=Grandmother in the garden",
                 "-XMP-dc:Description-x-default=Großmutter im Garten",
                 "-XMP-dc:Description-en=Grandmother in the garden", "-XMP-dc:Title=Garten 1931",
                 "-EXIF:UserComment=found in the attic"),
    "keywords": ("-XMP-dc:Subject=Familie", "-XMP-dc:Subject=Garten", "-XMP-lr:HierarchicalSubject=Familie|Rosa"),
    "rights": ("-EXIF:Artist=Karl Müller", "-EXIF:Copyright=(c) Familie Müller", "-XMP-dc:Rights=© Familie Müller",
               "-XMP-dc:Creator=Karl Müller", "-XMP-xmp:Rating=4"),
    "camera": ("-EXIF:Make=Voigtländer", "-EXIF:Model=Bessa", "-EXIF:FNumber=4.5", "-EXIF:ExposureTime=1/100"),
    "resolution": ("-EXIF:XResolution=600", "-EXIF:YResolution=600", "-EXIF:ResolutionUnit=inches"),
}  # fmt: skip
"""What exiftool writes, by group."""

IPTC = ("-codedcharacterset=utf8", "-IPTC:Caption-Abstract=Großmutter im Garten", "-IPTC:Keywords=Familie",
        "-IPTC:Keywords=Garten", "-IPTC:By-line=Karl Müller", "-IPTC:CopyrightNotice=Familie Müller",
        "-IPTC:City=Wien")  # fmt: skip
HOLD_IPTC = ("jpeg", "png", "tiff")
HOLD_THUMBNAIL = ("jpeg", "webp", "avif", "heic")

READ: Mapping[str, tuple[str, ...]] = {
    "dates": ("ExifIFD:DateTimeOriginal", "ExifIFD:OffsetTimeOriginal", "ExifIFD:CreateDate",
              "XMP-photoshop:DateCreated"),
    "place": ("GPS:GPSLatitude", "GPS:GPSLatitudeRef", "GPS:GPSLongitude", "GPS:GPSLongitudeRef", "GPS:GPSAltitude",
              "XMP-photoshop:City", "XMP-photoshop:Country", "XMP-iptcExt:LocationCreated"),
    "people": ("XMP-iptcExt:PersonInImage", "XMP-mwg-rs:RegionInfo"),
    "captions": ("IFD0:ImageDescription", "XMP-dc:Description", "XMP-dc:Description-en", "XMP-dc:Title",
                 "ExifIFD:UserComment"),
    "keywords": ("XMP-dc:Subject", "XMP-lr:HierarchicalSubject"),
    "rights": ("IFD0:Artist", "IFD0:Copyright", "XMP-dc:Rights", "XMP-dc:Creator", "XMP-xmp:Rating"),
    "camera": ("IFD0:Make", "IFD0:Model", "ExifIFD:FNumber", "ExifIFD:ExposureTime"),
    "resolution": ("IFD0:XResolution", "IFD0:YResolution"),
    "iptc": ("IPTC:Caption-Abstract", "IPTC:Keywords", "IPTC:By-line", "IPTC:CopyrightNotice", "IPTC:City"),
}  # fmt: skip
"""What must be the same afterwards, by group."""

IN_XMP = {"Caption-Abstract": "XMP-dc:Description", "Keywords": "XMP-dc:Subject", "By-line": "XMP-dc:Creator",
          "CopyrightNotice": "XMP-dc:Rights", "City": "XMP-photoshop:City"}  # fmt: skip
"""Where IPTC's fields go in formats that have no place for IPTC."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one pairing: by group, how many tags there were and which of them are lost or false."""

    source: str
    target: str
    counts: Mapping[str, int]
    lost: Mapping[str, tuple[str, ...]]


def main(arguments: list[str] | None = None) -> int:
    """Print the table; returns 0 where nothing is lost, else 3; 2 where exiftool is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks metadata", description=__doc__)
    parser.add_argument("--keep", type=Path, help="keep the files in this folder")
    chosen = parser.parse_args(arguments)
    if shutil.which(EXIFTOOL) is None:
        print("exiftool is not there: install libimage-exiftool-perl (Debian) or exiftool.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        rows = [judge(folder, source, target) for source in sources() for target in TARGETS]
    print("\n".join(table(rows)))
    if "heic" not in sources():
        print("\nHEIC was not tried: pillow-heif is not installed.")
    return 3 if any(names for row in rows for names in row.lost.values()) else 0


def sources() -> tuple[str, ...]:
    """The formats that can be read here."""
    try:
        import pillow_heif  # noqa: F401
    except ImportError:
        return TARGETS
    return (*TARGETS, "heic")


def judge(folder: Path, source: str, target: str) -> Row:
    """Send one photo with all tags from one format to another, and compare by exiftool."""
    original = make_original(folder, source)
    result = folder / f"{source}-to-{target}.{ENDINGS[target]}"
    restore(original, result, target)
    before, after = read(original), read(result)
    counts, lost = {}, {}
    for group, names in READ.items():
        told = [name for name in names if name in before]
        counts[group] = len(told)
        lost[group] = tuple(name for name in told if not _survives(name, before, after, target))
    truths = _truths(after, result) | {"thumbnail": _is_renewed(original, result, source, target)}
    counts["true"] = len(truths)
    lost["true"] = tuple(name for name, holds in truths.items() if not holds)
    return Row(source, target, counts, lost)


def make_original(folder: Path, format: str) -> Path:
    """A plain faded photo of 96 x 64 pixels, tagged by exiftool."""
    path = folder / f"original.{ENDINGS[format]}"
    if path.exists():
        return path
    ramp = np.sin(np.linspace(0, 6, 96))[None, :, None] * np.cos(np.linspace(0, 4, 64))[:, None, None]
    image = Image.fromarray((128 + 40 * ramp + np.array([6, 0, -6])).astype(np.uint8))
    if format == "heic":
        import pillow_heif

        pillow_heif.from_pillow(image).save(path, quality=90)
    else:
        image.save(path)
    if format in HOLD_THUMBNAIL:
        small = folder / "thumbnail.jpg"
        image.resize((24, 16)).save(small)
        _exiftool("-overwrite_original", f"-ThumbnailImage<={small}", str(path))
    tags = [tag for group in WRITTEN.values() for tag in group] + list(IPTC if format in HOLD_IPTC else ())
    _exiftool("-m", "-overwrite_original", "-charset", "iptc=utf8", *tags, str(path))
    return path


def restore(original: Path, result: Path, format: str) -> None:
    """Restore a photo with steps that need no network, into this format."""
    from restorer.jobs.output_options import OutputOptions
    from restorer.jobs.request import Request
    from restorer.jobs.worker.context import make_processing_context
    from restorer.jobs.worker.restore import restore_photo
    from restorer.pipeline.recipe import Recipe, StepChoice

    class NoModels:
        """A catalogue of nothing."""

        def for_task(self, task: object) -> None:
            return None

        def get(self, model_id: str) -> Any:
            raise LookupError(model_id)

    recipe = Recipe((StepChoice("tone"),))
    request = Request(
        str(original.absolute()),
        str(result.absolute()),
        recipe=recipe,
        output=OutputOptions(format=format, exists="overwrite"),
    )
    engine: Any = SimpleNamespace(label="none")  # no step asks for more
    restore_photo(request, make_processing_context(NoModels(), np.empty, None), engine)


def read(path: Path) -> dict[str, Any]:
    """All that exiftool finds in a file, by group and tag."""
    told: list[dict[str, Any]] = json.loads(_exiftool("-json", "-G1", "-struct", "-a", "-n", str(path)))
    return told[0]


def table(rows: Sequence[Row]) -> list[str]:
    """The rows as Markdown: how many tags survived of how many, or that all did."""
    groups = list(rows[0].counts)
    lines = ["| from | to | " + " | ".join(groups) + " |", "|" + "---|" * (len(groups) + 2)]
    for row in rows:
        cells = [_cell(row.counts[group], row.lost[group]) for group in groups]
        lines.append(f"| {row.source} | {row.target} | " + " | ".join(cells) + " |")
    return lines


def _cell(count: int, lost: tuple[str, ...]) -> str:
    if not count:
        return "-"
    return f"{count - len(lost)}/{count}" + (f" (not {', '.join(lost)})" if lost else "")


def _survives(name: str, before: Mapping[str, Any], after: Mapping[str, Any], target: str) -> bool:
    group, _, tag = name.partition(":")
    if group == "IPTC" and target not in HOLD_IPTC:
        return IN_XMP[tag] in after
    return bool(after.get(name) == before[name])


def _is_renewed(original: Path, result: Path, source: str, target: str) -> bool:
    """Whether the result's thumbnail shows the result; where the original had none, whether there is none."""
    before, after = (_binary("-b", "-ThumbnailImage", str(path)) for path in (original, result))
    if source not in HOLD_THUMBNAIL or target == "tiff":
        return not after
    if not after or after == before:
        return False
    with Image.open(io.BytesIO(after)) as small, Image.open(result) as whole:
        expected = np.asarray(whole.convert("RGB").resize(small.size, Image.Resampling.BOX), np.float32)
        return bool(np.abs(np.asarray(small.convert("RGB"), np.float32) - expected).mean() < 6)


def _truths(after: Mapping[str, Any], result: Path) -> dict[str, bool]:
    """What must be true of a result, whatever its original said."""
    with Image.open(result) as image:
        width, height = image.size
    regions = after.get("XMP-mwg-rs:RegionInfo", {}).get("AppliedToDimensions", {})
    digital = str(after.get("XMP-iptcExt:DigitalSourceType", ""))
    return {
        "width": after.get("ExifIFD:ExifImageWidth") == width,
        "height": after.get("ExifIFD:ExifImageHeight") == height,
        "colour space": after.get("ExifIFD:ColorSpace") == 1,
        "regions' size": (regions.get("W"), regions.get("H")) == (width, height),
        "upright": after.get("IFD0:Orientation", 1) == 1,
        "software": str(after.get("IFD0:Software", "")).startswith("Restorer "),
        "source type": digital.endswith("algorithmicallyEnhanced"),
        "derived from": bool(after.get("XMP-xmpMM:DerivedFrom", {}).get("DocumentID")),
        "history": len(after.get("XMP-xmpMM:History", [])) == 2,
        "sha256": "XMP-restorer:SourceSha256" in after,
    }


def _binary(*arguments: str) -> bytes:
    return subprocess.run([EXIFTOOL, *arguments], capture_output=True, check=False).stdout


def _exiftool(*arguments: str) -> str:
    done = subprocess.run([EXIFTOOL, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"exiftool: {done.stderr.strip()}")
    return done.stdout
