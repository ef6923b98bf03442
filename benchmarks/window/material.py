"""The photos and the scan that are measured with; made anew, so that nothing has to be fetched."""

from __future__ import annotations

import argparse
from pathlib import Path

LARGE = 40
"""So many of the photos that are dropped are large enough to keep an engine busy."""


def make_photos(chosen: argparse.Namespace, folder: Path) -> None:
    """Small photos, each its own file, larger ones first, for the jobs; and a worn one, for previews."""
    import numpy as np
    from PIL import Image

    place = folder / "drops"
    if place.is_dir():
        return
    place.mkdir()
    noise = np.random.default_rng(0).integers(0, 256, (128, 128, 3), np.uint8)
    from restorer.imaging.synthetic_damage import wear
    from restorer.store.resources import resource

    sample = Image.open(resource("demo/astronaut.png")).convert("RGB").resize((1600, 1600), Image.Resampling.BICUBIC)
    worn = wear(np.asarray(sample)[200:1400], seed=1)
    Image.fromarray(worn).save(folder / "worn.png")
    for index in range(chosen.drops):
        # Worn photos, so that every network has something to do; each another, so that none is done already.
        picture = np.roll(worn, 16 * index, axis=1) if index < LARGE else noise[:64, : 64 + index % 64]
        Image.fromarray(np.ascontiguousarray(picture)).save(place / f"{index:05}.jpg", quality=85)


BRUSH_MEGAPIXELS = 100.0
"""Of the scan that is painted on."""


def make_scan(chosen: argparse.Namespace, folder: Path) -> None:
    """An uncompressed 8-bit TIFF, as scanners write them, made in rows that never lie in memory all at once."""
    _make_scan(chosen.megapixels, folder / "scan.tif")


def make_painted(chosen: argparse.Namespace, folder: Path) -> None:
    """A smaller one, to paint on."""
    _make_scan(BRUSH_MEGAPIXELS, folder / "painted.tif")


def _make_scan(megapixels: float, path: Path) -> None:
    import pyvips

    side = round((megapixels * 1e6) ** 0.5)
    waves = pyvips.Image.zone(side, side).linear(90, 128)
    grain = pyvips.Image.gaussnoise(side, side, sigma=8, mean=0)
    gray = (waves + grain).cast("uchar")
    gray.bandjoin([gray.linear(0.9, 10).cast("uchar"), gray.invert()]).copy(interpretation="srgb").tiffsave(
        str(path), bigtiff=side * side * 3 > 4_000_000_000
    )
