"""`python -m benchmarks public`: the networks on public test sets, beside published networks and their figures."""

from benchmarks.public.command import main

__all__ = ["main"]
