"""`damage_context`: whole photos with damage, with ornament that looks like it, and with both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets import NETS, DamageContext
from restorer.engine.nets.damage_context import odds_of
from restorer.engine.nets.weights import read_net
from restorer.store.resources import resource
from training.damage.belongings import bordered, lettered
from training.damage.blur import sharpen
from training.damage.cracked import cracked_print
from training.damage.marks import Marked, add_marks, add_thin_marks, close_mask
from training.damage.ornament import ornamented
from training.damage.overlays import add_overlays, overlays_folder
from training.damage.random_source import RandomSource
from training.damage.shapes import Picture, Random
from training.damage.surface import embossed, halftone, silvering
from training.damage.tone import fade, harden, to_old_print, uneven_light
from training.perceptual import give_published_weights
from training.photos import PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.task import PhotoTask
from training.tasks.damage import scanned

VISIBLE = 0.08
"""From which change on a crack counts."""

_KINDS = (("marks", 0.2), ("thin", 0.15), ("overlays", 0.2), ("cracked", 0.2), ("undamaged", 0.25))
_COVERS = ((embossed, 0.06), (silvering, 0.06), (halftone, 0.04), (lettered, 0.2), (bordered, 0.12))
ORNAMENTED = 0.45
"""The share of photos that get ornament, damaged or not."""

FALSE_WEIGHT = 2.0
"""What is taken for damage and is picture counts so many times what was missed."""

RIM_WEIGHT = 0.3
"""Just beside a mark it does not matter what is said: the soft rim has no true border."""


HALVED = 0.25
"""The share of batches that are shown at half of the size at which `damage` saw them."""


@dataclass(frozen=True)
class Damaging:
    """Draws what the processor makes for a step; pickles.

    Attributes:
        photos: To draw from.
        overlays: The cut-outs of film damage; None leaves their share to drawn marks.
        count, size_px: How many photos, and their side.
        seed: With the step, the source of chance.
        kinds: How likely each kind of damage is.
    """

    photos: PhotoBank
    overlays: Path | None
    count: int
    size_px: int
    seed: tuple[int, ...]
    kinds: tuple[tuple[str, float], ...] = _KINDS

    def __call__(self, step: int) -> Drawn:
        """Returns damaged prints (N x S x S x 3) and masks (N x S x S, 0 and 1), uint8."""
        seed = (*self.seed, step)
        bare = _prints(self.photos.batch(self.count, self.size_px, seed, 0.8, whole=True), seed)
        pictures, masks = [], []
        for number, photo in enumerate(bare):
            rng = np.random.default_rng((*seed, number))
            if rng.random() < ORNAMENTED:
                photo = ornamented(photo, rng)
            for cover, chance in _COVERS:
                photo = cover(photo, rng) if rng.random() < chance else photo
            names, chances = zip(*self.kinds, strict=True)
            marked = self._damaged(photo, str(rng.choice(names, p=np.array(chances) / sum(chances))), rng)
            pictures.append(np.rint(marked.picture.clip(0, 1) * 255).astype(np.uint8))
            masks.append(close_mask(marked.mask).astype(np.uint8))
        return np.stack(pictures), np.stack(masks)

    def _damaged(self, photo: Picture, kind: str, rng: Random) -> Marked:
        if kind == "undamaged":
            return Marked(photo, np.zeros(photo.shape[:2], np.float32))
        if kind == "overlays" and self.overlays is not None:
            return add_overlays(photo, self.overlays, rng, self.photos.is_held_back)
        if kind == "cracked":
            cracked = cracked_print(photo, rng)
            changed = np.asarray(np.abs(cracked - photo).max(axis=2) > VISIBLE, np.float32)
            more = add_thin_marks(cracked, rng) if rng.random() < 0.4 else Marked(cracked, changed)
            return Marked(more.picture, np.maximum(more.mask, changed))
        return add_marks(photo, rng, 0.0) if kind == "marks" else add_thin_marks(photo, rng)


def _prints(crops: Pixels, seed: tuple[int, ...]) -> Picture:
    """Returns N x S x S x 3 in [0, 1]: most of them as old prints, grey or toned, faded, hard, unevenly lit."""
    pixels = torch.from_numpy(crops).permute(0, 3, 1, 2).float() / 255.0
    chance = RandomSource(len(crops), hash(seed) & 0x7FFFFFFF, torch.device("cpu"))
    bare = harden(to_old_print(pixels, chance, share=0.75), chance, 0.3)
    bare = sharpen(bare, chance, chance.chance(0.3) * chance.uniform(0.2, 1.6))
    bare = fade(bare, chance, chance.chance(0.4) * chance.uniform(0.1, 1.0))
    bare = uneven_light(bare, chance, chance.chance(0.3) * chance.uniform(0.1, 1.0))
    return np.asarray(bare.permute(0, 2, 3, 1).numpy(), np.float32)


class DamageContextTask(PhotoTask):
    """Trains `damage_context` on what the network `damage`, as it is shipped, says of whole photos."""

    name = "damage_context"
    packs = ("people", "portraits", "scenes")
    borrowed = ("ImageNet (ILSVRC 2012), by way of EfficientNet-Lite0's published weights (Apache-2.0)",)
    batch_size = 4
    patch_px = 384
    batch_reuse = 4
    peak_rate = 2e-4
    ema_decay = 0.995

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.overlays = overlays_folder()
        seen = read_net(resource("models/damage.safetensors"), NETS)
        self.damage = seen.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        net = DamageContext()
        # What it knows of things it keeps: a third of a step on a processor is saved, and more photos are seen.
        net.encoder.requires_grad_(False)
        return net

    def begin(self, net: nn.Module) -> None:
        """Gives the encoder its published weights."""
        assert isinstance(net, DamageContext)
        give_published_weights(net.encoder)

    def drawing(self) -> Damaging:
        """Returns what draws the photos of a step."""
        return Damaging(self.photos, self.overlays, self.batch_size, self.patch_px, (self.seed,))

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns the photos as they were scanned, what `damage` says of them, and where they are damaged."""
        worn, mask = scanned(drawn, (self.seed, step), self.device)
        with torch.inference_mode(), self.autocast():
            seen = self.damage(worn).float()
        heard = odds_of((seen * 255).round() / 255).clone()
        if np.random.default_rng((self.seed, step, 5)).random() < HALVED:
            # What the whole of a large scan looks like: marks of a pixel are gone, and what was said of them stays.
            heard, mask = (functional.max_pool2d(part, 2) for part in (heard, mask))
            worn = functional.avg_pool2d(worn, 2).contiguous(memory_format=torch.channels_last)
        return worn, heard, mask

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns cross entropy and what is missing to a Tversky overlap, false marks counting `FALSE_WEIGHT` times."""
        worn, heard, mask = batch
        with self.autocast():
            odds = net.logits(worn, heard)  # type: ignore[operator]
        rim = (functional.max_pool2d(mask, 5, 1, 2) > mask).float()
        weight = torch.where(mask > 0, 1.0, FALSE_WEIGHT) * (1 - (1 - RIM_WEIGHT) * rim)
        entropy = functional.binary_cross_entropy_with_logits(odds, mask, weight)
        guess = torch.sigmoid(odds)
        hit, false, missed = (guess * mask).sum(), (guess * weight * (1 - mask)).sum(), ((1 - guess) * mask).sum()
        overlap = (hit + 1) / (hit + 1 + 0.35 * false + 0.4 * missed)
        return entropy + 0.4 * (1.0 - overlap)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns each kind's recall where as much of sound photos is taken for damage as `damage` takes at 0.99.

        `before_KIND` is what `damage` alone finds then.
        """
        odds: dict[str, list[tuple[Tensor, Tensor, Tensor]]] = {}
        for name, _ in _KINDS:
            drawing = Damaging(self.held_back, self.overlays, 4, self.patch_px, (7,), ((name, 1.0),))
            for step in range(4 if name == "undamaged" else 2):
                worn, heard, mask = self.finish(step, drawing(step))
                with self.autocast():
                    odds.setdefault(name, []).append((heard, net.logits(worn, heard), mask))  # type: ignore[operator]
        sound = [torch.cat([row[which].flatten() for row in odds["undamaged"]]) for which in (0, 1)]
        limit_before = torch.tensor(4.6)  # odds of 0.99
        share = (sound[0] > limit_before).float().mean()
        limit = torch.quantile(sound[1][:: max(1, len(sound[1]) // 4_000_000)], 1 - share)
        figures = {"false_share": float(share), "limit": float(limit)}
        for name, rows in odds.items():
            if name == "undamaged":
                continue
            there = sum(float(mask.sum()) for _, _, mask in rows)
            for key, which, at in (("before", 0, limit_before), ("after", 1, limit)):
                found = sum(float(((row[which] > at) * row[2]).sum()) for row in rows)
                figures[f"{key}_{name}"] = found / max(there, 1.0)
        return figures
