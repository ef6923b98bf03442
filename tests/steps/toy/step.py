"""Marks a photo's corner as sunburnt, and makes it white: a step that tells one of each thing a step may tell."""

import numpy as np

from restorer.message import Message
from restorer.models.info import Task
from restorer.pipeline.step import (
    STRENGTH,
    Assessment,
    Field,
    MaskInfo,
    MaskKind,
    Outcome,
    PreviewHints,
    Step,
)

NETWORK = Field("model", "Network", "", "Which network does it.", task=Task.CLEAN)


class Toy(Step):
    """The step `toy`."""

    id = "toy"
    label = "Sunburn"
    help = "Takes the sun out of a corner."
    fields = (STRENGTH, Field("side", "Side", 4, "How wide the corner is.", 1, 64, unit="px"), NETWORK)
    version = 1
    past_tense = "took the sun out"
    tasks = (Task.CLEAN,)
    c2pa_action = "c2pa.drawing"
    masks = (MaskInfo("sun", "Sun found", MaskKind.POSSIBLE),)
    preview = PreviewHints(is_quick=False)
    cost_settings = ("side",)

    def assess(self, condition):
        reason = Message("{white:.0%} white", white=condition.white_point)
        return Assessment(condition.white_point > 0.5, reason, 0.5, {"side": 8})

    def promise(self, strength, settings):
        return Message("The sun will be taken out ({share:.0%}).", share=strength)

    def invents(self, settings, catalogue):
        return True

    def apply(self, photo, settings, work):
        side = settings["side"]
        pixels, mask = photo.pixels.copy(), np.zeros(photo.pixels.shape[:2], np.uint8)
        pixels[:side, :side] = photo.top
        mask[:side, :side] = 255
        return Outcome(photo.with_pixels(pixels), "Took the sun out.", mask, {"sun": mask})
