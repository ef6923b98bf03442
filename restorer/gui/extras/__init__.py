"""Optional parts that a person can add: networks of others, PyTorch for the graphics card."""

SUFFIXES = (".safetensors", ".pth", ".ckpt", ".param")
"""What can be imported as a network; ncnn's `.bin` is found beside its `.param`."""
