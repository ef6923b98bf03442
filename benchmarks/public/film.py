"""`film`: damage of real film, outlined by others by hand, laid over photos; who finds it, and what else they find."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.public.bench import Bench
from benchmarks.public.scores import OURS
from benchmarks.public.sets import Plane, read_color
from benchmarks.quality.figures import REACH_PX, Overlap, overlap
from benchmarks.quality.repairing import SURE
from benchmarks.quality.report import Bar, Part, Table, number
from restorer.imaging.photo import Mask, Photo
from restorer.models.info import Task

PHOTOS = "Kodak24"
FOLDER = "scans"
HELD_BACK = ("Scan (9).json", "Scan (10).json")
"""Nothing of ours was trained on outlines; what is cut out of the other scans lies over photos that taught `damage`'s
judge."""

LEAST_MARKS = 3
"""A window of a scan is laid over a photo where it holds so many."""

_CORNERS = 3
_SHOWS = 0.1
_SEED = 91
_SCALE = 0.5
"""A scan shows 3,300 pixels across a frame, a photo of the set 768 or fewer."""
_CORE_PX = 15
"""The side of the top-hat: three times the middle width of the outlined specks."""

HOW = """The outlines of dust, dirt, hairs and scratches on two of the ten empty scans of 35 mm film that were
marked by hand for "Simulating analogue film damage" (Ivanova, Williamson and Henderson, Eurographics 2023),
`{first}` and `{second}`, laid at half of the scans' size over {count} photos of {photos}, every other one in grey:
each mark is light, as dust on a negative is in its print, seven tenths or more opaque, its rim softened by 0.7
pixels. Nothing of ours was trained on these outlines or photos. The scans' own pictures were not to be had, so what
a mark looks like inside is drawn. The true mask is where a mark shows, widened by a pixel. F1, precision and recall
count pixels over all photos together; F1 within {reach} pixels forgives a rim. The top-hat (OpenCV, {core} pixels)
marks what is lighter than its surroundings, by the limit that is best for it on these very photos. "Filled or
offered" adds what the step leaves to a person to choose from."""


Outline = NDArray[np.int32]
"""N x 2: x and y of its corners."""


class Marked(NamedTuple):
    """A photo with marks.

    Attributes:
        photo: H x W x 3, RGB.
        mask: H x W, 255 where a mark shows, and a pixel about it.
    """

    photo: Plane
    mask: Mask


def measure(bench: Bench) -> Part:
    """Run the part."""
    folder = bench.sets.folder(FOLDER, HELD_BACK[0])
    files = bench.sets.pictures(PHOTOS)
    missing = bench.sets.missing((PHOTOS,))
    if folder is None:
        missing = (*missing, f"film damage: no folder `{FOLDER}` with `{HELD_BACK[0]}`")
    if folder is None or not files:
        return Part("film", "", (), (), missing=missing)
    cases = list(marked_photos(files, [folder / name for name in HELD_BACK]))
    found = _found(bench, cases)
    columns = ("F1", "precision", "recall", f"F1 within {REACH_PX} px")
    rows = tuple(
        (name, *(number(share) for share in (score.f1, score.precision, score.recall, score.near_f1)))
        for name, score in found.items()
    )
    bars = tuple(Bar(f"film damage: F1 of {name}", found[name].f1, 0.7) for name in (STEP, NETWORK) if name in found)
    how = HOW.format(
        first=HELD_BACK[0], second=HELD_BACK[1], count=len(cases), photos=PHOTOS, reach=REACH_PX, core=_CORE_PX
    )
    return Part("film", how, bars, (Table("film damage, held back", columns, rows),), missing=missing)


STEP, OFFERED, NETWORK = f"{OURS}, the step `repair`", f"{OURS}, filled or offered", "the network `damage`"
TOP_HAT = "top-hat, its best limit"


def _found(bench: Bench, cases: Sequence[Marked]) -> dict[str, Overlap]:
    hats = [_top_hat(case.photo) for case in cases]
    by_limit = (_total(cases, [_over(hat, limit) for hat in hats]) for limit in range(8, 129, 8))
    found = {TOP_HAT: max(by_limit, key=lambda score: score.f1)}
    info = bench.model(Task.DAMAGE)
    if info is None:
        return found
    found[NETWORK] = _total(cases, [_over(bench.run(info, case.photo)[:, :, 0], SURE * 255) for case in cases])
    masks = [_by_step(bench, case.photo) for case in cases]
    found[STEP] = _total(cases, [filled for filled, _ in masks])
    found[OFFERED] = _total(cases, [np.maximum(filled, offered) for filled, offered in masks])
    return found


def _total(cases: Sequence[Marked], masks: Sequence[Mask]) -> Overlap:
    scores = (overlap(mask, case.mask) for mask, case in zip(masks, cases, strict=True))
    return reduce(Overlap.plus, scores, Overlap())


def _over(values: Plane, limit: float) -> Mask:
    return np.where(values > limit, np.uint8(255), np.uint8(0))


def _top_hat(photo: Plane) -> Plane:
    core = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_CORE_PX, _CORE_PX))
    return np.asarray(cv2.morphologyEx(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY), cv2.MORPH_TOPHAT, core), np.uint8)


def _by_step(bench: Bench, photo: Plane) -> tuple[Mask, Mask]:
    masks = bench.step("repair", Photo(photo)).masks or {}
    none = np.zeros(photo.shape[:2], np.uint8)
    return masks.get("damage", none), masks.get("possible", none)


def marked_photos(files: Sequence[Path], outlines: Sequence[Path]) -> Iterator[Marked]:
    """The photos of a set with the marks of scans over them; the same each time.

    Args:
        files: The photos, in colour.
        outlines: The scans' outlines, each as `read_outlines` takes it; used in turn.
    """
    scans = [read_outlines(file) for file in outlines]
    for number_of, file in enumerate(files):
        photo = read_color(file)
        rng = np.random.default_rng((_SEED, number_of))
        if number_of % 2:
            photo = np.repeat(np.asarray(cv2.cvtColor(photo, cv2.COLOR_RGB2GRAY), np.uint8)[:, :, np.newaxis], 3, 2)
        marks = _window(scans[number_of // 2 % len(scans)], photo.shape[1], photo.shape[0], rng)
        yield _laid(photo, marks, rng)


def read_outlines(file: Path) -> list[Outline]:
    """The outlines of a scan, at half of its size.

    Raises:
        OSError: it cannot be read.
        ValueError, KeyError: it is not as the scans' authors wrote it: `{"0": {"points": [{"x": 1, "y": 2}, ...]}}`.
    """
    marks = json.loads(file.read_text(encoding="utf-8")).values()
    found = [np.array([(point["x"], point["y"]) for point in mark["points"]], np.float64) for mark in marks]
    return [np.asarray(np.rint(outline * _SCALE), np.int32) for outline in found if len(outline) >= _CORNERS]


def _window(outlines: Sequence[Outline], width: int, height: int, rng: np.random.Generator) -> list[Outline]:
    """The outlines inside of a window of the scan, moved to its corner."""
    size = np.array((width, height))
    middles = np.array([outline.mean(0) for outline in outlines])
    far = middles.max(0)
    while True:
        # About a mark rather than anywhere: clean film finds nobody out.
        corner = middles[rng.integers(len(middles))] - rng.uniform(0.1, 0.9, 2) * size
        corner = np.clip(corner, 0, np.maximum(far - size, 0)).astype(np.int32)
        inside = ((middles >= corner) & (middles < corner + size)).all(1)
        if inside.sum() >= min(LEAST_MARKS, len(outlines)):
            return [outline - corner for outline, is_in in zip(outlines, inside, strict=True) if is_in]


def _laid(photo: Plane, outlines: Sequence[Outline], rng: np.random.Generator) -> Marked:
    mask = np.zeros(photo.shape[:2], np.uint8)
    result = photo.astype(np.float32)
    for outline in outlines:
        own = np.zeros_like(mask)
        cv2.fillPoly(own, [outline], 255)
        light, opaque = rng.uniform(215, 255), rng.uniform(0.7, 1.0)
        share = cv2.GaussianBlur(own, (0, 0), 0.7)[:, :, np.newaxis] / np.float32(255) * np.float32(opaque)
        result += (np.float32(light) - result) * share
        mask |= (share[:, :, 0] > _SHOWS).astype(np.uint8)
    wide = cv2.dilate(mask, np.ones((3, 3), np.uint8))
    return Marked(np.clip(np.rint(result), 0, 255).astype(np.uint8), np.asarray(wide * np.uint8(255)))
