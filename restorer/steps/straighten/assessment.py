"""When a photo needs `straighten`."""

from __future__ import annotations

from restorer.analysis.borders import LEAST_SKEW_DEGREES
from restorer.message import Message, joined_by_and
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment


def assess(condition: Condition) -> Assessment:
    """A border to cut, or a print that leans."""
    has_border = any(condition.border)
    leans = abs(condition.skew_degrees) >= LEAST_SKEW_DEGREES
    found = [
        Message("leans by {degrees:.1f} degrees", degrees=abs(condition.skew_degrees)) if leans else "",
        Message("has a border that is not picture") if has_border else "",
    ]
    words = joined_by_and(found)
    return Assessment(bool(words), words or "upright, and no border around it")
