"""A few photos, what an undisturbed run makes of them, and whether a disturbed one lost anything."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.faults.processes import PROGRAM, Watched

Facts = tuple[str, int, int]
STEPS = ("--steps", "tone", "--device", "cpu")
END_S = 300.0
"""Longer than this no run of a few small photos may take."""


class Album:
    """Originals, a folder for results, and a home of Restorer's own, all below one folder.

    Args:
        folder: Where; new.
        count: How many photos.
        seed: Decides how they look.
        size: Of each, in pixels.
        program: How the command line is started.
        steps: The arguments that say what is done.
    """

    def __init__(
        self,
        folder: Path,
        count: int,
        *,
        seed: int = 0,
        size: tuple[int, int] = (320, 240),
        program: Sequence[str] = PROGRAM,
        steps: Sequence[str] = STEPS,
    ) -> None:
        self.folder, self.out, self.home = folder, folder / "out", folder / "home"
        self.program, self.steps = program, steps
        rng = np.random.default_rng(seed)
        self.sources = []
        (folder / "in").mkdir(parents=True)
        for number in range(count):
            coarse = rng.integers(20, 220, (8, 11, 3), np.uint8)
            path = folder / "in" / f"photo {number:02d}.{'jpg' if number % 2 else 'png'}"
            Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC).save(path)
            self.sources.append(path)
        self._originals = {path: facts_of(path) for path in self.sources}
        self._written: dict[Path, Facts] = {}
        self._expected: dict[str, NDArray[Any]] = {}

    def restore(self, *more: object, out: Path | None = None, **options: Any) -> Watched:
        """Start `restore` over all originals."""
        words = ["restore", self.folder / "in", "-o", out or self.out, *self.steps, "--jsonl", *more]
        return self.run(*words, **options)

    def resume(self, verb: str = "resume") -> Watched:
        """Start `queue resume` or `queue retry`."""
        return self.run("queue", verb, "--jsonl")

    def run(self, *words: object, home: Path | None = None, **options: Any) -> Watched:
        """Start any command with this album's home."""
        return Watched(words, home or self.home, program=self.program, **options)

    def expect(self, known: dict[int, dict[str, NDArray[Any]]]) -> None:
        """Restore everything undisturbed, elsewhere, to know what is right.

        Args:
            known: Results of undisturbed runs of other albums, by how many photos these had.
        """
        if len(self.sources) in known:
            self._expected = known[len(self.sources)]
            return
        out = self.folder / "expected"
        with self.restore(out=out, home=self.folder / "other home") as run:
            code = run.wait(END_S)
        if code != 0:
            raise RuntimeError(f"the undisturbed run ended with {code}: {run.stderr[-500:]}")
        self._expected = known[len(self.sources)] = {path.name: pixels_of(path) for path in out.iterdir()}

    def problems(self, *, is_finished: bool = False, out: Path | None = None, is_once: bool = True) -> list[str]:
        """What is wrong with originals and results, in words; nothing where all is well.

        Args:
            is_finished: Whether every result must be there, and nothing beside them.
            out: Where the results lie.
            is_once: Whether what was seen before must be the very same file still.
        """
        out = out or self.out
        told = [f"the original {path.name} changed" for path in self.sources if self._is_changed(path)]
        results = {path: facts_of(path) for path in out.glob("[!.]*")} if out.is_dir() else {}
        if is_once:
            told += [f"{path.name} was written twice" for path in self._lost(results)]
        for path in results.keys() - self._written.keys():
            told += self._faults_of(path)
        self._written |= results
        if is_finished:
            names = {path.name for path in results}
            told += [f"{name} is missing" for name in sorted(self._expected.keys() - names)]
            told += [f"{name} is too many" for name in sorted(names - self._expected.keys())]
            told += [f"left behind: {path.name}" for path in out.glob(".*")]
        return told

    def forget_results(self) -> None:
        """The results seen so far were taken away on purpose."""
        self._written = {}

    def _is_changed(self, path: Path) -> bool:
        return not path.is_file() or facts_of(path) != self._originals[path]

    def _lost(self, results: dict[Path, Facts]) -> list[Path]:
        return [path for path, facts in self._written.items() if results.get(path) != facts]

    def _faults_of(self, path: Path) -> list[str]:
        right = self._expected.get(path.name)
        try:
            found = pixels_of(path)
        except (OSError, ValueError, SyntaxError) as error:
            return [f"{path.name} is not whole: {error}"]
        if right is not None and (found.shape != right.shape or not (found == right).all()):
            return [f"{path.name} has other pixels than an undisturbed run gives"]
        return []


def facts_of(path: Path) -> Facts:
    """What tells a file from one that was written anew: sha256, inode and time."""
    status = path.stat()
    return hashlib.sha256(path.read_bytes()).hexdigest(), status.st_ino, status.st_mtime_ns


def pixels_of(path: Path) -> NDArray[Any]:
    """All pixels of a file, by Pillow.

    Raises:
        OSError, ValueError, SyntaxError: it is not whole.
    """
    with Image.open(path) as image:
        return np.asarray(image)
