"""Brings the window's translations up to date."""
