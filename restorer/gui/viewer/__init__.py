"""The photo viewer: tiles made off the main thread, comparison, zoom, overlays."""
