from __future__ import annotations

import numpy as np
import pytest

from restorer.imaging.metadata import face_regions
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Extent

HEAD = (
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    b'xmlns:r="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:a="http://ns.adobe.com/xmp/sType/Area#" '
    b'xmlns:d="http://ns.adobe.com/xap/1.0/sType/Dimensions#">'
)
TAIL = b"</rdf:Description></rdf:RDF>"


def packet(*items: bytes, size: bytes = b"") -> bytes:
    dimensions = b"<r:AppliedToDimensions " + size + b"/>" if size else b""
    regions = b"".join(b"<rdf:li>" + item + b"</rdf:li>" for item in items)
    body = b'<r:Regions rdf:parseType="Resource">' + dimensions
    body += b"<r:RegionList><rdf:Bag>" + regions + b"</rdf:Bag></r:RegionList></r:Regions>"
    return HEAD + body + TAIL


AS_ATTRIBUTES = (
    b'<rdf:Description r:Name="Rosa"><r:Area a:x="0.2" a:y="0.3" a:w="0.1" a:h="0.2" a:unit="normalized"/>'
    b"</rdf:Description>"
)
AS_ELEMENTS = (
    b'<rdf:Description r:Name="Rosa"><r:Area rdf:parseType="Resource"><a:x>0.2</a:x><a:y>0.3</a:y><a:w>0.1</a:w>'
    b"<a:h>0.2</a:h></r:Area></rdf:Description>"
)


def areas(data: bytes) -> list[tuple[float, ...]]:
    found = []
    for node in Packet.parse(data)._root.iter():
        if node.tag == "r:Area":
            fields = {**node.attrib, **{child.tag: child.text for child in node}}
            found.append(tuple(float(fields[f"a:{name}"]) for name in "xywh"))
    return found


WANTED = {
    2: (0.8, 0.3, 0.1, 0.2), 3: (0.8, 0.7, 0.1, 0.2), 4: (0.2, 0.7, 0.1, 0.2), 5: (0.3, 0.2, 0.2, 0.1),
    6: (0.7, 0.2, 0.2, 0.1), 7: (0.7, 0.8, 0.2, 0.1), 8: (0.3, 0.8, 0.2, 0.1),
}  # fmt: skip


@pytest.mark.parametrize("item", [AS_ATTRIBUTES, AS_ELEMENTS])
@pytest.mark.parametrize("orientation", WANTED)
def test_faces_turn_with_the_picture(item, orientation) -> None:
    data = face_regions.turned(packet(item, size=b'd:w="400" d:h="300"'), orientation, Extent(400, 300))
    assert areas(data) == [pytest.approx(WANTED[orientation])]
    upright = (b"300", b"400") if orientation >= 5 else (b"400", b"300")
    assert b'd:w="%b" d:h="%b"' % upright in data


def test_faces_that_were_marked_upright_are_not_turned_again() -> None:
    data = packet(AS_ATTRIBUTES, size=b'd:w="300" d:h="400"')
    assert face_regions.turned(data, 6, Extent(400, 300)) == data


def test_faces_move_with_a_cut_and_leave_with_it() -> None:
    outside = AS_ATTRIBUTES.replace(b'a:x="0.2"', b'a:x="0.9"').replace(b"Rosa", b"Karl")
    cut = np.array([[1.0, 0, -20], [0, 1, -10], [0, 0, 1]])  # 20 from the left, 10 from above, of 200 x 100
    data = face_regions.moved(
        packet(AS_ATTRIBUTES, outside, size=b'd:w="200" d:h="100"'), cut, Extent(200, 100), Extent(100, 50)
    )
    assert areas(data) == [pytest.approx((0.2, 0.4, 0.2, 0.4))]
    assert b"Rosa" in data
    assert b"Karl" not in data
    assert b'd:w="100" d:h="50"' in data


def test_faces_stay_where_they_are_in_an_enlarged_photo() -> None:
    twice = np.array([[2.0, 0, 0.5], [0, 2, 0.5], [0, 0, 1]])
    data = face_regions.moved(packet(AS_ATTRIBUTES), twice, Extent(200, 100), Extent(400, 200))
    assert areas(data) == [pytest.approx((0.2, 0.3, 0.1, 0.2))]


def test_microsofts_people_tags_move_too() -> None:
    data = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        b'xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#" '
        b'xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#"><MP:RegionInfo rdf:parseType="Resource">'
        b"<MPRI:Regions><rdf:Bag><rdf:li MPReg:PersonDisplayName='Rosa' MPReg:Rectangle='0.1, 0.2, 0.3, 0.4'/>"
        b"</rdf:Bag></MPRI:Regions></MP:RegionInfo></rdf:Description></rdf:RDF>"
    )
    assert b'"0.400000, 0.100000, 0.400000, 0.300000"' in face_regions.turned(data, 6, Extent(40, 30))


@pytest.mark.parametrize(
    "area", [b"<r:Area/>", b'<r:Area a:x="much" a:y="1"/>', b'<r:Area a:x="nan" a:y="0.1"/>', b'<r:Area a:x="1e300"/>']
)
def test_nonsense_is_left_alone(area) -> None:
    data = packet(area)
    assert Packet.parse(face_regions.turned(data, 6, Extent(4, 3))) is not None
