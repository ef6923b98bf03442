"""When a photo needs `stains`."""

from __future__ import annotations

from restorer.message import Message
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment


def assess(condition: Condition) -> Assessment:
    """Stains that their colour proves."""
    share = condition.stained_fraction
    return Assessment(
        share > 0,
        Message("stains on {share:.1%} of the print", share=max(share, 0.001)) if share else "no stains found",
    )
