"""`colorize`: photos turned grey, some points of their colour given away, against the classes of their colours."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from restorer.engine.nets import Colorize
from restorer.engine.nets.colorize import GRID
from restorer.engine.nets.lab import lab_to_rgb
from training.metrics import psnr
from training.perceptual import give_published_weights
from training.photos import PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.prints import Light, printed, worn_light
from training.task import PhotoTask

MOST_HINTS = 150.0

WORN_SHARE = 0.5
"""Of a batch: lights of old prints; the others keep their sharpness, and have a gamma at most."""

EVEN_SHARE, REBALANCE = 0.5, 0.5
"""A class counts as (its share in photos, mixed with so much of an even share) to the power of minus this. With a power
of 1, as published, four of ten coloured pixels came out purple or red where three are other than brown."""

LEAST_CHROMA = 3.0
"""Photos duller than this in the mean are grey themselves, or toned, and teach that grey is the answer."""

_SPARE = 3


@dataclass(frozen=True)
class GrayCrops:
    """Draws what the processor makes for a step.

    Attributes:
        photos: To draw from.
        count: How many crops.
        size_px: Their side.
        seed: With the step, the source of chance.
        hints: How many points of colour each gives away, its light as it is; None for as many as are drawn for each,
            and for worn lights.
    """

    photos: PhotoBank
    count: int
    size_px: int
    seed: tuple[int, ...]
    hints: int | None = None

    def __call__(self, step: int) -> tuple[Pixels, Pixels, Pixels, Pixels]:
        """Returns uint8: light as seen and as it is (N x S x S), chroma (N x S x S x 2) and hints (N x S x S).

        255 is an L* of 100; 128 are added to a* and b*; 1 is where there is a hint.
        """
        seed = (*self.seed, step)
        rng = np.random.default_rng((*seed, 1))
        crops = self.photos.batch(self.count + _SPARE, self.size_px, seed, 1.0, whole=True)
        labs = [
            np.asarray(cv2.cvtColor(crop.astype(np.float32) / 255, cv2.COLOR_RGB2Lab), np.float32) for crop in crops
        ]
        dull = [bool(np.hypot(lab[:, :, 1], lab[:, :, 2]).mean() < LEAST_CHROMA) for lab in labs]
        kept = [labs[index] for index in sorted(range(len(labs)), key=dull.__getitem__)[: self.count]]
        lab = np.stack(kept)
        seen = np.stack([self._seen(one[:, :, 0], index, rng) for index, one in enumerate(kept)])
        given = np.stack([self._hints(rng) for _ in kept])
        chroma = np.clip(np.rint(lab[..., 1:]) + 128, 0, 255).astype(np.uint8)
        return _to_bytes(seen), _to_bytes(lab[..., 0]), chroma, given

    def _seen(self, light: Light, index: int, rng: np.random.Generator) -> Light:
        if self.hints is not None:
            return light
        if index < WORN_SHARE * self.count:
            return worn_light(light, rng)
        return printed(light, rng, gamma=1.25, blackest=5.0, whitest=95.0)

    def _hints(self, rng: np.random.Generator) -> Pixels:
        given = np.zeros((self.size_px, self.size_px), np.uint8)
        count = self.hints
        if count is None:
            count = rng.poisson(np.exp(rng.uniform(0, np.log(MOST_HINTS)))) if rng.random() < 0.4 else 0
        for y, x in rng.integers(self.size_px, size=(count, 2)):
            # A hint is a small disc, as a click is, not a pixel.
            given[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2] = 1
        return given


def _lab(pixels: Pixels) -> npt.NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2Lab), np.float32)


def _to_bytes(light: npt.NDArray[np.float32]) -> Pixels:
    return np.asarray(np.clip(np.rint(light * 2.55), 0, 255), np.uint8)


class ColorizeTask(PhotoTask):
    """Trains `colorize` with 0 to 150 hints on an encoder that was trained on ImageNet."""

    name = "colorize"
    packs = ("people", "portraits", "scenes", "small")
    batch_size = 16
    patch_px = Colorize.working_px
    peak_rate = 1e-3
    borrowed = ("ImageNet (ILSVRC 2012), by way of EfficientNet-Lite0's published weights (Apache-2.0)",)
    slow = ("encoder.", 0.12)
    ema_decay = 0.997

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        torch.manual_seed(seed)

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        net = Colorize()
        # What is seen there, edges and textures, is the same in grey photos, and learning takes longest there: half of
        # a step on a processor. The 1x1 convolutions of the later stages, nine tenths of the weights, go on learning.
        for part in (*net.encoder.early(), *net.encoder.filters()):
            part.requires_grad_(False)
        return net

    def begin(self, net: nn.Module) -> None:
        """Gives the encoder its published weights, and the classes their shares."""
        assert isinstance(net, Colorize)
        give_published_weights(net.encoder)
        shares = class_shares(self.photos, net.classes)
        weight = (shares * (1 - EVEN_SHARE) + EVEN_SHARE / len(shares)) ** -REBALANCE
        net.preference.copy_(torch.log(weight / (weight * shares).sum()))
        # What it says before it has learnt anything: every colour as likely as it is in photos.
        net.tail.load_state_dict({**net.tail.state_dict(), "bias": torch.log(shares + 1e-5) + net.preference})

    def drawing(self) -> GrayCrops:
        """Returns what draws the crops of a step, of any part of a photo up to the whole: scenes have colours."""
        return GrayCrops(self.photos, self.batch_size, self.patch_px, (self.seed,))

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns light as the network sees it, hints, and the true L, a and b."""
        seen, light, chroma, given = (torch.from_numpy(part).to(self.device) for part in drawn)
        there = given[:, None].float()
        true = chroma.permute(0, 3, 1, 2).float() - 128.0
        lab = torch.cat((light[:, None].float() / 2.55, true), 1)
        return seen[:, None].float() / 2.55, torch.cat((true * there, there), 1), lab

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the cross-entropy to the classes of the true colours, rare ones counting more."""
        assert isinstance(net, Colorize)
        light, hints, lab = batch
        with self.autocast():
            logits = net.logits(light, hints)
        return cross_entropy(logits, at_quarter(lab[:, 1:]), net)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns PSNR of grey and of the colours with 0, 10 and 100 hints, and how colourful beside the truth."""
        assert isinstance(net, Colorize)
        figures: dict[str, float] = {}
        for hints in (0, 10, 100):
            rows = []
            drawing = GrayCrops(self.held_back, 16, self.patch_px, (7,), hints)
            for step in range(3 if hints == 0 else 1):
                light, points, lab = self.finish(step, drawing(step))
                with self.autocast():
                    chroma = net(light, points)["result"]
                true = lab_to_rgb(lab)
                gray = lab_to_rgb(torch.cat((lab[:, :1], torch.zeros_like(chroma)), 1))
                colored = lab_to_rgb(torch.cat((lab[:, :1], chroma), 1))
                share = colorfulness(colored).mean() / colorfulness(true).mean()
                rows.append(torch.stack((psnr(gray, true).mean(), psnr(colored, true).mean(), share)))
            before, after, share = torch.stack(rows).mean(0).tolist()
            found = {f"psnr_{hints}_hints": after, f"colourfulness_{hints}_hints": share}
            figures |= found if hints else {"psnr_grey": before, **found}
        return figures


def class_shares(photos: PhotoBank, classes: Tensor) -> Tensor:
    """Returns K: which share of the pixels of photos has each class as its nearest; every fourth photo is read."""
    counts = torch.zeros(len(classes))
    for photo in photos.photos[::4]:
        small = cv2.resize(photos.pixels(photo), (32, 32), interpolation=cv2.INTER_AREA)
        chroma = _lab(np.asarray(small, np.uint8))[:, :, 1:].reshape(-1, 2)
        nearest = torch.cdist(torch.from_numpy(chroma), classes).argmin(1)
        counts += torch.bincount(nearest, minlength=len(classes)).float()
    return counts / counts.sum()


def at_quarter(chroma: Tensor) -> Tensor:
    """Returns N x 2 x S/4 x S/4 of N x 2 x S x S: colours at the cells' centres, not their means, which are duller."""
    return (chroma[:, :, 1::4, 1::4] + chroma[:, :, 2::4, 2::4]) / 2


def cross_entropy(logits: Tensor, chroma: Tensor, net: Colorize) -> Tensor:
    """Returns the mean cross-entropy of N x K x h x w to the four classes about each true colour (N x 2 x h x w).

    The four share a colour by its distance to them, so that their mean is the colour itself.
    """
    index, share = nearest_classes(chroma, net.classes)
    flat = logits.flatten(2).float()
    chosen = (share * torch.gather(flat, 1, index)).sum(1)
    weight = (share * net.preference.exp()[index]).sum(1)
    return (weight * (torch.logsumexp(flat, 1) - chosen)).mean()


def nearest_classes(chroma: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
    """Returns N x 4 x hw: the classes at the corners of each colour's cell of the grid, and their shares.

    A corner outside of the circle of classes is left to the others; a colour outside of it goes to the nearest.
    """
    reach = int(classes.abs().max() // GRID) + 1
    side = 2 * reach + 1
    table = torch.full((side, side), -1, dtype=torch.long)
    spots = (classes / GRID).round().long() + reach
    table[spots[:, 0], spots[:, 1]] = torch.arange(len(classes))
    place = (chroma.flatten(2) / GRID).clamp(-reach, reach - 1e-3)
    low = place.floor()
    part = place - low
    indices, shares = [], []
    for a in (0, 1):
        for b in (0, 1):
            corner = low.long() + reach + torch.tensor([a, b]).view(1, 2, 1)
            indices.append(table[corner[:, 0], corner[:, 1]])
            along = part[:, 0] if a else 1 - part[:, 0]
            shares.append(along * (part[:, 1] if b else 1 - part[:, 1]))
    index, share = torch.stack(indices, 1), torch.stack(shares, 1)
    share = torch.where(index >= 0, share, torch.zeros_like(share))
    total = share.sum(1, keepdim=True)
    lost = total[:, 0] < 1e-4
    if lost.any():
        far = chroma.flatten(2).movedim(1, 2)[lost]
        index.movedim(1, 2)[lost] = torch.cdist(far, classes).argmin(1)[:, None].expand(-1, 4)
        share.movedim(1, 2)[lost] = 0.25
        total = share.sum(1, keepdim=True)
    return index.clamp_min(0), share / total


def colorfulness(rgb: Tensor) -> Tensor:
    """Returns N colourfulness figures of N x 3 x H x W sRGB in [0, 1] (Hasler and Suesstrunk 2003)."""
    red, green, blue = (rgb * 255.0).unbind(1)
    rg, yb = (red - green).flatten(1), ((red + green) / 2 - blue).flatten(1)
    spread = torch.hypot(rg.std(1), yb.std(1))
    return spread + 0.3 * torch.hypot(rg.mean(1), yb.mean(1))
