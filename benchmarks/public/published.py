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
_SWINIR = "README of open-mmlab/mmagic, one network a degree"
_COLLECTED = "collected earlier, page not noted"

NOISE: dict[str, tuple[Published, ...]] = {
    "CBSD68": (
        Published("DnCNN", _COLLECTED, {15: 33.90, 25: 31.24}),
        Published("SCUNet", _COLLECTED, {15: 34.40, 25: 31.79}),
        Published("SwinIR", _SWINIR, {15: 34.41, 25: 31.76, 50: 28.53}),
    ),
    "Kodak24": (Published("SwinIR", _SWINIR, {15: 35.36, 25: 32.90, 50: 29.81}),),
    "McMaster": (Published("SwinIR", _SWINIR, {15: 35.62, 25: 33.32, 50: 30.20}),),
}
"""Noise in colour, not clipped, told or one network for each deviation: a little easier than here."""

JPEG: dict[str, tuple[Published, ...]] = {
    "LIVE1": (
        Published("DnCNN-3", _DNCNN, {10: 29.19, 20: 31.59, 30: 32.98, 40: 33.96}),
        Published("FBCNN", _COLLECTED, {10: 29.75, 30: 33.54}),
        Published("SwinIR", _SWINIR, {10: 29.86, 20: 32.27, 30: 33.70, 40: 34.68}),
    ),
    "Classic5": (
        Published("DnCNN-3", _DNCNN, {10: 29.40, 20: 31.63, 30: 32.91, 40: 33.77}),
        Published("SwinIR", _SWINIR, {10: 30.27, 20: 32.53, 30: 33.75, 40: 34.54}),
    ),
}
"""JPEG in grey; MATLAB's encoder, whose files differ from Pillow's by a few hundredths of a dB."""

ENLARGED: dict[str, tuple[Published, ...]] = {
    "Set5": (Published("DnCNN-3", _DNCNN, {0: 31.40}), Published("SwinIR", _SWINIR, {0: 32.92})),
    "Set14": (Published("DnCNN-3", _DNCNN, {0: 28.04}), Published("SwinIR", _SWINIR, {0: 29.08})),
    "BSD100": (Published("DnCNN-3", _DNCNN, {0: 27.29}),),
}
"""Four times, PSNR on Y without 4 pixels of margin."""
