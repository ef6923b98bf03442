"""Which of the published networks are offered first: those that do what Restorer's own do least well."""

from __future__ import annotations

RECOMMENDED = ("gfpgan-1.4", "ddcolor-modelscope", "big-lama")
"""Ids: a face that is lost, colours that are named, holes that are large. All run on the processor, too, slowly."""
