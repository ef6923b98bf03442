"""ParseNet (Chen et al. 2021): parts a face by a chain of residual blocks, after its paper and its published weights.

Written here because the code that it was published with, PSFRGAN's, and what facexlib made of it, may not be used
commercially.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

_DOWN = ((64, 128), (128, 256), (256, 256), (256, 256))
_BODY = 10
_UP = ((256, 256), (256, 256), (256, 128), (128, 64))


class _Conv(nn.Module):
    """A convolution of 3 x 3 over mirrored edges; `is_normed`: with batch normalisation, and then without a bias."""

    def __init__(self, inputs: int, outputs: int, stride: int = 1, *, is_normed: bool = False) -> None:
        super().__init__()
        self.conv2d = nn.Conv2d(inputs, outputs, 3, stride, bias=not is_normed)
        if is_normed:
            self.norm = nn.ModuleDict({"norm": nn.BatchNorm2d(outputs)})
        self.is_normed = is_normed

    def forward(self, x: Tensor) -> Tensor:
        x = self.conv2d(functional.pad(x, (1, 1, 1, 1), mode="reflect"))
        return self.norm["norm"](x) if self.is_normed else x


def _doubled(x: Tensor) -> Tensor:
    return functional.interpolate(x, scale_factor=2.0, mode="nearest")


class _Block(nn.Module):
    """A residual block; `size` is what becomes of the sides: `same`, `half` or `double`."""

    def __init__(self, inputs: int, outputs: int, size: str = "same") -> None:
        super().__init__()
        stride = 2 if size == "half" else 1
        self.size = size
        # Where sides change, the shortcut is a convolution, too, even between as many channels.
        if size != "same":
            self.shortcut_func = _Conv(inputs, outputs, stride)
        self.conv1 = _Conv(inputs, outputs, is_normed=True)
        self.conv2 = _Conv(outputs, outputs, stride, is_normed=True)

    def forward(self, x: Tensor) -> Tensor:
        if self.size == "double":
            x = _doubled(x)
        kept = x if self.size == "same" else self.shortcut_func(x)
        changed: Tensor = self.conv2(functional.leaky_relu(self.conv1(x), 0.2))
        return kept + changed


class ParseNet(nn.Module):
    """Tells what each pixel of an aligned face of 512 x 512 belongs to."""

    def __init__(self, parts: int = 19) -> None:
        super().__init__()
        self.encoder = nn.Sequential(_Conv(3, _DOWN[0][0]), *(_Block(*widths, "half") for widths in _DOWN))
        self.body = nn.Sequential(*(_Block(_DOWN[-1][1], _DOWN[-1][1]) for _ in range(_BODY)))
        self.decoder = nn.Sequential(*(_Block(*widths, "double") for widths in _UP))
        self.out_mask_conv = _Conv(_UP[-1][1], parts)
        # The published weights have a second head, a picture of the face, which nothing here asks for.
        self.out_img_conv = _Conv(_UP[-1][1], 3)

    def forward(self, x: Tensor) -> tuple[Tensor]:
        """Returns the log-odds of each part (N x `parts` x H x W).

        Args:
            x: N x 3 x H x W float32, sRGB in [-1, 1]; sides are multiples of 16.
        """
        seen = self.encoder(x)
        return (self.out_mask_conv(self.decoder(seen + self.body(seen))),)
