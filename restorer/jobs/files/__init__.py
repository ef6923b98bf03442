"""Which photos are meant, where results go, and how they get there."""
