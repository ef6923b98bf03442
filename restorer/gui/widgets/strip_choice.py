"""Which kinds of metadata results are not to tell."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from restorer.imaging.metadata.metadata_filter import NAMES

_ALL = "all"
_COLUMNS = 2


class StripChoice(QWidget):
    """A box for each kind of thing that a photo's metadata tell; ticked ones are left out of results.

    Args:
        chosen: The kinds that are left out, by the names of `imaging.metadata.metadata_filter`, with commas.
    """

    def __init__(self, chosen: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            "gps": self.tr("Position (GPS)"),
            "place": self.tr("Names of places"),
            "people": self.tr("People and their faces"),
            "captions": self.tr("Captions"),
            "keywords": self.tr("Keywords"),
            _ALL: self.tr("All metadata"),
        }
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(_COLUMNS, 1)
        ticked = {name.strip() for name in chosen.split(",")}
        for number, name in enumerate(NAMES):
            box = QCheckBox(words.get(name, name))
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
        return _ALL if _ALL in ticked else ",".join(ticked)

    def _follow(self) -> None:
        is_all = self.boxes[_ALL].isChecked()
        for name, box in self.boxes.items():
            box.setEnabled(name == _ALL or not is_all)
