"""The file formats: what of a file is not its pixels, and how pixels are read and written."""
