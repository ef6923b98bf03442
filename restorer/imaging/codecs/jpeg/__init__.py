"""JPEG files: the segments around their pixels, and their pixels as a strict decoder wants them."""
