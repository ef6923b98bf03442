"""`damage`: marked photos with the masks of where, to find them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets import Damage
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
from training.damage.wear import Severity, wear
from training.photos import PhotoBank
from training.prefetch import Batch, Drawn
from training.task import PhotoTask, TrainingTask

VALIDATION_PX = 256

LIGHT = Severity(untouched=0.2, light=0.4, grain_max=0.09, noise_max=0.04, quality_min=35.0)
"""What scanning does to marks; more would hide them."""

_COVERS = (
    (ornamented, 0.3), (embossed, 0.08), (silvering, 0.08), (halftone, 0.04), (lettered, 0.12), (bordered, 0.1),
)  # fmt: skip

CRACKED = 0.15
"""The share of photos that are cracked prints; the present weights saw none of them, and no ornament."""

OVERLAID = 0.2
"""The share of photos that get cut-outs of real film damage, where `RESTORER_OVERLAYS` has them."""

CRACK_VISIBLE = 0.08
"""From which change on a crack counts."""


class DamageTask(PhotoTask):
    """Trains `damage` on patches of which a fifth are without any mark."""

    name = "damage"
    packs = ("people", "portraits", "scenes", "small")
    peak_rate = 1e-3
    batch_reuse = 2
    batch_size = 4
    patch_px = 256

    measured_packs = TrainingTask.packs
    """The larger photos alone, so that figures of runs with other packs compare."""

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.overlays = overlays_folder()

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        return Damage()

    def drawing(self) -> Marking:
        """Returns what draws the marks of a step."""
        return Marking(self.photos, self.batch_size, self.patch_px, self.seed, overlays=self.overlays)

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns marked and worn patches and their masks, widened by a pixel."""
        return scanned(drawn, (self.seed, step), self.device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns cross entropy, damage counting half as much again, and what is missing to a Dice overlap of 1."""
        marked, mask = batch
        with self.autocast():
            odds = net.logits(marked)  # type: ignore[operator]
        odds = odds.float()
        weight = torch.full((1, 1, 1, 1), 1.5, device=odds.device)
        entropy = functional.binary_cross_entropy_with_logits(odds, mask, pos_weight=weight)
        guess = torch.sigmoid(odds)
        overlap = (2 * (guess * mask).sum() + 1) / (guess.sum() + mask.sum() + 1)
        return entropy + 0.5 * (1.0 - overlap)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns F1, precision and recall at probability 0.5, and the share that it finds in photos without marks."""
        hit = found = there = 0.0
        for step in range(6):
            drawn = draw_marked(self.held_back, 8, VALIDATION_PX, (7, step), undamaged=0.0)
            marked, mask = scanned(drawn, (7, step), self.device)
            with self.autocast():
                guess = (net(marked) > 0.5).float()
            hit, found, there = hit + float((guess * mask).sum()), found + float(guess.sum()), there + float(mask.sum())
        drawn = draw_marked(self.held_back, 8, VALIDATION_PX, (8, 0), undamaged=1.0)
        clean, _ = scanned(drawn, (8, 0), self.device)
        with self.autocast():
            false = float((net(clean) > 0.5).float().mean())
        precision, recall = hit / max(found, 1.0), hit / max(there, 1.0)
        return {
            "f1": 2 * precision * recall / max(precision + recall, 1e-6),
            "precision": precision,
            "recall": recall,
            "found_in_undamaged": false,
        }


@dataclass(frozen=True)
class Marking:
    """Draws the marks of a step; see `draw_marked`."""

    photos: PhotoBank
    count: int
    size_px: int
    seed: int
    undamaged: float = 0.3
    overlays: Path | None = None

    def __call__(self, step: int) -> Drawn:
        """Returns marked prints, masks and bare prints, uint8."""
        seed = (self.seed, step)
        return draw_marked(self.photos, self.count, self.size_px, seed, self.undamaged, overlays=self.overlays)


def draw_marked(
    photos: PhotoBank,
    count: int,
    size_px: int,
    seed: tuple[int, ...],
    undamaged: float = 0.3,
    thin: float = 0.3,
    overlays: Path | None = None,
) -> Drawn:
    """Returns marked prints (count x size x size x 3, uint8), masks (count x size x size, 0 and 1), bare prints.

    Args:
        photos: Where the crops come from.
        count: How many.
        size_px: Their side.
        seed: The source of chance.
        undamaged: The share of those not thinly marked that gets no mark.
        thin: The share that gets a few thin marks only.
        overlays: The folder of cut-outs of film damage; None: nothing is laid over.
    """
    pixels = torch.from_numpy(photos.batch(count, size_px, seed, shrink=0.6)).permute(0, 3, 1, 2).float() / 255.0
    random_source = RandomSource(count, hash(seed) & 0x7FFFFFFF, torch.device("cpu"))
    bare = harden(to_old_print(pixels, random_source, share=0.7), random_source, 0.35)
    bare = sharpen(bare, random_source, random_source.chance(0.35) * random_source.uniform(0.2, 1.6))
    bare = fade(bare, random_source, random_source.chance(0.3) * random_source.uniform(0.1, 1.0))
    bare = uneven_light(bare, random_source, random_source.chance(0.3) * random_source.uniform(0.1, 1.0))
    prints = bare.permute(0, 2, 3, 1).numpy()
    pictures, masks = [], []
    for number, photo in enumerate(prints):
        rng = np.random.default_rng((*seed, number))
        for cover, chance in _COVERS:
            photo = cover(photo, rng) if rng.random() < chance else photo
        is_thin = rng.random() < thin and undamaged < 1.0
        if undamaged < 1.0 and rng.random() < CRACKED:
            marked = add_cracks(photo, rng)
        elif overlays is not None and undamaged < 1.0 and rng.random() < OVERLAID:
            marked = add_overlays(photo, overlays, rng, photos.is_held_back)
        else:
            marked = add_thin_marks(photo, rng) if is_thin else add_marks(photo, rng, undamaged)
        pictures.append(_bytes(marked.picture))
        masks.append(close_mask(marked.mask).astype(np.uint8))
    return np.stack(pictures), np.stack(masks), _bytes(prints)


def add_cracks(photo: Picture, rng: Random) -> Marked:
    """Returns a photo (H x W x 3, RGB, [0, 1]) as a cracked print, and the mask of where that can be seen."""
    after = cracked_print(photo, rng)
    return Marked(after, np.asarray(np.abs(after - photo).max(axis=2) > CRACK_VISIBLE, np.float32))


def scanned(drawn: Drawn, seed: tuple[int, ...], device: torch.device, severity: Severity = LIGHT) -> Batch:
    """Returns what was drawn as a scanner saw it (N x 3 x H x W) and its masks (N x 1 x H x W), float32 on `device`."""
    picture, mask = as_tensor(drawn[0], device), torch.from_numpy(drawn[1]).to(device)[:, None].float()
    random_source = RandomSource(len(picture), hash(seed) & 0xFFFFFFF, device)
    worn = wear(picture, random_source, severity)
    # Scanners sharpen on their own accord, marks and all.
    worn = sharpen(worn, random_source, random_source.chance(0.3) * random_source.uniform(0.2, 1.2))
    return worn.contiguous(memory_format=torch.channels_last), mask


def _bytes(picture: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    return np.rint(picture.clip(0.0, 1.0) * 255.0).astype(np.uint8)


def as_tensor(pictures: npt.NDArray[np.uint8], device: torch.device) -> Tensor:
    """Returns pictures (N x H x W x 3, uint8) as N x 3 x H x W float32, [0, 1], on `device`."""
    return torch.from_numpy(pictures).to(device).permute(0, 3, 1, 2).float() / 255.0
