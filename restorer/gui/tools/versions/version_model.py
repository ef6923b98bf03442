"""What can be laid side by side of the photo in view: the original, after each step, and its versions. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QDateTime, QLocale, QObject, Signal

from restorer.condition.overrides import in_order
from restorer.errors import RestorerError
from restorer.gui.tools.versions.recipe_drafts import RecipeDrafts
from restorer.gui.viewmodels.layers import FileSource, PhotoLayer
from restorer.gui.viewmodels.session import Session
from restorer.gui.viewmodels.targets import planned_result
from restorer.gui.viewmodels.wording import step_label
from restorer.jobs.files import versions
from restorer.jobs.files.result_geometry import result_transform
from restorer.jobs.files.versions import Version
from restorer.jobs.provenance.labels import complete_recipe
from restorer.pipeline.recipe import Recipe
from restorer.steps import STEPS

MOST = 4
"""So many are seen at once."""


class ComparedPicture(NamedTuple):
    """A picture of the photo in view.

    Attributes:
        id: Unique among them.
        label: In a few words.
        words: What was done, for the tooltip.
        layer: Its pixels.
        version: Where it is a version; the result is the one that is kept.
    """

    id: str
    label: str
    words: str
    layer: PhotoLayer
    version: Version | None = None


class VersionModel(QObject):
    """The pictures, which of them are compared, and what a person does with versions. Main thread only.

    Args:
        session: Whose photo in view it is.
        layers: Gives what the viewer can show: the original, after each step, the result or the preview.
    """

    changed = Signal()
    """There are other pictures, or others are compared."""
    failed = Signal(object)
    """A `RestorerError`: a version could not be moved, named or deleted."""
    kept = Signal(str)
    """Another version lies at this path now."""

    def __init__(
        self, session: Session, layers: Callable[[], Sequence[PhotoLayer]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._layers = session, layers
        self.path = session.recipe.path
        self._place: Path | None = None
        self._drafts = RecipeDrafts(session.preview, self)
        self._drafts.changed.connect(self.refresh)
        self.pictures: tuple[ComparedPicture, ...] = ()
        self._compared: list[str] = []
        self._selected = ""
        self.refresh()
        self._compared = list(dict.fromkeys(layer.id for layer in (*layers()[:1], *layers()[-1:])))
        session.photo_finished.connect(self._on_photo_finished)

    @property
    def compared(self) -> tuple[ComparedPicture, ...]:
        """Those that are seen side by side, in the order of the pictures."""
        return tuple(picture for picture in self.pictures if picture.id in self._compared)

    @property
    def selected(self) -> ComparedPicture | None:
        """The one in hand."""
        return next((picture for picture in self.pictures if picture.id == self._selected), None)

    def refresh(self) -> None:
        """Look again what there is."""
        layers = list(self._layers())
        found = self._versions()
        kept = {version.number: version for version in found}.get(0)
        pictures = [
            ComparedPicture(layer.id, layer.label, _describe(kept) if layer.id == "result" and kept else "", layer,
                    kept if layer.id == "result" else None)
            for layer in layers
        ]  # fmt: skip
        pictures = [
            picture._replace(label=f"{picture.label}: {kept.name}")
            if picture.version is not None and kept is not None and kept.name
            else picture
            for picture in pictures
        ]
        has_result = any(picture.id == "result" for picture in pictures)
        pictures += [self._picture_of(version) for version in found if not (version.is_kept and has_result)]
        self.pictures = tuple(pictures)
        there = {picture.id for picture in pictures}
        self._compared = [name for name in self._compared if name in there]
        self.changed.emit()

    # -- what a person does

    def select(self, number: int) -> None:
        """Take a picture in hand; -1 for none."""
        chosen = self.pictures[number].id if 0 <= number < len(self.pictures) else ""
        if chosen != self._selected:
            self._selected = chosen
            self.changed.emit()

    def compare(self, number: int, is_compared: bool) -> None:
        """Lay a picture beside the others, or take it away; a fifth one takes the place of the oldest."""
        name = self.pictures[number].id
        if is_compared and name not in self._compared:
            self._compared = [*self._compared, name][-MOST:]
        elif not is_compared:
            self._compared = [other for other in self._compared if other != name]
        self.changed.emit()

    def keep(self) -> None:
        """Let the version in hand be the result."""
        picture = self.selected
        item = self._session.library.find(self.path)
        if picture is None or picture.version is None or not self.can_keep or item is None:
            return
        version = picture.version
        if self._done(lambda: versions.keep(Path(item.result), version)):
            choice = replace(item.choice, recipe=self._recipe_of(version) or item.choice.recipe)
            # It is what the result was made by, so the photo is as restored as before.
            self._session.library.change(self.path, asked=choice, notes={})
            if choice.recipe is not None:
                self._session.recipe.set_recipe(choice.recipe, self.tr("keep version"))
            self.kept.emit(item.result)
            self.refresh()

    @property
    def can_keep(self) -> bool:
        """Whether the one in hand may become the result."""
        version = self.selected.version if self.selected is not None else None
        return version is not None and not version.is_kept and version.is_made and bool(self._item_result())

    @property
    def can_keep_recipe(self) -> bool:
        """Whether the photo has a recipe that could be kept."""
        recipe = self._session.recipe.recipe
        return recipe is not None and bool(recipe.steps)

    def keep_recipe(self, name: str) -> bool:
        """Keep the photo's recipe of now under this name, to be restored later; whether that was done."""
        recipe = self._session.recipe.recipe
        if recipe is None:
            return False

        def act() -> None:
            place = planned_result(self.path, self._session.settings) if self._result() is None else self._result()
            if place is not None:
                versions.keep_recipe(place, complete_recipe(recipe, STEPS).to_json(), name)

        if not self._done(act):
            return False
        self._place = None
        self.refresh()
        return True

    def use_recipe(self) -> None:
        """Give the photo the recipe that the version in hand was made by."""
        picture = self.selected
        recipe = self._recipe_of(picture.version) if picture is not None and picture.version is not None else None
        if recipe is not None:
            self._session.recipe.set_recipe(recipe, self.tr("recipe of a version"))

    def rename(self, number: int, name: str) -> None:
        """Call a version something."""
        picture = self.pictures[number]
        result = self._result()
        if picture.version is not None and result is not None and name != picture.version.name:
            version = picture.version
            self._done(lambda: versions.rename(result, version, name))
        self.refresh()

    def remove(self) -> None:
        """Delete the version in hand; the one that is kept stays."""
        picture, result = self.selected, self._result()
        if picture is None or picture.version is None or picture.version.is_kept or result is None:
            return
        version = picture.version
        self._done(lambda: versions.remove(result, version))
        self.refresh()

    # -- inside

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except RestorerError as error:
            self.failed.emit(error)
            return False
        return True

    def _item_result(self) -> str:
        item = self._session.library.find(self.path)
        return item.result if item is not None else ""

    def _result(self) -> Path | None:
        """Where the photo's versions lie: with its result, or where that would be."""
        if result := self._item_result():
            return Path(result)
        if self._place is None:
            try:
                self._place = planned_result(self.path, self._session.settings)
            except (RestorerError, OSError):
                return None
        return self._place

    def _versions(self) -> list[Version]:
        result = self._result()
        try:
            return versions.list_versions(result) if result is not None else []
        except (RestorerError, OSError):
            return []

    def _picture_of(self, version: Version) -> ComparedPicture:
        label = version.name or self.tr("Version {number}").format(number=version.number)
        if not version.is_made:
            return self._picture_of_recipe(version, label)
        transform = result_transform(Path(self.path), version.path)
        layer = PhotoLayer(f"version {version.number}", label, FileSource.of(version.path), transform)
        return ComparedPicture(layer.id, label, _describe(version), layer, version)

    def _picture_of_recipe(self, version: Version, name: str) -> ComparedPicture:
        """A draft of what would be made by it; the original while that is being drawn."""
        recipe = self._recipe_of(version)
        drawn = self._drafts.draft_of(self.path, recipe) if recipe is not None else None
        if drawn is None:
            label = self.tr("{name}: being drawn…").format(name=name)
            layer = PhotoLayer(f"recipe {version.number}", label, self._layers()[0].source)
        else:
            label = self.tr("{name} (draft)").format(name=name)
            layer = PhotoLayer(f"recipe {version.number}", label, *drawn)
        return ComparedPicture(layer.id, label, _describe(version), layer, version)

    def _recipe_of(self, version: Version) -> Recipe | None:
        try:
            return in_order(Recipe.from_json(dict(version.recipe))) if version.recipe else None
        except RestorerError:
            return None

    def _on_photo_finished(self, path: str) -> None:
        if path == self.path:
            self.refresh()


def _describe(version: Version) -> str:
    """When a version was made, and by which steps."""
    made = QDateTime.fromSecsSinceEpoch(int(version.made_at))
    steps = ", ".join(step_label(str(step.get("step", ""))) for step in version.recipe.get("steps", ()))
    when = QLocale().toString(made, QLocale.FormatType.ShortFormat)
    return f"{when}\n{steps}" if steps else when
