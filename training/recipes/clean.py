"""`clean`: photos that time and scanners roughened, against the same photos before."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from restorer.engine.nets import Clean
from training.damage.dice import Dice
from training.damage.tone import fade, to_old_print
from training.damage.wear import MARGIN_PX, Severity, wear
from training.losses import charbonnier, frequency
from training.metrics import psnr, ssim
from training.photos import Crops, PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.recipe import Recipe


class CleanRecipe(Recipe):
    """Trains `clean` on 40 % grey and sepia prints, a tenth of all patches undamaged."""

    name = "clean"
    echoes = 2

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

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns worn patches and what they were: two of N x 3 x `patch_px` x `patch_px`, [0, 1]."""
        return worn_pair(drawn[0], (self.seed, step), self.device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns Charbonnier and a tenth of the frequency loss."""
        worn, truth = batch
        with self.autocast():
            result = net(worn)
        return charbonnier(result, truth) + 0.1 * frequency(result, truth)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns PSNR and SSIM before and after on 48 crops, and the SSIM of undamaged crops to themselves."""
        before, after = [], []
        for step in range(6):
            worn, truth = make_pair(self.held_back, 8, 192, (7, step), self.device, Severity(untouched=0.0))
            with self.autocast():
                result = net(worn)
            before.append(torch.stack((psnr(worn, truth), ssim(worn, truth))))
            after.append(torch.stack((psnr(result, truth), ssim(result, truth))))
        _, truth = make_pair(self.held_back, 8, 192, (8, 0), self.device)
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
        }


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
    dice = Dice(len(crops), hash(seed) & 0x7FFFFFFF, device)
    truth = to_old_print(pixels.permute(0, 3, 1, 2).float() / 255.0, dice, share=0.4)
    truth = fade(truth, dice, dice.chance(0.15) * dice.uniform(0.1, 1.0))
    worn = wear(truth, dice, severity)
    inside = (..., slice(MARGIN_PX, -MARGIN_PX), slice(MARGIN_PX, -MARGIN_PX))
    pair = (worn[inside], truth[inside])
    return tuple(half.contiguous(memory_format=torch.channels_last) for half in pair)
