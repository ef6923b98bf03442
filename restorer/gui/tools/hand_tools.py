"""Makes the tools for the photo in view and connects them to its recipe."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from restorer.gui.actions import Actions
from restorer.gui.tools.brush.brush_model import Brush, BrushModel
from restorer.gui.tools.brush.brush_tool import BrushTool
from restorer.gui.tools.colors.color_point_tool import ColorPointTool
from restorer.gui.tools.colors.other_photo import ask_other_photo, ask_reference
from restorer.gui.tools.colors.reference_model import ReferenceModel
from restorer.gui.tools.colors.variation_model import VariationModel
from restorer.gui.tools.colors.variation_tool import VariationTool
from restorer.gui.tools.faces.face_strip_model import FaceStripModel
from restorer.gui.tools.faces.face_tool import FaceTool
from restorer.gui.tools.layout.crop_tool import CropTool
from restorer.gui.tools.layout.layout_model import LayoutModel
from restorer.gui.tools.layout.proposal import proposed_corners
from restorer.gui.tools.mark_picking import MarkPicker
from restorer.gui.tools.mark_tool import MarkTool
from restorer.gui.tools.sharing.sharing import Sharing
from restorer.gui.viewer.display import display_space
from restorer.gui.viewer.thumbnails import ThumbnailStore
from restorer.gui.viewer.tool import Tool
from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.color_hints import ColorHintModel
from restorer.gui.viewmodels.preview import PreviewModel
from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.gui.widgets.card.reference_editor import ReferenceEditor
from restorer.gui.widgets.card.variation_editor import VariationEditor
from restorer.gui.widgets.colors_editor import ColorsEditor
from restorer.gui.widgets.recipe_panel import RecipePanel
from restorer.pipeline.step import Step


class HandTools(QObject):
    """Makes the tools, and lets menus and the panel take them up. Main thread only.

    Args:
        recipe: That of the photo in view.
        steps: All steps.
        viewer: Where the hand works.
        panel: The cards, whose editors take tools up.
        preview: Draws small drafts.
        thumbnails: Reads other photos from which colours are taken.
        parent: The widget over which dialogs open.
    """

    noticed = Signal(str)
    """A sentence that need not be answered."""

    def __init__(
        self,
        recipe: RecipeModel,
        steps: Sequence[Step],
        viewer: PhotoViewer,
        panel: RecipePanel,
        preview: PreviewModel,
        thumbnails: ThumbnailStore,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self.hints = ColorHintModel(recipe, steps, self)
        self.layout = LayoutModel(recipe, steps, self)
        self.crop = CropTool(self.layout, viewer)
        self.marks = BrushModel(recipe, lambda: viewer.model.source, self)
        clicks = MarkTool(MarkPicker(recipe, self), viewer)
        self.brush = BrushTool(self.marks, viewer, clicks.click)
        self.faces = FaceTool(FaceStripModel(recipe, steps, self), viewer)
        self.colors: ColorPointTool | None = None
        if (editor := panel.editor(ColorsEditor)) is not None:
            colors = self.colors = ColorPointTool(self.hints, viewer, editor, display_space())
            colors.other_photo_wanted.connect(lambda: ask_other_photo(colors, thumbnails, parent))
        self.variations: VariationTool | None = None
        if (versions := panel.editor(VariationEditor)) is not None:
            self.variations = VariationTool(VariationModel(recipe, preview, steps, self), viewer, versions)
        self.reference = ReferenceModel(recipe, steps, self)
        if (reference := panel.editor(ReferenceEditor)) is not None:
            reference.file_wanted.connect(lambda: ask_reference(self.reference, parent))
            self.reference.changed.connect(lambda: reference.show_reading(self.reference.is_reading))
        viewer.rest_on(clicks)
        self.layout.changed.connect(self._follow)
        self._follow()

    def connect_actions(self, do: Actions, guarded: Callable[[Callable[[], object]], None]) -> None:
        """Let the actions for the photo in view work, and follow what can be done.

        Args:
            do: Those of the window.
            guarded: Does something that may fail, and shows its error.
        """
        Sharing(do, self._viewer, guarded, self._viewer).noticed.connect(self.noticed)
        layout = self.layout
        do.rotate_left.triggered.connect(lambda: layout.rotate(-90))
        do.rotate_right.triggered.connect(lambda: layout.rotate(90))
        do.flip_horizontal.triggered.connect(lambda: layout.flip("horizontal"))
        do.flip_vertical.triggered.connect(lambda: layout.flip("vertical"))
        do.crop.triggered.connect(self._on_crop)
        do.brush.triggered.connect(lambda is_wanted: self._on_brush(Brush.FILL, is_wanted))
        do.keep_out.triggered.connect(lambda: self._on_brush(Brush.KEEP, True))
        do.faces.triggered.connect(lambda is_wanted: self._take(self.faces, is_wanted))

        def follow() -> None:
            for action in (do.rotate_left, do.rotate_right, do.flip_horizontal, do.flip_vertical, do.crop):
                action.setEnabled(layout.can_change)
            do.crop.setChecked(self._viewer.tool is self.crop)
            for action in (do.brush, do.keep_out):
                action.setEnabled(self.marks.can_paint)
            do.brush.setChecked(self._viewer.tool is self.brush)
            do.faces.setEnabled(self.faces.model.can_change)
            do.faces.setChecked(self._viewer.tool is self.faces)

        layout.changed.connect(follow)
        self.marks.changed.connect(follow)
        self.faces.model.changed.connect(follow)
        self._viewer.tool_changed.connect(follow)
        follow()

    def _on_crop(self, is_wanted: bool) -> None:
        if is_wanted:
            corners = proposed_corners(self._viewer.model.layers, self._viewer.model.source)
            self.crop.propose(() if self.layout.corners else corners)
        self._take(self.crop, is_wanted)

    def _on_brush(self, brush: Brush, is_wanted: bool) -> None:
        if is_wanted:
            self.brush.choose(brush)
        self._take(self.brush, is_wanted)

    def _take(self, tool: Tool, is_wanted: bool) -> None:
        self._viewer.take_up(tool) if is_wanted else self._viewer.lay_down(tool)

    def _follow(self) -> None:
        self._viewer.model.set_orientation(self.layout.orientation)
