"""From a network of ncnn to weights under the names that its authors published, where it is RRDBNet or Compact.

Names are given by the order of the layers; that the result is the same network is then shown, by running ncnn's own
graph and the network that these weights make on a small picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from restorer.errors import ModelError
from restorer.message import Message
from restorer.models.ncnn import Layer

TOLERANCE = 1e-3
"""The largest difference between ncnn's graph and the network made of it, as a share of the result's range."""

_RDB_CONVOLUTIONS = 5
_BLOCK_CONVOLUTIONS = 3 * _RDB_CONVOLUTIONS
_AROUND_TRUNK = 6
_PROBE_PX = 16


def to_state(layers: Sequence[Layer], recognize: Callable[[dict[str, Tensor]], torch.nn.Module]) -> dict[str, Tensor]:
    """The weights by their published names.

    Args:
        layers: As `restorer.models.ncnn.read_ncnn` gives them.
        recognize: Makes the network of weights; `ModelError` where it knows none.

    Raises:
        ModelError: the graph is neither RRDBNet's nor Compact's.
    """
    state = _compact(layers) if any(layer.kind == "PReLU" for layer in layers) else _rrdb(layers)
    x = torch.rand(1, 3, _PROBE_PX, _PROBE_PX, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        wanted, got = run(layers, x), recognize(state)(x)
    spread = (wanted.max() - wanted.min()).clamp_min(1e-6)
    if wanted.shape != got.shape or (wanted - got).abs().max() > TOLERANCE * spread:
        raise _unknown("its graph is not the one that its layers suggest")
    return state


def run(layers: Sequence[Layer], x: Tensor) -> Tensor:
    """What the graph makes of x (N x 3 x H x W): the last layer's result.

    Raises:
        ModelError: it has a kind of layer that is not known here.
    """
    made: dict[str, Tensor] = {}
    result = x
    for layer in layers:
        given = [made[name] for name in layer.inputs] if layer.inputs else [x]
        if layer.kind not in _KINDS:
            raise _unknown(Message("it has a layer of the kind {kind}", kind=layer.kind))
        result = _KINDS[layer.kind](layer, given)
        made.update(dict.fromkeys(layer.outputs, result))
    return result


def _compact(layers: Sequence[Layer]) -> dict[str, Tensor]:
    body = [layer for layer in layers if layer.weight is not None]
    return {
        f"body.{number}.{name}": value for number, layer in enumerate(body) for name, value in _tensors(layer).items()
    }


def _rrdb(layers: Sequence[Layer]) -> dict[str, Tensor]:
    convolutions = [layer for layer in layers if layer.kind == "Convolution"]
    blocks, rest = divmod(len(convolutions) - _AROUND_TRUNK, _BLOCK_CONVOLUTIONS)
    if blocks < 1 or rest:
        raise _unknown(Message("it has {count} convolutions", count=len(convolutions)))
    names = ["conv_first"]
    names += [
        f"body.{block}.rdb{dense}.conv{number}"
        for block in range(blocks)
        for dense in range(1, 4)
        for number in range(1, _RDB_CONVOLUTIONS + 1)
    ]
    names += ["conv_body", "conv_up1", "conv_up2", "conv_hr", "conv_last"]
    return {
        f"{prefix}.{name}": value
        for prefix, layer in zip(names, convolutions, strict=True)
        for name, value in _tensors(layer).items()
    }


def _tensors(layer: Layer) -> dict[str, Tensor]:
    parts = {"weight": layer.weight, "bias": layer.bias}
    return {name: torch.from_numpy(part) for name, part in parts.items() if part is not None}


def _convolution(layer: Layer, given: list[Tensor]) -> Tensor:
    weights = _tensors(layer)
    padding = (int(layer.setting(14, layer.setting(4, 0))), int(layer.setting(4, 0)))
    x = functional.conv2d(
        given[0], weights["weight"], weights.get("bias"), int(layer.setting(3, 1)), padding, int(layer.setting(2, 1))
    )
    activation = int(layer.setting(9, 0))
    if activation == 0:
        return x
    if activation == 1:
        return functional.relu(x)
    if activation == 2:
        return functional.leaky_relu(x, layer.setting(10, 0.0))
    raise _unknown(Message("it has an activation of the kind {kind}", kind=activation))


def _binary(layer: Layer, given: list[Tensor]) -> Tensor:
    other: Tensor | float = layer.setting(2, 0.0) if layer.setting(1, 0) else given[1]
    kind = int(layer.setting(0, 0))
    if kind == 0:
        return given[0] + other
    if kind == 2:
        return given[0] * other
    raise _unknown(Message("it has arithmetic of the kind {kind}", kind=kind))


def _eltwise(layer: Layer, given: list[Tensor]) -> Tensor:
    if int(layer.setting(0, 0)) != 1:
        raise _unknown("it multiplies pictures")
    shares = layer.settings.get(1, ()) or (1.0,) * len(given)
    return torch.stack([share * part for share, part in zip(shares, given, strict=True)]).sum(0)


def _interp(layer: Layer, given: list[Tensor]) -> Tensor:
    mode = {1: "nearest", 2: "bilinear"}.get(int(layer.setting(0, 0)))
    if mode is None:
        raise _unknown("it enlarges in a way that is not known")
    return functional.interpolate(
        given[0], scale_factor=(layer.setting(1, 1.0), layer.setting(2, 1.0)), mode=mode,
        align_corners=None if mode == "nearest" else bool(layer.setting(6, 0)),
    )  # fmt: skip


_KINDS: dict[str, Callable[[Layer, list[Tensor]], Tensor]] = {
    "Input": lambda layer, given: given[0],
    "Split": lambda layer, given: given[0],
    "Noop": lambda layer, given: given[0],
    "Convolution": _convolution,
    "PReLU": lambda layer, given: functional.prelu(given[0], _tensors(layer)["weight"]),
    "ReLU": lambda layer, given: functional.leaky_relu(given[0], layer.setting(0, 0.0)),
    "Concat": lambda layer, given: torch.cat(given, 1),
    "BinaryOp": _binary,
    "Eltwise": _eltwise,
    "Interp": _interp,
    "PixelShuffle": lambda layer, given: functional.pixel_shuffle(given[0], int(layer.setting(0, 1))),
}
"""What each kind of layer does, by ncnn's names."""


def _unknown(reason: str) -> ModelError:
    return ModelError(
        Message("This network of ncnn is neither RRDBNet nor Compact: {reason}.", reason=reason),
        "Import the file that it was made from.",
    )
