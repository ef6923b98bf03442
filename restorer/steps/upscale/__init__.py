"""The step `upscale`."""
