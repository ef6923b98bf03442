"""Chooses which kinds of metadata are left out of results."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from restorer.gui.viewmodels.wording import core_text
from restorer.imaging.metadata.kinds import ALL
from restorer.store.option import Option

_COLUMNS = 2


class StripChoice(QWidget):
    """A check box for each kind of metadata; ticked ones are left out of results.

    Args:
        option: Whose choices they are.
        chosen: The kinds that are left out, by the names of `imaging.metadata.kinds`, with commas.
    """

    def __init__(self, option: Option, chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(_COLUMNS, 1)
        ticked = option.parts(chosen)
        for number, (name, label) in enumerate(option.choices):
            box = QCheckBox(core_text(label))
            box.setAccessibleName(self.tr("Leave out: {kind}").format(kind=box.text()))
            box.setChecked(name in ticked)
            box.toggled.connect(self._follow)
            self.boxes[name] = box
            grid.addWidget(box, number // _COLUMNS, number % _COLUMNS)
        self._follow()

    @property
    def chosen(self) -> str:
        """The kinds that are left out, with commas."""
        ticked = [name for name, box in self.boxes.items() if box.isChecked()]
        return ALL if ALL in ticked else ",".join(ticked)

    def _follow(self) -> None:
        is_all = self.boxes[ALL].isChecked()
        for name, box in self.boxes.items():
            box.setEnabled(name == ALL or not is_all)
