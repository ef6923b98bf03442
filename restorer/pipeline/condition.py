"""What was measured on a photo."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Condition:
    """A photo's condition in numbers.

    Attributes:
        width, height: In pixels.
        noise_sigma: Standard deviation of noise and grain in the mid-tones' luminance, in 8-bit steps.
        white_noise: Standard deviation of the noise that neighbours do not share, on the noisiest axis of colour (as
            `analysis.noise.white_noise` measures it), in 8-bit steps.
        grain_px: Correlation length of the grain in pixels; about 1 for white noise.
        blur_px: Standard deviation in pixels of the blur of the photo's sharpest edges.
        jpeg_quality: 1..100, the worst that the pixels or the file's tables tell; None where no JPEG is seen.
        blockiness: Extra step at 8-pixel borders against inside blocks; 0 where there is none.
        contrast: Robust range of luminance (0.5 to 99.5 %), 0..1.
        black_point, white_point: The ends of that range, 0..1.
        cast: Distance of the near-greys from neutral in CIELAB (a*, b*).
        is_monochrome: Whether it is a black-and-white photo, be it stored grey, neutral or toned.
        is_toned: Whether that black-and-white is sepia or otherwise tinted.
        skew_degrees: How far its border or content leans; positive is clockwise.
        border: Left, top, right, bottom margin in pixels that is not picture.
        stained_fraction: Share of a black-and-white print that stains cover, as far as their colour proves it, 0..1.
        damage_fraction: Share of pixels that scratches and dust cover, 0..1; None where nobody looked.
        scratches, specks: How many of each were found; None where nobody looked, since it takes a network.
        screen_px: How far the dots of a halftone screen lie apart, in pixels; 0 where there are none.
        possible_damage: How many marks may be damage and are left; None where nobody looked.
        prints: Left, top, width and height in pixels of each print, where a scan holds several; else none.
        faces: How many faces were found; None where nobody looked for them, which takes a network.
    """

    width: int
    height: int
    noise_sigma: float = 0.0
    white_noise: float = 0.0
    grain_px: float = 1.0
    blur_px: float = 0.0
    jpeg_quality: int | None = None
    blockiness: float = 0.0
    contrast: float = 1.0
    black_point: float = 0.0
    white_point: float = 1.0
    cast: tuple[float, float] = (0.0, 0.0)
    is_monochrome: bool = False
    is_toned: bool = False
    skew_degrees: float = 0.0
    border: tuple[int, int, int, int] = (0, 0, 0, 0)
    stained_fraction: float = 0.0
    damage_fraction: float | None = None
    scratches: int | None = None
    specks: int | None = None
    possible_damage: int | None = None
    faces: int | None = None
    screen_px: float = 0.0
    prints: tuple[tuple[int, int, int, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The numbers as plain JSON values."""
        return {item.name: getattr(self, item.name) for item in fields(self)}
