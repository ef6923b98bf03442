"""The faces of the photo in view, and what a person says of each. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from restorer.analysis.by_hand.face_choices import FaceChoice, read_face_choices, write_face_choices
from restorer.errors import InputError
from restorer.gui.tools.faces.face_rows import Box, FaceRow, face_rows, same_face
from restorer.gui.viewmodels.recipe import RecipeModel, StepRow
from restorer.pipeline.step import FACE_CHOICES, Step

LEAST_PX = 8.0
"""A box that is smaller is a slip of the hand."""

_LIKENESS = "fidelity"


class FaceStripModel(QObject):
    """Reads and changes the choices of the step that takes them. Every change can be undone. Main thread only.

    While the step is off nothing of it is done: what is switched on then is the one face that is restored.

    Args:
        recipe: That of the photo in view.
        steps: All steps.
    """

    changed = Signal()
    """There are other faces, or another is selected, or something else is known of them."""
    wanted = Signal(object)
    """The faces of the photo in view shall be found, and these boxes cut out of it."""

    def __init__(self, recipe: RecipeModel, steps: Sequence[Step], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recipe = recipe
        fields = [(step.id, item.name) for step in steps for item in step.fields if item.kind == FACE_CHOICES]
        self.step_id, self._field = fields[0] if fields else ("", "")
        self._path = ""
        self._found: tuple[Box, ...] = ()
        self._details: tuple[Mapping[str, Any], ...] = ()
        self.is_found = False
        """Whether the photo in view was searched."""
        self.is_current = True
        """Whether what is told of the faces became of them with the recipe as it is now."""
        self._selected: Box | None = None
        recipe.changed.connect(self._follow)

    # -- what is known

    @property
    def can_change(self) -> bool:
        """Whether there is a photo whose faces can be chosen, and its recipe is known."""
        return bool(self.step_id and self._recipe.path) and self._recipe.recipe is not None

    @property
    def rows(self) -> tuple[FaceRow, ...]:
        """The faces; none where there is no photo."""
        row = self._row()
        if row is None or not self.can_change:
            return ()
        likeness = float(row.values.get(_LIKENESS, 0.0))
        return face_rows(self._found, self._details, self._choices(), is_on=row.is_on, likeness=likeness)

    @property
    def selected(self) -> int | None:
        """The number of the face in hand."""
        return next((number for number, row in enumerate(self.rows) if row.box == self._selected), None)

    @property
    def removed(self) -> int:
        """How many things a person said are no faces."""
        return sum(not choice.is_face for choice in self._choices())

    def at(self, x: float, y: float) -> int | None:
        """The smallest face at a place of the source, counted from pixel edges."""
        rows = self.rows
        there = [number for number, row in enumerate(rows) if row.holds(x, y)]
        return min(there, key=lambda number: rows[number].box[2] * rows[number].box[3], default=None)

    # -- what is told

    def look(self) -> None:
        """Have the faces found, and their pictures made."""
        if self.can_change:
            self.wanted.emit(tuple(choice.box for choice in self._choices() if choice.is_face))

    def take_found(self, path: str, faces: Sequence[Box]) -> None:
        """The faces of a photo were found."""
        if path == self._recipe.path:
            self._found, self.is_found = tuple(faces), True
            self.changed.emit()

    def take_details(self, details: Mapping[str, Sequence[Mapping[str, Any]]], *, is_current: bool = True) -> None:
        """The photo in view was restored, or previewed as a whole; `is_current`: with the recipe as it is now."""
        told = tuple(details.get(self.step_id, ()))
        if (told, is_current) != (self._details, self.is_current):
            self._details, self.is_current = told, is_current
            self.changed.emit()

    # -- what a person does

    def select(self, number: int | None) -> None:
        """Take a face in hand; None for none."""
        rows = self.rows
        box = rows[number].box if number is not None and 0 <= number < len(rows) else None
        if box != self._selected:
            self._selected = box
            self.changed.emit()

    def set_on(self, number: int, is_on: bool) -> None:
        """Have a face restored, whatever it is like, or left as it is."""
        text = self.tr("switch face on") if is_on else self.tr("switch face off")
        self._change(number, text, on=is_on)

    def set_likeness(self, number: int, likeness: float) -> None:
        """Keep a face nearer to the photo (1), or allow more invention (0)."""
        self._change(number, self.tr("likeness of a face"), topic=f"likeness {number}", likeness=round(likeness, 3))

    def release(self, number: int) -> None:
        """Leave it to the step again what becomes of a face."""
        row = self.rows[number]
        if row.choice is None:
            return
        choices = list(self._choices())
        if row.is_added:
            choices[row.choice] = FaceChoice(row.box, True)
        else:
            del choices[row.choice]
        self._set(choices, self.tr("leave face to Restorer"))

    def add(self, box: Box) -> bool:
        """Say that there is a face in a box, or switch the one on that is there; whether it is large enough for one."""
        if not self.can_change or min(box[2:]) < LEAST_PX:
            return False
        there = same_face(self.rows, box)
        if there is not None:
            self.select(there)
            self.set_on(there, True)
            return True
        left, top, width, height = (round(side, 1) for side in box)
        kept = left, top, width, height
        self._selected = kept
        self._set([*self._base(), FaceChoice(kept, True)], self.tr("add face"))
        self.look()
        return True

    def remove(self, number: int) -> None:
        """Say that this is no face; one that was drawn is forgotten."""
        row = self.rows[number]
        choices = self._base()
        if row.choice is not None and row.is_added:
            del choices[row.choice]
        else:
            at = self._number(choices, row)
            choices[at] = FaceChoice(row.box, False, None, is_face=False)
        self._set(choices, self.tr("remove face"))

    def restore_removed(self) -> None:
        """Forget what a person said are no faces."""
        self._set([choice for choice in self._choices() if choice.is_face], self.tr("bring faces back"))

    # -- inside

    def _change(self, number: int, text: str, *, topic: str = "", **values: Any) -> None:
        row = self.rows[number]
        choices = self._base()
        at = self._number(choices, row)
        choices[at] = choices[at]._replace(**values)
        self._set(choices, text, topic)

    def _base(self) -> list[FaceChoice]:
        """What is chosen; while the step is off every face is."""
        row = self._row()
        if row is not None and row.is_on:
            return list(self._choices())
        return [FaceChoice(face.box, False) for face in self.rows]

    def _number(self, choices: list[FaceChoice], row: FaceRow) -> int:
        """Where a face stands among the choices; put at their end where nothing was said of it."""
        if row.choice is not None:
            return row.choice
        found = next((at for at, choice in enumerate(choices) if choice.box == row.box), None)
        if found is None:
            choices.append(FaceChoice(row.box))
            found = len(choices) - 1
        return found

    def _choices(self) -> tuple[FaceChoice, ...]:
        row = self._row()
        try:
            return read_face_choices(str(row.values.get(self._field, ""))) if row is not None and row.is_on else ()
        except InputError:
            return ()

    def _set(self, choices: Sequence[FaceChoice], text: str, topic: str = "") -> None:
        if self.can_change:
            topic = f"{self.step_id}.{topic}" if topic else ""
            self._recipe.set_values(self.step_id, {self._field: write_face_choices(choices)}, text, topic=topic)

    def _row(self) -> StepRow | None:
        return next((row for row in self._recipe.rows() if row.step.id == self.step_id), None)

    def _follow(self) -> None:
        if self._recipe.path != self._path:
            self._path = self._recipe.path
            self._found, self._details, self._selected, self.is_found = (), (), None, False
        self.changed.emit()
