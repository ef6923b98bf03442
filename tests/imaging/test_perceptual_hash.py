"""Scans of one print are known for what they are, and other photos are not taken for them."""

import numpy as np
import pytest
from PIL import Image, ImageFilter

from restorer.imaging.perceptual_hash import BITS, NEAR_BITS, fingerprint, near_groups
from restorer.imaging.photo import Photo


def scene(seed, size=(480, 360)):
    """A made-up photo: fields of light, a horizon and some shapes, another for each seed."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(0, 255, (6, 8, 3), np.uint8)
    picture = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
    for _ in range(6):
        patch = Image.new("RGB", tuple(int(side) for side in rng.integers(30, 140, 2)), tuple(rng.integers(0, 255, 3)))
        picture.paste(patch, (int(rng.integers(400)), int(rng.integers(300))))
    return picture.filter(ImageFilter.GaussianBlur(1))


def look(picture):
    pixels = np.asarray(picture)
    return fingerprint(Photo(pixels if pixels.ndim == 3 else pixels[:, :, None]))


def bits(one, other):
    return (int(one, 16) ^ int(other, 16)).bit_count()


RESCANS = {
    "smaller": lambda picture: picture.resize((200, 150)),
    "grey": lambda picture: picture.convert("L"),
    "lighter": lambda picture: picture.point(lambda value: int(255 * (value / 255) ** 0.6)),
    "shifted": lambda picture: picture.crop((6, 5, *picture.size)),
    "turned": lambda picture: picture.rotate(1, Image.Resampling.BICUBIC),
    "soft": lambda picture: picture.filter(ImageFilter.GaussianBlur(3)),
}


@pytest.mark.parametrize("name", RESCANS)
def test_another_scan_of_a_print_is_near(name):
    for seed in range(8):
        assert bits(look(scene(seed)), look(RESCANS[name](scene(seed)))) <= NEAR_BITS


def test_other_photos_are_far():
    looks = [look(scene(seed)) for seed in range(60)]
    nearest = min(bits(one, other) for place, one in enumerate(looks) for other in looks[:place])
    assert nearest > 1.3 * NEAR_BITS
    assert len(looks[0]) * 4 == BITS


def test_a_blank_photo_has_no_look():
    assert fingerprint(Photo(np.full((100, 80, 1), 240, np.uint8))) is None


def test_sixteen_bits_and_a_tiny_photo_have_one():
    deep = np.asarray(scene(1), np.uint16) * 257
    assert bits(fingerprint(Photo(deep)), look(scene(1))) <= 2
    assert fingerprint(Photo(np.asarray(scene(1).resize((5, 3))))) is not None


def test_groups_are_in_order_and_each_photo_is_in_one():
    pictures = {f"{seed}": scene(seed) for seed in range(5)}
    pictures |= {"2 again": RESCANS["smaller"](scene(2)), "0 again": RESCANS["grey"](scene(0)), "2 once more": scene(2)}
    groups = near_groups({name: look(picture) for name, picture in pictures.items()})
    assert groups == [["0", "0 again"], ["2", "2 again", "2 once more"]]
    assert near_groups({}) == []
    assert near_groups({"one": look(scene(0))}) == []


def test_ten_thousand_are_compared_in_blocks():
    rng = np.random.default_rng(0)
    looks = {str(number): rng.bytes(BITS // 8).hex() for number in range(700)}
    looks["copy"] = looks["650"]
    assert near_groups(looks) == [["650", "copy"]]
