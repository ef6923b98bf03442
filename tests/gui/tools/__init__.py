"""Tests of the tools for the hand."""
