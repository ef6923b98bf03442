"""When a photo needs `colorize`."""

from __future__ import annotations

from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment


def assess(condition: Condition) -> Assessment:
    """A black-and-white photo."""
    return Assessment(condition.is_monochrome, "black-and-white" if condition.is_monochrome else "has its own colours")
