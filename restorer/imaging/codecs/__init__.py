"""File formats: one `Codec` each."""
