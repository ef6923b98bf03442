"""What travels beside the pixels: EXIF, XMP, IPTC and ICC, and what is told in them."""
