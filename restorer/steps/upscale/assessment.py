"""When a photo needs `upscale`."""

from __future__ import annotations

from restorer.analysis.deterioration import find_fading, find_wear, is_gray_print
from restorer.message import Message
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment

SMALL_MEGAPIXELS = 0.7
LARGE_MEGAPIXELS = 4.0


def assess(condition: Condition) -> Assessment:
    """A small photo; one that is small and clean may be meant to be small."""
    megapixels = condition.width * condition.height / 1e6
    size = Message("{megapixels:.1f} megapixels", megapixels=megapixels)
    settings = {"scale": 2}
    if megapixels >= LARGE_MEGAPIXELS:
        # However large is wanted, what is large already is not made sixteen times so by a preset.
        return Assessment(False, Message("large enough ({size})", size=size), settings=settings, is_ruled_out=True)
    if megapixels > SMALL_MEGAPIXELS:
        return Assessment(False, Message("enlarged on demand only ({size})", size=size), settings=settings)
    if not (find_wear(condition) or (is_gray_print(condition) and find_fading(condition))):
        return Assessment(False, Message("small ({size}), but clean and sharp", size=size), settings=settings)
    return Assessment(True, Message("small and worn ({size})", size=size), settings=settings)
