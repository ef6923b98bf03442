"""The brush: paints what is filled, wipes marks, and paints what no step may touch; freely, by lines, by areas."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton

from restorer.gui.tools.brush.brush_model import STEP, Brush, BrushModel
from restorer.gui.tools.brush.mask_canvas import Dab, MaskCanvas
from restorer.gui.tools.tool_strip import ToolStrip
from restorer.gui.viewer.tool import Pointer, Sight, Tool
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.camera import Spot
from restorer.gui.viewmodels.viewer import Mode
from restorer.gui.widgets.field_editor import CalmSlider

SMALLEST_PX, LARGEST_PX, USUAL_PX = 2, 120, 16
"""The brush's diameter in logical pixels of the screen: who zooms in paints finer."""

_SIZE_STEP = 1.25
_LEAST_PRESSURE = 0.15
_COLORS = {Brush.FILL: "#e69f00", Brush.MARKS: "#f0e442", Brush.LEAVE: "#56b4e9", Brush.KEEP: "#d55e00"}
_OPAQUE, _FAINT = 150, 60
"""How marks lie over the photo, of 255: while the hand paints, and while it looks at what was made of them."""

_CLICK = QSize(6, 6)
"""What is drawn around no more than that, in logical pixels of the screen, was a click."""

_FOUND, _POSSIBLE = f"{STEP}.damage", f"{STEP}.possible"

_REVERSED = {
    Brush.FILL: Brush.LEAVE, Brush.MARKS: Brush.LEAVE, Brush.LEAVE: Brush.FILL, Brush.KEEP: Brush.RELEASE,
    Brush.RELEASE: Brush.KEEP,
}  # fmt: skip


class Shape(Enum):
    """How the hand draws: the brush's way, lines from click to click, or around areas.

    `AREA` takes all that lies in it; `MARKS` what may be damage there, where the brush fills.
    """

    BRUSH = "brush"
    LINE = "line"
    AREA = "area"
    MARKS = "marks"


class BrushTool(Tool):
    """Pressing and pulling paints; the right button paints the reverse, Shift draws straight from the last place.

    Args:
        model: What is painted.
        viewer: Where.
        click: Chooses the mark that lies under the pointer.
    """

    work_begun = Signal(str)
    """The step whose fill the hand waits for; empty once it is laid down."""

    cursor = Qt.CursorShape.CrossCursor
    hears_hover = True
    hears_pen = True
    keeps_double_click = True

    def __init__(
        self, model: BrushModel, viewer: PhotoViewer, click: Callable[[Pointer], object] = lambda pointer: None
    ) -> None:
        super().__init__(viewer)
        self._model, self._viewer, self._click = model, viewer, click
        self._around: list[QPointF] = []
        self._sight: Sight | None = None
        self._at: QPointF | None = None
        self._last: Dab | None = None
        self._line_from: Dab | None = None
        self._drawing: Brush | None = None
        self._before: set[str] = set()
        self._was_divided = False
        self._build()
        model.changed.connect(self.repaint_wanted)

    def _build(self) -> None:
        strip = self.strip = ToolStrip(self._viewer)
        strip.show_words(
            self.tr("Paint over damage. The right button does the reverse, Shift draws a straight line, [ and ] size.")
        )
        self._group = QButtonGroup(self)
        self.buttons: dict[Brush, QPushButton] = {}
        for brush, text, words in (
            (Brush.FILL, self.tr("Fill"), self.tr("What is painted is filled from around it.")),
            (Brush.LEAVE, self.tr("Leave"), self.tr("What was found or painted there is left as it is.")),
            (Brush.KEEP, self.tr("Never touch"), self.tr("No step changes what is painted: it stays as it was.")),
        ):
            button = self.buttons[brush] = QPushButton(text)
            button.setCheckable(True)
            button.setToolTip(words)
            button.setProperty("size", "small")
            self._group.addButton(button)
        self.buttons[Brush.FILL].setChecked(True)
        self._group.buttonToggled.connect(lambda: self._on_brush())
        self.size = CalmSlider()
        self.size.setRange(SMALLEST_PX, LARGEST_PX)
        self.size.setValue(USUAL_PX)
        self.size.setFixedWidth(110)
        self.size.setAccessibleName(self.tr("Size of the brush"))
        self.size.valueChanged.connect(lambda: self.repaint_wanted.emit())
        size_label = QLabel(self.tr("Size"))
        size_label.setBuddy(self.size)
        self.shapes: dict[Shape, QPushButton] = {}
        for shape, text, words in (
            (Shape.LINE, self.tr("Line"), self.tr("For creases: each click draws on from the last; Enter ends it.")),
            (Shape.AREA, self.tr("Area"), self.tr("For torn corners and scrawl: all that you draw around is taken.")),
            (Shape.MARKS, self.tr("Marks"), self.tr("For dust: all possible damage that you draw around is filled.")),
        ):  # fmt: skip
            button = self.shapes[shape] = QPushButton(text)
            button.setCheckable(True)
            button.setToolTip(words)
            button.setProperty("size", "small")
            button.toggled.connect(lambda is_on, shape=shape: self._on_shape(shape, is_on))
        self.line = self.shapes[Shape.LINE]
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Take back all that was painted."))
        self.clear.clicked.connect(self._on_clear)
        self.clear.setProperty("size", "small")
        strip.add_groups(
            (*self.buttons.values(), size_label, self.size), (*self.shapes.values(), self.clear)
        )  # fmt: skip
        strip.done.connect(lambda: self._viewer.lay_down(self))

    @property
    def brush(self) -> Brush:
        """What the left button does."""
        return next(brush for brush, button in self.buttons.items() if button.isChecked())

    @property
    def shape(self) -> Shape:
        """How the hand draws."""
        return next((shape for shape, button in self.shapes.items() if button.isChecked()), Shape.BRUSH)

    def choose(self, brush: Brush) -> None:
        """Let the left button do this."""
        self.buttons[brush].setChecked(True)

    # -- in hand

    def taken_up(self) -> None:
        """Show what may be damage, and what was found where that can be wiped."""
        model = self._viewer.model
        self._before = {overlay.id for overlay in model.shown_overlays}
        self._was_divided = model.mode is Mode.DIVIDER
        if self._was_divided:
            model.set_mode(Mode.SINGLE)  # what comes of a stroke is to be seen wherever it is drawn
        self._show_found(is_filled=self.brush is Brush.LEAVE, is_possible=True)
        self.work_begun.emit(STEP)
        self.strip.appear()
        self._viewer.panes[0].setFocus()

    def laid_down(self) -> None:
        """Show what was shown before."""
        if self._was_divided and self._viewer.model.mode is Mode.SINGLE:
            self._viewer.model.set_mode(Mode.DIVIDER)
        self._show_found(is_filled=_FOUND in self._before, is_possible=_POSSIBLE in self._before)
        self._finish()
        self._model.finish()
        self.work_begun.emit("")
        self._at = None
        self._end_line()
        self.strip.hide()

    # -- hands

    def press(self, pointer: Pointer) -> bool:
        """Begin a stroke; the middle button pulls the photo as ever."""
        chosen = {Qt.MouseButton.LeftButton: self.brush, Qt.MouseButton.RightButton: _REVERSED[self.brush]}
        brush = chosen.get(pointer.button)
        if brush is None or not self._model.can_paint:
            return False
        if self.shape is Shape.MARKS and brush is Brush.FILL:
            brush = Brush.MARKS
        if self.shape in (Shape.AREA, Shape.MARKS):
            self._drawing, self._around, self._sight = brush, [pointer.place], pointer.sight
            return True
        dab = self._dab(pointer)
        is_line = self.line.isChecked() or bool(pointer.modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._drawing = brush
        self._model.stroke(brush, (self._line_from, dab) if is_line and self._line_from is not None else (dab,))
        self._last = self._line_from = dab
        return True

    def drag(self, pointer: Pointer) -> None:
        """Paint on, but for a line, which goes from click to click."""
        self._at = pointer.place
        if self._around:
            self._around.append(pointer.place)
        elif self._drawing is None or self._last is None:
            return
        elif not self.line.isChecked():
            dab = self._dab(pointer)
            self._model.stroke(self._drawing, (self._last, dab))
            self._last = self._line_from = dab
        self.repaint_wanted.emit()

    def release(self, pointer: Pointer) -> None:
        """The stroke has ended, and comes into the recipe; a click where an area was wanted chooses a mark."""
        around = self._around
        if around and QPolygonF(around).boundingRect().size().toSize().expandedTo(_CLICK) == _CLICK:
            self._around, self._drawing = [], None
            self._click(pointer)
        self._finish()

    def hover(self, pointer: Pointer) -> Qt.CursorShape | None:
        """The brush goes with the mouse."""
        self._at = pointer.place
        self.repaint_wanted.emit()
        return None

    def leave(self) -> None:
        """The brush goes with the mouse."""
        self._at = None
        self.repaint_wanted.emit()

    def claims_key(self, event: QKeyEvent) -> bool:
        """Brackets and Enter are the brush's."""
        keys = (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier

    def key_press(self, event: QKeyEvent) -> bool:
        """[ and ] change the size; Enter ends a line, and then the tool."""
        if not self.claims_key(event):
            return False
        if event.key() == Qt.Key.Key_BracketLeft:
            self.size.setValue(min(self.size.value() - 1, round(self.size.value() / _SIZE_STEP)))
        elif event.key() == Qt.Key.Key_BracketRight:
            self.size.setValue(max(self.size.value() + 1, round(self.size.value() * _SIZE_STEP)))
        elif self.line.isChecked() and self._line_from is not None:
            self._end_line()
        else:
            self._viewer.lay_down(self)
        return True

    # -- painting

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """The marks, the brush as a ring, and the line to where a click would draw it."""
        model = self._viewer.model
        layer = model.layer(model.right)
        is_made = layer is not None and layer is not model.layers[0] and not layer.is_outdated
        # What was made of a stroke is looked at without a veil over it.
        strength = _OPAQUE if self._drawing is not None else 0 if is_made and self.brush is Brush.FILL else _FAINT
        for brush, canvas in (
            (Brush.FILL, self._model.filled), (Brush.MARKS, self._model.within), (Brush.LEAVE, self._model.left),
            (Brush.KEEP, self._model.kept),
        ):  # fmt: skip
            if canvas is not None:
                color = QColor(_COLORS[brush])
                color.setAlpha(strength if brush is not Brush.KEEP else max(strength, 2 * _FAINT))
                _paint_marks(painter, sight, canvas, color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._at is None:
            return
        if self._around:
            for ink, width in ((QColor(0, 0, 0, 160), 3.0), (QColor(255, 255, 255), 1.0)):
                painter.setPen(QPen(ink, width))
                painter.drawPolygon(self._around)
        if self.shape in (Shape.AREA, Shape.MARKS):
            return
        if self.line.isChecked() and self._line_from is not None:
            start = sight.to_pane(Spot(self._line_from.x + 0.5, self._line_from.y + 0.5))
            for ink, width in ((QColor(0, 0, 0, 160), 3.0), (QColor(255, 255, 255), 1.0)):
                painter.setPen(QPen(ink, width))
                painter.drawLine(start, self._at)
        radius = self.size.value() / 2
        for ink, extra in ((QColor(0, 0, 0, 160), 1.0), (QColor(255, 255, 255), 0.0)):
            painter.setPen(QPen(ink, 1.2))
            painter.drawEllipse(self._at, radius + extra, radius + extra)

    # -- inside

    def _dab(self, pointer: Pointer) -> Dab:
        pressure = max(_LEAST_PRESSURE, min(1.0, pointer.pressure))
        radius = max(0.5, pressure * self.size.value() / 2 / pointer.sight.scale)
        return Dab(*pointer.pixel, radius)

    def _finish(self) -> None:
        drawing, self._drawing = self._drawing, None
        around, self._around = self._around, []
        if drawing is not None:
            if around and self._sight is not None:
                spots = [self._sight.to_source(place) for place in around]
                self._model.area(drawing, [(spot.x - 0.5, spot.y - 0.5) for spot in spots])
            self._model.commit(drawing)
            self.repaint_wanted.emit()

    def _on_shape(self, shape: Shape, is_on: bool) -> None:
        """One at most is chosen: none is the brush."""
        for other, button in self.shapes.items():
            if is_on and other is not shape:
                button.setChecked(False)
        self._end_line()

    def _end_line(self) -> None:
        self._line_from = self._last = None
        self.repaint_wanted.emit()

    def _on_brush(self) -> None:
        self._end_line()
        if self._viewer.tool is self:
            self._show_found(is_filled=self.brush is Brush.LEAVE, is_possible=True)
            self._viewer.panes[0].setFocus()

    def _show_found(self, *, is_filled: bool, is_possible: bool) -> None:
        self._viewer.model.toggle_overlay(_FOUND, is_filled)
        self._viewer.model.toggle_overlay(_POSSIBLE, is_possible)

    def _on_clear(self) -> None:
        self._model.clear_kept() if self.brush is Brush.KEEP else self._model.clear()


def _paint_marks(painter: QPainter, sight: Sight, canvas: MaskCanvas, color: QColor) -> None:
    """Lay what is marked over the part of the photo that is in the pane."""
    width, height = sight.viewport
    corners = [sight.to_source(QPointF(x, y)) for x in (0.0, width) for y in (0.0, height)]
    across, down = [spot.x for spot in corners], [spot.y for spot in corners]
    patch = canvas.part(min(across), min(down), max(across), max(down), sight.scale)
    if patch is None or not patch.pixels.any():
        return
    marks = patch.pixels.copy()
    rows, columns = marks.shape
    image = QImage(marks.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable([0] * 255 + [color.rgba()])
    origin, right, below = (sight.to_pane(Spot(x, y)) for x, y in ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)))
    to_x, to_y = right - origin, below - origin
    painter.save()
    painter.setTransform(QTransform(to_x.x(), to_x.y(), to_y.x(), to_y.y(), origin.x(), origin.y()), True)
    painter.drawImage(QRectF(patch.left, patch.top, columns * patch.shrink, rows * patch.shrink), image)
    painter.restore()
