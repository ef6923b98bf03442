"""Reads a photo's condition and proposes a recipe. Nothing heavy is imported until a photo is read."""

from restorer.condition.inspect import inspect
from restorer.condition.presets import Preset, load_preset
from restorer.condition.propose import Proposal, propose
from restorer.pipeline.condition import Condition

__all__ = ["Condition", "Preset", "Proposal", "inspect", "load_preset", "propose"]
