"""When a photo needs `tone`."""

from __future__ import annotations

from restorer.analysis.deterioration import find_fading, is_gray_print, may_have_faded
from restorer.message import Message, joined
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment, Value


def assess(condition: Condition) -> Assessment:
    """Faded blacks, greyed whites, little contrast, a cast; where it may be the scene's own, it is only said."""
    causes = find_fading(condition)
    if not causes and may_have_faded(condition):
        words = Message("flat ({white:.0%} at its whitest): faded, or a dim scene", white=condition.white_point)
        headline = Message("flat: faded, or a dim scene")
        return Assessment(False, words, settings={"is_faded": True}, headline=headline)
    # `clean` runs before, and takes the grain off by which the step itself would know an old print.
    settings: dict[str, Value] = {"is_faded": True} if causes and not is_gray_print(condition) else {}
    if not causes:
        return Assessment(False, "blacks and whites are in order", settings=settings)
    return Assessment(True, joined(causes), settings=settings, headline=Message("faded"))
