"""In which order the numbers of a network lie in the memory: channels last, which is faster, or plain where it asks."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn

log = logging.getLogger(__name__)

_PLAIN = "is_laid_out_plainly"
_REFUSAL = "view size is not compatible"
"""What torch says where code of others takes it for granted that numbers lie in plain order."""


def lay_channels_last(net: nn.Module) -> None:
    """Lay a network's weights out in the order that its pictures have.

    torch's own way refuses a network of which any weight has five dimensions, as StyleGAN's have: those stay.
    """
    import torch

    _lay(net, torch.channels_last)


def call_net(net: nn.Module, *inputs: Tensor, **named: Any) -> Any:
    """Run a network. One whose code wants plain order gets that from then on."""
    import torch

    if not getattr(net, _PLAIN, False):
        try:
            return net(*inputs, **named)
        except RuntimeError as error:
            if _REFUSAL not in str(error):
                raise
            log.info("%s wants its numbers in plain order", type(net).__name__)
        _lay(net, torch.contiguous_format)
        setattr(net, _PLAIN, True)
    plain = {name: value.contiguous() if isinstance(value, torch.Tensor) else value for name, value in named.items()}
    return net(*(x.contiguous() for x in inputs), **plain)


def _lay(net: nn.Module, order: torch.memory_format) -> None:
    for tensor in (*net.parameters(), *net.buffers()):
        if tensor.dim() == 4:
            tensor.data = tensor.data.contiguous(memory_format=order)
