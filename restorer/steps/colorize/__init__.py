"""The step `colorize`."""
