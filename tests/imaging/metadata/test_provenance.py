from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from restorer.imaging.decode import read_metadata
from restorer.imaging.metadata import provenance
from restorer.imaging.metadata import xmp_elements as xml
from restorer.imaging.metadata.digital_source_type import ENHANCED, INVENTED, VOCABULARY, stronger
from restorer.imaging.metadata.provenance import Provenance, StepRecord
from restorer.imaging.metadata.xmp_elements import APP, BASIC, DC, IPTC_EXT, MM
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Metadata, Photo
from tests.imaging.samples import XMP

WHEN = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)
SHA = "ab" * 32
RECIPE = {
    "version": 1,
    "seed": 3,
    "steps": [{"step": "colorize", "settings": {"strength": 0.5, "hints": '[{"x": 1}]'}}],
}
STEP_RECORD = StepRecord(
    "colorize", 2, "Coloured <half> & half.", {"strength": 0.5}, (("net", "cd" * 32),), True, 1.0, 0.5
)
PROVENANCE = Provenance("Omas Garten.jpg", SHA, RECIPE, "Restorer 9", (STEP_RECORD,), 2, INVENTED)


def test_what_was_written_is_read_again() -> None:
    assert provenance.read(provenance.label(XMP, PROVENANCE, WHEN)) == Provenance(
        "Omas Garten.jpg", SHA, RECIPE, "Restorer 9", (STEP_RECORD,), 2
    )


def test_what_became_of_each_face_is_written_and_read() -> None:
    faces = (
        {"box": [1.0, 2.5, 30.0, 40.0], "done": "left", "reason": "too small"},
        {"done": "restored", "distance": 0.1},
    )
    story = replace(PROVENANCE, step_records=(replace(STEP_RECORD, details=faces),))
    assert provenance.read(provenance.label(XMP, story, WHEN)).step_records[0].details == faces


def test_a_label_of_a_newer_program_that_tells_more_is_read() -> None:
    packet = Packet.parse(provenance.label(XMP, PROVENANCE, WHEN))
    told = json.loads(packet.items(APP, "Steps")[0]) | {"mood": "calm"}
    packet.drop_all((APP, "Steps"))
    packet.add(xml.listed(APP, "Steps", [json.dumps(told)], "Seq"))
    assert provenance.read(packet.to_bytes()).step_records == (STEP_RECORD,)


def test_the_source_keeps_its_say_and_the_result_its_own_ids() -> None:
    source = Packet.parse(XMP)
    source.add(
        xml.simple(MM, "DocumentID", "xmp.did:scan"),
        xml.simple(MM, "InstanceID", "xmp.iid:scan"),
        xml.simple(DC, "source", "Album 3, page 12"),
        xml.simple(BASIC, "CreatorTool", "VueScan"),
    )
    one, two = (Packet.parse(provenance.label(source.to_bytes(), PROVENANCE, WHEN)) for _ in range(2))
    assert one.text(DC, "title") == "Grüße"
    assert one.text(DC, "source") == "Album 3, page 12"
    assert one.text(BASIC, "CreatorTool") == "VueScan"
    assert one.text(MM, "OriginalDocumentID") == "xmp.did:scan"
    assert b"<stRef:documentID>xmp.did:scan<" in one.to_bytes()
    assert b"<stRef:filePath>Omas Garten.jpg<" in one.to_bytes()
    assert one.text(MM, "DocumentID") not in ("xmp.did:scan", two.text(MM, "DocumentID"))


def test_results_of_an_original_without_ids_agree_on_one() -> None:
    one, two = (Packet.parse(provenance.label(None, PROVENANCE, WHEN)) for _ in range(2))
    assert one.text(MM, "OriginalDocumentID") == two.text(MM, "OriginalDocumentID")
    assert one.text(DC, "source") == f"urn:sha256:{SHA}"


def test_a_result_of_a_result_leads_back_to_the_first() -> None:
    first = provenance.label(None, PROVENANCE, WHEN)
    second = provenance.label(first, Provenance("r.png", "ef" * 32, {}, "Restorer 9", (), 0, None), WHEN)
    was, now = Packet.parse(first), Packet.parse(second)
    assert now.text(MM, "OriginalDocumentID") == was.text(MM, "OriginalDocumentID")
    assert now.text(APP, "SourceSha256") == "ef" * 32
    assert second.count(b"<stEvt:action>") == 4
    assert now.text(IPTC_EXT, "DigitalSourceType") == VOCABULARY + INVENTED


@pytest.mark.parametrize("broken", [b"<x:xmpmeta> Rosa & Karl", b"<!DOCTYPE x><x>Rosa & Karl</x>"])
def test_a_broken_packet_is_kept_aside_in_words(broken) -> None:
    packet = Packet.parse(provenance.label(broken, PROVENANCE, WHEN))
    assert "Rosa & Karl" in packet.text(APP, "SourceXMP")
    assert packet.text(APP, "SourceSha256") == SHA


def test_old_pictures_of_the_picture_go() -> None:
    source = Packet.blank()
    source.add(xml.simple(BASIC, "Thumbnails", "iVBORw0KGgo"), xml.simple(BASIC, "Rating", "5"))
    packet = Packet.parse(provenance.label(source.to_bytes(), PROVENANCE, WHEN))
    assert packet.find(BASIC, "Thumbnails") is None
    assert packet.text(BASIC, "Rating") == "5"


def test_words_go_first_where_room_is_short_and_the_recipe_stays() -> None:
    step_records = tuple(StepRecord("tone", 1, "word " * 2000, {"strength": 1.0}, (), True) for _ in range(7))
    story = Provenance("x.jpg", SHA, RECIPE, "Restorer 9", step_records)
    short = provenance.label(XMP, story, WHEN, limit_bytes=20_000)
    assert len(provenance.label(XMP, story, WHEN)) > 100_000
    assert len(short) < 20_000
    assert provenance.read(short).recipe == RECIPE
    assert Packet.parse(short).text(DC, "title") == "Grüße"


@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "webp", "avif"])
def test_labels_of_any_length_go_through_every_format(write, smooth, format) -> None:
    source = Packet.blank()
    source.add(xml.listed(DC, "subject", [f"keyword {number}" for number in range(8000)]))
    data = provenance.label(source.to_bytes(), PROVENANCE, WHEN, 65_000 if format == "jpeg" else None)
    path = write(Photo(smooth, metadata=Metadata(xmp=data)), format)
    told = read_metadata(path).xmp
    assert provenance.read(told).recipe == RECIPE
    assert len(Packet.parse(told).items(DC, "subject")) == 8000


@pytest.mark.parametrize("packet", [None, b"", XMP, b"<x", XMP.replace(b"tiff:O", b"tiff:X")])
def test_what_is_no_result_tells_nothing(packet) -> None:
    assert provenance.read(packet) is None


def test_a_recipe_that_was_spoiled_is_no_recipe() -> None:
    data = provenance.label(None, PROVENANCE, WHEN)
    assert provenance.read(data.replace(b'{"version"', b'{"version')) is None


@pytest.mark.parametrize(
    ("told", "ours", "wanted"),
    [
        (None, ENHANCED, ENHANCED),
        (None, None, None),
        ("print", ENHANCED, ENHANCED),
        (VOCABULARY + "negativeFilm", INVENTED, INVENTED),
        (VOCABULARY + "print", None, "print"),
        ("humanEdits", ENHANCED, "humanEdits"),
        ("composite", ENHANCED, "composite"),
        ("composite", INVENTED, INVENTED),
        (INVENTED, ENHANCED, INVENTED),
        ("trainedAlgorithmicMedia", INVENTED, "trainedAlgorithmicMedia"),
        ("somethingOfNextYear", ENHANCED, "somethingOfNextYear"),
        ("somethingOfNextYear", INVENTED, INVENTED),
    ],
)
def test_a_source_type_is_never_weakened(told, ours, wanted) -> None:
    chosen = stronger(told, ours)
    assert (chosen and chosen.rpartition("/")[2]) == wanted


@pytest.mark.parametrize(
    "form", ['><e:DigitalSourceType rdf:resource="%s"/></rdf:Description>', ' e:DigitalSourceType="%s"/>']
)
def test_a_source_type_is_understood_in_every_form(form) -> None:
    head = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        f'xmlns:e="{IPTC_EXT}"{form}</rdf:RDF>'
    )
    source = (head % (VOCABULARY + "trainedAlgorithmicMedia")).encode()
    packet = Packet.parse(provenance.label(source, PROVENANCE, WHEN))
    assert packet.text(IPTC_EXT, "DigitalSourceType") == VOCABULARY + "trainedAlgorithmicMedia"


def test_what_the_source_was_is_remembered() -> None:
    source = Packet.blank()
    source.add(xml.simple(IPTC_EXT, "DigitalSourceType", VOCABULARY + "print"))
    packet = Packet.parse(provenance.label(source.to_bytes(), PROVENANCE, WHEN))
    assert packet.text(IPTC_EXT, "DigitalSourceType") == VOCABULARY + INVENTED
    assert packet.text(APP, "SourceType") == VOCABULARY + "print"
