"""`upscale`: small photos against what they were made from; fidelity first, then texture on top."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import EllipsisType

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets import Upscale
from training.damage.shrink import MARGIN_PX, MILD
from training.damage.wear import Severity
from training.losses import balanced, charbonnier, energy, frequency, likeness, regularity
from training.metrics import psnr, ssim
from training.opinions import BORROWED as OPINIONS_BORROWED
from training.opinions import SCALE, SMALL_PX, DrawnOpinions
from training.perceptual import BORROWED, EncoderFeatures
from training.photos import PhotoBank
from training.prefetch import Batch, Drawn
from training.shrunk import SHRINK, make_pair, shrunk_pair
from training.task import PhotoTask
from training.tasks.damage import as_tensor
from training.tasks.texture import SEEN, Adversarial, difference, mean_figures, textured

OPINION, ENERGY, REGULARITY, FOOLING = 1.0, 4.0, 3.0, 3.0
"""How hard what another network makes of the photo pulls at texture 1, beside the truth's pixels; how much fine detail
there is in it; that it is no pattern; and the discriminator."""

CELL_PX = 2
"""The network works at half the photo's size, and shuffles: what is a pattern comes back in so many of its pixels."""

RIM_PX = 4
JUDGED_PX = 96


class UpscaleTask(PhotoTask):
    """Trains both heads at texture 0: three steps of x4, two of x2."""

    name = "upscale"
    batch_reuse = 2
    patch_px = 48
    """The side of the small patch at x4; at x2 it is about a third longer."""

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        return Upscale()

    def parameters(self, net: nn.Module) -> list[tuple[str, nn.Parameter]]:
        """Returns the weights at texture 0."""
        return [(name, p) for name, p in net.named_parameters() if "delta" not in name]

    def drawing(self) -> Enlarged:
        """Returns what draws the crops of a step, as large as its scale needs."""
        return Enlarged(self.photos, self.batch_size, self.patch_px, self.seed)

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns small patches and what they were: N x 3 x p x p and N x 3 x scale*p x scale*p, [0, 1]."""
        return shrunk_pair(drawn[0], scale_of(step), (self.seed, step), self.device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns Charbonnier and a tenth of the frequency loss."""
        small, truth = batch
        with self.autocast():
            result = net(small, texture=0.0, scale=truth.shape[-1] // small.shape[-1])
        return charbonnier(result, truth) + 0.1 * frequency(result, truth)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns PSNR and SSIM of bicubic and of the network at each scale, plainly shrunk and mildly worn."""
        figures: dict[str, float] = {}
        plain = MILD._replace(untouched=1.0)
        for scale, severity, name in ((4, plain, "x4_plain"), (4, MILD, "x4_worn"), (2, plain, "x2_plain")):
            scores = torch.stack([self._score(net, scale, severity, part) for part in range(3)]).mean(0).tolist()
            keys = ("psnr_before", "psnr_after", "ssim_before", "ssim_after")
            figures |= {f"{name}_{key}": score for key, score in zip(keys, scores, strict=True)}
        return figures

    def _score(self, net: nn.Module, scale: int, severity: Severity, part: int) -> Tensor:
        small, truth = make_pair(self.held_back, 8, 64, scale, (7, part), self.device, severity)
        with self.autocast():
            result = net(small, texture=0.0, scale=scale)
        bicubic = functional.interpolate(small, scale_factor=scale, mode="bicubic")
        scores = (psnr(bicubic, truth), psnr(result, truth), ssim(bicubic, truth), ssim(result, truth))
        return torch.stack([score.mean() for score in scores])


class OpinionTask(UpscaleTask):
    """Trains what texture 1 adds to a finished fidelity network on what Real-ESRGAN x4plus makes of small photos.

    What is likely in a photo is learnt in an hour from somebody who has seen much, and not in a day from a
    discriminator that has not. Texture 0 stays as it is.
    """

    name = "upscale-opinion"
    peak_rate = 1.5e-3
    patch_px = SMALL_PX
    batch_reuse = 1
    borrowed: tuple[str, ...] = (OPINIONS_BORROWED,)

    def parameters(self, net: nn.Module) -> list[tuple[str, nn.Parameter]]:
        """Returns the difference between the two sets of weights."""
        return difference(net)

    def drawing(self) -> DrawnOpinions:  # type: ignore[override]
        """Returns what draws small crops, what they were, and what another network takes that for."""
        return DrawnOpinions(self.cache, self.batch_size, self.patch_px, self.seed)

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns the three, in [0, 1]; the large ones of x2 are those of x4 at half their size."""
        small, *large = (as_tensor(part, self.device) for part in drawn)
        shrink = SCALE // scale_of(step)
        parts = (small, *(functional.avg_pool2d(part, shrink) for part in large))
        return tuple(part.contiguous(memory_format=torch.channels_last) for part in parts)

    def judged(self, net: nn.Module, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Returns the result at texture 1, the truth and the opinion, each without its rim."""
        small, truth, opinion = batch
        scale = truth.shape[-1] // small.shape[-1]
        with self.autocast():
            result = net(small, texture=1.0, scale=scale)
        # Near its rim a crop was enlarged without its surroundings.
        rim = RIM_PX * scale
        result, truth, opinion = (part[..., rim:-rim, rim:-rim] for part in (result, truth, opinion))
        return result, truth, opinion

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns how far the result is from the opinion, and at a quarter of its size from the truth."""
        result, truth, opinion = self.judged(net, batch)
        coarse = charbonnier(functional.avg_pool2d(result, 4), functional.avg_pool2d(truth, 4))
        return charbonnier(result, opinion) + 0.1 * frequency(result, opinion) + coarse

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns the figures at texture 0, and PSNR and sharpness at texture 1 beside the truth's, mildly worn, x4."""
        rows = []
        for part in range(3):
            small, truth = make_pair(self.held_back, 8, 64, 4, (7, part), self.device)
            with self.autocast():
                result = net(small, texture=1.0, scale=4)
            rows.append(textured(result, truth))
        return super().validate(net) | mean_figures(rows)


class TextureTask(Adversarial, OpinionTask):
    """Trains the same on: an encoder that knows the truth looks at it as well, and a discriminator.

    A distance to opinions teaches the mean of what is likely, which is soft. So how much fine detail there is counts,
    too, and the discriminator is shown opinions for the real ones: truths it would know by their grain.
    """

    name = "upscale-texture"
    batch_size = 8
    peak_rate = 3e-4
    ema_decay = 0.998
    matching = 0.0
    borrowed = (BORROWED, OPINIONS_BORROWED)

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.features = EncoderFeatures.published(device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns a pixel loss, pulled at by the other network, an encoder and the discriminator, taught first."""
        result, truth, opinion = self.judged(net, batch)
        scale = scale_of(step)
        # These two cost more than the network, and texture is a local matter.
        part = part_of(step, result.shape[-1])
        self.adversary.teach(result[part], opinion[part])
        return balanced(
            result,
            likeness(result, truth),
            (charbonnier(result, opinion) + 0.1 * frequency(result, opinion), OPINION),
            (energy(result, opinion), ENERGY),
            (regularity(result, opinion, CELL_PX * scale), REGULARITY),
            (self.features.loss(result[part], truth[part]), SEEN),
            (self.adversary.loss(result[part], opinion[part]), FOOLING * self.adversary.certainty),
        )


def part_of(step: int, side_px: int) -> tuple[slice | EllipsisType, ...]:
    """Returns which part of N x 3 x side x side results an encoder and the discriminator see: another each step."""
    judged_px = min(JUDGED_PX, side_px)
    top, left = np.random.default_rng(step).integers(side_px - judged_px + 1, size=2)
    return ..., slice(int(top), int(top) + judged_px), slice(int(left), int(left) + judged_px)


def scale_of(step: int) -> int:
    """Returns the scale that a step trains."""
    return 4 if step % 5 < 3 else 2


@dataclass(frozen=True)
class Enlarged:
    """Draws the crops of a step: `size_px` at x4, about a third more at x2, times the scale, and a margin."""

    photos: PhotoBank
    count: int
    size_px: int
    seed: int

    def __call__(self, step: int) -> Drawn:
        """Returns count x S x S x 3, RGB, uint8."""
        scale = scale_of(step)
        # JPEG needs multiples of 16.
        small_px = self.size_px if scale == 4 else -(-self.size_px * 4 // 3 // 16) * 16
        wide = (small_px + 2 * MARGIN_PX) * scale
        return (self.photos.batch(self.count, wide, (self.seed, step), SHRINK),)
