from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.imaging.metadata import exif, face_regions, iptc, metadata_filter, provenance, sidecar
from restorer.imaging.metadata import xmp_elements as xml
from restorer.imaging.metadata.description import with_sentence
from restorer.imaging.metadata.iptc import Dataset
from restorer.imaging.metadata.provenance import Provenance
from restorer.imaging.metadata.tiff_directory import TiffField, text
from restorer.imaging.metadata.xmp_elements import DC, IPTC_CORE, IPTC_EXT, MWG_REGIONS, PHOTOSHOP
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Extent, Metadata
from tests.imaging.samples import exif_block

SENTENCE = "Restored with Restorer 9: coloured."
IIM = [
    Dataset(1, 90, b"\x1b%G"),
    Dataset(2, 5, b"Garten"),
    Dataset(2, 25, b"Familie"),
    Dataset(2, 25, "Großmutter".encode()),
    Dataset(2, 55, b"19310517"),
    Dataset(2, 80, b"Karl"),
    Dataset(2, 90, b"Wien"),
    Dataset(2, 120, "Omas Garten — 1931".encode()),
]


def told() -> Metadata:
    """Metadata that say something of every kind, in every block."""
    block = exif.Exif.parse(exif_block())
    block.root.entries |= {270: text("the garden"), 40094: TiffField(1, 4, b"k\0\0\0"), 315: text("Karl")}
    packet = Packet.blank()
    packet.add(
        xml.worded(DC, "description", "the garden"),
        xml.listed(DC, "subject", ["Familie"]),
        xml.listed(IPTC_EXT, "PersonInImage", ["Rosa"]),
        xml.structure(MWG_REGIONS, "Regions", {(MWG_REGIONS, "Name"): "Rosa"}),
        xml.simple(PHOTOSHOP, "City", "Wien"),
        xml.simple(xml.EXIF, "GPSLatitude", "48,12.5N"),
        xml.listed(DC, "creator", ["Karl"], "Seq"),
        xml.simple(PHOTOSHOP, "DateCreated", "1931-05-17"),
        xml.simple(xml.EXIF, "ExposureTime", "1/100"),
    )
    return Metadata(block.to_bytes(), packet.to_bytes(), iptc.join(IIM), (300.0, 300.0), "in the attic")


def test_only_what_is_named_goes() -> None:
    left = metadata_filter.strip(told(), ["gps"])
    block, packet = exif.Exif.parse(left.exif), Packet.parse(left.xmp)
    assert exif.GPS_IFD not in block.root.children
    assert exif.MAKER_NOTE not in block.root.children[exif.EXIF_IFD].entries, "it may hold places, too"
    assert packet.find(xml.EXIF, "GPSLatitude") is None
    assert packet.text(PHOTOSHOP, "City") == "Wien"
    assert packet.items(IPTC_EXT, "PersonInImage") == ["Rosa"]
    assert block.description() == "the garden"
    assert block.root.children[exif.EXIF_IFD].entries[0x9003].raw == b"1931:05:17 12:00:00\0"
    assert iptc.datasets(left.iptc) == IIM
    assert left.comment == "in the attic"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("place", [b"Wien"]),
        ("people", [b"Rosa"]),
        ("captions", [b"the garden", b"Omas Garten", b"in the attic"]),
        ("keywords", [b"Familie", "Großmutter".encode(), b"k\0\0\0"]),
        ("dates", [b"1931:05:17", b"1931-05-17", b"19310517"]),
        ("camera", [b"Voigtlaender", b"1/100"]),
    ],
)
def test_nothing_of_a_kind_is_left_in_any_block(kind, words) -> None:
    def blocks(metadata: Metadata) -> bytes:
        return b"".join([metadata.exif, metadata.xmp, metadata.iptc, (metadata.comment or "").encode()])

    assert all(word in blocks(told()) for word in words)
    left = metadata_filter.strip(told(), [kind])
    assert not any(word in blocks(left) for word in words)
    assert b"Karl" in left.exif
    assert b"Karl" in left.xmp
    assert b"Karl" in left.iptc


def test_rights_can_go_and_the_rest_stays() -> None:
    left = metadata_filter.strip(told(), ["rights"])
    assert b"Karl" not in left.exif + left.xmp + left.iptc
    assert b"Grandmother" not in left.exif, "whose copyright it was"
    assert b"Voigtlaender" in left.exif
    assert b"Wien" in left.xmp


def test_all_takes_all_but_the_resolution() -> None:
    assert metadata_filter.strip(told(), ["all"]) == Metadata(dpi=(300.0, 300.0))


def test_what_cannot_be_read_cannot_be_stripped_and_goes_as_a_whole() -> None:
    left = metadata_filter.strip(Metadata(exif=b"garbage", xmp=b"<x> 48.2"), ["gps"])
    assert (left.exif, left.xmp) == (None, None)


def test_iptc_is_said_in_xmp_where_it_has_no_place() -> None:
    moved = metadata_filter.as_xmp(Metadata(iptc=iptc.join(IIM)))
    packet = Packet.parse(moved.xmp)
    assert moved.iptc is None
    assert packet.items(DC, "subject") == ["Familie", "Großmutter"]
    assert packet.text(DC, "description") == "Omas Garten — 1931"
    assert packet.items(DC, "creator") == ["Karl"]
    assert packet.text(PHOTOSHOP, "City") == "Wien"
    assert packet.text(PHOTOSHOP, "DateCreated") == "1931-05-17"
    assert packet.find(IPTC_CORE, "Location") is None


def test_xmp_counts_more_than_iptc() -> None:
    packet = Packet.parse(metadata_filter.as_xmp(told()).xmp)
    assert packet.text(DC, "description") == "the garden"
    assert packet.text(DC, "title") == "Garten"


@pytest.mark.parametrize(
    ("day", "time", "wanted"),
    [
        ("19310000", "", "1931"),
        ("19310500", "", "1931-05"),
        ("19310517", "120000+0100", "1931-05-17T12:00:00+01:00"),
        ("00000000", "", None),
        ("1931", "", None),
    ],
)
def test_dates_keep_the_precision_that_they_have(day, time, wanted) -> None:
    block = iptc.join([Dataset(2, 55, day.encode()), Dataset(2, 60, time.encode())])
    assert Packet.parse(metadata_filter.as_xmp(Metadata(iptc=block)).xmp).text(PHOTOSHOP, "DateCreated") == wanted


def test_long_datasets_are_read_and_written() -> None:
    long = [Dataset(2, 120, bytes(40_000)), Dataset(2, 5, b"x")]
    assert iptc.datasets(iptc.join(long)) == long
    assert iptc.datasets(iptc.join(long)[:30_000]) == []


def test_a_sentence_goes_behind_every_description_once() -> None:
    described = with_sentence(with_sentence(told(), SENTENCE), SENTENCE)
    assert Packet.parse(described.xmp).text(DC, "description") == f"the garden {SENTENCE}"
    assert exif.Exif.parse(described.exif).description() == f"the garden {SENTENCE}"
    caption = next(one.raw for one in iptc.datasets(described.iptc) if one[:2] == (2, 120))
    assert caption.decode() == f"Omas Garten — 1931 {SENTENCE}"


def test_a_sentence_stands_alone_where_nothing_was_said() -> None:
    described = with_sentence(Metadata(), SENTENCE)
    assert Packet.parse(described.xmp).text(DC, "description") == SENTENCE
    assert exif.Exif.parse(described.exif).description() == SENTENCE
    assert described.iptc is None
    assert with_sentence(Metadata(), "") == Metadata()


def test_other_languages_are_left_alone() -> None:
    packet = Packet.parse(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>'
        b'<rdf:li xml:lang="de">Der Garten</rdf:li>'
        b'<rdf:li xml:lang="x-default">The garden</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF>'
    )
    written = with_sentence(Metadata(xmp=packet.to_bytes()), SENTENCE).xmp
    assert b'<rdf:li xml:lang="de">Der Garten</rdf:li>' in written
    assert f"The garden {SENTENCE}".encode() in written


def test_sidecars_of_both_manners_are_found(tmp_path) -> None:
    photo = tmp_path / "a.b.jpg"
    assert sidecar.read(photo) is None
    (tmp_path / "a.b.xmp").write_bytes(b"<adobe/>")
    assert sidecar.read(photo) == b"<adobe/>"
    (tmp_path / "a.b.jpg.xmp").write_bytes("<darktable/>".encode("utf-16"))
    assert sidecar.read(photo) == b"<darktable/>"
    (tmp_path / "a.b.jpg.xmp").unlink()
    (tmp_path / "a.b.jpg.xmp").mkdir()
    assert sidecar.find(photo) == tmp_path / "a.b.xmp"


def test_a_sidecar_goes_along_and_never_over_another(tmp_path) -> None:
    photo, result = tmp_path / "in" / "a.jpg", tmp_path / "out" / "b.jpg"
    photo.parent.mkdir()
    result.parent.mkdir()
    assert sidecar.carry(photo, result) is None
    (photo.parent / "a.jpg.xmp").write_bytes(b"<one/>")
    assert sidecar.carry(photo, result) == tmp_path / "out" / "b.jpg.xmp"
    (photo.parent / "a.jpg.xmp").write_bytes(b"<two/>")
    sidecar.carry(photo, result)
    assert (tmp_path / "out" / "b.jpg.xmp").read_bytes() == b"<one/>"


def test_a_maker_note_of_a_turned_picture_goes() -> None:
    for orientation, stays in ((1, True), (6, False)):
        block = exif.Exif.parse(exif.upright(exif_block(orientation))[0])
        assert (exif.MAKER_NOTE in block.root.children[exif.EXIF_IFD].entries) is stays


def test_metadata_without_wishes_stay_the_same() -> None:
    metadata = replace(told(), comment=None)
    assert metadata_filter.strip(metadata, ()) is metadata


@given(st.sampled_from(["exif", "xmp", "iptc"]), st.integers(0, 5000), st.integers(0, 255), st.booleans())
@settings(max_examples=200, deadline=None)
def test_damage_to_a_block_stops_nothing(block, at, value, is_cut) -> None:
    whole = told()
    data = bytearray(getattr(whole, block))
    data[at % len(data)] = value
    damaged = replace(whole, **{block: bytes(data[: at % len(data) if is_cut else None])})
    for metadata in (damaged, metadata_filter.strip(damaged, ["gps", "people"]), metadata_filter.as_xmp(damaged)):
        described = with_sentence(metadata, SENTENCE)
        packet = described.xmp
        if packet is not None:
            packet = face_regions.turned(packet, 6, Extent(40, 30))
            packet = face_regions.moved(packet, np.diag([2.0, 2.0, 1.0]), Extent(40, 30), Extent(80, 60))
        written = provenance.label(packet, Provenance("a.jpg", "ab" * 32, {"steps": []}, "R"), datetime(2024, 1, 1))
        assert provenance.read(written).recipe == {"steps": []}


def test_names_of_people_go_from_every_programs_field():
    spaces = {
        "a": ("http://ns.iview-multimedia.com/mediapro/1.0/", "People"),
        "b": ("http://ns.microsoft.com/expressionmedia/1.0/", "People"),
        "c": ("http://xmp.gettyimages.com/gift/1.0/", "Personality"),
        "d": ("http://prismstandard.org/namespaces/basic/2.0/", "person"),
        "e": ("http://www.metadataworkinggroup.com/schemas/keywords/", "Keywords"),
    }
    names = "".join(f' xmlns:{prefix}="{space}"' for prefix, (space, _) in spaces.items())
    bag = "<rdf:Bag><rdf:li>Anna</rdf:li></rdf:Bag>"
    inner = "".join(f"<{prefix}:{name}>{bag}</{prefix}:{name}>" for prefix, (_, name) in spaces.items())
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    packet = f'<rdf:RDF xmlns:rdf="{rdf}"><rdf:Description rdf:about=""{names}>{inner}</rdf:Description></rdf:RDF>'
    left = metadata_filter.strip(Metadata(xmp=packet.encode()), ["people"])
    assert left.xmp.count(b"Anna") == 1, "the hierarchy of keywords is no field for people"
    assert b"Anna" not in metadata_filter.strip(Metadata(xmp=packet.encode()), ["people", "keywords"]).xmp


def test_a_result_does_not_claim_the_video_of_its_original():
    camera = "http://ns.google.com/photos/1.0/camera/"
    packet = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:G="{camera}" G:MotionPhoto="1" G:MicroVideoOffset="4024" G:Other="x"/>'
        "</rdf:RDF>"
    )
    made = provenance.label(packet.encode(), Provenance("a.jpg", "0" * 64, {}, "Restorer 9"), datetime.now())
    assert b"MotionPhoto" not in made
    assert b"MicroVideo" not in made
    assert b"Other" in made


DIGIKAM = {
    (DC, "subject"): ["Rosa", "Garten", "Karl Huber"],
    ("http://www.digikam.org/ns/1.0/", "TagsList"): ["People/Rosa", "Orte/Wien", "Personen/Karl Huber", "Personen"],
    ("http://ns.adobe.com/lightroom/1.0/", "hierarchicalSubject"): ["People|Rosa", "Orte|Wien"],
    ("http://ns.microsoft.com/photo/1.0/", "LastKeywordXMP"): ["People/Rosa", "Orte/Wien"],
    ("http://ns.iview-multimedia.com/mediapro/1.0/", "CatalogSets"): ["Familie|Emma", "Orte|Wien"],
}


def tagged() -> Metadata:
    """As digiKam tags a photo; Emma is named by her face alone."""
    lists = "".join(
        f"<k{at}:{name} xmlns:k{at}='{space}'><rdf:Bag>{''.join(f'<rdf:li>{word}</rdf:li>' for word in words)}"
        f"</rdf:Bag></k{at}:{name}>"
        for at, ((space, name), words) in enumerate(DIGIKAM.items())
    )
    region = (
        f"<r:Regions xmlns:r='{MWG_REGIONS}'><r:RegionList><rdf:Bag><rdf:li r:Name='Emma' r:Type='Face'/></rdf:Bag>"
        "</r:RegionList></r:Regions>"
    )
    categories = (
        "<a:categories xmlns:a='http://ns.acdsee.com/iptc/1.0/'>&lt;Category&gt;Rosa&lt;/Category&gt;</a:categories>"
    )
    data = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="">{lists}{region}{categories}</rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    words = [Dataset(1, 90, b"\x1b%G"), Dataset(2, 25, b"Rosa"), Dataset(2, 25, b"Garten"), Dataset(2, 120, b"caption")]
    block = exif.Exif.parse(exif_block())
    raw = "Garten;Rosa".encode("utf-16-le") + b"\0\0"
    block.root.entries |= {40094: TiffField(1, len(raw), raw)}
    return Metadata(exif=block.to_bytes(), xmp=data.encode(), iptc=iptc.join(words))


def test_keywords_that_name_people_go_and_others_stay() -> None:
    left = metadata_filter.strip(tagged(), ["people", "people-tags"])
    for name in (b"Rosa", b"Karl Huber", b"Emma", b"Personen", b"People"):
        assert name not in left.xmp + left.iptc
    assert "Rosa".encode("utf-16-le") not in left.exif
    packet = Packet.parse(left.xmp)
    assert packet.items(DC, "subject") == ["Garten"]
    for (space, name), words in list(DIGIKAM.items())[1:]:
        assert packet.items(space, name) == [word for word in words if "Wien" in word]
    assert [one.raw for one in iptc.datasets(left.iptc)] == [b"\x1b%G", b"Garten", b"caption"]


def test_names_in_keywords_stay_unless_it_is_asked_for() -> None:
    left = Packet.parse(metadata_filter.strip(tagged(), ["people"]).xmp)
    assert left.items(DC, "subject") == DIGIKAM[DC, "subject"]
    only = Packet.parse(metadata_filter.strip(tagged(), ["people-tags"]).xmp)
    assert only.find(MWG_REGIONS, "Regions") is not None
    assert only.items(DC, "subject") == ["Garten"]
