"""The step `stains`."""
