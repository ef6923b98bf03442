"""Steps, recipes, and how a photo goes through them."""
