"""`face_embedding`: 128 numbers that say whose face it is: dlib's residual network, as face-api.js runs it.

After He et al., "Deep residual learning for image recognition" (2016), in the form of Davis King's
`dlib_face_recognition_resnet_model_v1`: 29 convolutions. The scales that stand in for its batch normalisation are
folded into the convolutions, so that the numbers stay the same. The code is ours, the weights are not: see the card.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

SIDE_PX = 150
NUMBERS = 128
MEAN_RGB = (122.782, 117.001, 104.298)

_BLOCKS = (
    *((32, False),) * 3,
    (64, True),
    *((64, False),) * 3,
    (128, True),
    *((128, False),) * 2,
    (256, True),
    *((256, False),) * 2,
    (256, True),
)
"""The channels of each residual block, and whether it halves the size."""


class FaceEmbedding(nn.Module):
    """Gives 128 numbers for an upright face of 150 x 150 pixels; those of one person's faces lie near to each other."""

    multiple = 1
    only_px = SIDE_PX
    outputs = ("embedding",)

    def __init__(self) -> None:
        super().__init__()
        self.config: dict[str, int] = {}
        self.halo_px = 0
        self.head = nn.Conv2d(3, _BLOCKS[0][0], 7, stride=2)
        channels = (_BLOCKS[0][0], *(count for count, _ in _BLOCKS))
        self.blocks = nn.ModuleList(
            Block(channels[index], count, halves) for index, (count, halves) in enumerate(_BLOCKS)
        )
        self.tail = nn.Linear(_BLOCKS[-1][0], NUMBERS, bias=False)

    def forward(self, x: Tensor) -> tuple[Tensor]:
        """Returns the embedding.

        Args:
            x: N x 3 x 150 x 150 float32, sRGB in [0, 1]: a face turned upright, eyes about 53 pixels apart.

        Returns:
            N x 128 float32, about as long as 1 each (1.3 to 1.5 as published); two are compared by their distance.
        """
        features = (x * 255.0 - x.new_tensor(MEAN_RGB).view(1, 3, 1, 1)) / 255.0
        features = functional.max_pool2d(functional.relu(self.head(features)), 3, stride=2)
        for block in self.blocks:
            features = block(features)
        return (self.tail(features.mean((2, 3))),)


class Block(nn.Module):
    """Two 3x3 convolutions beside the input, which is averaged where the size is halved and padded with zeros.

    Args:
        inputs: Channels that come in.
        outputs: Channels that go out; no fewer.
        halves: Whether the size is halved.
    """

    def __init__(self, inputs: int, outputs: int, halves: bool) -> None:
        super().__init__()
        self.halves = halves
        # Halving, the published network pads nothing.
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride=2 if halves else 1, padding=0 if halves else 1)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """Returns the features: N x outputs x H x W, or half of H and W where the size is halved."""
        made = self.conv2(functional.relu(self.conv1(x)))
        beside = functional.avg_pool2d(x, 2) if self.halves else x
        height, width = max(made.shape[2], beside.shape[2]), max(made.shape[3], beside.shape[3])
        return functional.relu(
            _padded(made, made.shape[1], height, width) + _padded(beside, made.shape[1], height, width)
        )


def _padded(x: Tensor, channels: int, height: int, width: int) -> Tensor:
    """The same with zeros to the right, below, and in the channels that it lacks."""
    return functional.pad(x, (0, width - x.shape[3], 0, height - x.shape[2], 0, channels - x.shape[1]))
