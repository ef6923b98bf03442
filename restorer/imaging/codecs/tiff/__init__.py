"""TIFF files: their directories, their pixels as a strict decoder wants them, and whether all of them are there."""
