"""Restorer: restores old photographs on their owner's own computer."""

__version__ = "0.1.0"
