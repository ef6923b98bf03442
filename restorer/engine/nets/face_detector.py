"""`face_detector`: finds faces, their boxes and five landmarks: RetinaFace on a quarter-width MobileNet.

After Deng et al. 2019, as biubug6/Face-Detector-1MB-with-landmark (MIT) has it. Modules are named as there. This is
not what facexlib calls `mobile0.25`: the weights fit both, but facexlib's has a leak of 0.1 where this one has plain
ReLU, and its anchors have 16 to 512 pixels (docs/decisions/0010).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.analysis.faces.anchors import BOX, CHANNELS, MAPS, MARKS, ODDS, STRIDES, VARIANCES

MEAN_RGB = (123.0, 117.0, 104.0)


class FaceDetector(nn.Module):
    """A single-shot detector at three scales; knows faces of some 10 to 300 pixels."""

    multiple = 32
    outputs = MAPS

    def __init__(self) -> None:
        super().__init__()
        self.config: dict[str, int] = {}
        self.halo_px = 0
        self.body = nn.ModuleDict(
            {
                "stage1": nn.Sequential(
                    _conv(3, 8, 3, 2),
                    *(_apart(8, 16), _apart(16, 32, 2), _apart(32, 32), _apart(32, 64, 2), _apart(64, 64)),
                ),
                "stage2": nn.Sequential(_apart(64, 128, 2), *(_apart(128, 128) for _ in range(5))),
                "stage3": nn.Sequential(_apart(128, 256, 2), _apart(256, 256)),
            }
        )
        self.fpn = Pyramid()
        self.ssh1, self.ssh2, self.ssh3 = Context(), Context(), Context()
        self.ClassHead = nn.ModuleList(Head(ODDS) for _ in STRIDES)
        self.BboxHead = nn.ModuleList(Head(BOX) for _ in STRIDES)
        self.LandmarkHead = nn.ModuleList(Head(MARKS) for _ in STRIDES)

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        """Returns what each anchor says, one map for each stride; `analysis.faces.anchors` reads them.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`.

        Returns:
            N x `CHANNELS` x H/stride x W/stride, for each of `STRIDES`.
        """
        levels = []
        features = self._seen_first(x)
        for stage in (self.body["stage1"][1:], self.body["stage2"], self.body["stage3"]):  # type: ignore[index]
            features = stage(features)
            levels.append(features)
        contexts = (self.ssh1, self.ssh2, self.ssh3)
        seen = [context(level) for context, level in zip(contexts, self.fpn(levels), strict=True)]
        heads = zip(self.BboxHead, self.ClassHead, self.LandmarkHead, strict=True)
        return tuple(_read_together(level, parts).float() for level, parts in zip(seen, heads, strict=True))

    def _seen_first(self, x: Tensor) -> Tensor:
        """The first layer, which expects blue first and numbers up to 255: its weights are turned and not the photo."""
        conv, *rest = self.body["stage1"][0]  # type: ignore[index]
        mean = x.new_tensor(MEAN_RGB).view(1, 3, 1, 1) / 255.0
        features = functional.conv2d(x - mean, conv.weight.flip(1) * 255.0, None, conv.stride, conv.padding)
        for layer in rest:
            features = layer(features)
        return features


def _read_together(level: Tensor, heads: tuple[nn.Module, ...]) -> Tensor:
    """Several heads' numbers in one convolution: N x `CHANNELS` x h x w."""
    convs = [head.conv1x1 for head in heads]
    weight, bias = (torch.cat([getattr(conv, name) for conv in convs]) for name in ("weight", "bias"))
    read = functional.conv2d(level, weight, bias)
    assert read.shape[1] == CHANNELS
    return read


def decoded(boxes: Tensor, marks: Tensor, x: Tensor, sides_px: tuple[tuple[int, ...], ...]) -> tuple[Tensor, Tensor]:
    """Returns boxes (N x A x 4) and landmarks (N x A x 5 x 2) in pixels.

    Args:
        boxes: N x A x 4 box offsets.
        marks: N x A x 10 landmark offsets.
        x: The photo that they are of, N x C x H x W.
        sides_px: As `analysis.faces.anchors.ANCHORS_PX`.
    """
    anchors = anchors_px(x.shape[-2], x.shape[-1], x.device, sides_px)
    center, size = anchors[:, :2], anchors[:, 2:]
    middle = center + boxes[..., :2] * VARIANCES[0] * size
    reach = size * torch.exp(boxes[..., 2:] * VARIANCES[1]) / 2
    points = center[:, None] + marks.reshape(*marks.shape[:2], 5, 2) * VARIANCES[0] * size[:, None]
    return torch.cat((middle - reach, middle + reach), -1), points


def anchors_px(height: int, width: int, device: torch.device, sides_px: tuple[tuple[int, ...], ...]) -> Tensor:
    """Returns A x 4 anchors of a photo in pixels: centre x and y, width, height; in the order of the heads."""
    levels = []
    for stride, sizes in zip(STRIDES, sides_px, strict=True):
        rows, columns = -(-height // stride), -(-width // stride)
        y = (torch.arange(rows, device=device) + 0.5) * stride
        x = (torch.arange(columns, device=device) + 0.5) * stride
        sides = torch.tensor(sizes, device=device, dtype=torch.float32)
        grid_y, grid_x, side = torch.meshgrid(y, x, sides, indexing="ij")
        levels.append(torch.stack((grid_x, grid_y, side, side), -1).reshape(-1, 4))
    return torch.cat(levels)


class Pyramid(nn.Module):
    """Brings three levels to 64 channels and adds to the finer ones what the coarser ones saw."""

    def __init__(self) -> None:
        super().__init__()
        self.output1, self.output2, self.output3 = _conv(64, 64, 1), _conv(128, 64, 1), _conv(256, 64, 1)
        self.merge1, self.merge2 = _conv(64, 64, 3), _conv(64, 64, 3)

    def forward(self, levels: list[Tensor]) -> list[Tensor]:
        """Returns the three levels, finest first."""
        fine, middle, coarse = self.output1(levels[0]), self.output2(levels[1]), self.output3(levels[2])
        middle = self.merge2(middle + functional.interpolate(coarse, size=middle.shape[-2:]))
        fine = self.merge1(fine + functional.interpolate(middle, size=fine.shape[-2:]))
        return [fine, middle, coarse]


class Context(nn.Module):
    """Widens what a level sees, by chains of one, two and three convolutions (Najibi et al. 2017, SSH)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv3X3 = _conv(64, 32, 3, rectified=False)
        self.conv5X5_1 = _conv(64, 16, 3)
        self.conv5X5_2 = _conv(16, 16, 3, rectified=False)
        self.conv7X7_2 = _conv(16, 16, 3)
        self.conv7x7_3 = _conv(16, 16, 3, rectified=False)

    def forward(self, x: Tensor) -> Tensor:
        """Returns N x 64 x H x W of the same."""
        middle = self.conv5X5_1(x)
        wide = self.conv7x7_3(self.conv7X7_2(middle))
        return functional.relu(torch.cat((self.conv3X3(x), self.conv5X5_2(middle), wide), 1))


class Head(nn.Module):
    """The weights that read `count` numbers for each of two anchors at each place."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.conv1x1 = nn.Conv2d(64, 2 * count, 1)


def _conv(inputs: int, outputs: int, kernel: int, stride: int = 1, rectified: bool = True) -> nn.Sequential:
    conv = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(outputs), *([nn.ReLU(inplace=True)] if rectified else []))


def _apart(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    """Returns a depthwise 3x3 convolution and a 1x1."""
    depthwise = nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False)
    pointwise = nn.Conv2d(inputs, outputs, 1, bias=False)
    return nn.Sequential(
        *(depthwise, nn.BatchNorm2d(inputs), nn.ReLU(inplace=True)),
        *(pointwise, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)),
    )
