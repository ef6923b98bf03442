"""What is measured in a photo. Steps and condition use it alike; nothing here changes a photo."""
