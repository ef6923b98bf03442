"""Tables on public test sets."""
