"""When a photo needs `clean`."""

from __future__ import annotations

from restorer.analysis.deterioration import NOISE_BELIEVED, find_wear
from restorer.message import joined
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment, Value

BEFORE_ENLARGING = 0.5
"""How strongly a photo without need is cleaned before it is enlarged: what hardly shows would then be four
times as large."""


def assess(condition: Condition) -> Assessment:
    """Dots of print, noise, JPEG traces or blur; the strongest decides how much."""
    causes = find_wear(condition)
    if not causes:
        is_texture = condition.noise_sigma >= NOISE_BELIEVED
        return Assessment(
            False,
            "texture all over, no grain" if is_texture else "clean and sharp, nothing to do",
            BEFORE_ENLARGING,
            if_enlarged=Assessment(True, "to be enlarged", BEFORE_ENLARGING),
        )
    settings: dict[str, Value] = {"screen_px": condition.screen_px} if condition.screen_px else {}
    strength = max(cause.strength for cause in causes)
    return Assessment(True, joined(cause.words for cause in causes), strength, settings=settings)
