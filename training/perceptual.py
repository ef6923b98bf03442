"""What trained eyes see of a picture: the losses that count what people look at rather than pixels."""

from __future__ import annotations

import os
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from restorer.analysis.face_alignment import FACE_PX
from restorer.analysis.face_identity import OWN_CHIP
from restorer.engine.nets import NETS
from restorer.engine.nets.efficientnet import EfficientNetLite
from restorer.engine.nets.weights import read_net
from training.losses import blurred

ENCODERS = {
    "lite0": "efficientnet-lite0-57934424.pth",
    "lite1": "efficientnet-lite1-77cc7160.pth",
    "lite2": "efficientnet-lite2-9656183e.pth",
}
"""The encoders' weights as they were published, in RESTORER_WEIGHTS (default `../shared/weights`)."""

BORROWED = "ImageNet (ILSVRC 2012), by way of EfficientNet-Lite0's published weights (Apache-2.0), in the loss"
"""What a card says of a network that learnt from what `EncoderFeatures` sees."""

EMBEDDING = Path("resources/models/face_embedding.safetensors")

BLUR_PX = 1.5
"""What the encoder looks through. Of its gradient at a filled blot, 84 % lay in detail finer than 8 pixels without it,
and 38 % with it."""

_EYES_PX = (255.9, 240.0)
"""The middle between the eyes in an aligned face."""


def give_published_weights(encoder: EfficientNetLite) -> None:
    """Loads the one of `ENCODERS` that fits it.

    Raises:
        FileNotFoundError: It is not there.
    """
    folder = Path(os.environ.get("RESTORER_WEIGHTS", "../shared/weights"))
    encoder.load_published(torch.load(folder / ENCODERS[encoder.size], map_location="cpu", weights_only=True))


class EncoderFeatures:
    """The distance between two pictures in the features of an encoder that was trained on ImageNet.

    As in Johnson et al., "Perceptual losses" (2016), each feature's difference counted relative to how much the truth's
    vary, so that no layer drowns the others. The two coarsest layers are left out: they know what a thing is, and no
    longer where.

    It looks through a blur: its filters skip pixels, and of the finest detail its gradient is a pattern.

    Args:
        encoder: What looks; it is never changed.
    """

    def __init__(self, encoder: EfficientNetLite) -> None:
        self._encoder = encoder.eval().requires_grad_(False)

    @classmethod
    def published(cls, device: torch.device) -> EncoderFeatures:
        """Returns the distance as published weights see it.

        Raises:
            FileNotFoundError: They are not there.
        """
        encoder = EfficientNetLite()
        give_published_weights(encoder)
        return cls(encoder.to(device))

    def loss(self, result: Tensor, truth: Tensor) -> Tensor:
        """Returns the mean distance of N x 3 x H x W pictures, [0, 1]; H and W multiples of 32."""
        with torch.no_grad():
            expected = self._seen(truth)
        pairs = zip(self._seen(result), expected, strict=True)
        return torch.stack([(a - b).abs().mean() / b.std().clamp_min(1e-3) for a, b in pairs]).mean()

    def _seen(self, picture: Tensor) -> tuple[Tensor, ...]:
        quarter, eighth, *_ = self._encoder((blurred(picture.float(), BLUR_PX) * 255.0 - 127.0) / 128.0)
        return quarter, eighth


class FaceLikeness:
    """How far two aligned faces lie apart by the embedding that comes with the application.

    Args:
        device: Where it looks.
    """

    def __init__(self, device: torch.device) -> None:
        self._net = read_net(EMBEDDING, NETS).eval().requires_grad_(False).to(device)
        side, scale, middle = OWN_CHIP
        # affine_grid's numbers: from the chip to the face, both from -1 to 1.
        eyes = zip(_EYES_PX, middle, strict=True)
        move = [2 * (eye + 0.5 - (place + 0.5 - side / 2) / scale) / FACE_PX - 1 for eye, place in eyes]
        share = side / scale / FACE_PX
        self._map = torch.tensor([[share, 0.0, move[0]], [0.0, share, move[1]]], device=device)

    def embed(self, faces: Tensor) -> Tensor:
        """Returns N x 128 numbers of aligned faces, N x 3 x 512 x 512, [0, 1]."""
        side = OWN_CHIP.side_px
        # Reduced by a whole factor first: bilinear sampling alone would skip pixels.
        small = functional.avg_pool2d(faces.float(), 2)
        grid = functional.affine_grid(self._map.expand(len(faces), 2, 3), [len(faces), 3, side, side], False)
        chips = functional.grid_sample(small, grid, mode="bilinear", padding_mode="border", align_corners=False)
        embedding: Tensor = self._net(chips.clamp(0, 1))[0]
        return embedding

    def loss(self, result: Tensor, truth: Tensor) -> Tensor:
        """Returns the mean squared distance between aligned faces, N x 3 x 512 x 512, [0, 1]."""
        with torch.no_grad():
            expected = self.embed(truth)
        return (self.embed(result) - expected).square().sum(1).mean()

    @torch.no_grad()
    def distance(self, result: Tensor, truth: Tensor) -> Tensor:
        """Returns N distances between aligned faces, N x 3 x 512 x 512, [0, 1]: half and more for two people."""
        distances: Tensor = torch.linalg.vector_norm(self.embed(result) - self.embed(truth), dim=1)
        return distances
