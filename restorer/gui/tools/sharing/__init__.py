"""Taking a picture out of the window: onto paper, and into another program."""
