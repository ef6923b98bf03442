"""Other versions of the photo above it, of which one is chosen with a click or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QPushButton

from restorer.gui.tools.colors.variation_list import VariationList, picture_of
from restorer.gui.tools.colors.variation_model import COUNT, Variation, VariationModel
from restorer.gui.tools.tool_strip import ToolStrip
from restorer.gui.viewer.tool import Tool
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.widgets.card.variation_editor import VariationEditor


class VariationTool(Tool):
    """In the photo the mouse does what it does without it.

    Args:
        model: The versions.
        viewer: Above whose photo they lie.
        editor: Whose button takes the tool up.
    """

    def __init__(self, model: VariationModel, viewer: PhotoViewer, editor: VariationEditor) -> None:
        super().__init__(viewer)
        self.model, self._viewer, self._editor = model, viewer, editor
        self._pictures: dict[int, tuple[Variation, QPixmap]] = {}
        strip = self.strip = ToolStrip(viewer)
        strip.show_words(self.tr("Choose among colours that are as likely. The photo follows."))
        self.list = VariationList()
        self.list.chosen.connect(lambda place: model.choose(model.versions[place].seed))
        self.before = QPushButton(self.tr("Back"))
        self.before.clicked.connect(lambda: model.more(-1))
        self.more = QPushButton(self.tr("More"))
        self.more.setToolTip(self.tr("Show the next six."))
        self.more.clicked.connect(lambda: model.more())
        strip.add_row(self.list, fills=True)
        for button in (self.more, self.before):
            button.setAccessibleName(button.text())
            strip.add_button(button)
        strip.done.connect(lambda: viewer.lay_down(self))
        editor.picker.connect(self._on_wanted)
        model.changed.connect(self._follow)

    def taken_up(self) -> None:
        """Draw them."""
        self._editor.set_picking(True)
        self.strip.appear()
        self.model.open()
        self._follow()
        self.list.setFocus()

    def laid_down(self) -> None:
        """Draw no more."""
        self._editor.set_picking(False)
        self.model.close()
        self.strip.hide()

    def claims_key(self, event: QKeyEvent) -> bool:
        """Enter ends the tool."""
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def key_press(self, event: QKeyEvent) -> bool:
        """Enter is Done."""
        if self.claims_key(event):
            self._viewer.lay_down(self)
            return True
        return False

    def _on_wanted(self, is_wanted: bool) -> None:
        self._viewer.take_up(self) if is_wanted else self._viewer.lay_down(self)

    def _follow(self) -> None:
        if self._viewer.tool is not self:
            return
        versions = self.model.versions
        place = self.model.chosen - versions[0].seed
        self.list.show_versions(
            versions, [self._picture(one) for one in versions], place if 0 <= place < COUNT else None
        )
        self.list.setEnabled(self.model.can_choose)
        self.before.setEnabled(versions[0].seed > 0)

    def _picture(self, version: Variation) -> QPixmap:
        """Painted once: a version's pixels never change."""
        known = self._pictures.get(version.seed)
        if known is None or known[0] is not version:
            picture = picture_of(version, self._viewer.devicePixelRatioF())
            self._pictures = {**self._pictures, version.seed: (version, picture)}
            return picture
        return known[1]
