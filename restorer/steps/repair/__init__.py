"""The step `repair`."""
