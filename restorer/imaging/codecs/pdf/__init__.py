"""PDF of scans."""
