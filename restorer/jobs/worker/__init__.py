"""What one photo goes through."""
