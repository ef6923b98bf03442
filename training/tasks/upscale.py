"""`upscale`: small photos against what they were made from; fidelity first, then texture on top."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets import Upscale
from training.damage.random_source import RandomSource
from training.damage.shrink import MARGIN_PX, MILD, shrink
from training.damage.tone import to_old_print
from training.damage.wear import Severity
from training.losses import balanced, charbonnier, frequency, likeness
from training.metrics import psnr, ssim
from training.perceptual import BORROWED, EncoderFeatures
from training.photos import PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.task import PhotoTask
from training.tasks.texture import JUDGED, SEEN, Texture, mean_figures, textured

SHRINK = 0.5
"""The share of crops that are cut twice as large: sharper at their own pixels."""


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


class TextureTask(Texture, UpscaleTask):
    """Trains what texture 1 adds to a finished fidelity network, against a discriminator; texture 0 stays as it is."""

    name = "upscale-texture"
    batch_size = 8
    peak_rate = 3e-4
    # The discriminator costs more than the network, and texture is a local matter.
    patch_px = 32
    borrowed = (BORROWED,)

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.features = EncoderFeatures.published(device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns a pixel loss, pulled at by what an encoder and the discriminator, taught first, see."""
        small, truth = batch
        with self.autocast():
            result = net(small, texture=1.0, scale=truth.shape[-1] // small.shape[-1])
        self.adversary.teach(result, truth)
        seen, fooled = self.features.loss(result, truth), self.adversary.loss(result, truth)
        near = likeness(result, truth)
        return balanced(result, near, (seen, SEEN), (fooled, JUDGED * self.adversary.certainty))

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns the figures at texture 0, and PSNR and sharpness at texture 1 beside the truth's, mildly worn, x4."""
        rows = []
        for part in range(3):
            small, truth = make_pair(self.held_back, 8, 64, 4, (7, part), self.device)
            with self.autocast():
                result = net(small, texture=1.0, scale=4)
            rows.append(textured(result, truth))
        return super().validate(net) | mean_figures(rows)


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


def make_pair(
    photos: PhotoBank,
    count: int,
    size_px: int,
    scale: int,
    seed: tuple[int, ...],
    device: torch.device,
    severity: Severity = MILD,
) -> Batch:
    """Returns small crops (count x 3 x size x size) and what they were (`scale` times larger), in [0, 1]."""
    wide = (size_px + 2 * MARGIN_PX) * scale
    return shrunk_pair(photos.batch(count, wide, seed, SHRINK), scale, seed, device, severity)


def shrunk_pair(
    crops: Pixels, scale: int, seed: tuple[int, ...], device: torch.device, severity: Severity = MILD
) -> Batch:
    """Returns crops (N x S x S x 3, RGB) made small and as they were, both without their margins; as `make_pair`."""
    pixels = torch.from_numpy(crops).to(device)
    rng = RandomSource(len(crops), hash(seed) & 0x7FFFFFFF, device)
    truth = to_old_print(pixels.permute(0, 3, 1, 2).float() / 255.0, rng, share=0.35)
    small = shrink(truth, rng, scale, severity)
    pair = (small, truth)
    margins = (MARGIN_PX, MARGIN_PX * scale)
    return tuple(
        half[..., margin:-margin, margin:-margin].contiguous(memory_format=torch.channels_last)
        for half, margin in zip(pair, margins, strict=True)
    )
