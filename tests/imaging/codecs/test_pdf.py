"""A PDF of scans: each page's picture exactly, turned as the page is; no page is ever drawn."""

import io
import zlib

import numpy as np
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.decode import decode, probe
from restorer.imaging.photo import Extent


def pdf(*pages):
    """A file whose pages are (filter, colour space, bits, bytes, size, turn)."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for kind, space, bits, data, (width, height), turn in pages:
        first = len(objects) + 1
        kids.append(b"%d 0 R" % first)
        box, draw = b"%g %g" % (width * 0.24, height * 0.24), b"q %g 0 0 %g 0 0 cm /I Do Q"
        content = draw % (width * 0.24, height * 0.24) if data else b"BT ET"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Rotate %d/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>"
            % (box, turn, first + 1, first + 2)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        told = b"/Width %d/Height %d/ColorSpace/%s/BitsPerComponent %d/Filter/%s" % (width, height, space, bits, kind)
        objects.append(b"<</Type/XObject/Subtype/Image%s/Length %d>>stream\n%s\nendstream" % (told, len(data), data))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))


@pytest.fixture
def pixels():
    return np.random.default_rng(1).integers(0, 256, (80, 100, 3), np.uint8)


def flate(pixels, turn=0):
    space = b"DeviceRGB" if pixels.ndim == 3 else b"DeviceGray"
    return b"FlateDecode", space, 8, zlib.compress(pixels.tobytes()), pixels.shape[1::-1], turn


def jpeg(pixels, turn=0, **options):
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", **options)
    return (b"DCTDecode", b"DeviceRGB", 8, out.getvalue(), pixels.shape[1::-1], turn), out.getvalue()


@pytest.mark.parametrize(("turn", "quarters"), [(0, 0), (90, -1), (180, 2), (270, 1)])
def test_pictures_are_taken_out_exactly_and_turned_as_the_page_is(tmp_path, pixels, turn, quarters):
    (tmp_path / "x.pdf").write_bytes(pdf(flate(pixels, turn)))
    photo = decode(tmp_path / "x.pdf")
    assert (photo.pixels == np.rot90(pixels, quarters)).all()
    assert probe(tmp_path / "x.pdf").extent == photo.extent == Extent(*photo.pixels.shape[1::-1])
    assert photo.metadata.dpi == (300.0, 300.0)
    assert (photo.origin.format, photo.origin.pages) == ("pdf", 1)


def test_each_page_is_a_photo(tmp_path, pixels):
    stored, _ = jpeg(pixels, quality=90)
    (tmp_path / "x.pdf").write_bytes(pdf(flate(pixels), flate(pixels[:, :, 0]), stored))
    assert [decode(tmp_path / "x.pdf", page).channels for page in range(3)] == [3, 1, 3]
    assert (decode(tmp_path / "x.pdf", 1).pixels[:, :, 0] == pixels[:, :, 0]).all()
    with pytest.raises(InputError, match="has no page 4: it has 3"):
        decode(tmp_path / "x.pdf", 3)


def test_a_jpeg_comes_as_its_own_codec_reads_it(tmp_path, pixels):
    stored, data = jpeg(pixels, quality=83)
    (tmp_path / "x.pdf").write_bytes(pdf(stored))
    (tmp_path / "x.jpg").write_bytes(data)
    photo = decode(tmp_path / "x.pdf")
    assert (photo.pixels == decode(tmp_path / "x.jpg").pixels).all()
    assert photo.origin.jpeg_quality == 83


def test_bilevel_fax_is_read(tmp_path, pixels):
    Image.fromarray(pixels).convert("1").save(tmp_path / "x.pdf")
    assert (decode(tmp_path / "x.pdf").pixels[:, :, 0] == np.asarray(Image.fromarray(pixels).convert("1")) * 255).all()


def test_what_holds_no_scan_is_told(tmp_path):
    (tmp_path / "text.pdf").write_bytes(pdf((b"FlateDecode", b"DeviceGray", 8, b"", (100, 80), 0)))
    with pytest.raises(InputError, match="has no scanned picture on page 1"):
        decode(tmp_path / "text.pdf")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(500))
    with pytest.raises(InputError, match="cannot be opened"):
        decode(tmp_path / "broken.pdf")


def test_a_picture_that_is_cut_off_is_refused(tmp_path, pixels):
    (kind, space, bits, data, size, turn), _ = jpeg(pixels, quality=90)
    (tmp_path / "x.pdf").write_bytes(pdf((kind, space, bits, data[: len(data) // 2], size, turn)))
    with pytest.raises(InputError, match="is cut off"):
        decode(tmp_path / "x.pdf")
