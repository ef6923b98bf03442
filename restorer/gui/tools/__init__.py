"""Tools for the hand on the photo, each made of `viewer.tool.Tool`."""
