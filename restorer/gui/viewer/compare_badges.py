"""Labels in the corners of the panes: the names of what is compared."""

from __future__ import annotations

from restorer.gui.viewer.chips import Badge
from restorer.gui.viewer.view import PhotoView
from restorer.gui.viewmodels.viewer import ViewerModel

BADGE_MARGIN_PX = 12
"""Between what lies over a pane and the pane's edge."""

_LEAST_BADGE_PX = 48


class CompareBadges:
    """Badges left and right of the divider, and in the second pane.

    Args:
        model: What is compared.
        panes: The leading pane, and the one beside it.
    """

    def __init__(self, model: ViewerModel, panes: tuple[PhotoView, PhotoView]) -> None:
        self._model, self._panes = model, panes
        self.labels = Badge(panes[0]), Badge(panes[0]), Badge(panes[1])

    def lay_out(self) -> None:
        """Name what is shown, where there is room for the name."""
        model, (first, second) = self._model, self._panes
        stacks = model.panes()
        names = [[layer.label if (layer := model.layer(name)) else "" for name in stack] for stack in stacks]
        left = names[0][0] if names[0] and model.has_comparison else ""
        inner = names[0][1] if len(names[0]) == 2 else ""
        other = names[1][0] if len(names) == 2 else ""
        line = first.divider_x() if inner else first.width()
        rooms_px = (line, first.width() - line, second.width())
        for badge, words, room_px in zip(self.labels, (left, inner, other), rooms_px, strict=True):
            width = room_px - 2 * BADGE_MARGIN_PX
            badge.setText(words)
            badge.resize(min(badge.sizeHint().width(), max(1, width)), badge.sizeHint().height())
            badge.setVisible(bool(badge.text()) and width >= _LEAST_BADGE_PX)
        self.labels[0].move(BADGE_MARGIN_PX, BADGE_MARGIN_PX)
        self.labels[1].move(first.width() - self.labels[1].width() - BADGE_MARGIN_PX, BADGE_MARGIN_PX)
        self.labels[2].move(second.width() - self.labels[2].width() - BADGE_MARGIN_PX, BADGE_MARGIN_PX)
