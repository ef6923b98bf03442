"""A few made-up photographs, packed as the real ones are."""

import io
import tarfile

import cv2
import numpy as np
import pytest
from torch.nn import functional

from training.opinions import pack_opinions
from training.photos import pack_photos


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory):
    photos = tmp_path_factory.mktemp("photos")
    rng = np.random.default_rng(0)
    for pack in ("scenes", "people-1"):
        with tarfile.open(photos / f"{pack}.tar", "w") as archive:
            for number in range(24):
                side = 640 if pack.startswith("people") else 320
                coarse = rng.integers(0, 230, (20, 20, 3)).astype(np.uint8)
                pixels = cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC)
                content = cv2.imencode(".jpg", pixels)[1].tobytes()
                member = tarfile.TarInfo(f"{pack}/openstax-{pack}-{number}.jpg")
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
    folder = tmp_path_factory.mktemp("cache")
    pack_photos(photos, folder)
    return folder


def enlarged(small):
    """Four times, in the place of a network that is too large to come along."""
    return functional.interpolate(small, scale_factor=4, mode="bilinear")


@pytest.fixture(scope="session")
def opinions(cache):
    pack_opinions(cache, 8, ("scenes", "people"), enlarged)
    return cache
