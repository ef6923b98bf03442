"""`python -m benchmarks networks [ID ...]`: what each published network costs, counted on its architecture."""

from benchmarks.networks.command import main

__all__ = ["main"]
