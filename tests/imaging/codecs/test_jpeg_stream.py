"""JPEGs with harmless oddities give the pixels of the file without them; one that lost pixels is refused."""

import io
import struct

import numpy as np
import pytest
from PIL import Image

from restorer.errors import InputError
from restorer.imaging.decode import decode

KINDS = {
    "4:2:0": {"quality": 90},
    "4:4:4": {"quality": 92, "subsampling": 0},
    "progressive": {"quality": 85, "progressive": True},
    "restarts": {"quality": 90, "restart_marker_blocks": 3},
}


def a_picture(mode="RGB", size=(101, 75)):
    y, x = np.mgrid[: size[1], : size[0]]
    rng = np.random.default_rng(3)
    planes = [127 + 120 * np.sin(x / a + y / b) + rng.normal(0, 6, x.shape) for a, b in ((9, 17), (23, 7), (13, 11))]
    rgb = np.clip(np.stack(planes, axis=2), 0, 255).astype(np.uint8)
    return Image.fromarray(rgb).convert(mode)


def saved(image, **options):
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()


@pytest.fixture
def pixels_of(tmp_path):
    def read(data):
        path = tmp_path / "photo.jpg"
        path.write_bytes(data)
        return decode(path).pixels

    return read


@pytest.fixture(params=[*KINDS, "grey"])
def jpeg(request):
    return saved(a_picture("L"), quality=90) if request.param == "grey" else saved(a_picture(), **KINDS[request.param])


def before_frame(data, inserted):
    at = next(data.index(marker) for marker in (b"\xff\xc0", b"\xff\xc2") if marker in data)
    return data[:at] + inserted + data[at:]


def with_revision(data):
    at = data.index(b"JFIF\0") + 5
    return data[:at] + b"\2" + data[at + 1 :]


def with_scan_parameters(data):
    at = data.rindex(b"\xff\xda")
    (length,) = struct.unpack_from(">H", data, at + 2)
    end = at + 2 + length
    return data[: end - 3] + b"\0\0\0" + data[end:]


def with_adobe(data, transform):
    (length,) = struct.unpack_from(">H", data, 4)
    return data[:2] + b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes((transform,)) + data[4 + length :]


ODDITIES = {
    "an unknown JFIF revision": with_revision,
    "stray bytes between segments": lambda data: before_frame(data, b"\0\0\0junk"),
    "fill bytes before a marker": lambda data: before_frame(data, b"\xff\xff\xff"),
    "a broken profile": lambda data: before_frame(data, b"\xff\xe2\0\x14ICC_PROFILE\0\7\3spam"),
    "no end": lambda data: data[:-2],
    "half of an end": lambda data: data[:-1],
    "bytes behind the end": lambda data: data + b"\0" * 300,
}


@pytest.mark.parametrize("oddity", ODDITIES)
def test_an_oddity_harms_no_pixel(jpeg, pixels_of, oddity):
    assert np.array_equal(pixels_of(ODDITIES[oddity](jpeg)), pixels_of(jpeg))


def test_parameters_of_a_sequential_scan_mean_nothing(pixels_of):
    data = saved(a_picture(), quality=90)
    assert np.array_equal(pixels_of(with_scan_parameters(data)), pixels_of(data))


def test_an_unknown_adobe_transform_is_the_usual_one(pixels_of):
    data = saved(a_picture(), quality=90)
    assert np.array_equal(pixels_of(with_adobe(data, 7)), pixels_of(data))
    assert not np.array_equal(pixels_of(with_adobe(data, 0)), pixels_of(data)), "one that is known is kept: RGB"


def test_restart_markers_that_are_counted_wrongly_are_counted_anew(pixels_of):
    data = bytearray(saved(a_picture(), quality=90, restart_marker_blocks=3))
    truth = pixels_of(bytes(data))
    start = data.rindex(b"\xff\xda")
    places = [at for at in range(start, len(data) - 1) if data[at] == 0xFF and 0xD0 <= data[at + 1] <= 0xD7]
    assert len(places) > 8
    for at in places:
        data[at + 1] = 0xD0
    assert np.array_equal(pixels_of(bytes(data)), truth)
    cut = bytes(data[: places[2]]) + bytes(data[places[3] :])
    with pytest.raises(InputError, match="damaged"):
        pixels_of(cut)


def test_what_is_cut_within_its_pixels_is_refused(jpeg, pixels_of):
    truth, refused = pixels_of(jpeg), []
    for size in [*range(len(jpeg) - 40, len(jpeg)), *range(300, len(jpeg), len(jpeg) // 25)]:
        try:
            read = pixels_of(jpeg[:size])
        except InputError as error:
            refused.append(str(error))
        else:
            assert np.array_equal(read, truth), size
    assert len(refused) >= 30
    assert all("cut off" in words for words in refused)


def test_a_gap_in_the_pixels_is_damage(jpeg, pixels_of):
    middle = (jpeg.rindex(b"\xff\xda") + len(jpeg)) // 2
    with pytest.raises(InputError, match="damaged"):
        pixels_of(jpeg[:middle] + b"\xff\xd9" + jpeg[middle + 40 :])


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
@pytest.mark.parametrize("lost", [1, 3, 60])
def test_pixels_that_are_lost_in_the_last_rows_are_missed_though_the_end_is_marked(pixels_of, mode, subsampling, lost):
    data = saved(a_picture(mode), quality=90, subsampling=subsampling)
    assert pixels_of(data).shape[:2] == (75, 101)
    with pytest.raises(InputError, match="is damaged"):
        pixels_of(data[: -2 - lost].rstrip(b"\xff") + b"\xff\xd9")
