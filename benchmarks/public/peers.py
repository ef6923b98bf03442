"""Published networks whose weights are at hand, run as their authors run them: whole pictures, float32."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.public.sets import Plane

DNCNN_COLOR = "dncnn_color_blind.pth"
DNCNN3 = "dncnn3.safetensors"
FFDNET = "ffdnet_color_clip.safetensors"


def chain(path: Path) -> nn.Sequential:
    """The plain chain of convolutions with ReLU between them that a file of `NAME.N.weight` and `NAME.N.bias` holds."""
    stored = load_file(path) if path.suffix == ".safetensors" else torch.load(path, "cpu", weights_only=True)
    numbers = sorted({int(key.split(".")[1]) for key in stored})
    name = next(iter(stored)).split(".")[0]
    layers: list[nn.Module] = []
    for number in numbers:
        weight, bias = stored[f"{name}.{number}.weight"], stored.get(f"{name}.{number}.bias")
        outputs, inputs, side, _ = weight.shape
        conv = nn.Conv2d(inputs, outputs, side, padding=side // 2, bias=bias is not None)
        conv.load_state_dict({"weight": weight} | ({} if bias is None else {"bias": bias}))
        layers += [conv, nn.ReLU(inplace=True)]
    net = nn.Sequential(*layers[:-1]).eval().requires_grad_(False)
    return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


class Residual:
    """DnCNN: the network gives what to take away.

    Zhang, Zuo, Chen, Meng and Zhang, "Beyond a Gaussian Denoiser", 2017.

    Args:
        path: Weights for colour (three channels) or grey (one).
    """

    def __init__(self, path: Path) -> None:
        self._net = chain(path)

    def __call__(self, picture: Plane) -> Plane:
        """The cleaned picture, H x W or H x W x 3 as it came."""
        x = as_tensor(picture)
        with torch.inference_mode():
            return as_plane(x - self._net(x), picture)


class Told:
    """FFDNet for colour: told how strong the noise is.

    Zhang, Zuo and Zhang, "FFDNet: Toward a Fast and Flexible Solution for CNN-based Image Denoising", 2018.

    Args:
        path: Its weights, ordered for `pixel_unshuffle`.
    """

    def __init__(self, path: Path) -> None:
        self._net = chain(path)

    def __call__(self, picture: Plane, sigma: float) -> Plane:
        """The cleaned picture (H x W x 3); sigma in 8-bit steps."""
        height, width = picture.shape[:2]
        x = functional.pad(as_tensor(picture), (0, width % 2, 0, height % 2), "replicate")
        halves = functional.pixel_unshuffle(x, 2)
        plane = halves.new_full((1, 1, *halves.shape[2:]), sigma / 255.0)
        with torch.inference_mode():
            y = functional.pixel_shuffle(self._net(torch.cat((halves, plane), 1)), 2)
        return as_plane(y[..., :height, :width], picture)


def as_tensor(picture: Plane) -> Tensor:
    """1 x C x H x W float32 in [0, 1], channels last."""
    pixels = picture if picture.ndim == 3 else picture[:, :, np.newaxis]
    x = torch.from_numpy(np.array(pixels)).permute(2, 0, 1)[None].float().div(255)
    return x.contiguous(memory_format=torch.channels_last)


def as_plane(y: Tensor, like: Plane) -> Plane:
    """The picture of a 1 x C x H x W tensor, in 8 bits, in the shape of another."""
    pixels = y[0].clamp(0, 1).mul(255).round().byte().permute(1, 2, 0).numpy()
    return np.ascontiguousarray(pixels.reshape(like.shape))
