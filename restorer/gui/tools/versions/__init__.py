"""Versions of a photo, and the photo after each step, side by side."""
