"""When a photo needs `faces`."""

from __future__ import annotations

from restorer.analysis.deterioration import find_wear
from restorer.message import Message
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment

WILL_LOOK = Message("Faces will be checked.")
PLAN = Message("Worn photo, so faces will be checked.")


def assess(condition: Condition) -> Assessment:
    """Faces in a photo that is worn: a sharp one keeps its own."""
    is_worn = bool(find_wear(condition))
    if condition.faces == 0:
        return Assessment(False, "no faces found")
    if condition.faces is None:
        if not is_worn:
            return Assessment(False, "faces are already sharp")
        return Assessment(True, "a worn photo", will_look=WILL_LOOK, plan=PLAN)
    counted = Message("1 face") if condition.faces == 1 else Message("{faces:,} faces", faces=condition.faces)
    return Assessment(
        is_worn,
        Message("{counted} in a worn photo", counted=counted)
        if is_worn
        else Message("{counted}, already sharp", counted=counted),
    )
