"""The crop tool: a frame with handles, upright or rotated, or four free corners for perspective."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QPushButton

from restorer.gui.tools.layout.crop_frame import CropFrame, edges_of
from restorer.gui.tools.layout.layout_model import LayoutModel
from restorer.gui.tools.tool_strip import ToolStrip
from restorer.gui.viewer.tool import Pointer, Sight, Tool
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.camera import Spot
from restorer.gui.viewmodels.viewer import Mode

HANDLE_PX = 6.0
"""Half the side of a handle, in logical pixels; it is taken hold of within twice as much."""

_SIDES = ((-1, -1), (1, -1), (1, 1), (-1, 1), (0, -1), (1, 0), (0, 1), (-1, 0))
"""What a handle moves: the four corners first, then the four sides. See `CropFrame.pull_side`."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_MOST_DEGREES = 45.0
_SHADE, _LINE, _THIRDS = QColor(0, 0, 0, 140), QColor(255, 255, 255), QColor(255, 255, 255, 90)


class CropTool(Tool):
    """Shows the original with a frame around what stays. Done or Enter puts it into the recipe, Escape does not.

    Args:
        layout: Where the frame comes from and goes to.
        viewer: Where it is pulled.
    """

    hears_hover = True
    keeps_double_click = True

    def __init__(self, layout: LayoutModel, viewer: PhotoViewer) -> None:
        super().__init__(viewer)
        self._layout, self._viewer = layout, viewer
        self.frame: CropFrame | None = None
        self._proposal: Sequence[Spot] = ()
        self._handle: int | None = None
        self._is_moved = self._is_turned = False
        self._last = Spot(0.0, 0.0)
        self._was: tuple[Mode, str, str] | None = None
        self._build()
        layout.changed.connect(self.repaint_wanted)
        viewer.model.layers_changed.connect(self._show_original)
        # The photo's size may be known later than the tool is taken up.
        viewer.model.camera_changed.connect(self._start)

    def _build(self) -> None:
        self.strip = ToolStrip(self._viewer)
        self.strip.show_words(
            self.tr("Pull the frame around what shall stay; pull beside it to turn it. Enter is Done, Escape cancels.")
        )
        self.perspective = QPushButton(self.tr("Perspective"))
        self.perspective.setCheckable(True)
        self.perspective.setToolTip(self.tr("Pull each corner by itself, onto those of a print that was taken askew."))
        self.lean = QDoubleSpinBox()
        self.lean.setRange(-_MOST_DEGREES, _MOST_DEGREES)
        self.lean.setDecimals(1)
        self.lean.setSingleStep(0.1)
        self.lean.setSuffix("°")
        self.lean.setAccessibleName(self.tr("Lean of the frame"))
        self.lean.setToolTip(self.tr("By how much the frame leans: what lies along it becomes upright."))
        words = QLabel(self.tr("Lean"))
        words.setBuddy(self.lean)
        self.whole = QPushButton(self.tr("Whole photo"))
        self.automatic = QPushButton(self.tr("Automatic"))
        self.automatic.setToolTip(self.tr("Leave it to Restorer what stays."))
        for button in (self.perspective, self.whole, self.automatic):
            button.setProperty("size", "small")
        self.strip.add_row(self.perspective, words, self.lean, self.whole, self.automatic)
        self.perspective.toggled.connect(self._on_perspective)
        self.lean.valueChanged.connect(self._on_lean)
        self.whole.clicked.connect(self._on_whole)
        self.automatic.clicked.connect(self._on_automatic)
        self.strip.done.connect(self.finish)

    def propose(self, corners: Sequence[Spot]) -> None:
        """Where the frame starts while nobody said what stays: what the recipe cuts by itself; empty for all."""
        self._proposal = corners

    # -- in hand

    def taken_up(self) -> None:
        """Show the original alone, and the frame."""
        model = self._viewer.model
        # What was seen was the newest there is: it will be again, though that may be another one by then.
        newest = bool(model.layers) and model.right == model.layers[-1].id
        self._was = model.mode, model.left, "" if newest else model.right
        self._show_original()
        model.set_mode(Mode.SINGLE)
        self.frame = None
        self._start()
        self.strip.appear()
        self._viewer.panes[0].setFocus()

    def laid_down(self) -> None:
        """Show what was shown before."""
        self.strip.hide()
        self.frame = None
        if self._was is not None:
            mode, left, right = self._was
            self._was = None
            self._viewer.model.set_mode(mode)
            model = self._viewer.model
            model.choose(left=left, right=right or (model.layers[-1].id if model.layers else None))

    def _show_original(self) -> None:
        """What is cut is the original, whatever preview arrives meanwhile."""
        model = self._viewer.model
        if self._viewer.tool is self and model.layers:
            model.choose(right=model.layers[0].id)

    def finish(self) -> None:
        """Put the frame into the recipe, and lay the tool down."""
        frame = self.frame
        if frame is not None:
            rectangle = frame.rectangle
            if frame.is_whole and not self._proposal and not self._layout.corners:
                pass
            elif rectangle is not None:
                self._layout.set_rectangle(rectangle)
            else:
                self._layout.set_corners(frame.pixels)
        self._viewer.lay_down(self)

    def _start(self) -> None:
        photo = self._viewer.model.source
        if self._viewer.tool is not self or self.frame is not None or not photo.width:
            return
        corners = edges_of(self._layout.corners) if self._layout.corners else self._proposal
        self.frame = CropFrame(photo, corners or None)
        with QSignalBlocker(self.perspective):
            self.perspective.setChecked(not self.frame.is_right_angled)
        self._follow()

    # -- hands

    def press(self, pointer: Pointer) -> bool:
        """Take hold of a handle, of the frame, or of the room beside it, which turns it."""
        frame = self.frame
        if frame is None or pointer.button != Qt.MouseButton.LeftButton:
            return False
        self._handle = self._handle_at(pointer)
        self._is_moved = self._handle is None and self._is_inside(pointer.spot)
        self._is_turned = self._handle is None and not self._is_moved and frame.is_right_angled
        self._last = pointer.spot
        return self._handle is not None or self._is_moved or self._is_turned

    def drag(self, pointer: Pointer) -> None:
        """Pull it along."""
        frame, spot = self.frame, pointer.spot
        if frame is None:
            return
        if self._handle is not None and self.perspective.isChecked():
            frame.pull_corner(self._handle, spot)
        elif self._handle is not None:
            frame.pull_side(*_SIDES[self._handle], spot)
        elif self._is_moved:
            frame.shift(spot.x - self._last.x, spot.y - self._last.y)
        elif self._is_turned:
            middle = frame.middle
            before = math.atan2(self._last.y - middle.y, self._last.x - middle.x)
            now = math.atan2(spot.y - middle.y, spot.x - middle.x)
            turn = (math.degrees(now - before) + 180) % 360 - 180
            frame.lean(min(max(-_MOST_DEGREES, frame.degrees + turn), _MOST_DEGREES))
        self._last = spot
        self._follow()

    def hover(self, pointer: Pointer) -> Qt.CursorShape | None:
        """What a press would take hold of."""
        if self.frame is None:
            return None
        if self._handle_at(pointer) is not None:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.SizeAllCursor if self._is_inside(pointer.spot) else Qt.CursorShape.CrossCursor

    def claims_key(self, event: QKeyEvent) -> bool:
        """Enter is Done, and not the list's."""
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def key_press(self, event: QKeyEvent) -> bool:
        """Enter is Done; arrows move the frame by a pixel, with Shift by ten."""
        if self.claims_key(event):
            self.finish()
            return True
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is None or self.frame is None:
            return False
        step = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        orientation, photo = self._viewer.model.orientation, self._viewer.model.source
        zero = orientation.to_shown(Spot(0, 0), photo)
        end = orientation.to_source(Spot(zero.x + step * way[0], zero.y + step * way[1]), photo)
        self.frame.shift(*end)
        self._follow()
        return True

    # -- painting

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """Darken what goes; lines in thirds, which horizons and faces are laid along; handles."""
        if self.frame is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPolygonF([sight.to_pane(spot) for spot in self.frame.corners])
        whole, inner = QPainterPath(), QPainterPath()
        whole.addRect(0, 0, sight.viewport.width, sight.viewport.height)
        inner.addPolygon(outline)
        inner.closeSubpath()
        painter.fillPath(whole.subtracted(inner), _SHADE)
        self._paint_thirds(painter, [outline.at(index) for index in range(4)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(0, 0, 0, 160), 3.0), (_LINE, 1.5)):
            painter.setPen(QPen(color, width))
            painter.drawPolygon(outline)
        painter.setPen(QPen(QColor(0, 0, 0, 160), 1.0))
        painter.setBrush(_LINE)
        for spot in self._handles():
            at = sight.to_pane(spot)
            painter.drawRect(int(at.x() - HANDLE_PX), int(at.y() - HANDLE_PX), int(2 * HANDLE_PX), int(2 * HANDLE_PX))

    def _paint_thirds(self, painter: QPainter, corners: Sequence[QPointF]) -> None:
        painter.setPen(QPen(_THIRDS, 1.0))
        a, b, c, d = corners
        for share in (1 / 3, 2 / 3):
            painter.drawLine(a + (b - a) * share, d + (c - d) * share)
            painter.drawLine(a + (d - a) * share, b + (c - b) * share)

    # -- inside

    def _handles(self) -> tuple[Spot, ...]:
        """The corners, and the middles of the sides where sides can be pulled."""
        if self.frame is None:
            return ()
        corners = self.frame.corners
        if self.perspective.isChecked():
            return corners
        ends = zip(corners, (*corners[1:], corners[0]), strict=True)
        return (*corners, *(Spot((a.x + b.x) / 2, (a.y + b.y) / 2) for a, b in ends))

    def _handle_at(self, pointer: Pointer) -> int | None:
        ways = [(pointer.sight.to_pane(spot) - pointer.place).manhattanLength() / 2 for spot in self._handles()]
        nearest = min(range(len(ways)), key=ways.__getitem__, default=None)
        return nearest if nearest is not None and ways[nearest] <= 2 * HANDLE_PX else None

    def _is_inside(self, spot: Spot) -> bool:
        assert self.frame is not None
        outline = QPolygonF([QPointF(*corner) for corner in self.frame.corners])
        return outline.containsPoint(QPointF(*spot), Qt.FillRule.WindingFill)

    @property
    def _sign(self) -> int:
        """A photo that is seen in a mirror leans the other way."""
        return 1 if self._viewer.model.orientation.flip == "none" else -1

    def _follow(self) -> None:
        frame = self.frame
        if frame is not None:
            self.lean.setEnabled(frame.is_right_angled)
            with QSignalBlocker(self.lean):
                self.lean.setValue(self._sign * frame.degrees if frame.is_right_angled else 0.0)
        self.repaint_wanted.emit()

    def _on_perspective(self, is_free: bool) -> None:
        if not is_free and self.frame is not None and not self.frame.is_right_angled:
            self.frame.square_up()
        self._follow()

    def _on_lean(self, degrees: float) -> None:
        if self.frame is not None and self.frame.is_right_angled:
            self.frame.lean(self._sign * degrees)
            self.repaint_wanted.emit()

    def _on_whole(self) -> None:
        self.frame = CropFrame(self._viewer.model.source)
        with QSignalBlocker(self.perspective):
            self.perspective.setChecked(False)
        self._follow()

    def _on_automatic(self) -> None:
        if self._layout.corners:
            self._layout.clear()
        self._viewer.lay_down(self)
