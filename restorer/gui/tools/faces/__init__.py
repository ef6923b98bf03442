"""The strip of faces: each before and after, on or off, as near to the photo as a person wants it."""
