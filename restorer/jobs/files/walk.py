"""The photos below a folder, by name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from restorer.imaging.codecs.formats import SUFFIXES
from restorer.jobs.files.sources import natural_key

_PHOTO_SUFFIXES = frozenset(SUFFIXES)


def walk_photos(
    folder: str,
    *,
    is_searched: Callable[[str], bool] = lambda name: True,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Iterator[str]:
    """Paths of the files below a folder that are called like photos, in natural order.

    Hidden files and folders are passed over, links to folders are not followed, and a folder that cannot be read counts
    as empty. Nothing is asked of the files themselves: ten thousand take a moment.

    Args:
        folder: Where to begin.
        is_searched: Asked for the name of each folder inside.
        is_wanted: Asked at each folder whether to go on.
    """
    for place, folders, files in os.walk(folder):
        if not is_wanted():
            return
        folders[:] = sorted((one for one in folders if one[:1] != "." and is_searched(one)), key=natural_key)
        for name in sorted(files, key=natural_key):
            if os.path.splitext(name)[1].lower() in _PHOTO_SUFFIXES and name[:1] != ".":  # noqa: PTH122
                yield os.path.join(place, name)  # noqa: PTH118
