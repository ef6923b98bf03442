"""`python -m benchmarks faults`: what Restorer does with bad files and when the world around it breaks."""

from benchmarks.faults.command import main

__all__ = ["main"]
