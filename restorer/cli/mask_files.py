"""Reads the pictures of `restore --mask` and `--keep-out`: white is marked, one for the photo or a folder of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from restorer.cli.hints import page_names
from restorer.errors import InputError
from restorer.imaging.decode import decode
from restorer.imaging.mask_text import MARKED, write_mask
from restorer.imaging.photo import Photo
from restorer.jobs.files.targets import SourcePage

_HOW = "Name a PNG of the original's size, white where the photo is marked, or a folder of them named as the photos."


def masks_of(sources: Sequence[SourcePage], path: Path | None, suffix: str = "") -> list[str]:
    """The mask of each photo as recipes hold it (`imaging.mask_text`), empty where it has none.

    Args:
        sources: The photos.
        path: A picture for the only photo, or a folder with pictures named as the photos: `scan.png` for `scan.tif`,
            and `scan-p2.png` for its second page. A name without a page is the first one's, as a single picture is.
        suffix: What the pictures' names may have besides, as `inspect --mask` names them: `-damage`.

    Raises:
        InputError: it cannot be read, is one picture for several photos, or a folder with none for any of them.
    """
    if path is None:
        return [""] * len(sources)
    if not path.is_dir():
        photos = {source.path for source in sources}
        if len(photos) > 1:
            raise InputError(f"The mask {str(path)!r} is for one photo, and there are {len(photos)}.", _HOW)
        text = read_mask_file(path)
        return ["" if source.page else text for source in sources]
    names = [_names(source, suffix) for source in sources]
    found = [next((path / name for name in pair if (path / name).is_file()), None) for pair in names]
    if sources and not any(found):
        raise InputError(f"No mask in {str(path)!r} is named as a photo, such as {names[0][1]!r}.", _HOW)
    return ["" if one is None else read_mask_file(one) for one in found]


def _names(source: SourcePage, suffix: str) -> list[str]:
    # The number of a page comes last, where results and masks have it, too.
    stems = (f"{source.path.stem}{suffix}.png", f"{source.path.stem}.png")
    return [name for stem in stems for name in page_names(source, stem)]


def read_mask_file(path: Path) -> str:
    """A picture as the text of a mask: what is at least half white is marked, and what is transparent is not.

    Raises:
        InputError: it cannot be read as a picture.
    """
    return write_mask(_marked(decode(path)))


def _marked(photo: Photo) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    shift = 8 * (photo.pixels.dtype.itemsize - 1)
    is_white = (photo.pixels >> shift).mean(axis=2) >= MARKED
    if photo.alpha is not None:
        is_white &= photo.alpha >> shift >= MARKED
    return np.asarray(np.where(is_white, 255, 0), np.uint8)
