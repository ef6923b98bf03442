"""A few made-up photographs in archives, as the real ones lie."""

import io
import tarfile

import cv2
import numpy as np
import pytest

from training.photos import is_validation

PACKS = ("people-1", "portraits-1", "scenes", "small")


def made_up(rng, side: int):
    """A colourful picture with slopes and edges."""
    coarse = cv2.resize(rng.integers(0, 230, (9, 9, 3)).astype(np.uint8), (side, side), interpolation=cv2.INTER_CUBIC)
    cv2.rectangle(coarse, (side // 4, side // 4), (side // 2, side // 2), (40, 90, 200), -1)
    return coarse


def names(pack: str):
    """Four that are held back and two that are not."""
    numbered = [f"{pack}-{number}.png" for number in range(200)]
    return [n for n in numbered if is_validation(n)][:4] + [n for n in numbered if not is_validation(n)][:2]


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("photos")
    rng = np.random.default_rng(0)
    for pack in PACKS:
        with tarfile.open(folder / f"{pack}.tar", "w") as archive:
            for name in names(pack):
                content = cv2.imencode(".png", made_up(rng, 640))[1].tobytes()
                member = tarfile.TarInfo(f"{pack}/{name}")
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
    return folder


@pytest.fixture(scope="session")
def packed(photos, tmp_path_factory: pytest.TempPathFactory):
    from benchmarks.quality.heldback import open_bank

    return open_bank(photos, None, tmp_path_factory.mktemp("packed"))
