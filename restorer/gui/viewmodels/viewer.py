"""State of the viewer: layers, comparison mode, camera. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QObject, QRect, Signal

from restorer.gui.viewmodels import camera as geometry
from restorer.gui.viewmodels.camera import UPRIGHT, Camera, Orientation, Spot, ViewSpan
from restorer.gui.viewmodels.layers import Overlay, PhotoLayer

ZOOM_STEP = 1.25
ZOOM_STOPS = (0.0625, 0.125, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 16.0)


class Mode(Enum):
    """How two layers are compared."""

    DIVIDER = "divider"
    SIDE_BY_SIDE = "side_by_side"
    SINGLE = "single"


class ViewerModel(QObject):
    """Everything the viewer remembers. Owned by the main thread.

    Coordinates are the source photo's pixels as they are shown: turned and flipped as the orientation says. Zoom 1.0
    is 100 %: one pixel of the finest layer in sight on one physical pixel of the screen.
    """

    layers_changed = Signal()
    choice_changed = Signal()
    """Which layers are in sight, or how: ids, mode, blinking."""
    mode_changed = Signal(str)
    divider_changed = Signal(float)
    camera_changed = Signal()
    zoom_changed = Signal(float)
    overlays_changed = Signal()
    orientation_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layers: tuple[PhotoLayer, ...] = ()
        self._overlays: tuple[Overlay, ...] = ()
        self._shown_overlays: frozenset[str] = frozenset()
        self._left = self._right = ""
        self._mode, self._divider, self._is_blinking = Mode.DIVIDER, 0.5, False
        self._source, self._orientation = ViewSpan(0, 0), UPRIGHT
        self._viewport, self._pixel_ratio = ViewSpan(1, 1), 1.0
        self._resolution: dict[str, float] = {}
        self._camera, self._is_fitted = Camera(0.0, 0.0, 1.0), True
        self._told_zoom = 0.0

    # What is shown.

    def show(self, before: PhotoLayer, layers: Sequence[PhotoLayer], overlays: Sequence[Overlay] = ()) -> None:
        """Show a photo and what was made of it; the same photo again keeps the place and the choice."""
        is_same = bool(self._layers) and self._layers[0].source.key == before.source.key
        followed_last = not self._layers or self._right == self._layers[-1].id
        self._layers, self._overlays = (before, *layers), tuple(overlays)
        ids = [layer.id for layer in self._layers]
        if not is_same:
            self._source, self._resolution, self._is_fitted = ViewSpan(0, 0), {}, True
        if not is_same or self._left not in ids:
            self._left = before.id
        if not is_same or self._right not in ids or followed_last:
            self._right = ids[-1]
        self.layers_changed.emit()
        self.choice_changed.emit()
        self.overlays_changed.emit()

    def clear(self) -> None:
        """Show nothing."""
        self._layers, self._overlays = (), ()
        self._left = self._right = ""
        self._source, self._resolution = ViewSpan(0, 0), {}
        self._is_blinking, self._is_fitted = False, True
        self.layers_changed.emit()
        self.choice_changed.emit()
        self.overlays_changed.emit()

    @property
    def layers(self) -> tuple[PhotoLayer, ...]:
        """Before first, then what was made of it, in order."""
        return self._layers

    @property
    def has_comparison(self) -> bool:
        """Whether there are two different layers to compare."""
        return len(self._layers) > 1

    def layer(self, layer_id: str) -> PhotoLayer | None:
        """The layer of this id, or None."""
        return next((layer for layer in self._layers if layer.id == layer_id), None)

    # Which layers, and how.

    @property
    def left(self) -> str:
        """The id of the layer on the left, the one that blinking shows."""
        return self._left

    @property
    def right(self) -> str:
        """The id of the layer on the right."""
        return self._right

    def choose(self, *, left: str | None = None, right: str | None = None) -> None:
        """Put layers on the sides; ids that are not there are ignored."""
        new_left = left if left is not None and self.layer(left) else self._left
        new_right = right if right is not None and self.layer(right) else self._right
        if (new_left, new_right) != (self._left, self._right):
            self._left, self._right = new_left, new_right
            self.choice_changed.emit()
            self._tell_zoom()

    def swap(self) -> None:
        """Exchange left and right."""
        self.choose(left=self._right, right=self._left)

    @property
    def mode(self) -> Mode:
        """How the two are compared."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Compare in another manner."""
        if mode is not self._mode:
            self._mode = mode
            self.mode_changed.emit(mode.value)
            self.choice_changed.emit()

    @property
    def is_blinking(self) -> bool:
        """Whether the left layer is shown everywhere for as long as a key is held."""
        return self._is_blinking

    def set_blinking(self, is_blinking: bool) -> None:
        """Show the left layer everywhere, or no longer."""
        if is_blinking != self._is_blinking and (self._layers or not is_blinking):
            self._is_blinking = is_blinking
            self.choice_changed.emit()

    @property
    def divider(self) -> float:
        """Where the divider stands: 0 at the viewport's left edge, 1 at its right."""
        return self._divider

    def set_divider(self, fraction: float) -> None:
        """Move the divider; clipped to 0..1."""
        fraction = min(1.0, max(0.0, fraction))
        if fraction != self._divider:
            self._divider = fraction
            self.divider_changed.emit(fraction)

    def panes(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the layers in each pane: one pane, or two side by side; a pane with two has the divider."""
        if not self._layers:
            return ((),)
        right = self._left if self._is_blinking else self._right
        if self._mode is Mode.SIDE_BY_SIDE and self.has_comparison:
            return (self._left,), (right,)
        if self._mode is Mode.DIVIDER and self.has_comparison and right != self._left:
            return ((self._left, right),)
        return ((right,),)

    # Overlays.

    @property
    def overlays(self) -> tuple[Overlay, ...]:
        """The overlays that can be shown."""
        return self._overlays

    @property
    def shown_overlays(self) -> tuple[Overlay, ...]:
        """The overlays that are shown."""
        return tuple(overlay for overlay in self._overlays if overlay.id in self._shown_overlays)

    def toggle_overlay(self, overlay_id: str, is_shown: bool) -> None:
        """Show an overlay or take it away; remembered for the next photo."""
        wanted = self._shown_overlays | {overlay_id} if is_shown else self._shown_overlays - {overlay_id}
        if wanted != self._shown_overlays:
            self._shown_overlays = wanted
            self.overlays_changed.emit()

    # Where one looks.

    @property
    def camera(self) -> Camera:
        """Where the viewer looks."""
        return self._camera

    @property
    def photo(self) -> ViewSpan:
        """The source photo's size in pixels, as it is shown; 0 x 0 until it is known."""
        return self._orientation.size(self._source)

    @property
    def source(self) -> ViewSpan:
        """The source photo's size in pixels, as the file has it; 0 x 0 until it is known."""
        return self._source

    @property
    def orientation(self) -> Orientation:
        """How the source and all that was made of it is turned and flipped before it is shown."""
        return self._orientation

    def set_orientation(self, orientation: Orientation) -> None:
        """Show the photo turned and flipped like this; what lies in the middle stays there."""
        if orientation == self._orientation:
            return
        middle = self._orientation.to_source(Spot(self._camera.x, self._camera.y), self._source)
        self._orientation = orientation
        x, y = orientation.to_shown(middle, self._source)
        self._camera = Camera(x, y, self._camera.scale)
        self._place(self._camera)
        self.orientation_changed.emit()
        # The same camera shows something else now.
        self.camera_changed.emit()

    @property
    def viewport(self) -> ViewSpan:
        """The size of one pane in logical pixels."""
        return self._viewport

    @property
    def is_fitted(self) -> bool:
        """Whether the whole photo is kept in view as the window changes."""
        return self._is_fitted

    @property
    def pixel_ratio(self) -> float:
        """Physical pixels of the screen for one logical pixel."""
        return self._pixel_ratio

    def set_photo_size(self, width: int, height: int) -> None:
        """Set the source photo's size, once it is known."""
        if self._source != (width, height):
            self._source = ViewSpan(width, height)
            self._place(self._camera)

    def set_resolution(self, layer_id: str, layer_pixels: float) -> None:
        """Set how many of a layer's pixels lie on one of the source's, along one side."""
        self._resolution[layer_id] = layer_pixels
        self._tell_zoom()

    def set_viewport(self, width: float, height: float, pixel_ratio: float = 1.0) -> None:
        """Set the size of one pane in logical pixels; the middle of what is seen stays there."""
        viewport = ViewSpan(max(1.0, width), max(1.0, height))
        if (viewport, pixel_ratio) == (self._viewport, self._pixel_ratio):
            return
        self._viewport, self._pixel_ratio = viewport, pixel_ratio
        before = self._camera
        self._place(self._camera)
        if self._camera == before and self._source.width:
            # The same camera in another viewport shows the photo in another place.
            self.camera_changed.emit()

    @property
    def zoom(self) -> float:
        """1.0 is 100 %: a pixel of the finest layer in sight is a physical pixel of the screen."""
        return self._camera.scale * self._pixel_ratio / self._finest()

    def set_zoom(self, zoom: float, at: Spot | None = None) -> None:
        """Zoom with the point `at` of the viewport staying where it is; its middle where None."""
        at = at if at is not None else Spot(self._viewport.width / 2, self._viewport.height / 2)
        smallest = min(self._fit().scale, 1.0 * self._finest() / self._pixel_ratio)
        scale = min(max(zoom * self._finest() / self._pixel_ratio, smallest), geometry.LARGEST_SCALE * self._finest())
        self._is_fitted = False
        self._place(geometry.zoomed_at(self._camera, self._viewport, at, scale))

    def zoom_by(self, factor: float, at: Spot | None = None) -> None:
        """Zoom relative to now."""
        self.set_zoom(self.zoom * factor, at)

    def step_zoom(self, direction: int, at: Spot | None = None) -> None:
        """Go to the next stop up (1) or down (-1)."""
        now = self.zoom
        above = [stop for stop in ZOOM_STOPS if stop > now * 1.01]
        below = [stop for stop in ZOOM_STOPS if stop < now / 1.01]
        if direction > 0:
            self.set_zoom(above[0] if above else now * ZOOM_STEP, at)
        else:
            self.set_zoom(below[-1] if below else now / ZOOM_STEP, at)

    def fit(self) -> None:
        """Show the whole photo, and keep it so."""
        self._is_fitted = True
        self._place(self._camera)

    def toggle_fit(self, at: Spot | None = None) -> None:
        """From the whole photo to 100 % at a point, and back."""
        if self._is_fitted:
            self.set_zoom(1.0, at)
        else:
            self.fit()

    def pan(self, dx_px: float, dy_px: float) -> None:
        """Push the photo by so many logical pixels."""
        if not self._is_fitted:
            self._place(geometry.panned(self._camera, dx_px, dy_px))

    def look_at(self, x: float, y: float) -> None:
        """Put a point of the photo, as it is shown, into the middle."""
        self._is_fitted = False
        self._place(Camera(x, y, self._camera.scale))

    @property
    def region_in_view(self) -> QRect:
        """The source's pixels in view; empty where nothing is shown."""
        shown = self.shown_region
        if shown.isEmpty():
            return QRect()
        spots = (Spot(shown.left(), shown.top()), Spot(shown.left() + shown.width(), shown.top() + shown.height()))
        first, last = (self._orientation.to_source(spot, self._source) for spot in spots)
        left, top = round(min(first.x, last.x)), round(min(first.y, last.y))
        return QRect(left, top, round(abs(first.x - last.x)), round(abs(first.y - last.y)))

    @property
    def shown_region(self) -> QRect:
        """The same in pixels of the photo as it is shown."""
        if not self._source.width:
            return QRect()
        return QRect(*geometry.seen_part(self._camera, self.photo, self._viewport))

    def _fit(self) -> Camera:
        return geometry.fitted(self.photo, self._viewport)

    def _finest(self) -> float:
        in_sight = {self._left, self._right}
        return max((self._resolution[name] for name in in_sight if name in self._resolution), default=1.0)

    def _place(self, camera: Camera) -> None:
        if not self._source.width:
            return
        camera = self._fit() if self._is_fitted else geometry.kept_in_sight(camera, self.photo, self._viewport)
        if camera != self._camera:
            self._camera = camera
            self.camera_changed.emit()
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        if self._source.width and self.zoom != self._told_zoom:
            self._told_zoom = self.zoom
            self.zoom_changed.emit(self.zoom)
