"""Metadata (EXIF, XMP, IPTC and ICC): read, changed and written."""
