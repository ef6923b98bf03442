"""Small weight files as people bring them along."""

import torch
from safetensors.torch import save_file


def compact(path):
    """A network that enlarges two times, with random weights, in the format that the name says; returns the path."""
    torch.manual_seed(0)
    layers = torch.nn.Sequential(
        torch.nn.Conv2d(3, 8, 3, padding=1), torch.nn.PReLU(8), torch.nn.Conv2d(8, 12, 3, padding=1)
    )
    state = {f"body.{name}": value.contiguous() for name, value in layers.state_dict().items()}
    if path.suffix == ".safetensors":
        save_file(state, path)
    else:
        torch.save({"params": state}, path)
    return path
