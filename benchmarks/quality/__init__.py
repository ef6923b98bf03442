"""`python -m benchmarks quality`: every network and step on photos that none was trained on, beside its peers."""

from benchmarks.quality.command import main

__all__ = ["main"]
