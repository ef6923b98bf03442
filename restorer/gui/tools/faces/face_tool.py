"""The tool for faces: a strip of them above the photo, their boxes on it, and new ones drawn by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from restorer.gui.tools.faces.face_list import FaceList, pair_of
from restorer.gui.tools.faces.face_pictures import FacePictures, boxes_of
from restorer.gui.tools.faces.face_rows import Box, FaceRow
from restorer.gui.tools.faces.face_strip_model import FaceStripModel
from restorer.gui.tools.tool_strip import ToolStrip
from restorer.gui.viewer.tool import Pointer, Sight, Tool
from restorer.gui.viewer.viewer import PhotoViewer, turned
from restorer.gui.viewmodels.camera import Spot
from restorer.gui.viewmodels.current_photo import MadePhoto
from restorer.gui.viewmodels.translation import translated
from restorer.gui.viewmodels.wording import core_text
from restorer.gui.widgets.field_editor import CalmSlider
from restorer.jobs.engine_process.messages import FacesFound

_TICKS = 100
_LOW_PX = 480
"""In a lower viewer the strip does without its words, and with smaller pictures."""

_DARK, _LIGHT = QColor(0, 0, 0, 170), QColor(255, 255, 255)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FaceTool(Tool):
    """Pulling on the photo draws a box around a face; a click takes one in hand.

    Args:
        model: The faces and what is said of them.
        viewer: Where one draws.
    """

    cursor = Qt.CursorShape.CrossCursor
    hears_hover = True
    keeps_double_click = True

    def __init__(self, model: FaceStripModel, viewer: PhotoViewer) -> None:
        super().__init__(viewer)
        self.model, self._viewer = model, viewer
        self.pictures = FacePictures()
        self._from: Spot | None = None
        self._to: Spot | None = None
        self._pressed = QPointF()
        self._path = ""
        self._build()
        model.changed.connect(self._follow)
        # The photo's size may be known later than the faces.
        viewer.model.layers_changed.connect(self._follow)
        viewer.model.orientation_changed.connect(self._follow)
        viewer.model.camera_changed.connect(self._fit_height)

    def _build(self) -> None:
        strip = self.strip = ToolStrip(self._viewer)
        strip.show_words(
            self.tr("Tick the faces that shall be restored. Pull a box around one that was missed. Delete removes one.")
        )
        self.list = FaceList()
        self.list.selected.connect(lambda number: self.model.select(number if number >= 0 else None))
        self.list.ticked.connect(self._on_switched)
        self.list.removed.connect(self.model.remove)
        self.nothing = QLabel()
        self.nothing.setProperty("tone", "quiet")
        self.likeness = CalmSlider()
        self.likeness.setRange(0, _TICKS)
        self.likeness.setMinimumWidth(60)
        self.likeness.setMaximumWidth(140)
        self.likeness.setAccessibleName(self.tr("Likeness of this face"))
        self.likeness.setToolTip(self.tr("Right: stays with the person in the photo. Left: allows more invention."))
        self.likeness.valueChanged.connect(self._on_likeness)
        words = self._likeness_words = QLabel(self.tr("Likeness"))
        words.setBuddy(self.likeness)
        self.automatic = self._button(
            self.tr("Automatic"), self.tr("Leave it to Restorer what becomes of this face."), self._on_automatic
        )
        self.remove = self._button(
            self.tr("No face"), self.tr("This is no face: it is neither restored nor counted."), self._on_remove
        )
        self.back = self._button(
            self.tr("Bring back"), self.tr("Bring back what was removed from here."), self.model.restore_removed
        )
        strip.add_row(self.list, fills=True)
        strip.add_row(self.nothing)
        # Beside the words, for the photo needs the height; from the last one on, since each goes before the others.
        for low in (words, self.likeness):
            low.setMinimumHeight(strip.done_button.sizeHint().height())
        for widget in (self.back, self.remove, self.automatic, self.likeness, words):
            strip.add_button(widget)
        strip.done.connect(lambda: self._viewer.lay_down(self))

    def _button(self, text: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(words)
        button.setAccessibleName(text)
        button.setProperty("size", "small")
        button.clicked.connect(lambda: act())
        return button

    # -- what is told

    def take_found(self, found: FacesFound) -> None:
        """Faces were found, and their pictures made."""
        self.pictures.take_found(found)
        self.model.take_found(found.path, boxes_of(found.faces))
        self._follow()

    def take_made(self, path: str, made: MadePhoto | None) -> None:
        """The photo in view, or what was made of it, is another."""
        if path != self._path:
            self._path = path
            self.pictures.clear()
        self.pictures.take_made(made)
        self.model.take_details(made.details if made is not None else {}, is_current=made is None or made.is_current)
        self._follow()

    # -- in hand

    def taken_up(self) -> None:
        """Have the faces found."""
        self.model.look()
        self._fit_height()
        self.strip.appear()
        self._follow()
        self._viewer.panes[0].setFocus()

    def laid_down(self) -> None:
        """Nothing is drawn any more."""
        self._from = self._to = None
        self.strip.hide()

    def press(self, pointer: Pointer) -> bool:
        """Begin a box; the middle button pulls the photo as ever."""
        if pointer.button != Qt.MouseButton.LeftButton or not self.model.can_change:
            return False
        self._from, self._to, self._pressed = self._kept(pointer), None, pointer.place
        return True

    def drag(self, pointer: Pointer) -> None:
        """Pull it open."""
        way = pointer.place - self._pressed
        if self._to is not None or way.manhattanLength() >= QApplication.startDragDistance():
            self._to = self._kept(pointer)
            self.repaint_wanted.emit()

    def release(self, pointer: Pointer) -> None:
        """There is a face in it; without a box, the one under the pointer is taken in hand."""
        box = self._box()
        self._from = self._to = None
        if box is None:
            self.model.select(self.model.at(*pointer.spot))
        else:
            self.model.add(box)
        self.repaint_wanted.emit()

    def hover(self, pointer: Pointer) -> Qt.CursorShape | None:
        """A hand over a face."""
        return Qt.CursorShape.PointingHandCursor if self.model.at(*pointer.spot) is not None else None

    def claims_key(self, event: QKeyEvent) -> bool:
        """Delete is the face's in hand, and Enter ends the tool."""
        is_face = event.key() in _DELETE and self.model.selected is not None
        return is_face or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def key_press(self, event: QKeyEvent) -> bool:
        """Delete removes the face in hand; Enter is Done."""
        if not self.claims_key(event):
            return False
        if event.key() in _DELETE:
            self._on_remove()
        else:
            self._viewer.lay_down(self)
        return True

    # -- painting

    def paint(self, painter: QPainter, sight: Sight) -> None:
        """A frame around each face: bright where it is restored, dashed where it is left, thick for the one in hand."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        chosen, accent = self.model.selected, self._viewer.palette().highlight().color()
        for number, row in enumerate(self.model.rows):
            color = accent if number == chosen else _LIGHT
            _frame(painter, sight, row.box, color, is_dashed=row.is_on is False, is_thick=number == chosen)
        box = self._box()
        if box is not None:
            _frame(painter, sight, box, accent, is_dashed=False, is_thick=True)

    # -- inside

    def _fit_height(self) -> None:
        """Leave the photo room in a low window."""
        is_low = self._viewer.height() < _LOW_PX
        self.list.set_compact(is_low)
        self.strip.words.setVisible(not is_low)
        self.list.setToolTip(self.strip.words.text() if is_low else "")

    def _kept(self, pointer: Pointer) -> Spot:
        width, height = pointer.sight.photo
        return Spot(min(max(0.0, pointer.spot.x), width), min(max(0.0, pointer.spot.y), height))

    def _box(self) -> Box | None:
        if self._from is None or self._to is None:
            return None
        (x, y), (u, v) = self._from, self._to
        return min(x, u), min(y, v), abs(u - x), abs(v - y)

    def _follow(self) -> None:
        if self._viewer.tool is not self:
            return
        model, rows = self.model, self.model.rows
        view, ratio = self._viewer.model, self._viewer.devicePixelRatioF()
        pictures = [
            pair_of(
                turned(before, view.orientation) if (before := self.pictures.before(row.box)) is not None else None,
                self.pictures.after(row.box, view.source),
                ratio,
                is_current=model.is_current,
            )
            for row in rows
        ]
        self.list.show_faces(rows, [self.describe(row) for row in rows], pictures, model.selected)
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.setText(self.tr("No faces found.") if model.is_found else self.tr("Looking for faces…"))
        chosen = rows[model.selected] if model.selected is not None else None
        for widget in (self.likeness, self._likeness_words, self.remove):
            widget.setEnabled(chosen is not None)
        self.automatic.setEnabled(chosen is not None and chosen.is_by_hand and not chosen.is_added)
        self.back.setVisible(model.removed > 0)
        if chosen is not None:
            with QSignalBlocker(self.likeness):
                self.likeness.setValue(round(chosen.likeness * _TICKS))
        self.repaint_wanted.emit()

    def describe(self, row: FaceRow) -> str:
        """What becomes of a face, and how far it moved by its embedding."""
        if row.is_on is None:
            return self.tr("Restorer decides")
        if row.is_on and row.reason and row.is_known and self.model.is_current:
            words = self.tr("Left: {reason}").format(reason=translated(core_text(row.reason)))
        elif row.is_on:
            words = self.tr("Restored") if row.is_known and self.model.is_current else self.tr("Will be restored")
        elif row.is_by_hand or not row.reason:
            words = self.tr("Off")
        else:
            words = self.tr("Left: {reason}").format(reason=translated(core_text(row.reason)))
        if row.distance is not None and self.model.is_current:
            number = QLocale().toString(row.distance, "f", 2)
            words += "\n" + self.tr("Distance {number}").format(number=number)
        return words

    def _on_switched(self, number: int, is_on: bool) -> None:
        self.model.select(number)
        self.model.set_on(number, is_on)

    def _on_likeness(self, tick: int) -> None:
        if self.model.selected is not None:
            self.model.set_likeness(self.model.selected, tick / _TICKS)

    def _on_automatic(self) -> None:
        if self.model.selected is not None:
            self.model.release(self.model.selected)

    def _on_remove(self) -> None:
        if self.model.selected is not None:
            self.model.remove(self.model.selected)


def _frame(painter: QPainter, sight: Sight, box: Box, color: QColor, *, is_dashed: bool, is_thick: bool) -> None:
    left, top, width, height = box
    ends = ((left, top), (left + width, top), (left + width, top + height), (left, top + height))
    outline = QPolygonF([sight.to_pane(Spot(*end)) for end in ends])
    for ink, size in ((_DARK, 4.0 if is_thick else 3.0), (color, 2.0 if is_thick else 1.3)):
        pen = QPen(ink, size)
        pen.setStyle(Qt.PenStyle.DashLine if is_dashed and ink is not _DARK else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.drawPolygon(outline)
