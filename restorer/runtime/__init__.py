"""A private Python with the torch that fits this computer's graphics card, in which the engine can run."""
