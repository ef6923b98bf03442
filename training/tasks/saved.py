"""`clean-saved`: the chain of `clean` that is for JPEGs, and nothing else of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from restorer.analysis.noise.wear_numbers import jpeg_sigma
from restorer.engine.nets import Clean
from training.damage.mixture import GRAY_FACTOR
from training.metrics import psnr
from training.photos import PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.tasks.clean import SAVED_DEPTH, CleanTask, begin_as_body

LEAST_SHRINK, MOST_SHRINK = 1.5, 2.4
"""How much the photos are reduced. They came as JPEGs of quality 84 to 90 themselves: at full size the chain would be
taught their blocks as truth."""

_GRID = 16
"""Pixels after which a JPEG with half as much colour begins again."""


@dataclass(frozen=True)
class SavedCrops:
    """Draws crops, saves them with libjpeg, and reads them again.

    Attributes:
        photos: To draw from.
        count: How many.
        size_px: Their side.
        seed: With the step, the source of chance.
        quality: Save all of them at this, in grey and once; None for every way of saving.
    """

    photos: PhotoBank
    count: int
    size_px: int
    seed: tuple[int, ...]
    quality: int | None = None

    def __call__(self, step: int) -> tuple[Pixels, Pixels, Pixels]:
        """Returns uint8: crops as they were saved and as they were (N x S x S x 3), and what is told (N x 2).

        Told are the lowest quality, and the deviation of the noise in tenths of an 8-bit step.
        """
        seed = (*self.seed, step)
        rng = np.random.default_rng((*seed, 1))
        side = self.size_px + _GRID
        factor = rng.uniform(LEAST_SHRINK, MOST_SHRINK)
        crops = self.photos.batch(self.count, int(side * factor), seed, 0.0)
        drawn = [
            self._saved(np.asarray(cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA), np.uint8), rng)
            for crop in crops
        ]
        worn, truth, told = zip(*drawn, strict=True)
        return np.stack(worn), np.stack(truth), np.stack(told)

    def _saved(self, truth: Pixels, rng: np.random.Generator) -> tuple[Pixels, Pixels, Pixels]:
        is_gray = self.quality is not None or rng.random() < 0.55
        if is_gray:
            truth = np.repeat(cv2.cvtColor(truth, cv2.COLOR_RGB2GRAY)[:, :, np.newaxis], 3, 2)
        quality = self.quality or int(5 + 90 * rng.random() ** 1.3)
        noise, worn = 0.0, truth
        if self.quality is None and rng.random() < 0.25:
            noise = float(rng.uniform(1.0, 16.0))
            grains = rng.standard_normal((*truth.shape[:2], 1 if is_gray else 3)) * noise
            worn = np.asarray(np.clip(np.rint(truth + grains), 0, 255), np.uint8)
        lowest = quality
        if self.quality is None and rng.random() < 0.25:
            # Once before, on another grid: a copy of a clipping.
            before = int(np.clip(quality + rng.integers(-25, 41), 5, 96))
            shift = (int(rng.integers(8)), int(rng.integers(8)))
            rolled = _through_jpeg(np.roll(worn, shift, (0, 1)), before, is_gray, rng.random() < 0.7)
            worn = np.roll(rolled, (-shift[0], -shift[1]), (0, 1))
            lowest = min(quality, before)
        worn = _through_jpeg(worn, quality, is_gray, self.quality is None and rng.random() < 0.7)
        # Most photos are whole, and begin with a block; the chain sees cells of two pixels, and where those begin.
        top, left = (2 * int(rng.integers(_GRID // 2)) for _ in range(2))
        if self.quality is None and rng.random() < 0.15:
            top, left = top | 1, left | int(rng.integers(2))
        inside = np.s_[top : top + self.size_px, left : left + self.size_px]
        told = max(jpeg_sigma(lowest), noise * (GRAY_FACTOR if is_gray else 1.0) * float(rng.uniform(0.88, 1.12)))
        return worn[inside], truth[inside], np.array([lowest, np.clip(round(told * 10), 0, 255)], np.uint8)


def _through_jpeg(pixels: Pixels, quality: int, is_gray: bool, is_subsampled: bool) -> Pixels:
    """Returns the picture as it comes back from a JPEG file; a grey one is saved with one channel."""
    sampling = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_420 if is_subsampled else cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444
    how = [cv2.IMWRITE_JPEG_QUALITY, quality, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, sampling]
    stored = cv2.imencode(".jpg", pixels[:, :, 0] if is_gray else pixels[:, :, ::-1], how)[1]
    read = cv2.imdecode(stored, cv2.IMREAD_COLOR)
    return np.asarray(read, np.uint8)[:, :, ::-1]


class SavedTask(CleanTask):
    """Trains the chain for JPEGs of a trained `clean`; it begins with what the chain for every kind sees."""

    name = "clean-saved"
    sharp = ("portraits", "scenes")
    """The packs that it learns from; the others are listed in the card, since `body` learnt from them."""
    batch_size = 16
    patch_px = 96
    peak_rate = 5e-5
    """At 4e-4 it loses 0.4 dB in 150 steps, with either optimiser; at 3e-5 it gains 0.1 dB in 200."""
    batch_reuse = 1
    ema_decay = 0.998
    slow = None

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.photos = PhotoBank(cache, self.sharp, validation=False)
        self.sharp_held_back = PhotoBank(cache, self.sharp, validation=True)

    def build(self) -> nn.Module:
        """Returns the network, of which nothing but the chain for JPEGs learns."""
        net = Clean(saved_depth=SAVED_DEPTH)
        for name, parameter in net.named_parameters():
            parameter.requires_grad_(name.startswith("saved"))
        return net

    def started(self, net: nn.Module, given: frozenset[str]) -> None:
        """Lets the chain begin with what `body` sees, unless it was given, too."""
        assert isinstance(net, Clean)
        if not any(name.startswith("saved") for name in given):
            begin_as_body(net)

    def drawing(self) -> Callable[[int], Drawn]:
        """Returns what draws the crops of a step."""
        return SavedCrops(self.photos, self.batch_size, self.patch_px, (self.seed,))

    def finish(self, step: int, drawn: Batch | Drawn) -> Batch:
        """Returns saved patches, what they were (N x 3 x S x S, [0, 1]), and what is told (N x 4)."""
        worn, truth = (
            torch.as_tensor(part).to(self.device).permute(0, 3, 1, 2).float().div(255.0) for part in drawn[:2]
        )
        quality, tenths = torch.as_tensor(drawn[2]).to(self.device).float().unbind(1)
        nothing = torch.zeros_like(quality)
        return worn, truth, torch.stack((tenths / 2550.0, quality, nothing, nothing), 1)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the distance to the truth, each patch by how far off pictures of its quality are."""
        assert isinstance(net, Clean)
        worn, truth, told = batch
        with self.autocast():
            result = worn + net.through_saved(worn, told)
        weight = 0.04 / told[:, :1, None, None].clamp_min(2.0 / 255.0)
        return (((result - truth).square() + 1e-6).sqrt() * weight).mean()

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns what `clean` measures, and the mean gain in dB over the input for grey crops saved once, by quality.

        The latter of the chain for JPEGs, the former of whichever chain a kind of wear goes through.
        """
        assert isinstance(net, Clean)
        gains = super().validate(net)
        for quality in (10, 20, 40, 80):
            drawn = SavedCrops(self.sharp_held_back, 24, 128, (9, quality), quality)(0)
            worn, truth, told = self.finish(0, drawn)
            with self.autocast():
                result = worn + net.through_saved(worn, told)
            gains[f"gain_jpeg_{quality}"] = float((psnr(result, truth) - psnr(worn, truth)).mean())
        return gains
