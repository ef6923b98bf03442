"""Makes the pictures of the documents."""
