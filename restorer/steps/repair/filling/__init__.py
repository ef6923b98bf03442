"""How one hole is filled from what is around it, and which fills are known."""
