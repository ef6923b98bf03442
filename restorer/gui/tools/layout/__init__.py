"""Turning, flipping and cutting the photo by hand."""
