"""Colours for places of the photo: usual ones by name, the popover to choose from, what is chosen."""
