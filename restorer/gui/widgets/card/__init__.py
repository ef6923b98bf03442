"""Parts of the card of a step."""
