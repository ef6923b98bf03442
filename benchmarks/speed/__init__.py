"""`python -m benchmarks speed`: our engine beside plain runs of the same networks, in one run on one device."""

from benchmarks.speed.command import main

__all__ = ["main"]
