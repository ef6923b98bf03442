"""Light and warmth as a person sets them: the settings, and what they say in words. Loads nothing that computes."""

from __future__ import annotations

from typing import NamedTuple

from restorer.message import Message, joined
from restorer.pipeline.step import Field, StepSettings

FIELDS: tuple[Field, ...] = (
    Field("exposure", "Exposure", 0.0, "Lighter or darker, in stops; white stays white.", -2.0, 2.0, unit="EV"),
    Field("hardness", "Contrast", 0.0, "How far light and dark lie apart in the middle tones.", -1.0, 1.0),
    Field("shadows", "Shadows", 0.0, "Lightens or darkens the dark parts.", -1.0, 1.0),
    Field("lights", "Lights", 0.0, "Lightens or darkens the light parts.", -1.0, 1.0),
    Field("warmth", "Warmth", 0.0, "Warmer or cooler; a grey photo without colours stays grey.", -1.0, 1.0),
)
NAMES = tuple(item.name for item in FIELDS)


class ManualTone(NamedTuple):
    """What a person sets; 0 is none of it.

    Attributes:
        exposure: In stops, -2..2.
        hardness, shadows, lights, warmth: -1..1.
    """

    exposure: float = 0.0
    hardness: float = 0.0
    shadows: float = 0.0
    lights: float = 0.0
    warmth: float = 0.0

    @property
    def has_curve(self) -> bool:
        """Whether it changes the light."""
        return any((self.exposure, self.hardness, self.shadows, self.lights))

    def does_nothing(self, channels: int) -> bool:
        """Whether a photo of so many channels comes out as it goes in."""
        return not self.has_curve and (self.warmth == 0 or channels == 1)

    def describe(self) -> str:
        """What is done, in words: `By hand: exposure 0.50, warmth -0.20.`."""
        words = {
            "exposure": Message("exposure {value:.2f}", value=self.exposure),
            "hardness": Message("contrast {value:.2f}", value=self.hardness),
            "shadows": Message("shadows {value:.2f}", value=self.shadows),
            "lights": Message("lights {value:.2f}", value=self.lights),
            "warmth": Message("warmth {value:.2f}", value=self.warmth),
        }
        return Message("By hand: {what}.", what=joined(words[name] for name in NAMES if getattr(self, name)))


def read_manual_tone(settings: StepSettings) -> ManualTone:
    """What the step's settings say."""
    return ManualTone(*(float(settings[name]) for name in NAMES))
