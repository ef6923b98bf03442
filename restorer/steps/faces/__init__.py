"""The step `faces`."""
