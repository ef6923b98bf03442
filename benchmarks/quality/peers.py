"""What ours is held against: doing nothing, OpenCV, and the anchor as its authors run it."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional

from benchmarks.quality.figures import Picture
from restorer.engine.third_party import load_third_party
from restorer.imaging.photo import Mask

ANCHOR = "realesr-general-x4v3.pth"
_ANCHOR_PAD_PX = 10

MEANS_H = 3.0
"""The filter strength of non-local means; of 1, 2, 3, 6 and 10 the best PSNR on worn photos of the training part."""


def non_local_means(picture: Picture) -> Picture:
    """OpenCV's denoiser (Buades et al. 2005), with its usual windows."""
    blue_first = np.ascontiguousarray(picture[:, :, ::-1])
    cleaned = cv2.fastNlMeansDenoisingColored(blue_first, None, MEANS_H, MEANS_H, 7, 21)
    return np.ascontiguousarray(np.asarray(cleaned, np.uint8)[:, :, ::-1])


def bicubic(picture: Picture, scale: int) -> Picture:
    """OpenCV's bicubic enlargement."""
    height, width = picture.shape[:2]
    size = (width * scale, height * scale)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def telea(picture: Picture, mask: Mask) -> Picture:
    """OpenCV's fast-marching inpainting (Telea 2004) of what a mask marks."""
    return np.asarray(cv2.inpaint(picture, np.asarray(mask > 0, np.uint8), 4, cv2.INPAINT_TELEA), np.uint8)


class Anchor:
    """`realesr-general-x4v3` as its authors' script runs it without tiles: whole, in float32, 10 pixels reflected.

    Args:
        path: Its weights.
    """

    def __init__(self, path: Path) -> None:
        self._net = load_third_party(path).eval().requires_grad_(False)
        self._scale = self._net.scales[0]

    def enlarge(self, picture: Picture, scale: int) -> Picture:
        """The picture at `scale` times its size: the network's own result, reduced by area where it is larger."""
        height, width = picture.shape[:2]
        with torch.inference_mode():
            x = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float().div(255)
            y = self._net(functional.pad(x, (0, _ANCHOR_PAD_PX, 0, _ANCHOR_PAD_PX), "reflect"))
            y = y[0, :, : height * self._scale, : width * self._scale].clamp(0, 1).mul(255).round().byte()
        large = np.ascontiguousarray(y.permute(1, 2, 0).numpy())
        if scale == self._scale:
            return large
        return np.asarray(cv2.resize(large, (width * scale, height * scale), interpolation=cv2.INTER_AREA), np.uint8)
