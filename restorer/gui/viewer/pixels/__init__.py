"""From a file or an array to the tiles that are seen: opened, read in blocks, converted, kept. No widget."""
