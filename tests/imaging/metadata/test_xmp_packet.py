from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.imaging.metadata import xmp_elements as xml
from restorer.imaging.metadata.xmp_elements import APP, DC, EVENT, MM
from restorer.imaging.metadata.xmp_packet import MAX_BYTES, Packet
from tests.imaging.samples import XMP

RDF = b"http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def rdf(body: bytes, head: bytes = b"") -> bytes:
    return (
        head
        + b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="'
        + RDF
        + b'">'
        + body
        + b"</rdf:RDF></x:xmpmeta>"
    )


def event(action: str) -> xml.Element:
    return xml.structure(MM, "History", {(EVENT, "action"): action}, is_item=True)


def test_what_is_not_named_stays_with_its_prefix() -> None:
    data = rdf(
        b'<rdf:Description rdf:about="uuid:1" xmlns:fam="urn:family" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        b'fam:branch="M&#252;ller"><dc:subject><rdf:Bag><rdf:li>a &amp; b</rdf:li></rdf:Bag></dc:subject>'
        b'<fam:tree rdf:parseType="Resource"><fam:root>Rosa</fam:root></fam:tree></rdf:Description>'
    )
    packet = Packet.parse(data)
    packet.add(xml.simple(APP, "Version", "1"))
    written = packet.to_bytes()
    assert b'xmlns:fam="urn:family"' in written
    assert b"<fam:root>Rosa</fam:root>" in written
    again = Packet.parse(written)
    assert again.text("urn:family", "branch") == "Müller"
    assert again.items(DC, "subject") == ["a & b"]
    assert again.text(APP, "Version") == "1"
    assert written.count(b'rdf:about="uuid:1"') == 2, "descriptions of one thing name the same thing"


def test_any_prefixes_and_a_bare_rdf_are_understood() -> None:
    data = (
        b'<RDF xmlns="'
        + RDF
        + b'"><Description xmlns:d="http://purl.org/dc/elements/1.1/"><d:subject><Bag><li>one</li>'
        b"</Bag></d:subject></Description></RDF>"
    )
    packet = Packet.parse(data)
    assert packet.items(DC, "subject") == ["one"]
    packet.append(MM, "History", event("derived"))
    assert Packet.parse(packet.to_bytes()).items(DC, "subject") == ["one"]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        rdf(b"", BOMB),
        rdf(b'<rdf:Description rdf:about="">&b;</rdf:Description>', BOMB),
        rdf(b"", b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'),
        rdf(b'<rdf:Description rdf:about="" other:x="1"/>'),
        rdf(b"<rdf:Description>"),
        rdf(b"<a>" * 5_000 + b"</a>" * 5_000),
        rdf(b"<rdf:Description " + b" ".join(b'xmlns:p%d="u"' % number for number in range(1000)) + b"/>"),
        b"<x/>",
        b"not XML at all",
        b"",
        rdf(b"\xff\xfe"),
        b" " * (MAX_BYTES + 1),
    ],
)
def test_hostile_and_broken_packets_are_refused(data: bytes) -> None:
    assert Packet.parse(data) is None


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_break_the_reader(noise: bytes) -> None:
    Packet.parse(noise)
    Packet.parse(rdf(noise))


@given(st.text(max_size=60))
@settings(deadline=None)
def test_any_text_goes_through(words: str) -> None:
    packet = Packet.blank()
    packet.add(xml.simple(APP, "Recipe", words), xml.listed(DC, "subject", [words, "x"]))
    again = Packet.parse(packet.to_bytes())
    # XML reads every kind of line end as one.
    wanted = xml.clean(words).replace("\r\n", "\n").replace("\r", "\n")
    assert again.text(APP, "Recipe") == wanted
    assert again.items(DC, "subject") == [wanted, "x"]


def test_a_history_goes_on_where_it_was() -> None:
    data = rdf(
        b'<rdf:Description rdf:about="" xmlns:m="http://ns.adobe.com/xap/1.0/mm/" '
        b'xmlns:e="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"><m:History><rdf:Seq>'
        b'<rdf:li e:action="created"/></rdf:Seq></m:History></rdf:Description>'
    )
    packet = Packet.parse(data)
    packet.append(MM, "History", event("derived"), event("edited"))
    written = packet.to_bytes()
    assert written.count(b"History>") == 2, "one list, not two"
    assert written.index(b"created") < written.index(b"derived") < written.index(b"edited")
    assert Packet.parse(written) is not None


def test_a_history_that_is_none_is_begun_anew() -> None:
    packet = Packet.parse(rdf(b'<rdf:Description xmlns:m="http://ns.adobe.com/xap/1.0/mm/" m:History="long ago"/>'))
    packet.append(MM, "History", event("derived"))
    assert b"long ago" not in packet.to_bytes()
    assert b"derived" in packet.to_bytes()


def test_a_packet_laid_over_another_wins_and_the_rest_stays() -> None:
    base = Packet.parse(XMP)
    over = Packet.parse(
        rdf(
            b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:z="urn:z" z:k="v">'
            b"<dc:title>Neu</dc:title></rdf:Description>"
        )
    )
    base.lay_over(over)
    again = Packet.parse(base.to_bytes())
    assert again.text(DC, "title") == "Neu"
    assert again.text("urn:z", "k") == "v"
    assert again.text(xml.TIFF, "Orientation") == "6"


def test_properties_are_dropped_in_both_forms() -> None:
    data = rdf(
        b'<rdf:Description xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:City="Wien"><p:State>W</p:State>'
        b"</rdf:Description>"
    )
    packet = Packet.parse(data)
    assert packet.drop(lambda space, name: space == xml.PHOTOSHOP) == 2
    assert b"Wien" not in packet.to_bytes()
    assert b"State" not in packet.to_bytes()
