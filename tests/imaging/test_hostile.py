"""Files that are cut off, damaged, lying, or no pictures at all: an `InputError` in words, or a whole picture."""

from __future__ import annotations

import itertools
import os
import struct
import tracemalloc
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.faults.traps import endless_pages
from restorer.errors import InputError, ResourceError, RestorerError
from restorer.imaging import limits as limits_module
from restorer.imaging.codecs.formats import find_codec
from restorer.imaging.decode import DecodeLimits, decode, probe
from restorer.imaging.metadata.icc import srgb_profile
from restorer.imaging.photo import Extent, Metadata, Photo
from tests.imaging.samples import IPTC, XMP, exif_block, png, png_chunk, save, shorts, tiff

SMALL = DecodeLimits(max_pixels=1_000_000)


@pytest.fixture
def files(tmp_path, smooth, write) -> dict[str, Path]:
    """A small valid file of each kind."""
    told = Metadata(exif=exif_block(6), xmp=XMP, iptc=IPTC, dpi=(300, 300), comment="x")
    photo = Photo(smooth, icc=srgb_profile(), metadata=told)
    deep = Photo(smooth.astype(np.uint16) * 257)
    found = {format: write(photo, format) for format in ("jpeg", "png", "tiff", "webp", "avif")}
    found |= {"tiff of 16 bits": write(deep, "tiff"), "avif of 10 bits": write(deep, "avif")}
    image = Image.fromarray(smooth)
    found["progressive jpeg"] = save(image, tmp_path / "p.jpg", progressive=True)
    found["cmyk jpeg"] = save(image.convert("CMYK"), tmp_path / "c.jpg")
    found["palette png"] = save(image.quantize(16), tmp_path / "q.png")
    found["lab tiff"] = save(Image.merge("LAB", image.split()), tmp_path / "lab.tif")
    found["fax tiff"] = save(image.convert("1"), tmp_path / "fax.tif", compression="group4")
    found["bmp"] = save(image, tmp_path / "x.bmp")
    found["animated webp"] = save(
        image, tmp_path / "a.webp", save_all=True, append_images=[image.rotate(180)], lossless=True
    )
    return found


KINDS = (
    *("jpeg", "png", "tiff", "webp", "avif", "tiff of 16 bits", "avif of 10 bits", "progressive jpeg", "cmyk jpeg"),
    *("palette png", "lab tiff", "fax tiff", "bmp", "animated webp"),
)


def _mutants(data: bytes, seed: int) -> Iterator[bytes]:
    generator = np.random.default_rng(seed)
    while True:
        mutant = bytearray(data)
        for _ in range(generator.integers(1, 4)):
            mutant[generator.integers(len(mutant))] ^= int(generator.integers(1, 256))
        if generator.random() < 0.2:
            at = int(generator.integers(len(mutant)))
            mutant[at : at + int(generator.integers(16))] = generator.bytes(int(generator.integers(16)))
        yield bytes(mutant)


def _tried(path: Path) -> tuple[Photo | None, InputError | None]:
    """What became of a file; any error but an `InputError` fails the test."""
    try:
        told, photo = probe(path), decode(path, limits=SMALL)
    except InputError as error:
        return None, error
    assert told.extent == photo.extent
    return photo, None


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_cut_off_is_refused_or_whole(files, tmp_path, kind) -> None:
    data = files[kind].read_bytes()
    whole = decode(files[kind]).pixels
    path = tmp_path / "cut"
    errors = []
    for size in range(0, len(data), max(1, len(data) // 40)):
        path.write_bytes(data[:size])
        photo, error = _tried(path)
        errors += [error] if error is not None else []
        assert photo is None or (photo.pixels == whole).all(), f"{size} of {len(data)} bytes gave another picture"
    assert len(errors) >= 15
    assert all(error.message.startswith('"cut" ') and error.message.endswith(".") and error.hint for error in errors)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_never_gives_anything_but_an_input_error(files, tmp_path, kind) -> None:
    data = files[kind].read_bytes()
    path = tmp_path / "damaged"
    for mutant in itertools.islice(_mutants(data, seed=len(data)), 25):
        path.write_bytes(mutant)
        photo, error = _tried(path)
        assert photo is not None or error.hint


@pytest.mark.parametrize("kind", ["png", "palette png"])
def test_damaged_pixels_of_a_png_are_noticed(files, tmp_path, kind) -> None:
    data = files[kind].read_bytes()
    start = data.index(b"IDAT") + 4
    size = struct.unpack(">I", data[start - 8 : start - 4])[0]
    path = tmp_path / "damaged.png"
    for at in range(start, start + size, 7):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :])
        with pytest.raises(InputError, match=r"damaged|cut off"):
            decode(path)


def test_a_jpeg_that_is_cut_off_is_told_so(tmp_path, noise) -> None:
    for progressive in (False, True):
        path = save(Image.fromarray(noise(3, height=200, width=200)), tmp_path / "x.jpg", progressive=progressive)
        data = path.read_bytes()
        for share in (0.3, 0.6, 0.95):
            path.write_bytes(data[: int(len(data) * share)])
            with pytest.raises(InputError, match=r"cut off: the file ends before the picture does"):
                decode(path)


def test_an_empty_file_is_told(tmp_path) -> None:
    (tmp_path / "x.jpg").touch()
    with pytest.raises(InputError, match=r'"x\.jpg" is empty'):
        decode(tmp_path / "x.jpg")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Dear aunt, ...", "not a picture"),
        (b"AT&TFORM" + bytes(40), "a DjVu"),
        (b"%PDF-1.7", "a PDF"),
        (b"GIF89a" + bytes(40), "a GIF"),
        (b"8BPS\0\1" + bytes(30), "a Photoshop file"),
        (b"gimp xcf v011" + bytes(30), "a GIMP file"),
        (b"PK\3\4" + bytes(30), "a ZIP archive"),
        (b"\0\0\0\x18ftypmp42" + bytes(40), "not a picture"),
    ],
)
def test_what_is_no_picture_is_named(tmp_path, content, words) -> None:
    (tmp_path / "x.jpg").write_bytes(content)
    with pytest.raises(InputError, match=words) as caught:
        probe(tmp_path / "x.jpg")
    assert caught.value.hint


def test_folders_pipes_loops_and_missing_files_are_told(tmp_path) -> None:
    cases = {tmp_path: "a folder", tmp_path / "none.png": "does not exist", tmp_path / "nul\0.png": "cannot be"}
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe.png")
        (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
        (tmp_path / "dangling.png").symlink_to(tmp_path / "nowhere.png")
        cases |= {
            tmp_path / "pipe.png": "a pipe",
            tmp_path / "loop.png": "leads to itself",
            tmp_path / "dangling.png": "does not exist",
            Path("/dev/zero"): "a pipe or a device",
        }
    for path, words in cases.items():
        for read in (decode, probe):
            with pytest.raises(InputError, match=words):
                read(path)


def test_a_file_that_may_not_be_read_is_told(tmp_path, smooth, monkeypatch) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.png")

    def refuse(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # Permissions do not bind root, who may run this.
    with pytest.raises(InputError, match="may not be read by you"):
        decode(path)


def test_a_disk_that_fails_while_reading_is_told(tmp_path, smooth, monkeypatch) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.png")

    def fail(*args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("restorer.imaging.decode.find_codec", lambda id: replace(find_codec(id), read_header=fail))
    with pytest.raises(InputError, match="could not be read: Input/output error"):
        decode(path)


def test_names_are_shown_without_what_cannot_be_printed(tmp_path) -> None:
    with pytest.raises(InputError) as caught:
        decode(tmp_path / "line\nbreak \x1b[31m.png")
    assert "\n" not in caught.value.message
    assert "\x1b" not in caught.value.message


@pytest.mark.skipif(os.name == "nt", reason="names are always Unicode on Windows")
def test_names_that_are_no_unicode_are_read(tmp_path, smooth) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/latin-\xe9.png"))
    try:
        save(Image.fromarray(smooth), path, format="PNG")
    except OSError:
        pytest.skip("this disk takes Unicode names only")
    assert (decode(path).pixels == smooth).all()
    path.write_bytes(b"")
    with pytest.raises(InputError) as caught:
        decode(path)
    caught.value.message.encode()


def _bomb(width: int, height: int, data: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def test_a_decompression_bomb_is_refused_by_its_header(tmp_path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(png(np.zeros((2000, 2000), np.uint8), 0, 8))
    with pytest.raises(InputError, match="says that it is 2000 x 2000 pixels") as caught:
        decode(path, limits=SMALL, allocate=None)
    assert "damaged" in caught.value.hint
    with pytest.raises(InputError, match="40000 x 40000"):
        DecodeLimits().check("x", Extent(40_000, 40_000))
    DecodeLimits().check("x", Extent(31_000, 31_000))


def test_a_claim_that_the_bytes_cannot_hold_is_refused(tmp_path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(_bomb(30_000, 30_000, zlib.compress(bytes(1000))))
    with pytest.raises(InputError, match="cannot lie in"):
        decode(path)


def test_a_large_picture_in_a_tiny_file_is_refused(tmp_path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(png(np.zeros((1500, 1500), np.uint8), 0, 1))
    limits = DecodeLimits(max_blank_pixels=2_000_000)
    with pytest.raises(InputError, match="1500 x 1500 pixels in a file of 1 kB: no photograph is that light"):
        decode(path, limits=limits)
    assert decode(path).extent == (1500, 1500)
    DecodeLimits().check("x", Extent(20_000, 20_000), 400 * 1_000_000 // 100)


def test_more_pages_than_anybody_scans_are_refused(tmp_path) -> None:
    for count, is_fine in ((1000, True), (1001, False), (40_000, False)):
        (tmp_path / "x.tif").write_bytes(endless_pages(count))
        if is_fine:
            assert probe(tmp_path / "x.tif", 999).pages == count
            continue
        for read in (probe, decode):
            with pytest.raises(InputError, match="more than 1,000 pages"):
                read(tmp_path / "x.tif")


def test_sides_are_limited_too(tmp_path) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(png(np.zeros((1, 600_000), np.uint8), 0, 8))
    with pytest.raises(InputError, match="600000 x 1"):
        decode(path)
    assert decode(path, limits=DecodeLimits(max_side=600_000)).extent == (600_000, 1)


def test_a_picture_larger_than_the_memory_needs_an_allocator(tmp_path, smooth, monkeypatch) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.png")
    monkeypatch.setattr(limits_module, "_memory_bytes", lambda: smooth.nbytes)
    with pytest.raises(ResourceError, match="GiB of memory"):
        decode(path)
    assert (decode(path, allocate=np.empty).pixels == smooth).all()


def test_a_tiff_that_leads_in_circles_ends(tmp_path) -> None:
    entries = {256: shorts(4), 257: shorts(4), 258: shorts(8), 259: shorts(1), 262: shorts(1), 277: shorts(1)}
    data = bytearray(tiff({**entries, 278: shorts(4)}, bytes(range(16))))
    first = struct.unpack("<I", data[4:8])[0]
    count = struct.unpack("<H", data[first : first + 2])[0]
    data[first + 2 + 12 * count : first + 6 + 12 * count] = struct.pack("<I", first)
    (tmp_path / "x.tif").write_bytes(data)
    assert probe(tmp_path / "x.tif").pages == 1


def test_a_tiff_that_points_beyond_any_disk_is_damaged(tmp_path) -> None:
    (tmp_path / "x.tif").write_bytes(struct.pack("<2sHHHQ", b"II", 43, 8, 0, (1 << 64) - 16) + bytes(64))
    with pytest.raises(InputError, match="its TIFF directory makes no sense"):
        probe(tmp_path / "x.tif")


def test_many_fields_that_point_to_the_same_bytes_cost_little(tmp_path) -> None:
    entries = {256: shorts(4), 257: shorts(4), 258: shorts(8), 259: shorts(1), 262: shorts(1), 277: shorts(1)}
    data = bytearray(tiff({**entries, 278: shorts(4)}, bytes(1 << 22)))
    table = struct.pack("<H", 3000)
    for tag in range(40_000, 43_000):
        table += struct.pack("<HHII", tag, 7, 1 << 22, 8)
    data[4:8] = struct.pack("<I", len(data))
    (tmp_path / "x.tif").write_bytes(bytes(data) + table + bytes(4))
    tracemalloc.start()
    try:
        with pytest.raises(RestorerError):
            decode(tmp_path / "x.tif")
        assert tracemalloc.get_traced_memory()[1] < 256e6, "12 GB, were each field read"
    finally:
        tracemalloc.stop()


def test_texts_that_unpack_to_gigabytes_are_left_out(tmp_path, smooth) -> None:
    bomb = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(1 << 25)))
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, *[bomb] * 3))
    photo = decode(tmp_path / "x.png")
    assert photo.metadata.comment is None
    assert (photo.pixels == smooth).all()


def test_a_missing_heic_decoder_is_told(tmp_path, monkeypatch) -> None:
    for name in ("pi_heif", "pillow_heif"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    (tmp_path / "x.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64))
    with pytest.raises(InputError, match="HEIC") as caught:
        decode(tmp_path / "x.heic")
    assert "pi-heif" in caught.value.hint


def test_words_of_libvips_that_are_no_unicode_do_no_harm(tmp_path, smooth, capfd) -> None:
    profile = bytearray(srgb_profile())
    profile[136:140] = b"\x7f\xff\xff\xff"  # The first tag lies outside: libpng complains of the profile by its name.
    chunk = png_chunk(b"iCCP", b"Sc\xe4nner\0\0" + zlib.compress(bytes(profile)))
    (tmp_path / "x.png").write_bytes(png(smooth, 2, 8, chunk))
    assert (decode(tmp_path / "x.png").pixels == smooth).all()
    (tmp_path / "y.png").write_bytes(png(smooth, 2, 8, chunk)[:-60])
    with pytest.raises(InputError, match="cut off"):
        decode(tmp_path / "y.png")
    assert capfd.readouterr().err == ""


def test_an_avif_of_absurd_size_is_refused_quietly(files, tmp_path, capfd) -> None:
    data = bytearray(files["avif"].read_bytes())
    at = data.index(b"ispe") + 8
    data[at : at + 4] = struct.pack(">I", 1 << 30)
    (tmp_path / "x.avif").write_bytes(data)
    with pytest.raises(InputError):
        decode(tmp_path / "x.avif")
    assert capfd.readouterr().err == ""
