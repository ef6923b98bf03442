"""Steps and an engine that need no network."""

from dataclasses import dataclass

import numpy as np

from restorer.pipeline.step import STRENGTH, Field, Outcome, Step, Work
from restorer.progress import Progress


class Brighten(Step):
    """Adds `amount` and counts how often it ran."""

    id, label, help, version = "brighten", "Brighten", "Adds light.", 1
    past_tense = "brightened"
    fields = (
        STRENGTH,
        Field("amount", "Amount", 10, "How much.", 0, 100),
        Field("how", "How", "add", "?", choices=("add", "no")),
    )

    def __init__(self, step_id="brighten", models=()):
        self.id = step_id
        self.runs = 0
        self._models = models

    def models(self, settings, catalogue):
        return tuple(self._models)

    def apply(self, photo, settings, work):
        self.runs += 1
        for part in range(4):
            work.progress.report(part / 4)
        if settings["strength"] == 0:
            return Outcome(photo, "nothing to do")
        mask = np.zeros(photo.pixels.shape[:2], np.uint8)
        mask[0, 0] = 255
        pixels = photo.pixels + photo.pixels.dtype.type(settings["amount"])
        note, told = f"added {settings['amount']}", [{"box": [0, 0, 1, 1], "done": self.id}]
        return Outcome(photo.with_pixels(pixels), note, invented=mask, masks={"spot": mask}, details=told)


class Double(Step):
    """Repeats every pixel, as an enlargement does."""

    id, label, help, version, fields = "double", "Double", "Repeats pixels.", 1, (STRENGTH,)
    past_tense = "doubled"

    def models(self, settings, catalogue):
        return ()

    def apply(self, photo, settings, work):
        pixels = photo.pixels.repeat(2, 0).repeat(2, 1)
        return Outcome(photo.with_pixels(pixels), "doubled")


@dataclass(frozen=True)
class FakeEngine:
    """Runs nothing, on a device that it names."""

    cache_key: str = "cpu"


def fake_work(listener=lambda fraction: None, token=None, device="cpu"):
    return Work(
        engine=FakeEngine(device), catalogue=None, allocate=np.empty, progress=Progress(listener, token, interval_s=0)
    )
