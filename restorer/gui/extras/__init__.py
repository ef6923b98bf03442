"""Optional parts that a person can add: networks of others, PyTorch for the graphics card."""
