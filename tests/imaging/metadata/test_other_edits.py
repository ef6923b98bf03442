"""Edits of other programs: a result is never cropped or exposed by what was meant for its original."""

import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from restorer.imaging.encode import encode
from restorer.imaging.metadata import provenance
from restorer.imaging.metadata.other_edits import mark_applied
from restorer.imaging.metadata.provenance import Provenance
from restorer.imaging.metadata.xmp_elements import BASIC, CAMERA_RAW
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Metadata, Photo

DARKTABLE = "http://darktable.sf.net/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def packet(attributes="", inner=""):
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="" '
        f'xmlns:crs="{CAMERA_RAW}" xmlns:dt="{DARKTABLE}" xmlns:xmp="{BASIC}" {attributes}>{inner}'
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


LIGHTROOM = [
    ('crs:HasCrop="True" crs:CropTop="0.2" crs:Exposure2012="+1.00" crs:AlreadyApplied="False"', ""),
    ('crs:HasCrop="True" crs:Exposure2012="+1.00"', ""),
    ("", "<crs:HasCrop>True</crs:HasCrop><crs:AlreadyApplied>False</crs:AlreadyApplied>"),
]


def labelled(told):
    made = Provenance("a.jpg", "ab" * 32, {}, "Restorer 9")
    return provenance.label(told, made, datetime(2024, 2, 3, tzinfo=UTC))


@pytest.mark.parametrize(("attributes", "inner"), LIGHTROOM)
def test_crop_and_exposure_of_lightroom_stay_as_applied(attributes, inner):
    found = Packet.parse(labelled(packet(attributes, inner)))
    assert found.text(CAMERA_RAW, "AlreadyApplied") == "True"
    assert found.text(CAMERA_RAW, "HasCrop") == "True", "what was done to the original stays to be read"


def test_nothing_is_said_of_edits_where_there_are_none():
    found = Packet.parse(labelled(packet('xmp:Rating="4"')))
    assert found.find(CAMERA_RAW, "AlreadyApplied") is None
    assert found.text(BASIC, "Rating") == "4"


def test_darktables_history_goes_and_its_labels_stay():
    steps = "<dt:history><rdf:Seq><rdf:li dt:operation='crop'/></rdf:Seq></dt:history>"
    told = packet(
        'dt:history_end="3" dt:iop_order_version="4" dt:auto_presets_applied="1" dt:import_timestamp="9"',
        f"{steps}<dt:masks_history><rdf:Seq/></dt:masks_history><dt:colorlabels><rdf:Seq/></dt:colorlabels>",
    )
    found = Packet.parse(told)
    mark_applied(found)
    gone = ("history", "history_end", "iop_order_version", "auto_presets_applied", "masks_history")
    assert all(found.find(DARKTABLE, name) is None for name in gone)
    assert found.text(DARKTABLE, "import_timestamp") == "9"
    assert found.find(DARKTABLE, "colorlabels") is not None


def test_exiftool_reads_it_in_a_result(tmp_path, smooth):
    if shutil.which("exiftool") is None:
        pytest.skip("needs exiftool")
    path = tmp_path / "x.jpg"
    encode(Photo(smooth, metadata=Metadata(xmp=labelled(packet(*LIGHTROOM[0])))), path, "jpeg")
    command = ["exiftool", "-s3", "-XMP-crs:AlreadyApplied", "-XMP-crs:HasCrop", path]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == ["True", "True"]
