"""When a photo needs `tone`."""

from __future__ import annotations

from restorer.analysis.deterioration import find_fading, is_gray_print
from restorer.message import joined
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment, Value


def assess(condition: Condition) -> Assessment:
    """Faded blacks, greyed whites, little contrast, a cast."""
    causes = find_fading(condition)
    # `clean` runs before, and takes the grain off by which the step itself would know an old print.
    settings: dict[str, Value] = {"is_faded": True} if causes and not is_gray_print(condition) else {}
    return Assessment(bool(causes), joined(causes) or "blacks and whites are in order", settings=settings)
