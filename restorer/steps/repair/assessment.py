"""When a photo needs `repair`."""

from __future__ import annotations

from restorer.analysis.deterioration import find_fading, is_grainy
from restorer.message import Message, joined_by_and
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import Assessment

WILL_LOOK = Message("It will be checked for scratches and dust.")
PLAN = Message("Looks like an old print. Checking for scratches and dust.")


def assess(condition: Condition) -> Assessment:
    """Scratches and dust, as far as somebody looked; else whatever may be an old print is looked at."""
    if condition.scratches is None or condition.specks is None:
        # A JPEG that was saved badly may be of yesterday; grain, fading or black-and-white say that there is a print.
        signs = (
            Message("black-and-white") if condition.is_monochrome else "",
            Message("grainy") if is_grainy(condition) else "",
            Message("faded") if find_fading(condition) else "",
        )
        words = joined_by_and(signs)
        if not words:
            return Assessment(False, "no sign of an old print")
        return Assessment(
            True,
            Message("looks like an old print ({signs})", signs=words),
            headline=Message("looks like an old print"),
            will_look=WILL_LOOK,
            plan=PLAN,
        )
    if condition.scratches + condition.specks == 0:
        if condition.possible_damage:
            return Assessment(False, "nothing that is certain to be damage")
        return Assessment(False, "no scratches or dust found")
    lines = (
        Message("1 scratch")
        if condition.scratches == 1
        else Message("{scratches:,} scratches", scratches=condition.scratches)
    )
    specks = Message("1 speck") if condition.specks == 1 else Message("{specks:,} specks", specks=condition.specks)
    share = condition.damage_fraction or 0
    return Assessment(
        True,
        Message("{lines} and {specks}, {share:.2%} of the picture", lines=lines, specks=specks, share=share),
    )
