"""Colours against the truth of a public set (Kodak24, mostly): photos are greyed, and `colorize` gives them colours.

    python -m benchmarks.public.colors SET [--hints 0 10] [--beside NAME=FOLDER] [--save FOLDER]

What an earlier version made of the same photos is a folder of pictures: run this with `--save` in its checkout. As a
part of `python -m benchmarks public`, the figures of the network before this one stand as they were measured then.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.applying import apply_step, work_of
from benchmarks.quality.colorizing import hints_of, to_gray
from benchmarks.quality.figures import Picture, mean, psnr
from benchmarks.quality.report import Bar, Part, Table, number, table_lines
from restorer.engine import TorchEngine
from restorer.imaging.photo import Photo
from restorer.models.catalogue import ModelCatalogue

SET = "Kodak24"

HOW = """The {count} photos of {set}, reduced to {longest} pixels where they are larger, turned into grey of the same
CIE lightness and coloured by the application's own step. PSNR and CIEDE2000 are against the true photo, the mean over
photos for all pixels, over all their pixels at once for a kind. A hue (CIELAB) is right within {near:.0f} degrees; the
share of pixels where it is, is taken for each sixth of the true hues, of pixels with a chroma above {coloured:.0f}, and
the mean of the six is what counts, since brown alone is right on 7 of 10 pixels. Brown are hues from {brown[0]:.0f} to
{brown[1]:.0f} degrees. Skin, foliage and sky are told by the range of their true colour; wood and water are among
them. The network before this one was a regression from scratch at 160 pixels; its rows are as they were measured with
this program in the last checkout that had it (7fec3f9)."""

BEFORE = {
    "all": ("before, 0 hints", "22.65", "11.99", "48%", "90%, 73%, 2%, 66%, 4%, 54%", "7%", "77%"),
    "skin": ("before, 0 hints", "22.94", "10.51", "93%", "93%, –, –, –, –, –", "1%", "64%"),
    "foliage": ("before, 0 hints", "23.15", "13.43", "64%", "–, 64%, –, –, –, –", "4%", "69%"),
    "sky": ("before, 0 hints", "20.44", "10.99", "43%", "–, –, –, 86%, 0%, –", "80%", "198%"),
}
"""Rows of the tables, in their columns, as measured at 7fec3f9."""

LONGEST_PX = 512
"""Photos are reduced to this at most: the truth of colours is no finer."""

COLORED = 10.0
"""Less chroma (CIELAB) than this has no hue to speak of, in the truth and in the result."""

BROWN = (30.0, 100.0)
"""Hues from here to there, in degrees of CIELAB, are brown, skin, wood, sand: what a network says that is unsure."""

SECTORS = ("orange", "yellow-green", "green-cyan", "blue", "purple", "red")
"""Sixty degrees of the true hue each, from 30 on."""

NEAR = 45.0
"""A hue is right within so many degrees. By sectors, since most of the world is brownish: brown alone is right on 7 of
10 coloured pixels."""

Lab = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Kind:
    """Things that are told by the range of their true colour: roughly, but without anybody's opinion.

    Attributes:
        name: What mostly has such colours.
        hue: From and to, in degrees of CIELAB.
        chroma: From and to.
        light: L*, from and to.
    """

    name: str
    hue: tuple[float, float]
    chroma: tuple[float, float]
    light: tuple[float, float]

    def __call__(self, lab: Lab) -> NDArray[np.bool_]:
        """Which pixels of an ... x 3 CIELAB picture are of this kind."""
        inside = np.ones(lab.shape[:-1], np.bool_)
        for values, (low, high) in ((hues(lab), self.hue), (chroma(lab), self.chroma), (lab[..., 0], self.light)):
            inside &= (values >= low) & (values <= high)
        return inside


KINDS = (
    Kind("all", (0, 360), (0, 200), (0, 100)),
    Kind("skin", (30, 75), (12, 45), (25, 90)),
    Kind("foliage", (105, 150), (10, 70), (10, 80)),
    Kind("sky", (225, 290), (8, 60), (45, 95)),
)
"""Skin: of all tones, but wood and sand, too. Sky: water, too."""


@dataclass(frozen=True, slots=True)
class Colored:
    """What one way of colouring made of every photo of a set, in its order."""

    name: str
    results: tuple[Picture, ...]


class Sets(Protocol):
    """Where public sets lie."""

    def pictures(self, name: str) -> list[Path]:
        """The files of a set, sorted by name; empty where the set is not here."""


class HasSets(Protocol):
    """What `python -m benchmarks public` hands to its tables."""

    @property
    def sets(self) -> Sets:
        """The public sets."""


def measure(bench: HasSets) -> Part:
    """The part of `python -m benchmarks public`."""
    named = read_set(bench.sets.pictures(SET))
    if not named:
        return Part("colorize", "", missing=(f"the set {SET}",))
    truths = list(named.values())
    peers = [_gray(truths)]
    peers += [Colored(f"**ours**, {hints} hints", tuple(colored(truths, hints))) for hints in (0, 10)]
    how = HOW.format(count=len(truths), longest=LONGEST_PX, near=NEAR, coloured=COLORED, brown=BROWN, set=SET)
    found = [Table(table.title, table.columns, (*table.rows, BEFORE[table.title])) for table in tables(truths, peers)]
    return Part("colorize", how, bars(truths, *peers), tuple(found))


def bars(truths: Sequence[Picture], gray: Colored, free: Colored, hinted: Colored) -> tuple[Bar, ...]:
    """What is promised, of all pixels."""
    true, made = (np.concatenate([to_lab(one).reshape(-1, 3) for one in them]) for them in (truths, free.results))
    share = 100 * other_share(made) / other_share(true)

    def decibels(peer: Colored) -> float:
        return mean([psnr(a, b) for a, b in zip(peer.results, truths, strict=True)])

    other = "`colorize`, greyed Kodak24: hues other than brown, share of the truth's"
    return (
        Bar("`colorize`, greyed Kodak24: hue right, mean of sectors", 100 * mean_right(made, true), 60, " %", digits=0),
        Bar(other, share, 50, " %", digits=0),
        Bar(other, share, 120, " %", is_most=True, digits=0),
        Bar("`colorize`, greyed Kodak24: PSNR", decibels(free), 22.65, " dB"),
        Bar("`colorize`, greyed Kodak24, 10 hints: PSNR over grey", decibels(hinted) - decibels(gray), 4.5, " dB"),
    )


def read_set(files: Sequence[Path]) -> dict[str, Picture]:
    """Pictures by name, reduced to `LONGEST_PX`; what is no picture is passed over."""
    found = {}
    for path in sorted(files):
        pixels = cv2.imread(str(path), cv2.IMREAD_COLOR)
        if pixels is not None:
            share = min(1.0, LONGEST_PX / max(pixels.shape[:2]))
            size = (round(pixels.shape[1] * share), round(pixels.shape[0] * share))
            small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA) if share < 1 else pixels
            found[path.stem] = np.asarray(np.ascontiguousarray(small[:, :, ::-1]), np.uint8)
    return found


def colored(truths: Sequence[Picture], hints: int, threads: int = 0) -> Iterator[Picture]:
    """What the application's own step makes of the photos' greys; it sees those alone, and so many true colours."""
    catalogue = ModelCatalogue()
    engine = TorchEngine("cpu", catalogue, threads=threads)
    for index, truth in enumerate(truths):
        settings = {"hints": hints_of(truth, hints, seed=index)} if hints else {}
        gray = Photo(to_gray(truth))
        pixels = apply_step("colorize", gray, settings, work_of(engine, catalogue)).photo.pixels
        yield np.asarray(np.broadcast_to(pixels, truth.shape), np.uint8)


def tables(truths: Sequence[Picture], peers: Sequence[Colored]) -> list[Table]:
    """Four tables, one a kind: the peers' figures over all photos, beside the truth's."""
    true = [to_lab(truth) for truth in truths]
    by_kind: dict[str, list[tuple[str, ...]]] = {kind.name: [] for kind in KINDS}
    shares = {}
    for peer in peers:
        made = [to_lab(result) for result in peer.results]
        for kind in KINDS:
            where = [kind(lab) for lab in true]
            ours, theirs = _gathered(made, where), _gathered(true, where)
            shares[kind.name] = other_share(theirs)
            decibels = mean([psnr(a, b) for a, b in zip(peer.results, truths, strict=True)])
            by_kind[kind.name].append(
                (
                    peer.name,
                    number(decibels if kind.name == "all" else _psnr_of(peer.results, truths, where)),
                    number(_ciede2000(ours, theirs)),
                    f"{mean_right(ours, theirs):.0%}",
                    ", ".join("–" if np.isnan(share) else f"{share:.0%}" for share in right_by_sector(ours, theirs)),
                    f"{other_share(ours):.0%}",
                    f"{chroma(ours).mean() / chroma(theirs).mean():.0%}",
                )
            )
    columns = ("PSNR, dB", "CIEDE2000", f"hue right within {NEAR:.0f}°", ", ".join(SECTORS))
    return [
        Table(
            name, (*columns, f"other hues than brown (truth {shares[name]:.0%})", "chroma of the truth's"), tuple(rows)
        )
        for name, rows in by_kind.items()
    ]


def right_by_sector(made: Lab, true: Lab) -> list[float]:
    """For each of `SECTORS` the share of its pixels (N x 3 each) whose hue is right; NaN where there are few."""
    away = np.abs((hues(made) - hues(true) + 180) % 360 - 180)
    sector = ((hues(true) - 30) % 360 // 60).astype(int)
    has_hue = chroma(true) > COLORED
    found = []
    for number_ in range(len(SECTORS)):
        inside = has_hue & (sector == number_)
        found.append(float((away[inside] <= NEAR).mean()) if inside.sum() >= 1000 else float("nan"))
    return found


def mean_right(made: Lab, true: Lab) -> float:
    """The mean of `right_by_sector` over those that are there."""
    return float(np.nanmean(right_by_sector(made, true)))


def to_lab(picture: Picture) -> Lab:
    """H x W x 3 CIELAB."""
    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2Lab), np.float32)


def hues(lab: Lab) -> NDArray[np.float32]:
    """... degrees, 0 to 360."""
    return np.asarray(np.degrees(np.arctan2(lab[..., 2], lab[..., 1])) % 360, np.float32)


def chroma(lab: Lab) -> NDArray[np.float32]:
    """... distance from grey."""
    return np.asarray(np.hypot(lab[..., 1], lab[..., 2]), np.float32)


def _gray(truths: Sequence[Picture]) -> Colored:
    return Colored("grey", tuple(np.repeat(to_gray(truth), 3, axis=2) for truth in truths))


def other_share(lab: Lab) -> float:
    """Which share of pixels has a hue to speak of that is not brown."""
    hue = hues(lab)
    return float(((chroma(lab) > COLORED) & ((hue < BROWN[0]) | (hue > BROWN[1]))).mean())


def _gathered(labs: Sequence[Lab], where: Sequence[NDArray[np.bool_]]) -> Lab:
    return np.concatenate([lab[inside] for lab, inside in zip(labs, where, strict=True)])


def _psnr_of(results: Sequence[Picture], truths: Sequence[Picture], where: Sequence[NDArray[np.bool_]]) -> float:
    """Over all pixels of a kind at once: a photo may have none."""
    errors = [
        np.square(result[inside].astype(np.float64) - truth[inside])
        for result, truth, inside in zip(results, truths, where, strict=True)
    ]
    return float(10 * np.log10(255**2 / max(np.concatenate(errors).mean(), 1e-9)))


def _ciede2000(a: Lab, b: Lab) -> float:
    from skimage.color import deltaE_ciede2000

    return float(np.mean(deltaE_ciede2000(a, b)))  # type: ignore[no-untyped-call]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.public.colors", description=__doc__)
    parser.add_argument("photos", type=Path, help="the folder of the set, Kodak24 mostly")
    parser.add_argument("--hints", type=int, nargs="*", default=[0, 10], help="how many true colours are given away")
    parser.add_argument("--beside", action="append", default=[], metavar="NAME=FOLDER", help="results of another")
    parser.add_argument("--save", type=Path, help="where to keep what was made without hints")
    parser.add_argument("--threads", type=int, default=0, help="processor cores; 0: as torch chooses")
    options = parser.parse_args(arguments)
    named = read_set(list(options.photos.iterdir()))
    truths = list(named.values())
    if not truths:
        print(f"{options.photos} holds no pictures", file=sys.stderr)
        return 1
    peers = [_gray(truths)]
    for pair in options.beside:
        name, _, folder = pair.partition("=")
        others = read_set(list(Path(folder).iterdir()))
        peers.append(Colored(name, tuple(others[stem] for stem in named)))
    for hints in options.hints:
        results = tuple(colored(truths, hints, options.threads))
        peers.append(Colored(f"**ours**, {hints} hints", results))
        if options.save and not hints:
            options.save.mkdir(parents=True, exist_ok=True)
            for stem, result in zip(named, results, strict=True):
                cv2.imwrite(str(options.save / f"{stem}.png"), np.ascontiguousarray(result[:, :, ::-1]))
    for table in tables(truths, peers):
        print("\n".join(table_lines(table)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
