from __future__ import annotations

import hashlib
import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from restorer.errors import InputError
from restorer.imaging.decode import decode, probe
from restorer.imaging.photo import Extent
from tests.imaging.samples import HEIGHT, WIDTH, exif_block, png, png_chunk, save, shorts, tiff

DTYPES = [np.uint8, np.uint16]


def _tiff(path: Path, array: np.ndarray, **options: object) -> Path:
    tifffile.imwrite(path, array, **options)
    return path


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "layout",
    [{}, {"tile": (16, 16)}, {"bigtiff": True}, {"byteorder": ">"}, {"compression": "zlib", "predictor": True}],
    ids=["strips", "tiles", "big", "big-endian", "deflate"],
)
def test_tiff_of_any_layout_is_exact(tmp_path, noise, dtype, layout) -> None:
    for channels, photometric in ((1, "minisblack"), (3, "rgb")):
        pixels = noise(channels, dtype)
        path = _tiff(tmp_path / f"{channels}.tif", pixels.squeeze(), photometric=photometric, **layout)
        photo = decode(path)
        assert photo.pixels.dtype == dtype
        assert (photo.pixels == pixels).all()
        assert photo.alpha is None
        assert photo.origin.mode == ("grey" if channels == 1 else "rgb")


@pytest.mark.parametrize("dtype", DTYPES)
def test_tiff_of_separate_planes_is_exact(tmp_path, noise, dtype) -> None:
    pixels = noise(3, dtype)
    planes = np.ascontiguousarray(np.moveaxis(pixels, 2, 0))
    path = _tiff(tmp_path / "x.tif", planes, photometric="rgb", planarconfig="separate")
    assert (decode(path).pixels == pixels).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_tiff_whose_zero_is_white_is_turned_round(tmp_path, noise, dtype) -> None:
    pixels = noise(1, dtype)
    path = _tiff(tmp_path / "x.tif", pixels.squeeze(), photometric="miniswhite")
    assert (decode(path).pixels == np.iinfo(dtype).max - pixels).all()


@pytest.mark.parametrize("photometric", ["minisblack", "miniswhite"])
def test_bilevel_tiff_becomes_gray(tmp_path, noise, photometric) -> None:
    bits = noise(1).squeeze() > 127
    photo = decode(_tiff(tmp_path / "x.tif", bits, photometric=photometric))
    assert (photo.pixels[:, :, 0] == np.where(bits == (photometric == "minisblack"), 255, 0)).all()
    assert photo.origin.mode == "bilevel"
    assert photo.origin.depth_bits == 1


def test_fax_tiff_becomes_gray(tmp_path, noise) -> None:
    image = Image.fromarray(noise(1).squeeze()).convert("1")
    path = save(image, tmp_path / "x.tif", compression="group4")
    assert (decode(path).pixels[:, :, 0] == np.asarray(image.convert("L"))).all()


@pytest.mark.parametrize("depth", [2, 4])
def test_tiff_of_few_bits_fills_the_range(tmp_path, noise, depth) -> None:
    levels = noise(1, width=8).squeeze() >> (8 - depth)
    bits = (levels[:, :, None] >> np.arange(depth)[::-1]) & 1
    entries = {256: shorts(8), 257: shorts(HEIGHT), 258: shorts(depth), 259: shorts(1), 262: shorts(1), 277: shorts(1)}
    path = tmp_path / "x.tif"
    path.write_bytes(tiff({**entries, 278: shorts(HEIGHT)}, np.packbits(bits.astype(np.uint8)).tobytes()))
    assert (decode(path).pixels[:, :, 0] == levels.astype(int) * 255 // ((1 << depth) - 1)).all()


def test_tiff_palettes_become_rgb_or_gray(tmp_path, noise) -> None:
    levels, colors = noise(1).squeeze(), noise(1, np.uint16, 3, 256).squeeze()
    photo = decode(_tiff(tmp_path / "c.tif", levels, photometric="palette", colormap=colors))
    assert (photo.pixels == (colors.T[levels] >> 8)).all()
    grays = np.stack([np.arange(256)[::-1] * 257] * 3).astype(np.uint16)
    photo = decode(_tiff(tmp_path / "g.tif", levels, photometric="palette", colormap=grays))
    assert (photo.pixels[:, :, 0] == 255 - levels).all()
    assert photo.channels == 1


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("channels", [1, 3])
def test_tiff_alpha_travels_apart(tmp_path, noise, dtype, channels) -> None:
    pixels, alpha = noise(channels, dtype), noise(1, dtype)
    kind = "rgb" if channels == 3 else "minisblack"
    both = np.concatenate([pixels, alpha], axis=2)
    options = {"photometric": kind, "planarconfig": "contig"}
    photo = decode(_tiff(tmp_path / "a.tif", both, extrasamples=["unassalpha"], **options))
    assert (photo.pixels == pixels).all()
    assert (photo.alpha == alpha[:, :, 0]).all()
    photo = decode(_tiff(tmp_path / "b.tif", both, extrasamples=["unspecified"], **options))
    assert (photo.pixels == pixels).all()
    assert photo.alpha is None


def test_tiff_alpha_is_found_among_other_channels(tmp_path, noise) -> None:
    both = noise(5)
    path = _tiff(tmp_path / "a.tif", both, photometric="rgb", extrasamples=["unspecified", "unassalpha"])
    assert (decode(path).alpha == both[:, :, 4]).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_premultiplied_colors_are_divided(tmp_path, noise, dtype) -> None:
    top = np.iinfo(dtype).max
    pixels, alpha = noise(3, dtype).astype(np.int64), noise(1, dtype).astype(np.int64)
    stored = np.concatenate([(pixels * alpha + top // 2) // top, alpha], axis=2).astype(dtype)
    photo = decode(_tiff(tmp_path / "a.tif", stored, photometric="rgb", extrasamples=["assocalpha"]))
    allowed = top / (2 * np.maximum(alpha, 1)) + 1
    seen = alpha[:, :, 0] > 0
    assert (np.abs(photo.pixels - pixels) <= allowed)[seen].all()
    assert (photo.alpha == alpha[:, :, 0]).all()


def test_opaque_alpha_is_left_out(tmp_path, noise) -> None:
    both = np.concatenate([noise(3), np.full((HEIGHT, WIDTH, 1), 255, np.uint8)], axis=2)
    path = save(Image.fromarray(both), tmp_path / "x.png")
    assert probe(path).has_alpha
    assert decode(path).alpha is None


@pytest.mark.parametrize("dtype", DTYPES)
def test_cmyk_tiff_becomes_srgb(tmp_path, dtype) -> None:
    inks = np.zeros((2, 3, 4), dtype)
    inks[0, 1, 3] = inks[0, 2, :3] = inks[1, 0, 0] = np.iinfo(dtype).max
    photo = decode(_tiff(tmp_path / "x.tif", inks, photometric="separated"))
    shown = photo.pixels / photo.top
    assert photo.pixels.dtype == dtype
    assert shown[0, 0] == pytest.approx([1, 1, 1], abs=0.01)
    assert (shown[0, 1:] < 0.25).all()
    assert shown[1, 0, 0] < 0.3 < shown[1, 0, 2]
    assert photo.icc is None
    assert photo.origin.mode == "cmyk"


def test_cmyk_jpeg_of_adobe_is_not_inverted(tmp_path) -> None:
    inks = Image.new("CMYK", (16, 16), (0, 0, 0, 0))
    inks.paste((255, 0, 0, 0), (8, 0, 16, 16))
    photo = decode(save(inks, tmp_path / "x.jpg", quality=95))
    assert (photo.pixels[:, :7] > 250).all()
    assert photo.pixels[8, 12, 0] < 80 < photo.pixels[8, 12, 2]


def test_lab_tiff_becomes_srgb(tmp_path) -> None:
    lab = np.array([[[100, 0, 0], [0, 0, 0], [54, 81, 70]]], np.float64)
    eight = np.dstack([np.rint(lab[..., 0] * 2.55), lab[..., 1], lab[..., 2]]).astype(np.int16).astype(np.uint8)
    deep = np.rint(lab * [655.35, 256, 256]).astype(np.int32).astype(np.uint16)
    for name, stored in (("8.tif", eight), ("16.tif", deep)):
        photo = decode(_tiff(tmp_path / name, stored, photometric="cielab"))
        shown = photo.pixels[0] / photo.top
        assert shown[0] == pytest.approx([1, 1, 1], abs=0.01)
        assert shown[1] == pytest.approx([0, 0, 0], abs=0.01)
        assert shown[2, 0] > 0.95 > 0.2 > shown[2, 1]


def lab_to_srgb(lab):
    """The definition: CIELAB under D50, by Bradford's matrix, without gamut mapping; 0..255."""
    fy = (lab[..., 0] + 16) / 116
    f = np.stack([fy + lab[..., 1] / 500, fy, fy - lab[..., 2] / 200], axis=-1)
    xyz = np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * [0.9642, 1, 0.8249]
    to_rgb = [
        [3.1338561, -1.6168667, -0.4906146],
        [-0.9787684, 1.9161415, 0.0334540],
        [0.0719453, -0.2289914, 1.4052427],
    ]
    rgb = np.clip(xyz @ np.array(to_rgb).T, 0, 1)
    return np.where(rgb <= 0.0031308, 12.92 * rgb, 1.055 * rgb ** (1 / 2.4) - 0.055) * 255


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("kind", ["cielab", "icclab", "with alpha", "tiles"])
def test_lab_tiff_is_converted_as_defined(tmp_path, depth, kind) -> None:
    # Lightness in whole 8-bit steps, a* and b* in whole numbers: the same colours fit both depths.
    y, x = np.mgrid[:37, :45]
    steps, a, b = 30 + 5 * y, (2 * x - 45).astype(int), (3 * y - 60 + x % 7).astype(int)
    truth = lab_to_srgb(np.dstack([steps / 2.55, a, b]).astype(float))
    unit = 1 if depth == 8 else 256
    offset = 128 if kind == "icclab" else 0
    chroma = (np.dstack([a, b]) + offset) * unit % (256 * unit)
    stored = np.dstack([steps * (1 if depth == 8 else 257), chroma]).astype(np.uint8 if depth == 8 else np.uint16)
    if kind == "with alpha":
        stored = np.dstack([stored, np.full(stored.shape[:2], 200 * unit, stored.dtype)])
    more = {"extrasamples": ["unassalpha"]} if kind == "with alpha" else {"tile": (16, 16)} if kind == "tiles" else {}
    path = tmp_path / "lab.tif"
    tifffile.imwrite(path, stored, photometric=9 if kind == "icclab" else 8, metadata=None, **more)
    photo = decode(path)
    assert np.abs(photo.pixels / photo.top * 255 - truth).max() <= 1.5
    assert (photo.alpha is not None) == (kind == "with alpha")


def test_lab_tiff_is_converted_as_lcms_does_it_exactly(tmp_path) -> None:
    # By default lcms goes through a table of few points, which is off by up to 14 of 255 at saturated colours.
    lab = np.random.default_rng(2).integers(0, 256, (64, 64, 3), np.uint8)
    profiles = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    exactly = ImageCms.buildTransform(*profiles, "LAB", "RGB", 1, ImageCms.Flags.NOOPTIMIZE)
    wanted = np.asarray(ImageCms.applyTransform(Image.frombytes("LAB", (64, 64), lab.tobytes()), exactly))
    photo = decode(_tiff(tmp_path / "lab.tif", lab, photometric=8, metadata=None))
    assert np.abs(photo.pixels.astype(int) - wanted).max() <= 1


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.zeros((4, 4), np.complex64), "floating-point"),
        (np.zeros((4, 4), np.uint32), "32 bits a channel"),
        (np.zeros((4, 4), np.int16), "signed"),
    ],
)
def test_tiff_of_other_numbers_is_refused_in_words(tmp_path, array, words) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(_tiff(tmp_path / "x.tif", array, photometric="minisblack"))
    assert "16 bits" in caught.value.hint


def test_each_page_of_a_tiff_is_a_photo_but_not_its_small_copies(tmp_path, noise) -> None:
    first, second = noise(3), noise(1, np.uint16)
    with tifffile.TiffWriter(tmp_path / "x.tif") as file:
        file.write(first, photometric="rgb")
        file.write(first[:9, :9], photometric="rgb", subfiletype=1)
        file.write(second.squeeze(), photometric="minisblack")
    assert probe(tmp_path / "x.tif").pages == 2
    assert (decode(tmp_path / "x.tif").pixels == first).all()
    photo = decode(tmp_path / "x.tif", page=1)
    assert (photo.pixels == second).all()
    assert photo.origin.page == 1
    with pytest.raises(InputError, match="no page 3: it has 2"):
        decode(tmp_path / "x.tif", page=2)


def test_a_camera_raw_file_is_refused_in_words(tmp_path) -> None:
    path = tmp_path / "x.dng"
    path.write_bytes(tiff({256: shorts(4), 257: shorts(4), 262: shorts(32803)}, bytes(16)))
    with pytest.raises(InputError, match="camera's raw file") as caught:
        decode(path)
    assert "16-bit TIFF" in caught.value.hint


@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
def test_gray_png_of_any_depth_is_exact(tmp_path, noise, depth) -> None:
    levels = noise(1, np.uint16).squeeze() >> (16 - depth)
    path = tmp_path / "x.png"
    path.write_bytes(png(levels, 0, depth))
    photo = decode(path)
    assert (photo.pixels[:, :, 0] == levels.astype(int) * photo.top // ((1 << depth) - 1)).all()
    assert photo.origin.depth_bits == depth
    path.write_bytes(png(levels, 0, depth, png_chunk(b"tRNS", struct.pack(">H", int(levels[0, 0])))))
    assert (decode(path).alpha == np.where(levels == levels[0, 0], 0, photo.top)).all()


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_png_palettes_become_rgb_or_gray(tmp_path, noise, depth) -> None:
    levels, colors = noise(1).squeeze() >> (8 - depth), noise(3, np.uint8, 1, 1 << depth)[0]
    path = tmp_path / "x.png"
    path.write_bytes(png(levels, 3, depth, png_chunk(b"PLTE", colors.tobytes()), png_chunk(b"tRNS", b"\x0a")))
    photo = decode(path)
    assert (photo.pixels == colors[levels]).all()
    assert (photo.alpha == np.where(levels == 0, 10, 255)).all()
    grays = np.repeat(colors[:, :1], 3, axis=1)
    path.write_bytes(png(levels, 3, depth, png_chunk(b"PLTE", grays.tobytes())))
    photo = decode(path)
    assert photo.channels == 1
    assert (photo.pixels[:, :, 0] == grays[levels, 0]).all()


@pytest.mark.parametrize("dtype", DTYPES)
def test_png_of_every_color_type_is_exact(tmp_path, noise, dtype) -> None:
    depth = np.dtype(dtype).itemsize * 8
    path = tmp_path / "x.png"
    for color, channels in ((2, 3), (4, 1), (6, 3)):
        pixels, alpha = noise(channels, dtype), noise(1, dtype)
        path.write_bytes(png(np.concatenate([pixels, alpha], axis=2) if color & 4 else pixels, color, depth))
        photo = decode(path)
        assert (photo.pixels == pixels).all()
        assert photo.pixels.dtype == dtype
        assert (photo.alpha is None) if color == 2 else (photo.alpha == alpha[:, :, 0]).all()


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_is_what_other_decoders_see(tmp_path, smooth, mode, progressive) -> None:
    path = save(Image.fromarray(smooth).convert(mode), tmp_path / "x.jpg", quality=90, progressive=progressive)
    photo = decode(path)
    wanted = np.asarray(Image.open(path))
    assert np.abs(photo.pixels.squeeze().astype(int) - wanted).max() <= 1
    assert photo.channels == len(mode)


@pytest.mark.parametrize("quality", [1, 5, 20, 50, 75, 85, 92, 100])
def test_jpeg_quality_is_read_off_the_tables(tmp_path, smooth, quality) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.jpg", quality=quality)
    assert probe(path).jpeg_quality == quality
    assert decode(path).origin.jpeg_quality == quality


def test_each_frame_of_a_webp_is_a_page(tmp_path, noise) -> None:
    pixels = noise(3)
    frames = [Image.fromarray(np.roll(pixels, shift, axis=0)) for shift in range(3)]
    path = save(frames[0], tmp_path / "x.webp", save_all=True, append_images=frames[1:], lossless=True)
    assert probe(path).pages == 3
    for page, frame in enumerate(frames):
        assert (decode(path, page=page).pixels == np.asarray(frame)).all()


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_bmp_is_exact(tmp_path, noise, mode) -> None:
    image = Image.fromarray(noise(3)).convert(mode)
    path = save(image, tmp_path / "x.bmp")
    wanted = np.asarray(image.convert("L" if mode in "1L" else "RGB")).reshape(HEIGHT, WIDTH, -1)
    assert (decode(path).pixels == wanted).all()


def test_monochrome_avif_is_gray(tmp_path, smooth) -> None:
    path = save(Image.fromarray(smooth[:, :, 0]), tmp_path / "x.avif", quality=100)
    photo = decode(path)
    assert photo.channels == 1
    assert np.abs(photo.pixels[:, :, 0].astype(int) - smooth[:, :, 0]).max() <= 1


def test_format_is_told_by_content_not_by_name(tmp_path, smooth) -> None:
    path = tmp_path / "really-a.jpg"
    save(Image.fromarray(smooth), path, format="PNG")
    assert probe(path).format == "png"
    assert (decode(path).pixels == smooth).all()


def test_probe_tells_what_decode_gives(tmp_path, smooth) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x.jpg", exif=b"Exif\0\0" + exif_block(orientation=6), quality=75)
    told, photo = probe(path), decode(path)
    assert told.extent == photo.extent == Extent(40, 50)
    assert (told.format, told.mode, told.depth_bits, told.pages) == ("jpeg", "rgb", 8, 1)
    assert told.size_bytes == path.stat().st_size


@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "webp", "avif", "bmp"])
def test_originals_are_not_touched(tmp_path, smooth, format) -> None:
    path = save(Image.fromarray(smooth), tmp_path / f"x.{format}", format=format)
    path.chmod(0o444)
    before = (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
    probe(path)
    decode(path)
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "webp"])
def test_a_photo_is_decoded_into_given_arrays(tmp_path, noise, format) -> None:
    pixels = noise(3, height=700, width=300)
    path = save(Image.fromarray(pixels), tmp_path / f"x.{format}", format=format)
    given = []

    def allocate(shape: tuple[int, ...], dtype: object) -> np.ndarray:
        given.append(np.memmap(tmp_path / f"array-{len(given)}", dtype, "w+", shape=shape))
        return given[-1]

    photo = decode(path, allocate=allocate)
    assert photo.pixels is given[0]
    assert (photo.pixels == decode(path).pixels).all()


def test_every_name_can_be_read(tmp_path, smooth) -> None:
    names = ("Großmutter 1931", "祖母の庭", "צילום ישן", 'it\'s "quoted"', "line\nbreak", "a[0]", "..x", "-o")
    for name in names:
        path = save(Image.fromarray(smooth), tmp_path / f"{name}.png", format="PNG")
        assert (decode(path).pixels == smooth).all()


def test_heic_is_read(tmp_path, smooth) -> None:
    pillow_heif = pytest.importorskip("pillow_heif", reason="needs pillow-heif, which writes it")
    path = tmp_path / "x.heic"
    pillow_heif.from_pillow(Image.fromarray(smooth)).save(path, quality=95)
    photo = decode(path)
    assert photo.origin.format == "heic"
    assert np.abs(photo.pixels.astype(int) - smooth).mean() < 4


@pytest.mark.parametrize("is_filled", [False, True])
def test_an_empty_mask_for_transparency_is_none(tmp_path, smooth, is_filled) -> None:
    height, width = smooth.shape[:2]
    mask = np.full((height, width, 1), 0, np.uint8)
    mask[: height // 2] = 255 * is_filled
    body = np.concatenate([smooth[::-1, :, ::-1], mask[::-1]], axis=2).tobytes()
    info = struct.pack("<IiiHHIIiiII", 108, width, height, 1, 32, 3, len(body), 2835, 2835, 0, 0)
    info += struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000) + b"BGRs" + bytes(48)
    start = 14 + len(info)
    (tmp_path / "x.bmp").write_bytes(b"BM" + struct.pack("<IHHI", start + len(body), 0, 0, start) + info + body)
    photo = decode(tmp_path / "x.bmp")
    assert (photo.pixels == smooth).all()
    assert (photo.alpha is not None) is is_filled
