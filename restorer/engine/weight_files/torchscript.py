"""Reads the tensors of a TorchScript archive without running, or even compiling, the program in it."""

from __future__ import annotations

import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

_DTYPES = {
    "FloatStorage": torch.float32, "HalfStorage": torch.float16, "BFloat16Storage": torch.bfloat16,
    "DoubleStorage": torch.float64, "LongStorage": torch.int64, "IntStorage": torch.int32,
    "ShortStorage": torch.int16, "CharStorage": torch.int8, "ByteStorage": torch.uint8, "BoolStorage": torch.bool,
}  # fmt: skip
_LISTS = ("build_intlist", "build_boollist", "build_doublelist", "build_tensorlist")


def is_torchscript(path: Path) -> bool:
    """Whether a ZIP archive is one of TorchScript: it brings the code of its modules."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    return any("/code/" in name for name in names) and any(name.endswith("/data.pkl") for name in names)


def read_torchscript(path: Path) -> dict[str, Tensor]:
    """The tensors that the program's modules hold, by the names that `state_dict` would give them.

    Raises:
        pickle.UnpicklingError: it holds what is neither a tensor nor a module of the program.
        zipfile.BadZipFile, KeyError, ValueError: it is damaged.
    """
    with zipfile.ZipFile(path) as archive:
        data = next(name for name in archive.namelist() if name.endswith("/data.pkl"))
        with archive.open(data) as file:
            root = _Reader(file, archive, data.removesuffix(".pkl")).load()
    return dict(_tensors(root, ""))


class _Part:
    """Stands for a module or any other object of the program: what it holds, and no behaviour."""

    def __init__(self) -> None:
        self.held: dict[str, Any] = {}

    def __setstate__(self, state: Any) -> None:
        self.held = state if isinstance(state, dict) else {}


class _Reader(pickle.Unpickler):
    """Builds tensors and `_Part`s, and refuses everything else."""

    def __init__(self, file: Any, archive: zipfile.ZipFile, folder: str) -> None:
        super().__init__(file)
        self._archive, self._folder = archive, folder
        self._storages: dict[str, Tensor] = {}

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("__torch__"):
            return _Part
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _rebuild
        if module == "torch" and name in _DTYPES:
            return _DTYPES[name]
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if module == "torch.jit._pickle" and name in _LISTS:
            return _same
        raise pickle.UnpicklingError(f"Global '{module}.{name}' is forbidden")

    def persistent_load(self, pid: Any) -> Tensor:
        kind, dtype, key, _, count = pid
        if kind != "storage" or not isinstance(dtype, torch.dtype) or not str(key).isalnum():
            raise pickle.UnpicklingError(f"{pid!r} is no tensor")
        if key not in self._storages:
            raw = bytearray(self._archive.read(f"{self._folder}/{key}"))
            self._storages[key] = torch.frombuffer(raw, dtype=dtype, count=count) if count else torch.empty(0).to(dtype)
        return self._storages[key]


def _same(values: Any) -> Any:
    return values


def _rebuild(storage: Tensor, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> Tensor:
    return storage.as_strided(size, stride, offset).clone()


def _tensors(part: Any, prefix: str) -> Iterator[tuple[str, Tensor]]:
    if isinstance(part, Tensor):
        yield prefix, part
    elif isinstance(part, _Part):
        for name, held in part.held.items():
            yield from _tensors(held, f"{prefix}.{name}" if prefix else name)
