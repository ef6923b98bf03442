from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from restorer.imaging.codecs.formats import WRITABLE, is_photo_name, sniff
from restorer.imaging.codecs.registry import CODECS
from tests.imaging.samples import save


@pytest.mark.parametrize("format", ["jpeg", "png", "tiff", "webp", "avif", "bmp"])
def test_formats_are_told_by_their_first_bytes(tmp_path, smooth, format) -> None:
    path = save(Image.fromarray(smooth), tmp_path / "x", format=format.upper())
    assert sniff(path.read_bytes()[:32]) == format


def test_a_text_that_begins_like_a_bmp_is_none() -> None:
    assert sniff(b"BMW is a maker of cars and of bikes") is None


def test_every_format_has_endings_and_the_written_ones_come_back() -> None:
    assert set(WRITABLE) < {codec.id for codec in CODECS}
    for suffix in (suffix for codec in CODECS for suffix in codec.suffixes):
        assert is_photo_name(Path(f"a{suffix.upper()}"))
    assert not is_photo_name(Path("notes.txt"))
