"""The step `clean`."""
