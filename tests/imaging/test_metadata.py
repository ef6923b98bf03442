from __future__ import annotations

import struct
import zlib
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin

from restorer.imaging.codecs.jpeg import segments as jpeg
from restorer.imaging.decode import decode, probe
from restorer.imaging.metadata import exif, iptc, xmp
from restorer.imaging.metadata.metadata_filter import strip
from restorer.imaging.metadata.tiff_directory import Directory, TiffField
from restorer.imaging.metadata.xmp_elements import BASIC, DC
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.orientation import to_stored
from restorer.imaging.photo import Extent, Metadata, Photo
from tests.imaging.samples import IPTC, XMP, exif_block, names, png, png_chunk, save

CARRIERS = ("jpeg", "png", "tiff", "webp", "avif")
ORIENTED = {
    1: lambda a: a,
    2: np.fliplr,
    3: lambda a: np.rot90(a, 2),
    4: np.flipud,
    5: lambda a: a.swapaxes(0, 1),
    6: lambda a: np.rot90(a, -1),
    7: lambda a: np.rot90(a, 2).swapaxes(0, 1),
    8: np.rot90,
}


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "webp"])
def test_orientation_is_baked_in_once(tmp_path, write, smooth, orientation, format) -> None:
    options = {"quality": 95, "subsampling": 0} if format == "jpeg" else {"lossless": True} if format == "webp" else {}
    stored = smooth[:, :45]
    path = save(Image.fromarray(stored), tmp_path / f"x.{format}", exif=_oriented(orientation), **options)
    photo = decode(path)
    wanted = ORIENTED[orientation](stored)
    assert photo.pixels.shape == wanted.shape
    assert np.abs(photo.pixels.astype(int) - wanted).max() <= (12 if format == "jpeg" else 0)
    assert photo.extent == probe(path).extent
    assert exif.Exif.parse(photo.metadata.exif).orientation == 1
    again = decode(write(photo, "png"))
    assert (again.pixels == photo.pixels).all()


def _oriented(orientation: int) -> Image.Exif:
    block = Image.Exif()
    block.load(b"Exif\0\0" + exif_block(orientation))
    return block


def test_orientation_turns_alpha_too(tmp_path, noise) -> None:
    both = noise(4)
    path = save(Image.fromarray(both), tmp_path / "x.png", exif=_oriented(6))
    photo = decode(path)
    assert (photo.pixels == np.rot90(both[:, :, :3], -1)).all()
    assert (photo.alpha == np.rot90(both[:, :, 3], -1)).all()


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 8))
def test_stored_views_are_the_inverse_of_turning(height: int, width: int, orientation: int) -> None:
    stored = np.arange(height * width).reshape(height, width)
    upright = np.ascontiguousarray(ORIENTED[orientation](stored))
    assert (to_stored(upright, orientation) == stored).all()


@pytest.mark.parametrize("source", CARRIERS)
@pytest.mark.parametrize("target", CARRIERS)
def test_blocks_survive_from_each_format_to_each(write, smooth, metadata, source, target) -> None:
    first = decode(write(Photo(smooth, metadata=metadata), source))
    photo = decode(write(first, target))
    told, block = photo.metadata, exif.Exif.parse(photo.metadata.exif)
    details, place = block.root.children[exif.EXIF_IFD], block.root.children[exif.GPS_IFD]
    assert block.root.entries[0x010F].raw == b"Voigtlaender\0"
    assert block.root.entries[0x8298].raw == b"Grandmother\0"
    assert details.entries[0x9003].raw == b"1931:05:17 12:00:00\0"
    assert details.entries[0x927C].raw == b"maker's own bytes"
    assert place.entries[2].rationals(block.order) == (48.0, 12.0, 30.5)
    assert "Grüße".encode() in told.xmp
    assert b'Orientation="1"' in told.xmp
    assert told.dpi == pytest.approx((300, 300), abs=0.01)
    if {source, target} <= {"jpeg", "png", "tiff"}:
        assert told.iptc == IPTC
    if {source, target} <= {"jpeg", "png"}:
        assert told.comment == metadata.comment


@pytest.mark.parametrize("format", CARRIERS)
def test_what_is_written_is_true(write, smooth, format) -> None:
    told = Metadata(exif=exif_block(orientation=8), xmp=XMP, dpi=(240.0, 120.0))
    photo = decode(write(Photo(smooth, metadata=told), format))
    block = exif.Exif.parse(photo.metadata.exif)
    details = block.root.children[exif.EXIF_IFD].entries
    assert block.orientation == 1
    assert block.root.entries[exif.SOFTWARE].raw.startswith(b"Restorer ")
    assert block.root.entries[exif.DATE_TIME].raw == b"2024:02:03 04:05:06\0"
    assert details[0xA002].integers(block.order) == (50,)
    assert details[0xA003].integers(block.order) == (40,)
    assert block.dpi == (240.0, 120.0)
    assert photo.metadata.dpi == (240.0, 120.0)


@pytest.mark.parametrize("format", CARRIERS)
def test_a_photo_without_metadata_names_the_program(write, smooth, format) -> None:
    photo = decode(write(Photo(smooth), format))
    assert exif.Exif.parse(photo.metadata.exif).root.entries[exif.SOFTWARE].raw.startswith(b"Restorer ")
    assert (photo.metadata.xmp, photo.metadata.iptc, photo.metadata.dpi, photo.metadata.comment) == (None,) * 4


@pytest.mark.parametrize("format", CARRIERS)
def test_pillow_reads_the_same(write, smooth, metadata, format) -> None:
    with Image.open(write(Photo(smooth, metadata=metadata), format)) as image:
        found = image.getexif()
        assert found[0x010F] == "Voigtlaender"
        assert found.get_ifd(0x8769)[0x9003] == "1931:05:17 12:00:00"
        assert found.get_ifd(0x8825)[1] == "N"
        packet = image.tag_v2[700] if format == "tiff" else image.info["xmp"]
        assert "Grüße".encode() in packet
        if format in ("jpeg", "tiff"):
            assert IptcImagePlugin.getiptcinfo(image)[2, 120] == b"caption"
        if format in ("jpeg", "png"):
            assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)


def test_a_block_that_says_nothing_is_left_out() -> None:
    assert exif.upright(exif.blank().to_bytes()) == (None, 0)


def test_a_maker_note_stays_where_it_was() -> None:
    note = bytes(range(200))
    details = Directory({exif.MAKER_NOTE: TiffField(7, 200, note), 0x9003: TiffField(2, 20, b"1931:05:17 12:00:00\0")})
    root = Directory({0x010F: TiffField(2, 12, b"Voigtlander\0")}, {exif.EXIF_IFD: details})
    block = exif.Exif("<", root).to_bytes()
    at = block.index(note)
    taken_apart = exif.Exif.parse(block)
    taken_apart.set_extent(Extent(30, 40))
    taken_apart.set_written("Restorer with a long name", datetime(2024, 1, 2))
    taken_apart.set_dpi((300.0, 300.0))
    renewed = taken_apart.to_bytes()
    assert renewed.index(note) == at
    assert exif.Exif.parse(renewed).root.children[exif.EXIF_IFD].entries[exif.MAKER_NOTE].raw == note
    assert exif.Exif.parse(renewed).to_bytes() == renewed


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_exif_block_breaks_the_reader(noise: bytes) -> None:
    for block in (noise, b"II*\0\x08\0\0\0" + noise, b"MM\0*\0\0\0\x08" + noise):
        upright, orientation = exif.upright(block)
        assert 0 <= orientation <= 8
        again = exif.Exif.parse(upright) if upright is not None else None
        assert again is None or again.orientation == 1


@given(st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_a_damaged_exif_block_keeps_what_can_be_read(at: int, value: int) -> None:
    block = bytearray(exif_block(3))
    block[at % len(block)] = value
    upright, _ = exif.upright(bytes(block))
    again = exif.Exif.parse(upright) if upright is not None else None
    assert again is None or again.to_bytes() == upright


@pytest.mark.parametrize("order", ["<", ">"])
def test_exif_of_both_byte_orders_goes_into_a_tiff(write, smooth, order) -> None:
    taken_apart = exif.Exif.parse(exif_block())
    root = taken_apart.root if taken_apart.order == order else taken_apart.root.swapped()
    block = exif.Exif(order, root).to_bytes()
    back = exif.Exif.parse(decode(write(Photo(smooth, metadata=Metadata(exif=block)), "tiff")).metadata.exif)
    assert back.root.children[exif.GPS_IFD].entries[2].rationals(back.order) == (48.0, 12.0, 30.5)
    assert back.root.entries[0x8298].raw == b"Grandmother\0"


def test_exif_too_long_for_a_jpeg_loses_its_longest_field_and_says_so(tmp_path, smooth) -> None:
    from restorer.imaging.encode import encode

    taken_apart = exif.Exif.parse(exif_block())
    taken_apart.root.children[exif.EXIF_IFD].entries[exif.MAKER_NOTE] = TiffField(7, 70_000, bytes(70_000))
    photo = Photo(smooth, metadata=Metadata(exif=taken_apart.to_bytes()))
    notes = encode(photo, tmp_path / "x.jpg", "jpeg")
    back = exif.Exif.parse(decode(tmp_path / "x.jpg").metadata.exif)
    assert back.root.entries[0x8298].raw == b"Grandmother\0"
    assert exif.MAKER_NOTE not in back.root.children[exif.EXIF_IFD].entries
    assert any("1 EXIF field" in note for note in notes)
    assert names(tmp_path) == ["x.jpg"]


def test_xmp_longer_than_a_segment_goes_through_a_jpeg(write, smooth) -> None:
    words = b"".join(b"<rdf:li>%d</rdf:li>" % number for number in range(20_000))
    packet = XMP.replace(b"</rdf:Description>", b"<dc:bag><rdf:Bag>" + words + b"</rdf:Bag></dc:bag></rdf:Description>")
    back = decode(write(Photo(smooth, metadata=Metadata(xmp=packet)), "jpeg")).metadata.xmp
    assert words in back
    assert b"HasExtendedXMP" not in back
    assert back.count(b"</rdf:RDF>") == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"tiff:Orientation='8'", b"tiff:Orientation='1'"),
        (b'tiff:Orientation = "3"', b'tiff:Orientation = "1"'),
        (b"><tiff:Orientation>6</tiff:Orientation><", b"><tiff:Orientation>1</tiff:Orientation><"),
        (b'other:Orientation="6"', b'other:Orientation="6"'),
    ],
)
def test_xmp_is_set_upright(before, after) -> None:
    packet = b'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:other="x" %s/>'
    assert xmp.upright(packet % before) == packet % after


def test_xmp_of_any_encoding_becomes_utf_8() -> None:
    words = "<x>Grüße</x>"
    for codec in ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16"):
        assert xmp.to_utf8(words.encode(codec)) == words.encode()
    assert xmp.to_utf8(b"\0\0\0") is None


def test_xmp_tells_the_new_size_and_time() -> None:
    packet = (
        b'<d xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        b'xmlns:xmp="http://ns.adobe.com/xap/1.0/" tiff:ImageWidth="9" exif:PixelYDimension="9" '
        b'xmp:CreatorTool="VueScan" xmp:ModifyDate="2001-01-01"/>'
    )
    renewed = xmp.set_written(packet, Extent(300, 200), datetime(2024, 2, 3, 4, 5, 6))
    assert b'tiff:ImageWidth="300"' in renewed
    assert b'exif:PixelYDimension="200"' in renewed
    assert b'xmp:ModifyDate="2024-02-03T04:05:06' in renewed
    assert b'xmp:CreatorTool="VueScan"' in renewed


def test_iptc_is_found_among_other_resources() -> None:
    other = b"8BIM" + struct.pack(">H", 0x03ED) + b"\x03odd" + struct.pack(">I", 3) + b"abc\0"
    assert iptc.unwrap(other + iptc.wrap(IPTC + b"x")) == IPTC + b"x"
    assert iptc.unwrap(other) is None


@given(st.binary(max_size=80))
def test_no_resources_break_the_reader(noise: bytes) -> None:
    iptc.unwrap(noise)
    iptc.unwrap(b"8BIM\x04\x04" + noise)


def test_texts_of_a_png_are_kept(tmp_path, smooth) -> None:
    chunks = [
        png_chunk(b"tEXt", b"Author\0J\xf6rg"),
        png_chunk(b"zTXt", b"Description\0\0" + zlib.compress(b"The garden")),
        png_chunk(b"iTXt", b"Copyright\0\1\0\0\0" + zlib.compress("©".encode())),
        png_chunk(
            b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n 99\n" + exif_block(3).hex().encode())
        ),
        png_chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)),
    ]
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, *chunks))
    photo = decode(tmp_path / "x.png")
    assert photo.metadata.comment == "The garden"
    packet = Packet.parse(photo.metadata.xmp)
    assert packet.items(DC, "creator") == ["Jörg"]
    assert packet.text(DC, "rights") == "©"
    assert (photo.pixels == np.rot90(smooth, 2)).all()
    assert photo.metadata.dpi == pytest.approx((300, 300), abs=0.01)


@pytest.mark.parametrize("name", [b"iptc", b"IPTC profile"])
def test_iptc_in_a_png_is_read_as_imagemagick_and_exiftool_write_it(tmp_path, smooth, name) -> None:
    body = b"\n%b\n%8d\n%b\n" % (name, len(iptc.wrap(IPTC)), iptc.wrap(IPTC).hex().encode())
    chunk = png_chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(body))
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, chunk))
    assert decode(tmp_path / "x.png").metadata.iptc == IPTC


def test_resolution_in_centimetres_is_understood(tmp_path, smooth) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.tif", resolution_unit=3, x_resolution=100, y_resolution=200)
    assert decode(path).metadata.dpi == pytest.approx((254, 508))


def test_a_jpeg_without_a_unit_has_no_resolution(tmp_path, smooth) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.jpg")
    assert decode(path).metadata.dpi is None


def test_comments_of_a_jpeg_in_an_old_encoding_are_read(tmp_path, smooth) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.jpg", comment="Gr\xfc\xdfe".encode("latin-1"))
    assert decode(path).metadata.comment == "Grüße"


@pytest.mark.parametrize("dpi", [None, (300.0, 300.0)])
def test_a_png_has_each_chunk_once(write, smooth, metadata, dpi) -> None:
    data = write(Photo(smooth, metadata=Metadata(exif=metadata.exif, dpi=dpi)), "png").read_bytes()
    assert data.count(b"pHYs") == (dpi is not None)
    assert data.count(b"eXIf") == data.count(b"IHDR") == data.count(b"IEND") == 1


def test_long_icc_profiles_go_through_a_jpeg() -> None:
    profile = bytes(200_000)
    data, _ = jpeg.segments(Metadata(), profile)
    assert data.count(b"ICC_PROFILE\0") == 4


def test_texts_of_a_png_become_fields_and_copies_of_other_blocks_go(tmp_path, smooth) -> None:
    texts = {
        "Title": "Garten",
        "Creation Time": "1932:05:17 10:00:00",
        "exif:GPSLatitude": "48/1, 12/1, 0/1",
        "date:create": "2020-01-01T00:00:00+00:00",
        "Place": "Wien",
        "Comment": "blue door",
    }
    chunks = [png_chunk(b"tEXt", f"{keyword}\0{words}".encode()) for keyword, words in texts.items()]
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, *chunks))
    told = decode(tmp_path / "x.png").metadata
    assert told.comment.splitlines() == ["Place: Wien", "blue door"]
    packet = Packet.parse(told.xmp)
    assert packet.text(DC, "title") == "Garten"
    assert packet.text(BASIC, "CreateDate") == "1932-05-17T10:00:00"
    assert b"48/1" not in told.xmp
    left = strip(told, ["dates", "captions"])
    assert left.comment is None
    assert b"1932" not in left.xmp + (left.exif or b"")


def test_what_xmp_says_already_is_not_overruled_by_texts_of_a_png(tmp_path, smooth) -> None:
    chunks = [png_chunk(b"tEXt", b"Title\0other"), png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)]
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, *chunks))
    told = decode(tmp_path / "x.png").metadata
    assert Packet.parse(told.xmp).text(DC, "title") == "Grüße"


def test_resolution_is_exifs_where_both_tell(tmp_path, smooth) -> None:
    exif_ = Image.Exif()
    exif_[0x011A], exif_[0x011B], exif_[0x0128] = 600.0, 600.0, 2
    Image.fromarray(smooth).save(tmp_path / "x.jpg", dpi=(72, 72), exif=exif_)
    assert decode(tmp_path / "x.jpg").metadata.dpi == (600.0, 600.0)
    Image.fromarray(smooth).save(tmp_path / "y.jpg", dpi=(240, 240))
    assert decode(tmp_path / "y.jpg").metadata.dpi == (240.0, 240.0)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Größe".encode(), "Größe"),
        ("Käthe".encode("latin-1"), "Käthe"),
        (b"\x93Oma\x94", "\u201cOma\u201d"),
        (b"a\x81\xe9", "a\x81é"),
    ],
)
def test_a_description_is_read_in_the_letters_that_it_was_written_in(raw, words) -> None:
    block = exif.Exif.parse(exif_block())
    block.root.entries[270] = TiffField(2, len(raw) + 1, raw + b"\0")
    assert exif.Exif.parse(block.to_bytes()).description() == words


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("where", ["inside", "beside", "EXIF says otherwise"])
def test_orientation_is_taken_from_xmp_where_exif_does_not_tell(tmp_path, smooth, orientation, where) -> None:
    packet = XMP.replace(b'tiff:Orientation="6"', f'tiff:Orientation="{orientation}"'.encode())
    chunks = [png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)] if where != "beside" else []
    if where == "EXIF says otherwise":
        chunks.append(png_chunk(b"eXIf", exif_block(1)))
    path = tmp_path / "x.png"
    path.write_bytes(png(smooth, 2, 8, *chunks))
    if where == "beside":
        (tmp_path / "x.png.xmp").write_bytes(packet)
    photo = decode(path)
    turned = smooth if where == "EXIF says otherwise" else ORIENTED[orientation](smooth)
    assert np.array_equal(photo.pixels, turned)
    assert probe(path).extent == photo.extent
    if photo.metadata.xmp:
        assert xmp.orientation(photo.metadata.xmp) == 1
