"""Print, and copy to the clipboard."""
