"""Removes metadata by kind, from EXIF, XMP and IPTC alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from restorer.imaging.metadata import exif, iptc, people_tags
from restorer.imaging.metadata.kinds import LABELS
from restorer.imaging.metadata.xmp_elements import (
    BASIC,
    DC,
    EXIF,
    IPTC_CORE,
    IPTC_EXT,
    MWG_REGIONS,
    PHOTOSHOP,
    TIFF,
    Element,
    Name,
    listed,
    simple,
    worded,
)
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Metadata

_MICROSOFT = "http://ns.microsoft.com/photo/1.2/"
_MICROSOFT_BASIC = "http://ns.microsoft.com/photo/1.0/"
_LIGHTROOM = "http://ns.adobe.com/lightroom/1.0/"
_DIGIKAM = "http://www.digikam.org/ns/1.0/"
_RIGHTS = "http://ns.adobe.com/xap/1.0/rights/"
_ACDSEE = "http://ns.acdsee.com/iptc/1.0/"
_EXIF_EX = "http://cipa.jp/exif/1.0/"
_LENS = "http://ns.adobe.com/exif/1.0/aux/"
_MEDIAPRO = "http://ns.iview-multimedia.com/mediapro/1.0/"
_EXPRESSION_MEDIA = "http://ns.microsoft.com/expressionmedia/1.0/"
_GETTY = "http://xmp.gettyimages.com/gift/1.0/"
_PRISM = tuple(f"http://prismstandard.org/namespaces/basic/{version}/" for version in ("1.2", "2.0", "2.1", "3.0"))
_MWG_KEYWORDS = "http://www.metadataworkinggroup.com/schemas/keywords/"


@dataclass(frozen=True, slots=True)
class Kind:
    """Where one kind of thing is told.

    Attributes:
        tags: Fields of EXIF, in any of its directories.
        directories: Whole directories of EXIF.
        properties: Top-level properties of XMP; a name that ends in `*` stands for all that begin so.
        datasets: Of IPTC's second record.
        has_comment: Whether the file's comment is of this kind.
    """

    tags: frozenset[int] = frozenset()
    directories: frozenset[int] = frozenset()
    properties: tuple[Name, ...] = ()
    datasets: frozenset[int] = frozenset()
    has_comment: bool = False


KINDS: dict[str, Kind] = {
    "gps": Kind(
        directories=frozenset({exif.GPS_IFD}),
        # These structures may hold coordinates, too.
        properties=((EXIF, "GPS*"), (IPTC_EXT, "LocationCreated"), (IPTC_EXT, "LocationShown")),
    ),
    "place": Kind(
        properties=(
            (PHOTOSHOP, "City"), (PHOTOSHOP, "State"), (PHOTOSHOP, "Country"), (IPTC_CORE, "Location"),
            (IPTC_CORE, "CountryCode"), (IPTC_EXT, "LocationCreated"), (IPTC_EXT, "LocationShown"),
        ),
        datasets=frozenset({26, 27, 90, 92, 95, 100, 101}),
    ),
    "people": Kind(
        properties=(
            (MWG_REGIONS, "Regions"), (IPTC_EXT, "PersonInImage*"), (IPTC_EXT, "ImageRegion"),
            (_MICROSOFT, "RegionInfo"), (_MEDIAPRO, "People"), (_EXPRESSION_MEDIA, "People"), (_GETTY, "Personality"),
            *((namespace, name) for namespace in _PRISM for name in ("person", "Person")),
        ),
    ),
    # By what the keywords say: `people_tags` looks at them.
    "people-tags": Kind(),
    "captions": Kind(
        tags=frozenset({270, 37510, 40091, 40092, 40095}),
        properties=(
            (DC, "title"), (DC, "description"), (PHOTOSHOP, "Headline"), (PHOTOSHOP, "CaptionWriter"),
            (PHOTOSHOP, "Instructions"), (EXIF, "UserComment"), (TIFF, "ImageDescription"),
            (IPTC_CORE, "AltTextAccessibility"), (IPTC_CORE, "ExtDescrAccessibility"),
            (_ACDSEE, "caption"), (_ACDSEE, "notes"),
        ),
        datasets=frozenset({5, 40, 105, 120, 122}),
        has_comment=True,
    ),
    "keywords": Kind(
        tags=frozenset({40094}),
        properties=(
            (DC, "subject"), (_LIGHTROOM, "hierarchicalSubject"), (_DIGIKAM, "TagsList"),
            (_MICROSOFT_BASIC, "LastKeywordXMP"), (_ACDSEE, "keywords"), (_ACDSEE, "categories"),
            (_MEDIAPRO, "CatalogSets"), (_EXPRESSION_MEDIA, "CatalogSets"), (_MWG_KEYWORDS, "*"),
            *((namespace, "keyword") for namespace in _PRISM),
        ),
        datasets=frozenset({15, 20, 25}),
    ),
    "dates": Kind(
        # 29 and 7 are the date and the time in the GPS directory, and nothing elsewhere.
        tags=frozenset({306, 29, 7, *range(36867, 36869), *range(36880, 36883), *range(37520, 37523)}),
        properties=(
            (PHOTOSHOP, "DateCreated"), (BASIC, "CreateDate"), (BASIC, "ModifyDate"), (BASIC, "MetadataDate"),
            (EXIF, "DateTime*"), (EXIF, "GPSTimeStamp"), (TIFF, "DateTime"), (_EXIF_EX, "OffsetTime*"), (DC, "date"),
            (IPTC_EXT, "CircaDateCreated"), (_ACDSEE, "datetime"), (_DIGIKAM, "ImageUniqueID"),
        ),
        datasets=frozenset({30, 35, 37, 38, 55, 60, 62, 63}),
    ),
    "rights": Kind(
        tags=frozenset({315, 33432, 40093, 42032}),
        properties=(
            (DC, "creator"), (DC, "rights"), (DC, "publisher"), (DC, "contributor"), (_RIGHTS, "*"),
            (PHOTOSHOP, "Credit"), (PHOTOSHOP, "Source"), (PHOTOSHOP, "AuthorsPosition"), (TIFF, "Artist"),
            (TIFF, "Copyright"), (IPTC_CORE, "CreatorContactInfo"), (_EXIF_EX, "CameraOwnerName"), (_ACDSEE, "author"),
        ),
        datasets=frozenset({80, 85, 110, 115, 116, 118}),
    ),
    "camera": Kind(
        tags=frozenset({
            271, 272, 33434, 33437, 34850, *range(34855, 34868), *range(37377, 37387), 37396, *range(41483, 41494),
            41495, *range(41728, 41731), *range(41985, 41997), *range(42033, 42038),
        }),
        properties=(
            (TIFF, "Make"), (TIFF, "Model"), (_LENS, "*"), (_EXIF_EX, "Lens*"), (_EXIF_EX, "BodySerialNumber"),
            (_EXIF_EX, "Sensitivity*"), (_EXIF_EX, "PhotographicSensitivity"), (_EXIF_EX, "RecommendedExposureIndex"),
            (EXIF, "Exposure*"), (EXIF, "FNumber"), (EXIF, "ISOSpeedRatings"), (EXIF, "ShutterSpeedValue"),
            (EXIF, "Aperture*"), (EXIF, "MaxApertureValue"), (EXIF, "Brightness*"), (EXIF, "Subject*"),
            (EXIF, "MeteringMode"), (EXIF, "LightSource"), (EXIF, "Flash*"), (EXIF, "Focal*"), (EXIF, "SensingMethod"),
            (EXIF, "WhiteBalance"), (EXIF, "DigitalZoomRatio"), (EXIF, "SceneCaptureType"), (EXIF, "SceneType"),
            (EXIF, "GainControl"), (EXIF, "Contrast"), (EXIF, "Saturation"), (EXIF, "Sharpness"), (EXIF, "CFAPattern"),
            (EXIF, "CustomRendered"), (EXIF, "FileSource"), (EXIF, "SpectralSensitivity"), (EXIF, "OECF"),
        ),
    ),
}  # fmt: skip
"""What can be taken away one by one; `all` takes away all that the source's metadata say."""

NAMES = tuple(LABELS)


def strip(metadata: Metadata, kinds: Collection[str]) -> Metadata:
    """The metadata without these kinds; blocks that cannot be read and maker notes are removed entirely.

    Args:
        metadata: What a photo's file says.
        kinds: Of `NAMES`.
    """
    if not kinds:
        return metadata
    if "all" in kinds:
        return Metadata(dpi=metadata.dpi)
    if people_tags.NAME in kinds:
        metadata = people_tags.strip(metadata)
    chosen = [KINDS[name] for name in kinds]
    return replace(
        metadata,
        exif=_stripped_exif(metadata.exif, chosen),
        xmp=_stripped_xmp(metadata.xmp, chosen),
        iptc=_stripped_iptc(metadata.iptc, chosen),
        comment=None if any(kind.has_comment for kind in chosen) else metadata.comment,
    )


def as_xmp(metadata: Metadata) -> Metadata:
    """The metadata with what IPTC states moved to XMP, for formats that have no place for IPTC.

    What XMP says already stays; the mapping is IPTC's own (Photo Metadata Standard 2023.1). Fields that have no
    counterpart are left out.
    """
    if metadata.iptc is None:
        return metadata
    packet = Packet.parse(metadata.xmp) if metadata.xmp else Packet.blank()
    if packet is None:
        return metadata
    fields = iptc.datasets(metadata.iptc)
    codec = iptc.decoder(fields)
    texts: dict[int, list[str]] = {}
    for field in fields:
        if field.record == 2:
            texts.setdefault(field.number, []).append(iptc.text_of(field.raw, codec))
    added: list[Element] = []
    for number, (namespace, name, make) in _IN_XMP.items():
        if number in texts and packet.find(namespace, name) is None:
            added.append(_made(namespace, name, make, texts[number]))
    created = _created(texts)
    if created and packet.find(PHOTOSHOP, "DateCreated") is None:
        added.append(simple(PHOTOSHOP, "DateCreated", created))
    if added:
        packet.add(*added)
    return replace(metadata, xmp=packet.to_bytes(), iptc=None)


_IN_XMP = {
    5: (DC, "title", "worded"),
    25: (DC, "subject", "bag"),
    40: (PHOTOSHOP, "Instructions", "simple"),
    80: (DC, "creator", "seq"),
    85: (PHOTOSHOP, "AuthorsPosition", "simple"),
    90: (PHOTOSHOP, "City", "simple"),
    92: (IPTC_CORE, "Location", "simple"),
    95: (PHOTOSHOP, "State", "simple"),
    100: (IPTC_CORE, "CountryCode", "simple"),
    101: (PHOTOSHOP, "Country", "simple"),
    103: (PHOTOSHOP, "TransmissionReference", "simple"),
    105: (PHOTOSHOP, "Headline", "simple"),
    110: (PHOTOSHOP, "Credit", "simple"),
    115: (PHOTOSHOP, "Source", "simple"),
    116: (DC, "rights", "worded"),
    120: (DC, "description", "worded"),
    122: (PHOTOSHOP, "CaptionWriter", "simple"),
}


def _made(namespace: str, name: str, make: str, values: list[str]) -> Element:
    if make in ("bag", "seq"):
        return listed(namespace, name, values, make.capitalize())
    return (worded if make == "worded" else simple)(namespace, name, values[0])


def _created(texts: dict[int, list[str]]) -> str:
    """The date of creation as XMP spells it, to the precision that IPTC has: 1931-05-17, 1931-05, 1931."""
    day, time = texts.get(55, [""])[0], texts.get(60, [""])[0]
    if len(day) != 8 or not day.isdigit() or day[:4] == "0000":
        return ""
    date = "-".join(part for part in (day[:4], day[4:6], day[6:]) if part != "00")
    if len(date) < 10 or len(time) != 11 or not (time[:6] + time[7:]).isdigit():
        return date
    return f"{date}T{time[:2]}:{time[2:4]}:{time[4:6]}{time[6]}{time[7:9]}:{time[9:]}"


def _stripped_exif(block: bytes | None, kinds: list[Kind]) -> bytes | None:
    taken_apart = exif.Exif.parse(block) if block else None
    if taken_apart is None:
        return None
    for kind in kinds:
        taken_apart.drop(kind.tags, kind.directories)
    taken_apart.drop_maker_note()
    return taken_apart.to_bytes()


def _stripped_xmp(data: bytes | None, kinds: list[Kind]) -> bytes | None:
    packet = Packet.parse(data) if data else None
    if packet is None:
        return None
    names = [name for kind in kinds for name in kind.properties]
    packet.drop(lambda namespace, name: any(_is_meant(one, namespace, name) for one in names))
    return packet.to_bytes()


def _is_meant(wanted: Name, namespace: str, name: str) -> bool:
    space, pattern = wanted
    is_named = name.startswith(pattern[:-1]) if pattern.endswith("*") else name == pattern
    return namespace == space and is_named


def _stripped_iptc(block: bytes | None, kinds: list[Kind]) -> bytes | None:
    if block is None:
        return None
    gone = frozenset[int]().union(*(kind.datasets for kind in kinds))
    kept = [field for field in iptc.datasets(block) if not (field.record == 2 and field.number in gone)]
    return iptc.join(kept) or None
