"""Rotating, flipping and cropping by hand."""
