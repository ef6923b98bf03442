"""`colorize`: photos turned grey, some points of their colour given away, against their chroma."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets import Colorize
from restorer.engine.nets.colorize import AB_SCALE
from restorer.engine.nets.lab import lab_to_rgb, rgb_to_lab
from training.damage.dice import Dice
from training.damage.noise import add_grain
from training.metrics import psnr
from training.photos import Crops, PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.recipe import Recipe

MOST_HINTS = 150.0


class Encoder(nn.Module):
    """Reads a coloured photo's code, a mean and a log-variance; serves at training only (Kingma and Welling 2014)."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            nn.AvgPool2d(4),
            nn.Conv2d(3, 48, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(48, 96, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(96, 128, 3, stride=2, padding=1),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Linear(128, 2 * code),
        )

    def forward(self, lab: Tensor) -> tuple[Tensor, Tensor]:
        """Returns the mean and log-variance (N x code each) of N x 3 x H x W L, a and b."""
        mean, log_variance = self.body(lab / AB_SCALE).float().chunk(2, 1)
        return mean, log_variance.clamp(-8.0, 4.0)


class ColorizeRecipe(Recipe):
    """Trains `colorize` with 0 to 100 hints; half of the batch with a code read from the truth, half with none."""

    name = "colorize"
    packs = ("people", "portraits", "scenes", "small")
    batch_size = 16
    patch_px = Colorize.working_px
    peak_rate = 1e-3

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.photos = PhotoBank(cache, self.packs, validation=False)
        self.held_back = PhotoBank(cache, self.packs, validation=True)
        torch.manual_seed(seed)
        self.encoder = Encoder(code=8).to(device)
        self.encoder_optimizer = torch.optim.Adam(self.encoder.parameters(), 5e-4)

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        return Colorize()

    def drawing(self) -> Crops:
        """Returns what draws the crops of a step, of any part of a photo up to the whole: scenes have colours."""
        return Crops(self.photos, self.batch_size, self.patch_px, self.seed, 1.0, whole=True)

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns the light that the network sees (with grain, and a print's tones), hints, and the true L, a and b."""
        return made_grey(drawn[0], (self.seed, step), self.device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the chroma's distance from the truth, colourful pixels counting more, and the code's divergence."""
        light, hints, lab = batch
        self.encoder_optimizer.zero_grad()
        mean, log_variance = self.encoder(lab)
        code = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        told = (torch.arange(len(code), device=code.device) % 2 == 0).float()[:, None]
        with self.autocast():
            chroma = net(light, hints, code * told)
        truth = lab[:, 1:]
        # Most of the world is dull; unweighted, the safest guess is grey.
        weight = 0.6 + truth.norm(dim=1, keepdim=True) / 45.0
        error = functional.smooth_l1_loss(chroma / AB_SCALE, truth / AB_SCALE, beta=0.02, reduction="none")
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1.0 - log_variance)
        total: Tensor = (weight * error).mean() + 2e-4 * (divergence * told).mean()
        return total

    def after_backward(self) -> None:
        """Lets the encoder learn from the gradients that the loss left it."""
        self.encoder_optimizer.step()

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns PSNR of grey and of the colours with 0, 10 and 100 hints, and how colourful beside the truth."""
        figures: dict[str, float] = {}
        for hints in (0, 10, 100):
            rows = []
            for step in range(3):
                crops = self.held_back.batch(16, self.patch_px, (7, step), 1.0, whole=True)
                light, points, lab = made_grey(crops, (7, step), self.device, hints)
                with self.autocast():
                    chroma = net(light, points)
                true = lab_to_rgb(lab)
                grey = lab_to_rgb(torch.cat((lab[:, :1], torch.zeros_like(chroma)), 1))
                coloured = lab_to_rgb(torch.cat((lab[:, :1], chroma), 1))
                share = colourfulness(coloured).mean() / colourfulness(true).mean()
                rows.append(torch.stack((psnr(grey, true).mean(), psnr(coloured, true).mean(), share)))
            before, after, share = torch.stack(rows).mean(0).tolist()
            figures |= {"psnr_grey": before, f"psnr_{hints}_hints": after, f"colourfulness_{hints}_hints": share}
        return figures

    def state(self) -> dict[str, Any]:
        """Returns the encoder and its optimiser."""
        return {"encoder": self.encoder.state_dict(), "optimizer": self.encoder_optimizer.state_dict()}

    def load_state(self, state: dict[str, Any]) -> None:
        """Takes back what `state` returned."""
        self.encoder.load_state_dict(state["encoder"])
        self.encoder_optimizer.load_state_dict(state["optimizer"])


def colourfulness(rgb: Tensor) -> Tensor:
    """Returns N colourfulness figures of N x 3 x H x W sRGB in [0, 1] (Hasler and Suesstrunk 2003)."""
    red, green, blue = (rgb * 255.0).unbind(1)
    rg, yb = (red - green).flatten(1), ((red + green) / 2 - blue).flatten(1)
    spread = torch.hypot(rg.std(1), yb.std(1))
    return spread + 0.3 * torch.hypot(rg.mean(1), yb.mean(1))


def made_grey(crops: Pixels, seed: tuple[int, ...], device: torch.device, hints: int | None = None) -> Batch:
    """Returns light (N x 1 x S x S), hints (N x 3 x S x S) and true L, a and b (N x 3 x S x S).

    Args:
        crops: N x S x S x 3, RGB.
        seed: The source of chance.
        device: Where to.
        hints: How many points of colour each photo gives away, its light as it is; None for as many as are drawn for
            each, and for lights of which a half have the tones of a print: flatter, darker or paler.
    """
    pixels = torch.from_numpy(crops).to(device)
    count, size_px = crops.shape[:2]
    dice = Dice(count, hash(seed) & 0x7FFFFFFF, device)
    rgb = pixels.permute(0, 3, 1, 2).float() / 255.0
    lab = rgb_to_lab(rgb)
    amount = dice.chance(0.5) * dice.uniform(0.0, 0.05)
    light = rgb_to_lab(add_grain(rgb, dice, amount).clamp(0.0, 1.0))[:, :1]
    if hints is None:
        light = torch.where(dice.chance(0.5) > 0, toned(light, dice), light)
        most = dice.chance(0.5) * dice.log_uniform(1.0, MOST_HINTS)
    else:
        most = dice.uniform(0.0, 0.0) + hints
    spots = torch.rand(count, 1, size_px, size_px, generator=dice.generator, device=device) < most / size_px**2
    # A hint is a small disc, as a click is, not a pixel.
    given = functional.max_pool2d(spots.float(), 3, stride=1, padding=1)
    return light, torch.cat((lab[:, 1:] * given, given), 1), lab


def toned(light: Tensor, dice: Dice) -> Tensor:
    """Returns N x 1 x H x W L, 0 to 100, with the gamma, the blacks and the whites of a print."""
    black, white = dice.uniform(0.0, 15.0), dice.uniform(80.0, 100.0)
    return black + (white - black) * (light / 100.0).clamp(1e-4, 1.0) ** dice.log_uniform(0.75, 1.35)
