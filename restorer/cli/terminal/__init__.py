"""Streams, tables, progress and logs."""
