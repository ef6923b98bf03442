"""Small pictures to try the imaging room on; everything is made here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from restorer.imaging.encode import EncodeOptions, encode
from restorer.imaging.photo import Metadata, Photo
from tests.imaging.samples import HEIGHT, IPTC, WIDTH, XMP, exif_block

Noise = Callable[..., NDArray]


@pytest.fixture
def noise() -> Noise:
    """Random H x W x C pixels over the whole range of a dtype."""
    generator = np.random.default_rng(20)

    def make(channels: int = 3, dtype: type = np.uint8, height: int = HEIGHT, width: int = WIDTH) -> NDArray:
        return generator.integers(0, np.iinfo(dtype).max + 1, (height, width, channels)).astype(dtype)

    return make


@pytest.fixture
def smooth() -> NDArray[np.uint8]:
    """A soft gradient of 40 x 50 RGB pixels that lossy formats keep well."""
    rows, columns = np.mgrid[0:40, 0:50]
    return np.stack([columns * 5, rows * 6, (rows + columns) * 2], axis=-1).astype(np.uint8)


@pytest.fixture
def metadata() -> Metadata:
    """Everything that a file may say, upright."""
    xmp = XMP.replace(b'"6"', b'"1"')
    return Metadata(exif=exif_block(), xmp=xmp, iptc=IPTC, dpi=(300.0, 300.0), comment="Omas Garten, 庭")


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Encode a photo into a new file."""

    def make(photo: Photo, format: str, **options: object) -> Path:
        path = tmp_path / f"photo-{len(list(tmp_path.iterdir()))}.{format}"
        encode(photo, path, format, EncodeOptions(modified_at=datetime(2024, 2, 3, 4, 5, 6), **options))
        return path

    return make
