"""When a photo needs `straighten`."""

from __future__ import annotations

from restorer.analysis.deterioration import LEAST_SKEW_DEGREES
from restorer.message import Message, joined_by_and
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment


def assess(condition: Condition) -> Assessment:
    """A border to cut, or a print that leans; of several prints none is cut off."""
    if condition.prints:
        return Assessment(False, Message("{count} prints on one scan", count=len(condition.prints)))
    has_border = any(condition.border)
    leans = abs(condition.skew_degrees) >= LEAST_SKEW_DEGREES
    found = [
        Message("leans by {degrees:.1f} degrees", degrees=abs(condition.skew_degrees)) if leans else "",
        Message("has a border around it") if has_border else "",
    ]
    words = joined_by_and(found)
    if not words:
        return Assessment(False, "already straight")
    if not leans:
        plan = Message("The scanner's border will be cropped.")
        return Assessment(True, words, will_look=Message("The border will be cropped."), plan=plan)
    turned = Message("It will be turned upright.")
    both = Message("It will be turned upright, and the border will be cropped.")
    return Assessment(True, words, will_look=both if has_border else turned)
