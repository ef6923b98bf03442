"""`inpaint`: photos with holes in them, and what was there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from restorer.engine.nets import Inpaint
from training.damage.holes import draw_holes, widened
from training.losses import balanced, charbonnier, frequency
from training.metrics import psnr, ssim
from training.perceptual import BORROWED, EncoderFeatures
from training.photos import PhotoBank
from training.prefetch import Batch, Drawn
from training.task import PhotoTask, TrainingTask
from training.tasks.damage import as_tensor, draw_marked
from training.tasks.texture import JUDGED, SEEN, Adversarial

VALIDATION_PX = 384

DRAWN = 0.65
"""The share of photos whose holes are lines and blots of every width; in the others they are masks of made-up marks."""

MOST_COVERED = 0.35
"""Marks that cover more of a photo leave nothing to learn from."""

JUDGED_PX = 256
"""The side of the part that the discriminator sees; it costs more than the network."""


class InpaintTask(PhotoTask):
    """Trains `inpaint` on lines and blots of every width, and on the masks of made-up marks, for fidelity."""

    name = "inpaint"
    packs = ("people", "portraits", "scenes", "small")
    peak_rate = 1e-3
    batch_size = 2
    patch_px = 384
    """A blot of a fifth of it is 190 pixels wide; what a person paints over is seldom wider."""

    measured_packs = TrainingTask.packs
    """The larger photos alone, so that figures of runs with other packs compare."""

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        return Inpaint()

    def drawing(self) -> Punching:
        """Returns what draws the holes of a step."""
        return Punching(self.photos, self.batch_size, self.patch_px, self.seed)

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns prints (N x 3 x H x W, [0, 1]) and their holes (N x 1 x H x W, 0 and 1), float32 on the device."""
        truth = as_tensor(drawn[0], self.device).contiguous(memory_format=torch.channels_last)
        return truth, torch.from_numpy(drawn[1]).to(self.device)[:, None].float()

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the pixel loss inside holes, and a frequency loss of the whole."""
        truth, hole = batch
        return _fidelity(self._filled(net, batch), truth, hole)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns PSNR and SSIM of patches with holes filled by the rough fill alone, and by the network.

        Of the patches whole, with the masks of marks; and PSNR inside of the holes alone, of lines and blots.
        """
        rough = self.build().to(self.device)
        marks, holes = [], []
        for step in range(4):
            batch = self.finish(step, punched(self.held_back, 8, 256, (7, step), drawn=0.0))
            before, after = self._filled(rough, batch), self._filled(net, batch)
            rows = (psnr(before, batch[0]), psnr(after, batch[0]), ssim(before, batch[0]), ssim(after, batch[0]))
            marks.append(torch.stack([row.mean() for row in rows]))
            batch = self.finish(step, punched(self.held_back, 6, VALIDATION_PX, (8, step), drawn=1.0))
            before, after = self._filled(rough, batch), self._filled(net, batch)
            # The share of holes turns the error of all pixels into that of those that were filled.
            share = 10 * batch[1].mean((1, 2, 3)).clamp_min(1e-6).log10()
            holes.append(torch.stack([(psnr(one, batch[0]) + share).mean() for one in (before, after)]))
        keys = ("psnr_before", "psnr_after", "ssim_before", "ssim_after", "hole_psnr_before", "hole_psnr_after")
        means = torch.cat((torch.stack(marks).mean(0), torch.stack(holes).mean(0)))
        return dict(zip(keys, means.tolist(), strict=True))

    def _filled(self, net: nn.Module, batch: Batch) -> Tensor:
        with self.autocast():
            filled: Tensor = net(*batch)
        return filled


class InpaintTextureTask(Adversarial, InpaintTask):
    """Goes on with a trained `inpaint`, on what an encoder and a discriminator say of what was filled."""

    name = "inpaint-texture"
    peak_rate = 2e-4
    ema_decay = 0.995
    borrowed = (BORROWED,)

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.features = EncoderFeatures.published(device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the loss of `inpaint`, pulled at by what the encoder and the discriminator, taught first, see."""
        truth, hole = batch
        result = self._filled(net, batch)
        seen, expected, inside = _around_holes((result, truth, hole), hole, step)
        self.adversary.teach(seen, expected, inside)
        near, like = _fidelity(result, truth, hole), self.features.loss(seen, expected)
        fooled = self.adversary.loss(seen, expected, inside)
        return balanced(result, near, (like, SEEN), (fooled, JUDGED * self.adversary.certainty))


@dataclass(frozen=True)
class Punching:
    """Draws the prints and holes of a step; see `punched`."""

    photos: PhotoBank
    count: int
    size_px: int
    seed: int

    def __call__(self, step: int) -> Drawn:
        """Returns prints and holes, uint8."""
        return punched(self.photos, self.count, self.size_px, (self.seed, step))


def punched(photos: PhotoBank, count: int, size_px: int, seed: tuple[int, ...], drawn: float = DRAWN) -> Drawn:
    """Returns prints (count x size x size x 3, uint8) and holes (count x size x size, 0 and 1).

    Args:
        photos: Where the crops come from.
        count: How many.
        size_px: Their side.
        seed: The source of chance.
        drawn: The share whose holes are lines and blots rather than the masks of marks.
    """
    _, masks, bare = draw_marked(photos, count, size_px, seed, undamaged=0.0)
    holes = []
    for number, mask in enumerate(masks):
        rng = np.random.default_rng((*seed, number, 1))
        is_drawn = rng.random() < drawn or not 0 < mask.mean() < MOST_COVERED
        holes.append(draw_holes(size_px, size_px, rng) if is_drawn else widened(mask, rng))
    return bare, np.stack(holes)


def _around_holes(pictures: tuple[Tensor, ...], hole: Tensor, step: int) -> tuple[Tensor, ...]:
    """Returns a part of each of N x C x H x W pictures, about a place in a hole (N x 1 x H x W) drawn by the step."""
    rng = np.random.default_rng(step)
    parts = []
    for missing in hole[:, 0]:
        places = missing.nonzero()
        middle = places[rng.integers(len(places))].tolist() if len(places) else (0, 0)
        ends = (side - JUDGED_PX for side in missing.shape)
        corner = [min(max(0, at - JUDGED_PX // 2), max(0, end)) for at, end in zip(middle, ends, strict=True)]
        parts.append(tuple(slice(begin, begin + JUDGED_PX) for begin in corner))
    return tuple(
        torch.stack([one[:, rows, columns] for one, (rows, columns) in zip(picture, parts, strict=True)])
        for picture in pictures
    )


def _fidelity(result: Tensor, truth: Tensor, hole: Tensor) -> Tensor:
    share = hole.mean().clamp_min(0.01)
    return charbonnier(result * hole, truth * hole) / share + 0.5 * frequency(result, truth) / share.sqrt()
