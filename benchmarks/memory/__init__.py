"""`python -m benchmarks memory`: how time and memory grow with a scan, under a limit."""

from benchmarks.memory.command import main

__all__ = ["main"]
