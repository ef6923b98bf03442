"""`python -m benchmarks album`: real old photographs through a preset, step by step, with sheets to look at."""

from benchmarks.album.command import main

__all__ = ["main"]
