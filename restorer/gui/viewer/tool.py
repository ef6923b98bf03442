"""What a hand does in the photo: a tool hears mouse, wheel and keys before the viewer does, and paints over it.

The viewer knows no tool by name. One is taken up by `PhotoViewer.take_up` and laid down by `lay_down`; the one that
rests in the hand when no other is taken up (clicks on marks) is its `resting_tool`.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent

from restorer.gui.viewmodels.camera import UPRIGHT, Camera, Orientation, Spot, ViewSpan, to_source, to_viewport


class Sight(NamedTuple):
    """How the source photo lies in a pane just now.

    Attributes:
        camera: Where the viewer looks.
        viewport: The pane's size in logical pixels.
        photo: The source photo's size in pixels.
        orientation: How it is turned and flipped before it is shown.
    """

    camera: Camera
    viewport: ViewSpan
    photo: ViewSpan
    orientation: Orientation = UPRIGHT

    @property
    def scale(self) -> float:
        """Logical screen pixels for one pixel of the source."""
        return self.camera.scale

    def to_source(self, place: QPointF) -> Spot:
        """The source point, counted from pixel edges, under a place of the pane."""
        shown = to_source(self.camera, self.viewport, Spot(place.x(), place.y()))
        return self.orientation.to_source(shown, self.photo)

    def to_pane(self, spot: Spot) -> QPointF:
        """Where in the pane a source point, counted from pixel edges, lies."""
        return QPointF(*to_viewport(self.camera, self.viewport, self.orientation.to_shown(spot, self.photo)))

    def holds(self, spot: Spot) -> bool:
        """Whether a source point lies on the photo."""
        return 0 <= spot.x < self.photo.width and 0 <= spot.y < self.photo.height


class Pointer(NamedTuple):
    """The mouse in a pane.

    Attributes:
        place: In logical pixels of the pane.
        sight: How the photo lies there.
        button: The button that was pressed or let go; `NoButton` for a move.
        modifiers: Keys that are held.
        pressure: Of a pen, 0 to 1; a mouse always presses fully.
    """

    place: QPointF
    sight: Sight
    button: Qt.MouseButton = Qt.MouseButton.LeftButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    pressure: float = 1.0

    @property
    def spot(self) -> Spot:
        """The source point under it, counted from pixel edges."""
        return self.sight.to_source(self.place)

    @property
    def pixel(self) -> Spot:
        """The same counted from pixel centres, as masks, hints and steps count."""
        return Spot(self.spot.x - 0.5, self.spot.y - 0.5)

    @property
    def is_on_photo(self) -> bool:
        """Whether it is over the photo, and not over the canvas beside it."""
        return self.sight.holds(self.spot)


class Tool(QObject):
    """Does nothing: panning, zooming and clicking go on as without it. A tool overrides what it wants to hear.

    What returns a bool says whether it was taken; what was not taken, the viewer does as ever: a press that is not
    taken pans. Main thread only.
    """

    repaint_wanted = Signal()
    """What the tool paints looks different now."""

    cursor: Qt.CursorShape | None = None
    """The pointer over the photo; the viewer's own where None."""
    hears_hover = False
    """Whether `hover` is called while no button is down."""
    hears_pen = False
    """Whether a tablet's pen comes with its pressure; else it comes as a mouse."""
    keeps_double_click = False
    """Whether a double click is two clicks, instead of a zoom."""

    def taken_up(self) -> None:
        """It is the viewer's tool from now on."""

    def laid_down(self) -> None:
        """It is no longer; another photo came into view, Escape was pressed, or another tool was taken up."""

    def press(self, pointer: Pointer) -> bool:
        """A button went down. Where taken, `drag` and `release` follow, and the photo is not panned."""
        return False

    def drag(self, pointer: Pointer) -> None:
        """The mouse moves after a press that was taken."""

    def release(self, pointer: Pointer) -> None:
        """The button that was taken went up."""

    def click(self, pointer: Pointer) -> None:
        """The left button went down and up in one place, after a press that was not taken."""

    def hover(self, pointer: Pointer) -> Qt.CursorShape | None:
        """The mouse moves without a button; returns another cursor for this place."""
        return None

    def leave(self) -> None:
        """The mouse left the pane."""

    def wheel(self, event: QWheelEvent, pointer: Pointer) -> bool:
        """The wheel turns."""
        return False

    def key_press(self, event: QKeyEvent) -> bool:
        """A key went down in the viewer. Escape lays the tool down where it is not taken."""
        return False

    def claims_key(self, event: QKeyEvent) -> bool:
        """Whether a key that is about to be pressed is the tool's, and not the shortcut of a menu."""
        return False

    def key_release(self, event: QKeyEvent) -> bool:
        """A key went up."""
        return False

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Paint over the photo, in logical pixels of the pane."""
