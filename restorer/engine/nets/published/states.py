"""What the loading of published weights shares: counting what lies in them, and weights that stand for a product."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor

_ORIGINAL = ".weight_orig"


def count_of(state: Mapping[str, Tensor], prefix: str) -> int:
    """How many numbered parts lie under `prefix` (`encoder.blocks` for `encoder.blocks.0.weight`, ...)."""
    start = prefix + "."
    numbers = (key[len(start) :].partition(".")[0] for key in state if key.startswith(start))
    return len({number for number in numbers if number.isdigit()})


def without_prefix(state: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """The entries under `prefix`, without it; all of them as they are where none lies there."""
    found = {key[len(prefix) :]: value for key, value in state.items() if key.startswith(prefix)}
    return found or dict(state)


def without_spectral_norm(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights that spectrally normalised layers amount to once training is over (Miyato et al. 2018).

    Such a layer keeps its kernel as `weight_orig`, and its largest singular value as the two vectors `weight_u` and
    `weight_v`; what it multiplies with is the kernel over that value.
    """
    plain = {key: value for key, value in state.items() if not key.endswith((".weight_u", ".weight_v", _ORIGINAL))}
    for key in (key for key in state if key.endswith(_ORIGINAL)):
        layer, kernel = key.removesuffix(_ORIGINAL), state[key]
        matrix = kernel.flatten(1)
        largest = torch.dot(state[f"{layer}.weight_u"], torch.mv(matrix, state[f"{layer}.weight_v"]))
        plain[f"{layer}.weight"] = kernel / largest
    return plain
