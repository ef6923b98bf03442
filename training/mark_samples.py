"""Marks whose nature is known, to fit and to try what tells damage from the picture.

Marks drawn on photos (`training/damage`), cracked prints, real film damage laid over photos, sound photos and photos
with ornament drawn on them (whatever is found there is picture), and old photographs whose marks somebody labelled by
eye. The last are for trying only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.album.marks import read_labels
from restorer.analysis.mark_points import MarkPoint
from restorer.engine import TorchEngine
from restorer.imaging.decode import decode
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.progress import Progress
from restorer.steps.repair.damage_probability import damage_probability
from restorer.steps.repair.damage_segmentation import MarkSurvey, survey_marks
from training.damage.marks import Marked, add_marks, add_thin_marks, close_mask
from training.damage.ornament import ornamented
from training.damage.overlays import add_overlays
from training.damage.random_source import RandomSource
from training.damage.tone import to_old_print
from training.damage.wear import wear
from training.photos import PhotoBank
from training.tasks.damage import LIGHT, add_cracks

Pixels = NDArray[np.uint8]

Marker = Callable[[NDArray[np.float32]], Marked]


class Sample(NamedTuple):
    """The marks of one photo: what was measured, and what is known (1 damage, 0 picture, NaN unknown)."""

    survey: MarkSurvey
    truth: NDArray[np.float64]
    longest_px: int
    name: str


class Case(NamedTuple):
    """A photo, what the network thinks of it, and where it was damaged (nowhere, if not known)."""

    pixels: Pixels
    opinion: Pixels
    damaged: NDArray[np.bool_]


class Samples:
    """Makes samples, and keeps what the network said.

    Args:
        kept: A folder for the network's answers, which take a second or more each; None keeps nothing.
    """

    def __init__(self, kept: Path | None) -> None:
        catalogue = ModelCatalogue()
        model = catalogue.for_task(Task.DAMAGE)
        if model is None:
            raise SystemExit("The network for damage is not in resources/models.")
        self._model, self._engine, self._kept = model, TorchEngine("cpu", catalogue), kept

    def of(self, kind: str, bank: PhotoBank, count: int, overlays: Path) -> Iterator[Sample]:
        """So many photos of a kind: `drawn`, `cracked`, `overlaid`, `sound` or `ornamented`."""
        if kind == "overlaid":
            return self.overlaid(bank, overlays, count)
        kinds = {"drawn": self.drawn, "cracked": self.cracked, "sound": self.sound, "ornamented": self.ornamented}
        return kinds[kind](bank, count)

    def drawn(self, bank: PhotoBank, count: int) -> Iterator[Sample]:
        """Photos with marks drawn on them, half of them with thin ones only."""
        for index in np.random.default_rng(6).permutation(len(bank.photos))[:count]:
            rng = np.random.default_rng((11, int(index)))

            def mark(old: NDArray[np.float32], rng: np.random.Generator = rng) -> Marked:
                return add_thin_marks(old, rng) if rng.random() < 0.5 else add_marks(old, rng, undamaged=0.0)

            yield self._damaged(f"drawn-{_part(bank)}-{index:05d}", bank, int(index), 1, mark)

    def overlaid(self, bank: PhotoBank, overlays: Path, count: int) -> Iterator[Sample]:
        """Photos with real film damage laid over them."""
        for index in np.random.default_rng(7).permutation(len(bank.photos))[:count]:
            rng = np.random.default_rng((12, int(index)))

            def mark(old: NDArray[np.float32], rng: np.random.Generator = rng) -> Marked:
                return add_overlays(old, overlays, rng, bank.is_held_back)

            yield self._damaged(f"overlaid-{_part(bank)}-{index:05d}", bank, int(index), 2, mark)

    def cracked(self, bank: PhotoBank, count: int) -> Iterator[Sample]:
        """Prints whose emulsion cracked."""
        for index in np.random.default_rng(8).permutation(len(bank.photos))[:count]:
            rng = np.random.default_rng((13, int(index)))

            def mark(old: NDArray[np.float32], rng: np.random.Generator = rng) -> Marked:
                return add_cracks(old, rng)

            yield self._damaged(f"cracked-{_part(bank)}-{index:05d}", bank, int(index), 3, mark)

    def ornamented(self, bank: PhotoBank, count: int) -> Iterator[Sample]:
        """Photos without a mark, with buttons, beads, wires, lights and the like drawn on them."""
        for index in np.random.default_rng(9).permutation(len(bank.photos))[:count]:
            rng = np.random.default_rng((14, int(index)))

            def mark(old: NDArray[np.float32], rng: np.random.Generator = rng) -> Marked:
                return Marked(ornamented(old, rng), np.zeros(old.shape[:2], np.float32))

            yield self._damaged(f"ornamented-{_part(bank)}-{index:05d}", bank, int(index), 4, mark)

    def sound(self, bank: PhotoBank, count: int) -> Iterator[Sample]:
        """Photos without a mark, every second one grey."""
        for index in np.random.default_rng(5).permutation(len(bank.photos))[:count]:
            name = f"sound-{_part(bank)}-{index:05d}"
            case = self._found(name)
            if case is None:
                photo = np.ascontiguousarray(bank.pixels(bank.photos[index]))
                if np.random.default_rng(int(index)).random() < 0.5:
                    photo = np.rint(photo @ np.array((0.299, 0.587, 0.114)))[:, :, np.newaxis].astype(np.uint8)
                case = self._asked(name, photo, np.zeros(photo.shape[:2], np.bool_))
            found = survey_marks(case.opinion, case.pixels, Progress())
            yield Sample(found, np.zeros(len(found.odds)), max(case.pixels.shape[:2]), name)

    def labelled(self, labels: Path, folders: list[Path]) -> Iterator[Sample]:
        """Old photographs whose marks were labelled by eye; never to be fitted to."""
        for name, marks in read_labels(labels).photos.items():
            path = next((folder / name for folder in folders if (folder / name).is_file()), None)
            if path is None:
                continue
            case = self._found(f"real-{name}")
            if case is None:
                photo = np.asarray(decode(path).pixels[:, :, :3], np.uint8)
                case = self._asked(f"real-{name}", photo, np.zeros(photo.shape[:2], np.bool_))
            found = survey_marks(case.opinion, case.pixels, Progress())
            truth = np.full(len(found.odds), np.nan)
            # Picture last: where both were seen in what is one mark now, filling it does harm.
            for kind, value in (("damage", 1.0), ("picture", 0.0)):
                truth[found.at([MarkPoint(mark.x, mark.y) for mark in marks if mark.kind == kind])] = value
            yield Sample(found, truth, max(case.pixels.shape[:2]), name)

    def _damaged(self, name: str, bank: PhotoBank, index: int, seed: int, mark: Marker) -> Sample:
        case = self._found(name)
        if case is None:
            photo = bank.pixels(bank.photos[index])
            height, width = (side // 16 * 16 for side in photo.shape[:2])
            bare = torch.from_numpy(photo[:height, :width].copy()).permute(2, 0, 1)[None].float() / 255
            old = (
                to_old_print(bare, RandomSource(seed, index, torch.device("cpu")), share=0.7)[0]
                .permute(1, 2, 0)
                .numpy()
            )
            marked = mark(old)
            soiled = torch.from_numpy(marked.picture.clip(0, 1)).permute(2, 0, 1)[None].contiguous().float()
            worn = wear(soiled, RandomSource(seed, index + 9, torch.device("cpu")), LIGHT)[0].permute(1, 2, 0).numpy()
            pixels = np.ascontiguousarray(np.rint(worn.clip(0, 1) * 255).astype(np.uint8))
            case = self._asked(name, pixels, close_mask(marked.mask) > 0)
        found = survey_marks(case.opinion, case.pixels, Progress())
        near = cv2.dilate(case.damaged.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        share = found.shares(near)
        truth = np.where(share > 0.5, 1.0, np.where(share < 0.1, 0.0, np.nan))
        return Sample(found, truth, max(case.pixels.shape[:2]), name)

    def _found(self, name: str) -> Case | None:
        path = None if self._kept is None else self._kept / f"{name}.npz"
        if path is None or not path.is_file():
            return None
        with np.load(path) as read:
            pixels = read["px"][:, :, :3]
            damaged = read["truth"] if "truth" in read else np.zeros(pixels.shape[:2], np.bool_)
            return Case(pixels, read["op"], damaged)

    def _asked(self, name: str, pixels: Pixels, damaged: NDArray[np.bool_]) -> Case:
        opinion = np.asarray(
            damage_probability(
                pixels,
                model=self._model,
                engine=self._engine,
                allocate=np.empty,
                progress=Progress(),
            ),
            np.uint8,
        )
        if self._kept is not None:
            self._kept.mkdir(parents=True, exist_ok=True)
            np.savez_compressed(self._kept / f"{name}.npz", px=pixels, op=opinion, truth=damaged)
        return Case(pixels, opinion, damaged)


def _part(bank: PhotoBank) -> str:
    return "held" if bank.is_held_back else "taught"
