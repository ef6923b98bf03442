"""How strong noise and grain are, and what a denoiser is told of them."""
