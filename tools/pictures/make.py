"""Makes the before/after pictures of the README and of the guide: `python tools/pictures/make.py [NAME...]`.

The photographs come with scikit-image and matplotlib and are in the public domain (`README.md` beside this file). They
are worn by the damage generator that the networks are trained with, and restored by the program as anybody runs it.
Nothing is retouched and nothing is picked by hand but the seeds of the damage; run it again after a change of the
networks. Needs the `dev` requirements, and matplotlib for one of the photographs.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from restorer.imaging.comparison import comparison_sheet
from restorer.imaging.photo import Photo
from training.damage.marks import add_mark
from training.damage.random_source import RandomSource
from training.damage.tone import fade, to_old_print, uneven_light
from training.damage.wear import Severity, wear

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
MULTIPLE = 16  # what the damage generator takes

Picture = NDArray[np.float32]
"""H x W x 3, RGB, sRGB-encoded, [0, 1]."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture of the documents.

    Attributes:
        name: Of the file, without its ending.
        package, path: Where the photograph lies in an installed package.
        box: What is cut out: left, top, right, bottom in pixels; None: all of it.
        marks: The kinds of marks on it, as `training.damage.marks.KINDS` calls them.
        seed: Of all damage.
        severity: How rough it gets; None: not at all.
        fading: 0 to 1.
        is_print: Whether it becomes a grey or sepia print first.
        restore: What the command line is given beside the photo.
        words: The captions.
    """

    name: str
    package: str
    path: str
    restore: tuple[str, ...]
    words: tuple[str, str]
    box: tuple[int, int, int, int] | None = None
    marks: tuple[str, ...] = ()
    seed: int = 0
    severity: Severity | None = field(default=None)
    fading: float = 0.0
    is_print: bool = False


LIGHT = Severity(untouched=0, light=1, blur=1, grain=1, noise=0, weave=0, resample=0, jpeg=1, grain_max=0.05)
GRAINY = Severity(untouched=0, light=0, blur=0.5, grain=1, noise=0.3, weave=0, resample=0, jpeg=1, grain_max=0.07)
COARSE = Severity(untouched=0, light=0, blur=0.3, grain=1, noise=0, weave=0, resample=0, jpeg=1, grain_max=0.11)

SCENES = (
    Scene(
        "portrait", "matplotlib", "mpl-data/sample_data/grace_hopper.jpg",
        ("--scale", "1"),
        ("a grainy, dusty print", "repaired, cleaned, toned"),
        marks=("scratches", "dust", "hairs"), seed=22, severity=GRAINY, is_print=True,
    ),
    Scene(
        "slide", "skimage", "data/chelsea.png", ("--scale", "1"),
        ("a colour slide that has faded", "toned, cleaned"),
        seed=17, severity=GRAINY, fading=1.0,
    ),
    Scene(
        "colour", "skimage", "data/astronaut.png", ("--preset", "full", "--scale", "1"),
        ("a black-and-white copy", "coloured on request: a guess, and labelled as one"),
        marks=("dust",), seed=2, severity=LIGHT, is_print=True,
    ),
    Scene(
        "small", "skimage", "data/camera.png", ("--scale", "2", "--steps", "clean,upscale"),
        ("a small, grainy file", "cleaned, twice as wide and high"),
        box=(96, 56, 352, 312), seed=56, severity=COARSE,
    ),
)  # fmt: skip


PRESETS = Scene(
    "presets", "matplotlib", "mpl-data/sample_data/grace_hopper.jpg", (), ("", ""),
    box=(128, 64, 384, 384), marks=("dust",), seed=22, severity=GRAINY, is_print=True,
)  # fmt: skip
PRESET_NAMES = ("archival", "gentle", "auto", "full")
GAP, CAPTION = 10, 48


def load(scene: Scene) -> Picture:
    """The photograph, cut to what the damage generator takes."""
    with Image.open(str(files(scene.package) / scene.path)) as image:
        picture = image.convert("RGB").crop(scene.box) if scene.box else image.convert("RGB")
    width, height = (side // MULTIPLE * MULTIPLE for side in picture.size)
    return np.asarray(picture.crop((0, 0, width, height)), np.float32) / np.float32(255)


def damage(picture: Picture, scene: Scene) -> Picture:
    """The photograph after eighty years."""
    random_source, rng = RandomSource(1, scene.seed, torch.device("cpu")), np.random.default_rng(scene.seed)
    if scene.is_print:
        picture = _in_torch(picture, lambda batch: to_old_print(batch, random_source, 1.0))
    amount = torch.full((1, 1, 1, 1), scene.fading)
    if scene.fading:
        picture = _in_torch(
            picture, lambda batch: uneven_light(fade(batch, random_source, amount), random_source, 0.4 * amount)
        )
    for kind in scene.marks:
        picture = add_mark(picture, kind, rng).picture
    severity = scene.severity
    return picture if severity is None else _in_torch(picture, lambda batch: wear(batch, random_source, severity))


def restore(worn: NDArray[np.uint8], scene: Scene, folder: Path) -> NDArray[np.uint8]:
    """What the program makes of it."""
    photo = folder / f"{scene.name}.png"
    Image.fromarray(worn).save(photo)
    command = [sys.executable, "-m", "restorer", "restore", str(photo), "-o", str(folder / "restored"), "--quiet"]
    subprocess.run([*command, *scene.restore], check=True)
    with Image.open(folder / "restored" / photo.name) as image:
        return np.asarray(image.convert("RGB"))


def make_presets() -> Path:
    """One print as each preset restores it, beside each other."""
    worn = _as_bytes(damage(load(PRESETS), PRESETS))
    pictures = [worn]
    for preset in PRESET_NAMES:
        with tempfile.TemporaryDirectory(prefix="restorer-pictures-") as folder:
            pictures.append(restore(worn, replace(PRESETS, restore=("--scale", "1", "--preset", preset)), Path(folder)))
    height, width = worn.shape[:2]
    sheet = Image.new("RGB", (len(pictures) * (width + GAP) + GAP, height + CAPTION), (96, 96, 96))
    pen = ImageDraw.Draw(sheet)
    for place, (picture, word) in enumerate(zip(pictures, ("worn", *PRESET_NAMES), strict=True)):
        left = GAP + place * (width + GAP)
        sheet.paste(Image.fromarray(picture), (left, GAP))
        pen.text((left, height + 2 * GAP), word, fill=(236, 236, 236), font=ImageFont.load_default(15))
    return _save(sheet, "presets")


def make(scene: Scene) -> Path:
    """Make one picture; returns its file."""
    worn = _as_bytes(damage(load(scene), scene))
    with tempfile.TemporaryDirectory(prefix="restorer-pictures-") as folder:
        restored = restore(worn, scene, Path(folder))
    sheet = comparison_sheet(Photo(worn), Photo(np.array(restored)), scene.words, max_side=1200)
    return _save(Image.fromarray(sheet.pixels), scene.name)


def _save(picture: Image.Image, name: str) -> Path:
    path = FOLDER / f"{name}.jpg"
    picture.save(path, quality=86, optimize=True, progressive=True)
    return path


def _as_bytes(picture: Picture) -> NDArray[np.uint8]:
    return np.asarray(np.clip(np.rint(picture * 255), 0, 255), np.uint8)


def _in_torch(picture: Picture, work: Callable[[torch.Tensor], torch.Tensor]) -> Picture:
    batch = torch.from_numpy(picture.transpose(2, 0, 1).copy()).unsqueeze(0)
    return np.ascontiguousarray(work(batch).squeeze(0).numpy().transpose(1, 2, 0))


def main() -> None:
    """Make those that were named, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=", ".join([*(scene.name for scene in SCENES), "presets"])
    )
    wanted = parser.parse_args().names
    for scene in SCENES:
        if not wanted or scene.name in wanted:
            _tell(make(scene))
    if not wanted or "presets" in wanted:
        _tell(make_presets())


def _tell(path: Path) -> None:
    print(f"{path}  {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
