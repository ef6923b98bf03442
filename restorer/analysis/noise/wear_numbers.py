"""What the network of `clean` is told of a photo's wear: four numbers, measured on all of it."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from restorer.analysis.deterioration import BLUR_SEEN, NOISE_BELIEVED, NOISE_SEEN_IN_COLOR, has_grain
from restorer.analysis.downscale import Floats
from restorer.analysis.noise.grain import Noise, read_noise
from restorer.analysis.noise.white_noise import read_white_noise
from restorer.analysis.samples import luma, windows
from restorer.imaging.photo import Pixels
from restorer.pipeline.condition import Condition

GRAIN_FACTOR = 1.8
"""How much stronger than it is FFDNet has to be told that noise is whose neighbours are alike.

Measured with its published weights: grey grain blurred by 0.5 and 0.8 pixels comes out best if it is told as twice as
strong, coloured grain at 1.6 to 2; coarser, of 1.4 pixels, is beyond it, and told so it only loses detail."""

TOO_ALIKE, ALIKE = 0.92, 0.2
"""From a correlation of neighbours of the first less the second on, it is told of less and less."""

WHITE_SHARE = (0.5, 0.6)
"""White noise on texture passes for grain, since neighbours are alike there. Up to the first share of what was read
that white noise alone explains (of the deviation), it is grain in full; from the second on, none of it.

In colour, white noise of 15 explains 0.51 to 0.66 on the pictures of CBSD68 that are full of texture, grain with half
as much white noise 0.24 to 0.48, and 65 old photographs up to 0.33. Told of grain where there is none the network
loses 4 dB, told of white noise alone where there is grain up to 5."""

GRAY_LUMA, COLOR_LUMA = 0.577, 0.668
"""What white noise on the noisiest axis of colour is in luma: noise that is the same in all channels, and of its own in
each."""

JPEG_QUALITY = (5.0, 10.0, 20.0, 30.0, 40.0, 60.0, 80.0, 90.0, 96.0)
JPEG_SIGMA = (26.0, 20.0, 14.0, 11.5, 10.0, 7.5, 4.5, 2.0, 0.5)
"""What FFDNet has to be told to come nearest to the truth on LIVE1 in grey, by JPEG quality, in 8-bit steps (published
weights, every sixth photo, steps of 1 to 5)."""

FULL = 100.0
"""The quality of a photo that never was a JPEG."""


LEAST_COLOR = 1.0
"""In 8-bit steps, the mean distance of a pixel's channels."""


class WearNumbers(NamedTuple):
    """What the network is told.

    Attributes:
        noise: The deviation of the noise to take off, in 8-bit steps, on the noisiest axis of colour.
        jpeg_quality: What a JPEG was saved at, at worst; `FULL` for none.
        grain_px: The correlation length of the noise; at most 1 for white noise.
        blur_px: The deviation of the blur to take back; 0 for none.
    """

    noise: float = 0.0
    jpeg_quality: float = FULL
    grain_px: float = 1.0
    blur_px: float = 0.0

    def conditions(self) -> dict[str, float]:
        """As the network's inputs beside the picture (`engine.nets.Clean`)."""
        return {
            "sigma": self.noise / 255,
            "quality": self.jpeg_quality,
            "alike": _alike(self.grain_px),
            "blur_px": self.blur_px,
        }


def numbers_of(condition: Condition) -> WearNumbers:
    """The numbers of a photo that was inspected."""
    noise = Noise(condition.noise_sigma if has_grain(condition) else 0.0, condition.grain_px)
    blur_px = condition.blur_px if condition.blur_px >= BLUR_SEEN else 0.0
    return _numbers(condition.white_noise, noise, condition.jpeg_quality, blur_px, condition.is_monochrome)


def measure_numbers(pixels: Pixels, jpeg_quality: int | None = None) -> WearNumbers:
    """The numbers of a photo that nobody inspected.

    Args:
        pixels: H x W x C, uint8 or uint16; may be memory-mapped.
        jpeg_quality: As the file's tables say; None where it is no JPEG.
    """
    seen = windows(pixels)
    noise = read_noise([luma(window) for window in seen])
    if not NOISE_SEEN_IN_COLOR <= noise.sigma < NOISE_BELIEVED:
        noise = noise._replace(sigma=0.0)
    return _numbers(read_white_noise(seen), noise, jpeg_quality, 0.0, is_gray=all(map(_has_no_color, seen)))


def jpeg_sigma(quality: float) -> float:
    """What FFDNet has to be told of a JPEG of this quality, in 8-bit steps."""
    return float(np.interp(quality, JPEG_QUALITY, JPEG_SIGMA)) if quality < FULL else 0.0


def _numbers(white: float, noise: Noise, quality: int | None, blur_px: float, is_gray: bool) -> WearNumbers:
    alike = _alike(noise.grain_px)
    grain = 0.0
    # White noise is measured better by patches.
    if alike > 0 and noise.sigma > 0:
        share = (GRAY_LUMA if is_gray else COLOR_LUMA) * white / noise.sigma
        believed = float(np.clip((WHITE_SHARE[1] - share) / (WHITE_SHARE[1] - WHITE_SHARE[0]), 0.0, 1.0))
        grain = GRAIN_FACTOR * noise.sigma * believed * float(np.clip((TOO_ALIKE - alike) / ALIKE, 0.2, 1.0))
        # What is grain in part and weaker than the white noise is cleaned better as white noise.
        if believed < 1 and grain < white:
            grain = 0.0
    is_grain = grain > 0
    saved = FULL if quality is None else float(quality)
    strongest = max(white, grain, jpeg_sigma(saved))
    return WearNumbers(round(strongest, 2), saved, noise.grain_px if is_grain else 1.0, blur_px)


def _has_no_color(window: Floats) -> bool:
    return window.shape[2] == 1 or float(np.ptp(window, axis=2).mean()) < LEAST_COLOR


def _alike(grain_px: float) -> float:
    """The correlation of neighbours in Gaussian grain of this correlation length."""
    return math.exp(-1 / grain_px**2) if grain_px > 1 else 0.0
