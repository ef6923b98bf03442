"""How the answers of the face detector are read."""
