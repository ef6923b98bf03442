"""Tests of how holes are filled."""
