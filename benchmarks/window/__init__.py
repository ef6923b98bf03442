"""`python -m benchmarks window`: what a person feels of the window."""

from benchmarks.window.command import main

__all__ = ["main"]
