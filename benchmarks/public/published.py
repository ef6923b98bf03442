"""Figures that others published for these sets, and where. What could not be looked up is not here."""

from __future__ import annotations

from typing import NamedTuple


class Published(NamedTuple):
    """A published row.

    Attributes:
        name: The method.
        source: Where the figures were printed.
        psnr: dB by what was done to the set: the deviation of the noise, the JPEG quality, or 0.
    """

    name: str
    source: str
    psnr: dict[int, float]


_DNCNN = "README of cszn/DnCNN"
_SCUNET = "Zhang et al. 2023 (SCUNet), as far as known"
_FBCNN = "Jiang et al. 2021 (FBCNN), as far as known"

NOISE: dict[str, tuple[Published, ...]] = {
    "CBSD68": (
        Published("DnCNN", "Zhang et al. 2017, one network a sigma, as far as known", {15: 33.90, 25: 31.24}),
        Published("SCUNet", _SCUNET, {15: 34.40, 25: 31.79}),
    ),
}
"""Noise in colour, not clipped, told or one network for each deviation: a little easier than here."""

JPEG: dict[str, tuple[Published, ...]] = {
    "LIVE1": (
        Published("DnCNN-3", _DNCNN, {10: 29.19, 20: 31.59, 30: 32.98, 40: 33.96}),
        Published("FBCNN", _FBCNN, {10: 29.75, 30: 33.54}),
    ),
    "Classic5": (Published("DnCNN-3", _DNCNN, {10: 29.40, 20: 31.63, 30: 32.91, 40: 33.77}),),
}
"""JPEG in grey; MATLAB's encoder, whose files differ from Pillow's by a few hundredths of a dB."""

ENLARGED: dict[str, tuple[Published, ...]] = {
    "Set5": (Published("DnCNN-3", _DNCNN, {0: 31.40}),),
    "Set14": (Published("DnCNN-3", _DNCNN, {0: 28.04}),),
    "BSD100": (Published("DnCNN-3", _DNCNN, {0: 27.29}),),
}
"""Four times, PSNR on Y without 4 pixels of margin."""
