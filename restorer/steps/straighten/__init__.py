"""The step `straighten`."""
