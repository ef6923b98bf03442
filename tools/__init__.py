"""What makers of Restorer run; its users don't."""
