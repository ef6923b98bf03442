"""A result that outgrows its format gets another ending, and never another photo's name: said and done alike."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from restorer.imaging.codecs import formats
from restorer.imaging.codecs.webp import WEBP


@pytest.fixture(autouse=True)
def narrow(monkeypatch):
    small = replace(WEBP, writer=replace(WEBP.writer, max_side=40))
    monkeypatch.setattr(formats, "CODECS", tuple(small if one is WEBP else one for one in formats.CODECS))


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for name, shade in (("w.webp", 60), ("w.png", 200)):
        pixels = np.clip(rng.normal(shade, 5, (30, 30, 3)), 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / name, lossless=True)
    return folder


def shades(folder):
    return {path.name: round(float(np.asarray(Image.open(path)).mean()), -1) for path in folder.iterdir()}


@pytest.mark.parametrize("exists", ["overwrite", "update", "rename", "skip"])
def test_a_late_name_is_nobody_elses(run, photos, tmp_path, exists):
    out = tmp_path / "out"
    words = ("restore", photos, "-o", out, "--steps", "upscale", "--scale", "2", "--exists", exists)
    code, said, err = run(*words, "--dry-run")
    assert code == Exit.DONE, err
    planned = {line.rsplit("/", 1)[1].strip() for line in said.splitlines() if " -> " in line}
    for _ in range(2 if exists in ("overwrite", "update") else 1):
        code, _, err = run(*words)
        assert code in (Exit.DONE, Exit.NOTHING_TO_DO), err
        found = shades(out)
        assert found == {"w.png": 200.0, "w-2.png": 60.0}
    assert planned == set(found)
