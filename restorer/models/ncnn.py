"""Reads a network of ncnn: its graph out of `.param`, its weights out of `.bin` (as Upscayl's users have them).

The format is told in ncnn's wiki ("param and model file structure"): the graph is text, a line to a layer; weights
follow each other in the order of the layers.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from restorer.errors import ModelError
from restorer.message import Message

SUFFIX = ".param"
"""The file that a person picks; the other lies beside it."""

_MAGIC = "7767517"
_FLOAT16, _FLOAT32 = 0x01306B47, 0x00000000
_ARRAYS = -23300
"""A parameter's number is taken from this where its value is a list."""

MOST_LAYERS = 20_000
MOST_VALUES = 1 << 28
"""More is no network that anybody enlarges photos with: 256 million weights."""

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the graph.

    Attributes:
        kind: ncnn's name of what it does: `Convolution`, `PReLU` ...
        name: Its own name.
        inputs: The names of what goes in.
        outputs: The names of what comes out.
        settings: By number, each a list; a plain value is a list of one.
        weight: Of a convolution, outputs x inputs x height x width float32; of a PReLU, a slope for each channel.
        bias: Of a convolution, or None.
    """

    kind: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    settings: dict[int, Values]
    weight: NDArray[np.float32] | None = None
    bias: NDArray[np.float32] | None = None

    def setting(self, number: int, default: float) -> float:
        """One plain value."""
        return self.settings.get(number, (default,))[0]


def weights_of(path: Path) -> Path:
    """The `.bin` that belongs to a `.param`."""
    return path.with_suffix(".bin")


def read_ncnn(path: Path) -> tuple[Layer, ...]:
    """The layers of a network, with their weights, in the order in which they run.

    Args:
        path: Its `.param`; the `.bin` of the same name lies beside it.

    Raises:
        ModelError: one of the two is missing, damaged, or written in a way that is not known here.
    """
    try:
        layers = _read_graph(path.read_text(encoding="utf-8"))
        with weights_of(path).open("rb") as file:
            filled = tuple(_with_weights(layer, file) for layer in layers)
            if file.read(1):
                raise ValueError("the weights go on after the last layer")
    except FileNotFoundError as error:
        raise ModelError(
            Message(
                "{name} needs {weights} beside it: one of the two is not there.",
                name=path.name,
                weights=weights_of(path).name,
            ),
            "Put both into one folder under the same name.",
        ) from error
    except OSError as error:
        raise ModelError(
            Message("{name} cannot be read: {reason}.", name=path.name, reason=error.strerror), "Check its rights."
        ) from error
    except (ValueError, IndexError, UnicodeDecodeError) as error:
        raise ModelError(
            Message("{name} is no network of ncnn that can be read: {reason}.", name=path.name, reason=error),
            "Fetch it again.",
        ) from error
    return filled


def _read_graph(text: str) -> list[Layer]:
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if not lines or lines[0] != [_MAGIC]:
        raise ValueError(f"it does not begin with {_MAGIC}")
    if int(lines[1][0]) != len(lines) - 2 or len(lines) > MOST_LAYERS:
        raise ValueError("it does not have as many layers as it says")
    return [_read_layer(words) for words in lines[2:]]


def _read_layer(words: list[str]) -> Layer:
    kind, name, ins, outs = words[0], words[1], int(words[2]), int(words[3])
    if ins < 0 or outs < 0 or len(words) < 4 + ins + outs:
        raise ValueError(f"the layer {name} is not whole")
    first, last = 4 + ins, 4 + ins + outs
    settings: dict[int, Values] = {}
    for word in words[last:]:
        number, _, value = word.partition("=")
        if int(number) <= _ARRAYS:
            settings[_ARRAYS - int(number)] = tuple(float(item) for item in value.split(",")[1:])
        else:
            settings[int(number)] = (float(value),)
    return Layer(kind, name, tuple(words[4:first]), tuple(words[first:last]), settings)


def _with_weights(layer: Layer, file: BinaryIO) -> Layer:
    if layer.kind == "Convolution":
        outputs, width = int(layer.setting(0, 0)), int(layer.setting(1, 0))
        height, count = int(layer.setting(11, width)), int(layer.setting(6, 0))
        if min(outputs, width, height) < 1 or not 0 < count <= MOST_VALUES or count % (outputs * width * height):
            raise ValueError(f"the layer {layer.name} has a size that cannot be")
        weight = _read_flagged(file, count).reshape(outputs, -1, height, width)
        bias = _read_floats(file, outputs) if layer.setting(5, 0) else None
        return _filled(layer, weight, bias)
    if layer.kind == "PReLU":
        return _filled(layer, _read_floats(file, _checked(int(layer.setting(0, 0)))), None)
    return layer


def _filled(layer: Layer, weight: NDArray[np.float32], bias: NDArray[np.float32] | None) -> Layer:
    return Layer(layer.kind, layer.name, layer.inputs, layer.outputs, layer.settings, weight, bias)


def _read_flagged(file: BinaryIO, count: int) -> NDArray[np.float32]:
    """Weights behind the number that says how they are stored; padded to whole words."""
    flag = int.from_bytes(_read(file, 4), "little")
    if flag == _FLOAT32:
        return _read_floats(file, count)
    if flag != _FLOAT16:
        raise ValueError(f"weights stored as 0x{flag:08X} (8-bit numbers, or a table) are not known here")
    raw = _read(file, -(-2 * count // 4) * 4)
    return np.frombuffer(raw, "<f2", count).astype(np.float32)


def _read_floats(file: BinaryIO, count: int) -> NDArray[np.float32]:
    return np.frombuffer(_read(file, 4 * count), "<f4", count).astype(np.float32)


def _read(file: BinaryIO, count: int) -> bytes:
    raw = file.read(count)
    if len(raw) < count:
        raise ValueError("the weights end early")
    return raw


def _checked(count: int) -> int:
    if not 0 < count <= MOST_VALUES:
        raise ValueError("a layer has a size that cannot be")
    return count
