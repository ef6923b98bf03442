"""What a result says of itself, and how that is verified."""
