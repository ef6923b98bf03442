"""Our weight files: safetensors whose metadata say which network they fit, so that loading needs no guess."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import nn


def save_net(net: nn.Module, name: str, path: Path, dtype: torch.dtype = torch.float16) -> None:
    """Writes the weights of `net` with {"net": name, "config": json} as metadata.

    Args:
        net: A network of ours, with its `config`.
        name: Its key in `NETS`.
        path: Where to; an existing file is replaced.
        dtype: What matrices and kernels are stored as; loading gives float32 again.
    """
    # Vectors cost nothing, and the variances of a batch normalisation can be more than float16 holds.
    state = {
        key: value.detach().cpu().to(dtype if value.ndim > 1 else value.dtype).contiguous()
        for key, value in net.state_dict().items()
    }
    save_file(state, path, metadata={"net": name, "config": json.dumps(net.config)})


def read_net(path: Path, nets: dict[str, type[nn.Module]]) -> nn.Module:
    """Returns the network that a file of ours holds: float32, on the CPU, in evaluation mode.

    Raises:
        KeyError: The file names no network of ours.
        RuntimeError: The weights do not fit the network that the file names.
    """
    with safe_open(path, framework="pt") as file:
        metadata: dict[str, Any] = file.metadata() or {}
        stored = {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118 - not a mapping
    net = nets[metadata["net"]](**json.loads(metadata["config"]))
    net.load_state_dict({key: value.float() if value.is_floating_point() else value for key, value in stored.items()})
    return net.eval()
