"""The step `tone`."""
