"""Reads the tensors of a weight file by name, whatever it is wrapped in, and nothing else of it."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from restorer.engine.weight_files.torchscript import is_torchscript, read_torchscript
from restorer.errors import ModelError
from restorer.message import Message

SUFFIXES = (".safetensors", ".pth", ".ckpt", ".pt")
"""What can be read. A `.pt` may hold a program (TorchScript): its tensors are read, and the program is not run."""

_WRAPPERS = ("params_ema", "params-ema", "params", "state_dict", "model_state_dict", "model_state", "model", "net")
_DATA_PARALLEL = "module."


def read_state(path: Path) -> dict[str, Tensor]:
    """The tensors of a weight file, on the CPU; names as published, without what a training framework adds.

    Raises:
        ModelError: it is no weight file, is damaged, or holds more than weights.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise ModelError(
            Message("{name} is no weight file that can be opened safely.", name=path.name),
            Message("Use {suffixes}.", suffixes=", ".join(SUFFIXES)),
        )
    try:
        content = _read(path)
    except Exception as error:
        # Damaged files fail in every way there is: zip, pickle, struct, UTF-8, torch's own.
        if path.suffix.lower() == ".safetensors":
            raise ModelError(
                Message("{name} cannot be read as weights.", name=path.name), "Fetch the file again."
            ) from error
        raise ModelError(
            Message("{name} holds more than weights, or is damaged, and was not opened.", name=path.name),
            "Fetch the file again, or ask for a safetensors file.",
        ) from error
    state = {key: value for key, value in _unwrapped(content).items() if isinstance(value, Tensor)}
    if not state:
        raise ModelError(Message("{name} holds no weights.", name=path.name), "Fetch the file again.")
    return state


def _read(path: Path) -> Any:
    if path.suffix.lower() == ".safetensors":
        from safetensors.torch import load_file

        return load_file(path)
    if zipfile.is_zipfile(path) and is_torchscript(path):
        return read_torchscript(path)
    with warnings.catch_warnings():
        # torch writes to its own makers of pickles that are none of its own.
        warnings.simplefilter("ignore")
        return torch.load(path, map_location="cpu", weights_only=True)


def _unwrapped(content: Any) -> Mapping[str, Any]:
    if not isinstance(content, Mapping):
        return {}
    inner = next((content[name] for name in _WRAPPERS if isinstance(content.get(name), Mapping)), None)
    if inner is None and len(content) == 1:
        inner = next((value for value in content.values() if isinstance(value, Mapping)), None)
    if inner is not None:
        return _unwrapped(inner)
    if content and all(str(key).startswith(_DATA_PARALLEL) for key in content):
        return {str(key).removeprefix(_DATA_PARALLEL): value for key, value in content.items()}
    return content
