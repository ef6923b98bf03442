"""Fits what tells damage from the picture, mark by mark, and prints the table by which its limits are chosen.

    python -m training.repair_marks --cache CACHE --overlays DIR [--kept DIR] [--real DIR...] [--write]

It is fitted to marks drawn on the packed photos (`training/damage`), to cracked prints, to real film damage laid over
photos (`training/damage/overlays.py`), and to what the network takes for marks on sound ones and on drawn ornament. Old
photographs whose marks somebody labelled by eye (`benchmarks/album/marks.json`: places only, the photos are not ours)
are for trying only.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.album.marks import LABELS
from restorer.steps.repair import damage_model, damage_trees
from restorer.steps.repair.damage_features import FEATURES
from training.boosting import Boosting, Trees, grow
from training.mark_samples import Sample, Samples
from training.photos import PhotoBank
from training.task import TrainingTask

NOT_ASKED = ("ground", "lightness")
"""How light a photo is must not decide."""

DRAWN_WEIGHT, OVERLAID_WEIGHT, SOUND_WEIGHT = 0.3, 0.6, 1.0
"""Drawn marks are many and easier than real ones; a mark of the picture that is filled is the worse error.

At the same limits (1.8, -1.0), with 0.3 and 0.6 no labelled mark of a picture was filled and 120 of 463 that are
damage; with 0.3 and 1.0, and with 0.5 and 1.5, three of a picture, and 90 and 101.
"""

CRACKED_WEIGHT, ORNAMENTED_WEIGHT = 0.4, 0.6

TAUGHT = {"drawn": 250, "cracked": 150, "overlaid": 200, "sound": 300, "ornamented": 150}
HELD = {"drawn": 80, "cracked": 50, "overlaid": 60, "sound": 306, "ornamented": 60}
"""How many photos of each kind are fitted to, and how many, held back, try it."""


WEIGHTS = {
    "drawn": DRAWN_WEIGHT,
    "cracked": CRACKED_WEIGHT,
    "overlaid": OVERLAID_WEIGHT,
    "sound": SOUND_WEIGHT,
    "ornamented": ORNAMENTED_WEIGHT,
}


def fit(groups: dict[str, list[Sample]]) -> Trees:
    """Grow the trees on samples of each kind."""
    parts = []
    for name, samples in groups.items():
        weight = WEIGHTS[name]
        for one in samples:
            known = np.flatnonzero(np.isfinite(one.truth))
            # A photo full of marks says less with each; a sound one with many is a harder one.
            calm = 1.0 if name == "sound" else np.sqrt(10 / max(10, len(known)))
            parts.append((one.survey.features[known], one.truth[known], np.full(len(known), weight * calm)))
    features, truth, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    allowed = np.array([place for place, name in enumerate(FEATURES) if name not in NOT_ASKED])
    return grow(features, truth, weights, allowed, Boosting())


def table(trees: Trees, groups: dict[str, list[Sample]]) -> Iterator[str]:
    """How much is filled at which limits: marks of each group that are damage, and that are picture."""
    yield "speck odds  line odds  " + "  ".join(f"{name}: damage (its area), picture" for name in groups)
    for speck in (0.6, 1.0, 1.4, 1.8, 2.2):
        for line in (-1.0, -0.5, 0.5):
            cells = []
            for samples in groups.values():
                filled = [
                    damage_model.judged(one.survey.features, trees.odds(one.survey.features), one.survey.boxes,
                                        longest_px=one.longest_px, speck_odds=speck, line_odds=line) >= 0
                    for one in samples
                ]  # fmt: skip
                pairs = list(zip(filled, samples, strict=True))
                area = f" ({_area(pairs):.2f})" if any((one.truth == 1.0).any() for one in samples) else ""
                cells.append(f"{_part(pairs, 1.0)}{area}, {_part(pairs, 0.0)}")
            yield f"{speck:10.1f}  {line:9.1f}  " + "  ".join(cells)


def _part(pairs: list[tuple[NDArray[np.bool_], Sample]], truth: float) -> str:
    hit = sum(int((filled & (one.truth == truth)).sum()) for filled, one in pairs)
    return f"{hit} of {sum(int((one.truth == truth).sum()) for _, one in pairs)}"


def _area(pairs: list[tuple[NDArray[np.bool_], Sample]]) -> float:
    """Which share of the damage that the network marked is filled, by area."""
    place, hit, whole = FEATURES.index("area"), 0.0, 0.0
    for filled, one in pairs:
        area = np.exp(one.survey.features[:, place])
        hit += float(area[filled & (one.truth == 1.0)].sum())
        whole += float(area[one.truth == 1.0].sum())
    return hit / max(whole, 1.0)


def main() -> None:
    """Fit, print the table, and write the trees where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cache", type=Path, required=True, help="Where `training` packed the photos.")
    parser.add_argument("--overlays", type=Path, required=True, help="The cut-outs of film damage.")
    parser.add_argument("--kept", type=Path, help="Where the network's answers are kept, so that they are got once.")
    parser.add_argument("--labels", type=Path, default=LABELS, help="Labels of real photos, to try the trees by.")
    parser.add_argument("--real", type=Path, nargs="*", default=[], help="Folders of these photos.")
    parser.add_argument("--share", type=float, default=1.0, help="How much of each kind of photos is taken.")
    parser.add_argument("--keep", action="store_true", help="Keep the trees that there are: print the table only.")
    parser.add_argument("--write", action="store_true", help="Write restorer/steps/repair/damage_trees.py.")
    wanted = parser.parse_args()
    samples = Samples(wanted.kept)
    taught, held = (PhotoBank(wanted.cache, TrainingTask.packs, validation=part) for part in (False, True))

    def of(bank: PhotoBank, counts: dict[str, int]) -> dict[str, list[Sample]]:
        return {
            name: list(samples.of(name, bank, round(wanted.share * count), wanted.overlays))
            for name, count in counts.items()
        }

    if wanted.keep:
        trees = Trees(damage_trees.BASE, *(np.stack(part) for part in zip(*damage_trees.TREES, strict=True)))
    else:
        trees = fit(of(taught, TAUGHT))
    groups = of(held, HELD)
    if wanted.real:
        groups["real"] = list(samples.labelled(wanted.labels, wanted.real))
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
