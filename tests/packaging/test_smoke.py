"""What tries a bundle is tried on the checkout: its samples, and its claims."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import tifffile

from restorer.imaging.codecs.formats import sniff
from restorer.imaging.decode import decode

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"avif.avif": "avif", "heic.heic": "heic", "jpeg2000.jp2": "jpeg2000", "jpegxl.jxl": "jpegxl"}
KINDS |= {"scan.pdf": "pdf", "zstd.tif": "tiff"}


def test_the_samples_are_of_formats_with_readers_of_their_own(script):
    samples = {path.name: path for path in script("smoke").SAMPLES.iterdir()}
    assert set(samples) == set(KINDS)
    for name, path in samples.items():
        assert sniff(path.read_bytes()[:64]) == KINDS[name]
        assert decode(path).pixels.std() > 20
        assert path.stat().st_size < 4000


def test_a_claim_that_does_not_hold_ends_it(script):
    with pytest.raises(SystemExit, match="not true: the moon is cheese"):
        script("smoke").claim(False, "the moon is cheese")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="starts the checkout by a script for a shell")
def test_a_program_is_tried_as_somebody_would_who_installed_it(script, tmp_path):
    """The program that RESTORER_BUNDLE names, else the checkout."""
    program = tmp_path / "restorer"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m restorer "$@"\n')
    program.chmod(0o755)
    smoke, home = script("smoke"), tmp_path / "home"
    home.mkdir()
    trial = smoke.Trial(Path(os.environ.get("RESTORER_BUNDLE", program)), home)
    smoke.try_commands(trial)
    smoke.try_formats(trial)


BLOCKED = """
import sys
sys.path.insert(0, sys.argv[1])
import readers

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("imagecodecs._") and name != "imagecodecs._imagecodecs" and name not in readers.MODULES:
            raise ImportError(name)

sys.meta_path.insert(0, Blocker())
from pathlib import Path
from restorer.imaging.decode import decode
for path in sys.argv[2:]:
    decode(Path(path))
    print(Path(path).name)
"""


def test_what_goes_into_a_bundle_reads_every_format(script, tmp_path):
    pixels = np.random.default_rng(2).integers(0, 256, (64, 64, 3), np.uint8)
    paths = sorted(script("smoke").SAMPLES.iterdir())
    for codec in ("zstd", "lzma", "lerc", "webp", "png", "jpeg2000", "jpegxl", "jpegxr"):
        paths.append(tmp_path / f"{codec}.tif")
        tifffile.imwrite(paths[-1], pixels, photometric="rgb", compression=codec, metadata=None)
    paths.append(tmp_path / "packed.tif")
    options = {"compression": "adobe_deflate", "predictor": True, "planarconfig": "separate", "tile": (32, 32)}
    tifffile.imwrite(paths[-1], pixels.transpose(2, 0, 1).copy(), photometric="rgb", metadata=None, **options)
    words = [sys.executable, "-c", BLOCKED, str(ROOT / "packaging"), *map(str, paths)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert ended.stdout.split() == [path.name for path in paths], ended.stderr
