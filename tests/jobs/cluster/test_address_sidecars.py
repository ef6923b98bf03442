"""Sidecars and manifests under addresses, tried on fsspec's own file system in memory."""

from dataclasses import replace

import pytest

from restorer.errors import InputError
from restorer.imaging.metadata import sidecar
from restorer.jobs.files.address_sidecars import (
    StagedSidecar,
    fetch_sidecar,
    name_sidecar,
    put_sidecar,
    settle_address_sidecar,
)
from restorer.jobs.files.addresses import locate, put
from restorer.jobs.output_options import OutputOptions
from restorer.jobs.provenance.address_manifest import AddressEntry, enter_at_address, read_address_manifest, spelled_at
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from tests.jobs.fakes import draw, request

pytest.importorskip("fsspec", reason="needs the extra `cluster`")

PACKET = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>'


def read(address):
    system, path = locate(address)
    return system.cat_file(path)


def is_there(address):
    system, path = locate(address)
    return system.exists(path)


@pytest.mark.parametrize("name", ["a.png.xmp", "a.xmp", "a.png.XMP"])
def test_an_originals_sidecar_comes_along_under_its_own_name(place, write, tmp_path, name):
    write(f"{place}/in/{name}", PACKET)
    (tmp_path / "work").mkdir()
    fetch_sidecar(f"{place}/in/a.png", tmp_path / "work" / "a.png")
    assert sidecar.find(tmp_path / "work" / "a.png") == tmp_path / "work" / name


def test_the_one_that_names_the_whole_file_counts_more_and_an_empty_one_not_at_all(place, write, tmp_path):
    write(f"{place}/a.png.xmp", b"")
    write(f"{place}/a.xmp", PACKET)
    write(f"{place}/b.png.xmp", PACKET)
    write(f"{place}/b.xmp", b"another")
    for name in ("a", "b", "without"):
        fetch_sidecar(f"{place}/{name}.png", tmp_path / f"{name}.png")
    assert sorted(path.name for path in tmp_path.glob("*.xmp")) == ["a.xmp", "b.png.xmp"]


@pytest.mark.parametrize("name", ["result.png.xmp", "result.xmp"])
def test_a_results_sidecar_gets_the_name_that_belongs_to_it(place, tmp_path, name):
    (tmp_path / name).write_bytes(PACKET)
    staged = put_sidecar(tmp_path / "result.png", place)
    name_sidecar(place, staged, f"{place}/out/scan-2.png", replaces=False)
    assert read(f"{place}/out/{name.replace('result', 'scan-2')}") == PACKET
    assert not is_there(f"{place}/{staged.name}")
    assert put_sidecar(tmp_path / "without.png", place) is None


@pytest.mark.parametrize("replaces", [True, False])
def test_a_sidecar_that_is_there_is_written_over_only_where_results_are(place, write, replaces):
    write(f"{place}/a.png.xmp", b"old")
    write(f"{place}/staged.xmp", PACKET)
    name_sidecar(place, StagedSidecar("staged.xmp", ".png.xmp"), f"{place}/a.png", replaces=replaces)
    assert read(f"{place}/a.png.xmp") == (PACKET if replaces else b"old")


def pending_for(target, sha256, source_sha256="0" * 64):
    return PendingOutput(target, sha256, "done", OutputRecord(target, "in", 0, source_sha256, 1, 0, "d"))


def test_after_a_kill_a_copy_of_the_original_still_gets_its_sidecar(place, write):
    write(f"{place}/in/a.xmp", PACKET)
    sha256 = write(f"{place}/out/a-2.png", b"photo")
    wanted = request(f"{place}/in/a.png", f"{place}/out/a.png")
    settle_address_sidecar(wanted, pending_for(f"{place}/out/a-2.png", sha256, sha256))
    assert read(f"{place}/out/a-2.xmp") == PACKET


def test_after_a_kill_a_result_gets_its_sidecar_only_where_that_was_asked_for(place, tmp_path, monkeypatch):
    from restorer.imaging import decode

    put(draw(tmp_path / "a.png"), f"{place}/out/a.png")
    wanted = request(f"{place}/in/a.png", f"{place}/out/a.png")
    known = decode.read_metadata(tmp_path / "a.png")
    monkeypatch.setattr(decode, "read_metadata", lambda path: replace(known, xmp=PACKET))
    settle_address_sidecar(wanted, pending_for(f"{place}/out/a.png", "1" * 64))
    assert not is_there(f"{place}/out/a.png.xmp")
    wanted = replace(wanted, output=OutputOptions(sidecar=True))
    for _ in range(2):
        settle_address_sidecar(wanted, pending_for(f"{place}/out/a.png", "1" * 64))
    assert read(f"{place}/out/a.png.xmp") == PACKET


def test_a_manifest_is_entered_and_what_it_says_of_others_stays(place, write):
    folder = f"{place}/album/out"
    first, second = (write(f"{folder}/box/{name}", name.encode()) for name in ("a.png", "b.png"))
    source = f"{place}/album/in/a.png"
    assert enter_at_address(folder, [AddressEntry(f"{folder}/box/a.png", source, "a" * 64)]) == []
    entries = [
        AddressEntry(f"{folder}/box/b.png", "/scans/b.png", "b" * 64),
        AddressEntry(f"{folder}/box/gone.png", source, "c" * 64),
        AddressEntry(f"{folder}/box/a.png", source, "d" * 64),
    ]
    assert enter_at_address(folder, entries) == ["../in/a.png"]
    manifest = read_address_manifest(folder)
    assert manifest.results == {"box/a.png": first, "box/b.png": second}
    assert manifest.originals == {"../in/a.png": "d" * 64, "/scans/b.png": "b" * 64}
    assert b"Payload-Oxum: 10.2\n" in read(f"{folder}/manifest-info.txt")
    system, path = locate(folder)
    assert not [name for name in system.find(path) if ".part" in name]


def test_a_damaged_manifest_is_left_as_it_is(place, write):
    sha256 = write(f"{place}/out/a.png", b"a")
    write(f"{place}/out/manifest-sha256.txt", b"no line\n")
    with pytest.raises(InputError, match="makes no sense"):
        enter_at_address(f"{place}/out", [AddressEntry(f"{place}/out/a.png", "/a.png", sha256)])
    assert read(f"{place}/out/manifest-sha256.txt") == b"no line\n"


def test_how_places_are_spelled():
    folder = "s3://archive/out"
    assert spelled_at("s3://archive/out/x/a.png", folder) == "x/a.png"
    assert spelled_at("s3:/archive/in/a.png", "s3:/archive/out") == "../in/a.png"
    assert spelled_at("s3://other/a.png", folder) == "s3://other/a.png"
    assert spelled_at("/scans/a.png", folder) == "/scans/a.png"
