"""Fits what tells damage from the picture, mark by mark, and prints the table by which its limits are chosen.

    python -m training.repair_marks --cache CACHE [--labels FILE --real DIR...] [--write]

Truth comes from three places: marks drawn on sound photos (`training/damage`), sound photos (whatever is found there is
picture), and, where they are at hand, marks of old photographs that somebody labelled by eye. The first two can be made
again by anybody who has the packed photos. The labels are JSON: `{"name.jpg": [[left, top, right, bottom, "D"], ...]}`,
boxes in pixels (the last column and row belong to them), D damage, P picture, U unsure; they belong to photos that are
not ours, and lie outside of the repository.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from restorer.engine import TorchEngine
from restorer.imaging.decode import decode
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.progress import Progress
from restorer.steps import damage_model, damage_trees
from restorer.steps.damage_features import FEATURES
from restorer.steps.marks import MarkSurvey, survey_marks
from restorer.steps.opinion import ask
from training.boosting import Boosting, Trees, grow
from training.damage.dice import Dice
from training.damage.marks import add_marks, add_thin_marks, close_mask
from training.damage.tone import to_old_print
from training.damage.wear import wear
from training.photos import PhotoBank
from training.recipe import Recipe
from training.recipes.damage import LIGHT

NOT_ASKED = ("ground", "lightness")
"""How light a photo is must not decide."""

MADE_WEIGHT, SOUND_WEIGHT, REAL_WEIGHT = 0.1, 1.0, 15.0
"""Drawn marks are many and easier than real ones: with their full weight half as much real damage is found."""

Pixels = NDArray[np.uint8]


class Sample(NamedTuple):
    """The marks of one photo: what was measured, and what is known (1 damage, 0 picture, NaN unknown)."""

    survey: MarkSurvey
    truth: NDArray[np.float64]
    longest_px: int


class Surveyor:
    """Finds and measures the marks of a photo as the step does."""

    def __init__(self) -> None:
        catalogue = ModelCatalogue()
        model = catalogue.for_task(Task.DAMAGE)
        if model is None:
            raise SystemExit("The network for damage is not in resources/models.")
        self._model, self._engine = model, TorchEngine("cpu", catalogue)

    def __call__(self, pixels: Pixels) -> MarkSurvey:
        """The marks of H x W x C."""
        opinion = ask(pixels, model=self._model, engine=self._engine, allocate=np.empty, progress=Progress())
        return survey_marks(opinion, pixels, Progress())


def drawn(bank: PhotoBank, survey: Surveyor, count: int) -> Iterator[Sample]:
    """Photos with marks drawn on them, half of them with thin ones only."""
    for index in np.random.default_rng(6).permutation(len(bank.photos))[:count]:
        photo = bank.pixels(bank.photos[index])
        height, width = (side // 16 * 16 for side in photo.shape[:2])
        rng, dice = np.random.default_rng((11, int(index))), Dice(1, int(index), torch.device("cpu"))
        bare = torch.from_numpy(photo[:height, :width].copy()).permute(2, 0, 1)[None].float() / 255
        old = to_old_print(bare, dice, share=0.7)[0].permute(1, 2, 0).numpy()
        marked = add_thin_marks(old, rng) if rng.random() < 0.5 else add_marks(old, rng, undamaged=0.0)
        soiled = torch.from_numpy(marked.picture.clip(0, 1)).permute(2, 0, 1)[None].contiguous().float()
        worn = wear(soiled, Dice(1, int(index) + 9, torch.device("cpu")), LIGHT)[0].permute(1, 2, 0).numpy()
        found = survey(np.rint(worn.clip(0, 1) * 255).astype(np.uint8))
        near = cv2.dilate(close_mask(marked.mask), np.ones((3, 3), np.uint8)) > 0
        share = found.shares(near)
        yield Sample(found, np.where(share > 0.5, 1.0, np.where(share < 0.1, 0.0, np.nan)), max(height, width))


def sound(bank: PhotoBank, survey: Surveyor, count: int) -> Iterator[Sample]:
    """Photos without a mark, every second one grey."""
    for index in np.random.default_rng(5).permutation(len(bank.photos))[:count]:
        photo = np.ascontiguousarray(bank.pixels(bank.photos[index]))
        if np.random.default_rng(int(index)).random() < 0.5:
            photo = np.rint(photo @ np.array((0.299, 0.587, 0.114)))[:, :, np.newaxis].astype(np.uint8)
        found = survey(photo)
        yield Sample(found, np.zeros(len(found.odds)), max(photo.shape[:2]))


def real(labels: Path, folders: list[Path], survey: Surveyor) -> Iterator[Sample]:
    """Old photographs whose marks were labelled by eye."""
    for name, rows in json.loads(labels.read_text()).items():
        path = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if path is None:
            continue
        photo = decode(path)
        found = survey(np.asarray(photo.pixels, np.uint8))
        known = {tuple(row[:4]): {"D": 1.0, "P": 0.0}.get(row[4], np.nan) for row in rows}
        truth = np.array([known.get(tuple(box), np.nan) for box in found.boxes.tolist()])
        yield Sample(found, truth, max(photo.extent))


def fit(made: list[Sample], clean: list[Sample], labelled: list[Sample]) -> Trees:
    """Grow the trees."""
    parts = []
    for samples, weight in ((made, MADE_WEIGHT), (clean, SOUND_WEIGHT), (labelled, REAL_WEIGHT)):
        for one in samples:
            known = np.flatnonzero(np.isfinite(one.truth))
            # A photo full of marks says less with each; a sound one with many is a harder one.
            calm = 1.0 if samples is clean else np.sqrt(10 / max(10, len(known)))
            parts.append((one.survey.features[known], one.truth[known], np.full(len(known), weight * calm)))
    features, truth, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    allowed = np.array([place for place, name in enumerate(FEATURES) if name not in NOT_ASKED])
    return grow(features, truth, weights, allowed, Boosting())


def table(trees: Trees, groups: dict[str, list[Sample]]) -> Iterator[str]:
    """How much is filled at which limits: marks of each group that are damage, and that are picture."""
    yield "speck odds  line odds  " + "  ".join(f"{name}: damage, picture" for name in groups)
    for speck in (0.5, 1.0, 1.5, 2.0):
        for line in (-0.7, -0.2, 0.5):
            cells = []
            for samples in groups.values():
                filled = [
                    damage_model.judged(one.survey.features, trees.odds(one.survey.features), one.survey.boxes,
                                        longest_px=one.longest_px, speck_odds=speck, line_odds=line) >= 0
                    for one in samples
                ]  # fmt: skip
                pairs = list(zip(filled, samples, strict=True))
                cells.append(", ".join(_part(pairs, truth) for truth in (1.0, 0.0)))
            yield f"{speck:10.1f}  {line:9.1f}  " + "  ".join(cells)


def _part(pairs: list[tuple[NDArray[np.bool_], Sample]], truth: float) -> str:
    hit = sum(int((filled & (one.truth == truth)).sum()) for filled, one in pairs)
    return f"{hit} of {sum(int((one.truth == truth).sum()) for _, one in pairs)}"


def main() -> None:
    """Fit, print the table, and write the trees where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="Where `training` packed the photos.")
    parser.add_argument("--labels", type=Path, help="Labels of real photos.")
    parser.add_argument("--real", type=Path, nargs="*", default=[], help="Folders of these photos.")
    parser.add_argument("--count", type=int, default=250, help="How many photos of each kind.")
    parser.add_argument("--keep", action="store_true", help="Keep the trees that there are: print the table only.")
    parser.add_argument("--write", action="store_true", help="Write restorer/steps/damage_trees.py.")
    wanted = parser.parse_args()
    survey = Surveyor()
    taught, held = (PhotoBank(wanted.cache, Recipe.packs, validation=part) for part in (False, True))
    labelled = list(real(wanted.labels, wanted.real, survey)) if wanted.labels is not None else []
    if wanted.keep:
        trees = Trees(damage_trees.BASE, *(np.stack(part) for part in zip(*damage_trees.TREES, strict=True)))
    else:
        count = wanted.count
        trees = fit(list(drawn(taught, survey, count)), list(sound(taught, survey, count)), labelled)
    groups = {
        "drawn": list(drawn(held, survey, wanted.count // 3)),
        "sound": list(sound(held, survey, wanted.count)),
        **({"real": labelled} if labelled else {}),
    }
    print("\n".join(table(trees, groups)))
    if wanted.write and not wanted.keep:
        path = Path(damage_trees.__file__)
        head, _, rest = path.read_text().partition("BASE = ")
        before, _, after = rest.partition('_LINES = """\n')
        after = after[after.index('"""') :]
        path.write_text(
            f'{head}BASE = {trees.base:.4f}{before[before.index(chr(10)) :]}_LINES = """\n{trees.lines()}\n{after}'
        )


if __name__ == "__main__":
    main()
