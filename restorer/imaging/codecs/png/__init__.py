"""PNG files: their chunks, and what their texts say."""
