"""From a catalogue's entry to a network: our own by name, others' through spandrel, and only from checked files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import torch
from safetensors import SafetensorError
from torch import nn

from restorer.engine.nets import NETS
from restorer.engine.nets.published import PUBLISHED_NETS, Mat
from restorer.engine.nets.weights import read_net
from restorer.engine.third_party import load_third_party
from restorer.engine.weight_files.state import read_state
from restorer.errors import ModelError
from restorer.message import Message
from restorer.models.files import locate, read_code
from restorer.models.info import ModelInfo

Loader = Callable[[ModelInfo], nn.Module]


class Locator(Protocol):
    """Knows where a model's checked file lies; a `ModelCatalogue` does."""

    def locate(self, info: ModelInfo) -> Path:
        """The file with the content that its card names; `ModelError` where it is not here."""
        ...


def make_loader(catalogue: Locator | None = None) -> Loader:
    """A loader of the catalogue's files; of the user's folders where the catalogue cannot locate."""
    find: Callable[[ModelInfo], Path] = catalogue.locate if catalogue is not None else locate
    return lambda info: load_network(info, find(info))


def load_network(info: ModelInfo, path: Path) -> nn.Module:
    """The network of a file that was checked already: float32, on the CPU, for inference only.

    Raises:
        ModelError: the file is not a network that we know, or not the one that its entry says.
    """
    if not info.net:
        return load_third_party(path).eval().requires_grad_(False)
    if info.net in PUBLISHED_NETS:
        return load_published(info.net, path, read_code(info, path)).eval().requires_grad_(False)
    try:
        net = read_net(path, NETS)
    except (OSError, KeyError, ValueError, TypeError, RuntimeError, SafetensorError) as error:
        raise ModelError(
            Message(
                "The model {model} cannot be loaded from {name}: {kind}: {reason}.",
                model=info.id,
                name=path.name,
                kind=type(error).__name__,
                reason=error,
            ),
            "Install Restorer again, or update it: the file may be made for another version.",
        ) from error
    if info.net in NETS and not isinstance(net, NETS[info.net]):
        raise ModelError(
            Message("The file {name} holds another network than {network!r}.", name=path.name, network=info.net),
            "Install Restorer again.",
        )
    return net.eval().requires_grad_(False)


def load_published(name: str, path: Path, code: Mapping[str, bytes] | None = None) -> nn.Module:
    """A network of `restorer.engine.nets.published`, of a file as its authors published it.

    Args:
        name: Which.
        path: The file.
        code: Checked Python sources of the network, where it comes without; by their modules' names.

    Raises:
        ModelError: it is no weight file that is safe to open, is another network's, or an optional part is missing.
    """
    state = read_state(path)
    make = PUBLISHED_NETS[name].make
    try:
        return make(state) if not code else Mat.from_state(state, code)
    except (KeyError, RuntimeError, IndexError) as error:
        raise ModelError(
            Message(
                "{file} does not hold the weights of the network {name}: {reason}.",
                file=path.name,
                name=name,
                reason=str(error).splitlines()[0],
            ),
            "Download the model again, or import the file under another name.",
        ) from error


def size_of(net: nn.Module) -> int:
    """Bytes of a network's weights."""
    tensors: list[torch.Tensor] = [*net.parameters(), *net.buffers()]
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)
