"""`clean`: first told how strong noise is, then taught the wear that is no noise, without losing what it knew."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from restorer.engine.nets import Clean
from training.damage.mixture import Shares, mixed_wear
from training.damage.random_source import RandomSource
from training.damage.tone import fade, to_old_print
from training.damage.wear import MARGIN_PX, Severity, wear
from training.losses import frequency
from training.metrics import psnr, ssim
from training.photos import Crops, PhotoBank, Pixels
from training.prefetch import Batch
from training.task import TrainingTask

_STEP = 1.0 / 255.0

UNDER = 1.2
"""How much worse it is to estimate too little noise than too much."""


class CleanTask(TrainingTask):
    """Trains all of `clean` on the mixture; begins with FFDNet and the estimator that `clean-noise` trained."""

    name = "clean"
    borrowed = (
        "FFDNet's weights (MIT): 400 pictures of BSD500, 400 of ImageNet's validation set, 4,744 of the Waterloo "
        "Exploration Database, as its authors say",
    )
    batch_size = 16
    patch_px = 64
    peak_rate = 1e-3
    batch_reuse = 2
    ema_decay = 0.99
    slow: tuple[str | tuple[str, ...], float] | None = (("body", "estimator.filters", "estimator.blocks"), 0.1)
    """What FFDNet and the estimator's filters know: enough to bend it, too little to forget."""
    shares = Shares()

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.photos = PhotoBank(cache, self.packs, validation=False)
        self.held_back = PhotoBank(cache, self.packs, validation=True)

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        return Clean()

    def drawing(self) -> Crops:
        """Returns what draws the crops of a step, with a margin."""
        return Crops(self.photos, self.batch_size, self.patch_px + 2 * MARGIN_PX, self.seed)

    def finish(self, step: int, drawn: Batch | tuple[Pixels, ...]) -> Batch:
        """Returns worn patches, what they were, and the deviations to tell; as `mixed_wear`."""
        pixels = torch.as_tensor(drawn[0]).to(self.device).permute(0, 3, 1, 2).float() / 255.0
        worn, truth, sigma = mixed_wear(pixels, hash((self.seed, step)) & 0x7FFFFFFF, self.shares)
        layout = torch.channels_last
        return worn.contiguous(memory_format=layout), truth.contiguous(memory_format=layout), sigma

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the distance to the truth, each patch by how worn it is, and a little of the estimator's error."""
        assert isinstance(net, Clean)
        worn, truth, sigma = batch
        with self.autocast():
            result = net(worn)
        # A patch that is hopeless must not drown those where a tenth of a decibel can be had.
        before = (worn - truth).abs().mean((1, 2, 3), keepdim=True)
        weight = (before + 0.004).rsqrt() * 0.15
        near = ((result - truth).square() + 1e-6).sqrt()
        error = (near * weight).mean() + 0.05 * frequency(result * weight, truth * weight)
        total: Tensor = error + 0.05 * estimate_error(net, worn, sigma)
        return total

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns PSNR and SSIM before and after on 16 worn crops, and the SSIM of undamaged crops to themselves."""
        before, after = [], []
        for step in range(2):
            worn, truth = make_pair(self.held_back, 8, 128, (7, step), self.device, Severity(untouched=0.0))
            with self.autocast():
                result = net(worn)
            before.append(torch.stack((psnr(worn, truth), ssim(worn, truth))))
            after.append(torch.stack((psnr(result, truth), ssim(result, truth))))
        _, truth = make_pair(self.held_back, 8, 128, (8, 0), self.device)
        with self.autocast():
            result = net(truth)
        kept = ssim(result, truth).mean()
        psnr_before, ssim_before = torch.cat(before, 1).mean(1).tolist()
        psnr_after, ssim_after = torch.cat(after, 1).mean(1).tolist()
        return {
            "psnr_before": psnr_before,
            "psnr_after": psnr_after,
            "ssim_before": ssim_before,
            "ssim_after": ssim_after,
            "ssim_undamaged": float(kept),
            **self._mixture(net),
        }

    def _mixture(self, net: nn.Module) -> dict[str, float]:
        """Returns the mean gain in dB over the input of each kind of the mixture, on crops held back."""
        gains = {}
        for number, kind in enumerate(Shares._fields):
            shares = Shares(*(1.0 if field == kind else 0.0 for field in Shares._fields))
            crops = torch.from_numpy(self.held_back.batch(6, 96 + 2 * MARGIN_PX, (9, number)))
            worn, truth, _ = mixed_wear(crops.to(self.device).permute(0, 3, 1, 2).float() / 255.0, 9 + number, shares)
            with self.autocast():
                result = net(worn.contiguous(memory_format=torch.channels_last))
            gains[f"gain_{kind}"] = float((psnr(result, truth) - psnr(worn, truth)).mean())
        return gains


class CleanNoiseTask(CleanTask):
    """Trains the estimator of `clean` alone, on noise, JPEG and grain of known strength; FFDNet stays as published."""

    name = "clean-noise"
    batch_size = 20
    patch_px = 96
    peak_rate = 5e-4
    batch_reuse = 4
    ema_decay = 0.99
    slow = (("estimator.filters", "estimator.blocks"), 0.1)
    """They begin blind to even tone; at full rate they lose that in a dozen steps, and little is learnt after."""
    shares = Shares(noise=0.45, jpeg=0.3, grain=0.1, wear=0.0, halftone=0.0)

    def build(self) -> nn.Module:
        """Returns the untrained network without the path beside FFDNet, which would cost time and do nothing yet."""
        return Clean(side_blocks=0)

    def parameters(self, net: nn.Module) -> list[tuple[str, nn.Parameter]]:
        """Returns the estimator's."""
        return [(name, p) for name, p in net.named_parameters() if name.startswith("estimator")]

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the estimator's error."""
        assert isinstance(net, Clean)
        worn, _, sigma = batch
        return estimate_error(net, worn, sigma)


def estimate_error(net: Clean, worn: Tensor, sigma: Tensor) -> Tensor:
    """Returns how far the estimated map is from the known deviations, as a ratio; patches of unknown ones are left out.

    Args:
        net: The network.
        worn: N x 3 x H x W, [0, 1].
        sigma: N x 1 x 1 x 1, of the full range; negative where nobody knows.
    """
    known = (sigma.flatten() >= 0).nonzero().flatten()
    if len(known) == 0:
        return sigma.new_zeros(())
    estimated = net.estimate(worn[known])
    # A step of noise more or less matters little at fifty and much at none.
    apart: Tensor = ((estimated + _STEP) / (sigma[known] + _STEP)).log()
    # Told too little, FFDNet leaves noise standing: 0.7 of the truth costs 1.6 to 3 dB, 1.3 of it 0.5 to 1 dB.
    return torch.where(apart < 0, -UNDER * apart, apart).mean()


def make_pair(
    photos: PhotoBank,
    count: int,
    size_px: int,
    seed: tuple[int, ...],
    device: torch.device,
    severity: Severity = Severity(),  # noqa: B008 - immutable
) -> Batch:
    """Returns worn crops and what they were: two of count x 3 x size x size, [0, 1], channels last."""
    return worn_pair(photos.batch(count, size_px + 2 * MARGIN_PX, seed), seed, device, severity)


def worn_pair(
    crops: Pixels,
    seed: tuple[int, ...],
    device: torch.device,
    severity: Severity = Severity(),  # noqa: B008 - immutable
) -> Batch:
    """Returns crops (N x S x S x 3, RGB) worn and as they were, both without their margins; as `make_pair`."""
    pixels = torch.from_numpy(crops).to(device)
    rng = RandomSource(len(crops), hash(seed) & 0x7FFFFFFF, device)
    truth = to_old_print(pixels.permute(0, 3, 1, 2).float() / 255.0, rng, share=0.4)
    truth = fade(truth, rng, rng.chance(0.15) * rng.uniform(0.1, 1.0))
    worn = wear(truth, rng, severity)
    inside = (..., slice(MARGIN_PX, -MARGIN_PX), slice(MARGIN_PX, -MARGIN_PX))
    pair = (worn[inside], truth[inside])
    return tuple(half.contiguous(memory_format=torch.channels_last) for half in pair)
