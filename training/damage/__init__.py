"""What time does to photographs and what scanners do to them: procedural, seeded, in batches, on any device."""
