"""Names that stand for a format. Imports nothing, so that settings can be read before any codec is loaded."""

SAME = "same"
"""Stands for the format that an original came in."""

LOSSLESS = "png"
"""What is written where nothing may be lost and no other format was asked for."""
