"""When a photo needs `clean`."""

from __future__ import annotations

from restorer.analysis.deterioration import NOISE_BELIEVED, find_wear
from restorer.message import Message, joined
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment, Value

BEFORE_ENLARGING = 0.5
"""How strongly a photo without need is cleaned before it is enlarged: what hardly shows would then be four
times as large."""

MOST_GRAIN = 12.0
"""How much noise is told at most where it is grain, not white, in 8-bit steps: stronger grain is of the size of fine
detail. Of a postcard with 24 the network made a painting, its carvings gone; told 14 or less it kept them, and a
little grain."""

WHITE_PX = 1.0
"""Noise with a grain of at most so many pixels is white."""


def assess(condition: Condition) -> Assessment:
    """Dots of print, noise, JPEG traces or blur; the strongest decides how much."""
    from restorer.analysis.noise.wear_numbers import FULL, numbers_of

    causes, numbers = find_wear(condition), numbers_of(condition)
    most = 75.0 if numbers.grain_px <= WHITE_PX else MOST_GRAIN
    told: dict[str, Value] = {"noise": min(most, numbers.noise), "grain_px": numbers.grain_px}
    if numbers.jpeg_quality < FULL:
        told["jpeg_quality"] = round(numbers.jpeg_quality)
    if numbers.blur_px:
        told["blur_px"] = min(3.0, numbers.blur_px)
    settings = {name: value for name, value in told.items() if value}
    if condition.screen_px:
        settings["screen_px"] = condition.screen_px
    if not causes:
        is_texture = condition.noise_sigma >= NOISE_BELIEVED
        return Assessment(
            False,
            Message("texture all over, no grain")
            if is_texture
            else Message("clean and sharp, nothing to do (noise {sigma:.1f})", sigma=condition.noise_sigma),
            BEFORE_ENLARGING,
            settings=settings,
            if_enlarged=Assessment(True, "to be enlarged", BEFORE_ENLARGING, settings=settings),
            headline="" if is_texture else Message("clean and sharp, nothing to do"),
        )
    strength = max(cause.strength for cause in causes)
    words = joined(cause.words for cause in causes)
    return Assessment(True, words, strength, settings=settings, headline=joined(cause.name for cause in causes))
