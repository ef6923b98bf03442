"""Prints how large a bundle is and what it is made of: `python packaging/contents.py dist/restorer`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

PARTS = (
    ("uv, which installs what fits the graphics card", ("restorer/resources/bin/",)),
    ("the networks that come with it", ("restorer/resources/models/",)),
    ("Restorer's other files", ("restorer/",)),
    ("PyTorch", ("torch/", "torchgen/", "torchvision/", "functorch/", "libtorch", "libc10", "libgomp")),
    ("Qt and PySide6", ("PySide6/", "shiboken6/", "libQt6", "libpyside", "libshiboken", "libicu")),
    ("OpenCV", ("cv2/", "opencv_python")),
    ("NumPy", ("numpy/", "numpy.libs/")),
    ("libvips", ("pyvips", "_libvips")),
    ("Pillow", ("PIL/", "pillow.libs/")),
    ("other readers of pictures", ("imagecodecs", "pi_heif", "_pi_heif", "pypdfium2")),
    ("OpenVINO", ("openvino",)),
    ("Python and its library", ("libpython", "lib-dynload/", "base_library.zip", "python3")),
)
"""The parts of the table, each with the beginnings of its files' names; the first that fits is taken."""

PROGRAM = "Python code, packed into the program"
REST = "everything else"


def measure(folder: Path) -> Counter[str]:
    """The bytes of each part. Links count once, as the file that they point to."""
    sizes: Counter[str] = Counter()
    inner = next((path for path in (folder / "_internal", folder / "Contents" / "Frameworks") if path.is_dir()), folder)
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_file():
            continue
        is_inner = path.is_relative_to(inner) and inner != folder
        name = path.relative_to(inner).as_posix() if is_inner else ""
        sizes[_part(name) if is_inner else PROGRAM] += path.stat().st_size
    return sizes


def table(sizes: Counter[str]) -> str:
    """The parts in Markdown, the largest first."""
    total = sum(sizes.values())
    rows = [f"| {name} | {size / 1e6:.1f} | {size / total:.0%} |" for name, size in sizes.most_common()]
    return "\n".join(["| Part | MB | Share |", "|---|---:|---:|", *rows, f"| **all** | **{total / 1e6:.1f}** | |"])


def largest(folder: Path, count: int) -> list[str]:
    """The largest files."""
    files = sorted((path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()),
                   key=lambda path: path.stat().st_size, reverse=True)  # fmt: skip
    return [f"{path.stat().st_size / 1e6:8.1f}  {path.relative_to(folder)}" for path in files[:count]]


def _part(name: str) -> str:
    return next((part for part, beginnings in PARTS if name.startswith(beginnings)), REST)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--largest", type=int, default=0, metavar="N", help="List the N largest files, too.")
    given = parser.parse_args()
    print(table(measure(given.folder)))
    print("\n".join(largest(given.folder, given.largest)))
