"""How pictures lie in PDFs: strips, layers, turned by their matrices; profiles, depths, inks; none passes cut off."""

import io
import zlib

import numpy as np
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.decode import decode, probe
from restorer.imaging.metadata.icc_build import ADOBE_RGB, rgb_profile

WIDTH, HEIGHT = 120, 96
PLAIN = "120 0 0 96 0 0"
ICC = rgb_profile("Adobe", ADOBE_RGB, 2.2)
MASK = b"/Width 480/Height 384/ImageMask true/BitsPerComponent 1/Filter/FlateDecode"


def stream(told, data):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (told, len(data), data)


def pdf(*pictures, profile=b"", turn=0):
    """One page with these pictures, each (what its dictionary tells, bytes, matrix); 4 0 R is the profile."""
    names = b"".join(b"/I%d %d 0 R" % (at, at + 6) for at in range(len(pictures)))
    content = b"\n".join(b"q %s cm /I%d Do Q" % (matrix.encode(), at) for at, (_, _, matrix) in enumerate(pictures))
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Rotate %d/Contents 5 0 R/Resources<</XObject<<%s>>>>>>"
        % (turn, names),
        stream(b"/N 3/Filter/FlateDecode", zlib.compress(profile)),
        stream(b"", content),
        *(stream(b"/Type/XObject/Subtype/Image" + told, data) for told, data, _ in pictures),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    return out + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(out))


def told(pixels, space=b"/DeviceRGB", bits=8, kind=b"/FlateDecode", more=b""):
    size = b"/Width %d/Height %d" % pixels.shape[1::-1]
    return size + b"/ColorSpace%s/BitsPerComponent %d%s%s" % (space, bits, kind and b"/Filter" + kind, more)


def flate(pixels, matrix=PLAIN, **how):
    return told(pixels, **how), zlib.compress(pixels.tobytes()), matrix


def jpeg(pixels, matrix=PLAIN, mode="RGB", **how):
    out = io.BytesIO()
    Image.fromarray(pixels).convert(mode).save(out, "JPEG", quality=90)
    return told(pixels, kind=b"/DCTDecode", **how), out.getvalue(), matrix


@pytest.fixture
def pixels():
    coarse = np.random.default_rng(7).integers(0, 256, (6, 8, 3), np.uint8)
    return np.asarray(Image.fromarray(coarse).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC))


@pytest.fixture
def read(tmp_path):
    def read(*pictures, **more):
        (tmp_path / "x.pdf").write_bytes(pdf(*pictures, **more))
        photo = decode(tmp_path / "x.pdf")
        assert probe(tmp_path / "x.pdf").extent == photo.extent
        return photo

    return read


@pytest.mark.parametrize(
    ("matrix", "seen"),
    [
        ("-120 0 0 96 120 0", lambda stored: stored[:, ::-1]),
        ("-120 0 0 -96 120 96", lambda stored: stored[::-1, ::-1]),
        ("120 0 0 -96 0 96", lambda stored: stored[::-1]),
        ("0 120 -96 0 96 0", lambda stored: np.rot90(stored)),
        ("0 -120 96 0 0 120", lambda stored: np.rot90(stored, -1)),
        ("0 120 96 0 0 0", lambda stored: np.rot90(stored)[:, ::-1]),
        ("0 -120 -96 0 96 120", lambda stored: stored.transpose(1, 0, 2)),
    ],
)
def test_a_picture_stands_as_its_page_shows_it(read, pixels, matrix, seen):
    assert (read(flate(pixels, matrix)).pixels == seen(pixels)).all()
    assert (read(flate(pixels, matrix), turn=90).pixels == np.rot90(seen(pixels), -1)).all()


def test_strips_are_one_picture(read, pixels):
    strips = [jpeg(pixels[top : top + 32], f"120 0 0 32 0 {HEIGHT - 32 - top}") for top in range(0, HEIGHT, 32)]
    stored = np.concatenate([np.asarray(Image.open(io.BytesIO(data))) for _, data, _ in strips])
    for order in ((0, 1, 2), (2, 0, 1)):
        photo = read(*(strips[at] for at in order))
        assert (photo.pixels == stored).all()
        assert photo.origin.note == ""


def test_of_layers_the_one_in_colours_is_read_and_of_two_photos_the_larger(read, pixels):
    letters = (MASK, zlib.compress(bytes(60 * 384)), PLAIN)
    for photo in (read(flate(pixels), letters), read(flate(pixels[:90], "120 0 0 90 0 200"), flate(pixels))):
        assert (photo.pixels == pixels).all()
        assert photo.origin.note == "Only the largest of the page's 2 pictures is read."


def test_the_profile_comes_along(read, pixels):
    photo = read(flate(pixels, space=b"[/ICCBased 4 0 R]"), profile=ICC)
    assert (photo.pixels == pixels).all()
    assert photo.icc == ICC
    assert read(jpeg(pixels, space=b"[/ICCBased 4 0 R]"), profile=ICC).icc == ICC


def test_16_bits_stay_16_bits(read, pixels):
    deep = pixels * np.uint16(257) - pixels // 3
    photo = read(flate(deep.astype(">u2"), bits=16))
    assert photo.pixels.dtype == np.uint16
    assert (photo.pixels == deep).all()
    inverted = read(flate(deep[:, :, 0].astype(">u2"), space=b"/DeviceGray", bits=16, more=b"/Decode[1 0]"))
    assert (inverted.pixels[:, :, 0] == 65535 - deep[:, :, 0]).all()


def test_palettes_masks_and_inverted_numbers_are_seen_as_a_page_shows_them(read, pixels):
    index = pixels[:, :, 0] // 2
    table = "".join(f"{2 * step:02x}{255 - step:02x}{step:02x}" for step in range(128)).encode()
    colors = np.stack([index * 2, 255 - index, index], axis=2)
    assert (read(flate(index, space=b"[/Indexed/DeviceRGB 127<%s>]" % table)).pixels == colors).all()
    bits = pixels[:, :, 0] > 128
    mask = told(bits, space=b"/DeviceGray", bits=1).replace(b"/ColorSpace/DeviceGray", b"/ImageMask true")
    assert (read((mask, zlib.compress(np.packbits(bits, axis=1)), PLAIN)).pixels[:, :, 0] == bits * 255).all()
    plain, inverted = read(jpeg(pixels)), read(jpeg(pixels, more=b"/Decode[1 0 1 0 1 0]"))
    assert (inverted.pixels == 255 - plain.pixels).all()
    halves = (pixels[:, ::2, 0] & 0xF0) | (pixels[:, 1::2, 0] >> 4)
    small = read((told(pixels, space=b"/DeviceGray", bits=4), zlib.compress(halves.tobytes()), PLAIN))
    assert (small.pixels[:, :, 0] == (pixels[:, :, 0] >> 4) * 17).all()


def test_inks_mean_what_the_page_says(read, tmp_path, pixels):
    stored = jpeg(pixels, mode="CMYK", space=b"/DeviceCMYK", more=b"/Decode[1 0 1 0 1 0 1 0]")
    (tmp_path / "x.jpg").write_bytes(stored[1])
    assert (read(stored).pixels == decode(tmp_path / "x.jpg").pixels).all()
    other = read(jpeg(pixels, mode="CMYK", space=b"/DeviceCMYK"))
    assert np.corrcoef(other.pixels.mean(axis=2).ravel(), pixels.mean(axis=2).ravel())[0, 1] < -0.5, "no word of Decode"
    inks = np.asarray(Image.fromarray(pixels).convert("CMYK"))
    flat = read(flate(inks, space=b"/DeviceCMYK"))
    assert np.corrcoef(flat.pixels.mean(axis=2).ravel(), pixels.mean(axis=2).ravel())[0, 1] > 0.9


@pytest.mark.parametrize("share", [0.1, 0.5, 0.97])
@pytest.mark.parametrize("kind", [b"/FlateDecode", b""], ids=["deflated", "plain"])
@pytest.mark.parametrize("bits", [8, 16])
def test_samples_that_are_not_all_there_are_refused(read, pixels, share, kind, bits):
    stored = pixels.astype(">u2") if bits == 16 else pixels
    data = zlib.compress(stored.tobytes()) if kind else stored.tobytes()
    with pytest.raises(InputError, match="cut off"):
        read((told(pixels, bits=bits, kind=kind), data[: int(len(data) * share)], PLAIN))


def test_spoiled_samples_and_a_strip_that_is_cut_off_are_refused(read, pixels):
    packed = bytearray(zlib.compress(pixels.tobytes(), 0))
    packed[len(packed) // 2] ^= 1
    with pytest.raises(InputError, match="is damaged"):
        read((told(pixels), bytes(packed), PLAIN))
    above, below = (jpeg(pixels[top : top + 48], f"120 0 0 48 0 {48 - top}") for top in (0, 48))
    with pytest.raises(InputError, match="cut off"):
        read(above, (below[0], below[1][: len(below[1]) // 2], below[2]))
