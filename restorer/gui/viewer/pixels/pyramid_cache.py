"""A cache of open pyramids: each opened once for all panes, and closed when no pane shows it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from restorer.gui.viewer.pixels.pyramid import Pyramid
from restorer.gui.viewer.pixels.tiles import TileLoader
from restorer.gui.viewmodels.layers import Overlay, PhotoLayer, Source

KEPT_OPEN = 4
"""So many pictures that are out of sight stay open, so that going back to one is instant."""


class PyramidCache:
    """Pyramids by what they show. Owned by the main thread.

    Args:
        loader: Opens and closes them.
    """

    def __init__(self, loader: TileLoader) -> None:
        self._loader = loader
        self._open: dict[Hashable, tuple[Source, Pyramid]] = {}
        loader.display_changed.connect(self.close_all)

    def photo(self, layer: PhotoLayer) -> Pyramid:
        """The pyramid of a layer, opened where it is not."""
        return self._get(("photo", layer.source.key), layer.source, None)

    def overlay(self, overlay: Overlay) -> Pyramid:
        """The pyramid of a mask in its colour, opened where it is not."""
        return self._get(("overlay", overlay.mask.key, overlay.color), overlay.mask, overlay.color)

    def tidy(self, in_use: Iterable[Pyramid]) -> None:
        """Close what is not in use, but for the few that were used last."""
        numbers = {pyramid.number for pyramid in in_use}
        idle = [key for key, (_, pyramid) in self._open.items() if pyramid.number not in numbers]
        for key in idle[: max(0, len(idle) - KEPT_OPEN)]:
            self._loader.close(self._open.pop(key)[1])

    def close_all(self) -> None:
        """Close every picture."""
        for _, pyramid in self._open.values():
            self._loader.close(pyramid)
        self._open.clear()

    def __len__(self) -> int:
        return len(self._open)

    def _get(self, key: Hashable, source: Source, color: str | None) -> Pyramid:
        # The source is kept beside the pyramid: an array's key is its address, which must not be given away meanwhile.
        found = self._open.pop(key, None)
        entry = found if found is not None else (source, self._loader.open(source, color))
        self._open[key] = entry
        return entry[1]
