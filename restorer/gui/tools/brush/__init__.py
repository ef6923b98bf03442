"""Painting over the photo: what is to be filled, what is to be left, what no step may touch."""
