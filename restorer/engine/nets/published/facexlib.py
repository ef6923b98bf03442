"""Networks for faces as facexlib has them: by its code, but for ParseNet, and weights from checked files."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from restorer.engine.nets.face_detector import decoded
from restorer.engine.nets.published.packages import import_alone
from restorer.engine.nets.published.parsenet import ParseNet
from restorer.engine.torchvision import make_importable
from restorer.errors import ModelError
from restorer.message import Message

PARTS = ("background", "skin", "nose", "glasses", "eye", "eye", "brow", "brow", "ear", "ear", "mouth", "lip", "lip",
         "hair", "hat", "earring", "necklace", "neck", "cloth")  # fmt: skip
"""What ParseNet tells apart, in its order (CelebAMask-HQ)."""

BISENET_PARTS = ("background", "skin", "brow", "brow", "eye", "eye", "glasses", "ear", "ear", "earring", "nose",
                 "mouth", "lip", "lip", "neck", "necklace", "cloth", "hair", "hat")  # fmt: skip
"""What BiSeNet tells apart, in its order."""

FACE = frozenset({"skin", "nose", "eye", "brow", "ear", "mouth", "lip"})
"""What of a face is restored. Glasses, hair, hats, and hands before a face, which count as background, are left."""

_IMAGENET = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
_HALF = ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
_MEAN_RGB = (123.0, 117.0, 104.0)
_ANCHORS_PX = ((16, 32), (64, 128), (256, 512))


def _part(name: str, item: str) -> Any:
    """Something out of facexlib; `ModelError` where it is not installed."""
    make_importable()
    try:
        return getattr(import_alone(f"facexlib.{name}"), item)
    except ImportError as error:
        raise ModelError(
            Message("This network needs facexlib, which is not installed ({reason}).", reason=error),
            "Run `pip install restorer[faces]`.",
        ) from error


class FaceParser(nn.Module):
    """Says where an aligned face is bare: neither hair, glasses or hat, nor a hand before it.

    Args:
        net: Gives N x 19 x H x W log-odds first, of a normalised picture.
        parts: What the 19 are.
        norm: The mean and the deviation that its pictures are normalised with.
    """

    multiple = 512
    working_px = 512
    outputs = ("face",)

    def __init__(
        self, net: nn.Module, parts: tuple[str, ...], norm: tuple[tuple[float, ...], tuple[float, ...]]
    ) -> None:
        super().__init__()
        self.halo_px = 0
        self.net = net
        self.norm = norm
        self.places = [number for number, part in enumerate(parts) if part in FACE]

    @classmethod
    def parsenet(cls, state: Mapping[str, Tensor]) -> FaceParser:
        """ParseNet of published weights; `RuntimeError` where they are others'."""
        net = ParseNet(len(PARTS))
        net.load_state_dict(dict(state))
        return cls(net, PARTS, _HALF)

    @classmethod
    def bisenet(cls, state: Mapping[str, Tensor]) -> FaceParser:
        """BiSeNet of published weights; `RuntimeError` where they are others', `ModelError` without facexlib."""
        net = _part("parsing.bisenet", "BiSeNet")(num_class=len(BISENET_PARTS))
        net.load_state_dict(dict(state))
        return cls(net, BISENET_PARTS, _IMAGENET)

    def forward(self, x: Tensor) -> tuple[Tensor]:
        """Returns how sure it is of each pixel that it is bare face.

        Args:
            x: N x 3 x 512 x 512 float32, sRGB in [0, 1], aligned.

        Returns:
            N x 1 x 512 x 512 float32, 0 to 1.
        """
        mean, deviation = (x.new_tensor(values).view(1, 3, 1, 1) for values in self.norm)
        odds = self.net((x - mean) / deviation)[0].float()
        return (odds.softmax(1)[:, self.places].sum(1, keepdim=True),)


class RetinaFaceR50(nn.Module):
    """RetinaFace on a ResNet-50: as `FaceDetector`, larger."""

    multiple = 32
    outputs = ("boxes", "chance", "landmarks")

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.halo_px = 0
        self.net = net

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> RetinaFaceR50:
        """The network of published weights; `RuntimeError` where they are others', `ModelError` without facexlib."""
        make = _part("detection.retinaface", "RetinaFace")
        with warnings.catch_warnings():
            # It asks torchvision for an untrained ResNet in words of long ago.
            warnings.simplefilter("ignore")
            net = make(network_name="resnet50", device="cpu")
        net.load_state_dict(dict(state))
        return cls(net)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Returns every anchor's guess, as `FaceDetector.forward` does.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`.
        """
        # Blue first, as it was trained.
        boxes, chance, marks = self.net((x * 255.0 - x.new_tensor(_MEAN_RGB).view(1, 3, 1, 1)).flip(1))
        places = decoded(boxes.float(), marks.float(), x, _ANCHORS_PX)
        return places[0], chance.float()[..., 1], places[1]


class ArcFace(nn.Module):
    """Gives 512 numbers for an upright face of 112 x 112 pixels; those of one person's faces point the same way."""

    multiple = 1
    only_px = 112
    outputs = ("embedding",)

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.halo_px = 0
        self.net = net

    @classmethod
    def from_state(cls, state: Mapping[str, Tensor]) -> ArcFace:
        """The network of published weights; `RuntimeError` where they are others', `ModelError` without facexlib."""
        net = _part("recognition.arcface_arch", "Backbone")(num_layers=50, drop_ratio=0.6, mode="ir_se")
        net.load_state_dict(dict(state))
        return cls(net)

    def forward(self, x: Tensor) -> tuple[Tensor]:
        """Returns N x 512 float32 of length 1, of x (N x 3 x 112 x 112 float32, sRGB in [0, 1])."""
        # Blue first: so the code with which it was trained read its pictures.
        return (torch.as_tensor(self.net((2 * x - 1).flip(1))),)
