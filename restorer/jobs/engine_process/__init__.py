"""The process that works for the window, and what the two say to each other."""
