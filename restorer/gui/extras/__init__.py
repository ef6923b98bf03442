"""What can be had besides: networks of others, and the torch for the graphics card."""
