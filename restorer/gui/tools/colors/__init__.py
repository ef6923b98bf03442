"""Colour points: a named palette, a popover to choose from, and the tool that sets points."""
