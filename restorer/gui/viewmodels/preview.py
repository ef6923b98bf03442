"""State of the preview: what was asked for, its progress, and whether what is shown is outdated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from restorer.gui.viewmodels.recipe import RecipeModel
from restorer.gui.viewmodels.wording import describe_fraction, step_label
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe

DELAY_MS = 120
"""So long the hand must rest before a preview is asked for."""

_ANY_PX = 1 << 30
"""Larger than any photo: regions are cut to it."""


class PreviewModel(QObject):
    """Asks the engine for previews, and follows them. Main thread only.

    Args:
        recipe: That of the photo in view.
        send: Gives a command to the engine.
        tickets: Numbers for commands.
    """

    wanted = Signal()
    """The recipe changed: whoever knows the region in view asks for its preview."""
    made = Signal(object)
    """A `PreviewMade` of the photo in view; older ones are dropped."""
    drafted = Signal(int, object)
    """What came of a draft beside the preview, by its ticket: a `PreviewMade`, then None for its end."""
    changed = Signal()
    """Whether a preview is in hand, how far it is, or whether what is shown is out of date."""

    def __init__(
        self,
        recipe: RecipeModel,
        send: Callable[[messages.Command], None],
        tickets: Iterator[int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._recipe, self._send, self._tickets = recipe, send, tickets
        self._ticket = 0
        self._drafts: set[int] = set()
        self._step, self._fraction = "", 0.0
        self.is_working = False
        self.is_outdated = False
        self._last_step = ""
        self._left_out: tuple[str, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.wanted)
        self._timer.timeout.connect(self.changed)  # where nobody asked, nothing is in hand

    def want(self) -> None:
        """The recipe changed: what is shown is out of date, and another preview is asked for once the hand rests."""
        self.is_outdated = True
        self._timer.start()
        self.changed.emit()

    def show_until(self, step_id: str) -> None:
        """Preview the steps up to this one alone, while a hand works on it; empty: all of them."""
        if step_id != self._last_step:
            self._last_step = step_id
            if self._recipe.path:
                self.want()

    def forget(self) -> None:
        """Another photo comes into view: what was asked for is dropped."""
        self._ticket, self.is_outdated = 0, False
        self._end()

    def stop(self) -> None:
        """Ask for nothing more."""
        self._timer.stop()

    def ask(self, region: Bounds) -> None:
        """Ask what the recipe does to the photo of which this region is in view."""
        recipe = self._recipe.recipe
        if not self._recipe.path or recipe is None:
            return
        self._ticket = next(self._tickets)
        if not recipe.steps:
            self.is_outdated = False
            self._end()
            return
        recipe = self._cut(recipe)
        self._send(messages.PreviewRegion(self._ticket, self._recipe.path, recipe, region))
        self._step, self._fraction, self.is_working = recipe.steps[0].step, 0.0, True
        self.changed.emit()

    def draft(self, recipe: Recipe, budget_px: int) -> int:
        """Ask for one small draft of the photo in view after another recipe; returns its ticket.

        A preview in hand makes way, and is asked for again behind it: it may take long.
        """
        ticket = next(self._tickets)
        self._drafts.add(ticket)
        whole = Bounds(0, 0, _ANY_PX, _ANY_PX)
        self._send(messages.PreviewRegion(ticket, self._recipe.path, recipe, whole, 0, budget_px, is_aside=True))
        if self.is_working:
            self.wanted.emit()
        return ticket

    def take(self, reply: messages.Reply) -> None:
        """What the engine says of the newest preview, and of drafts; what it says of older previews is passed over."""
        ticket = getattr(reply, "ticket", 0)
        if ticket in self._drafts:
            if isinstance(reply, messages.PreviewMade):
                self.drafted.emit(ticket, reply)
            elif isinstance(reply, messages.PreviewEnded):
                self._drafts.discard(ticket)
                self.drafted.emit(ticket, None)
            return
        if ticket != self._ticket or not ticket:
            return
        if isinstance(reply, messages.PreviewMade):
            self.is_outdated = False
            self.made.emit(replace(reply, left_out=(*reply.left_out, *self._left_out)) if self._left_out else reply)
        elif isinstance(reply, messages.PreviewProgressed):
            self._step, self._fraction = reply.step, reply.fraction
        else:
            self._end()
        self.changed.emit()

    def lose(self) -> None:
        """The engine has gone: nothing is in hand."""
        drafts, self._drafts = self._drafts, set()
        for ticket in drafts:
            self.drafted.emit(ticket, None)
        self._end()

    def describe(self) -> str:
        """What is in hand, in words: the step and how far it is; empty where nothing is."""
        if self._recipe.is_waiting:
            return self.tr("Reading the photo…")
        recipe = self._recipe.recipe
        if not self.is_working and self._timer.isActive() and recipe is not None and recipe.steps:
            # It is asked for in a moment: what is said must not go and come back.
            return self.tr("Preview: {step} {percent}").format(
                step=step_label(recipe.steps[0].step), percent=describe_fraction(0)
            )
        if not self.is_working:
            return ""
        if not self._step:
            return self.tr("Preview: loading the networks…")
        words = self.tr("Preview: {step} {percent}")
        return words.format(step=step_label(self._step), percent=describe_fraction(self._fraction))

    def _cut(self, recipe: Recipe) -> Recipe:
        """The steps that are to be seen now; the preview names those that are left out."""
        self._left_out = ()
        ids = [choice.step for choice in recipe.steps]
        if self._last_step not in ids:
            return recipe
        count = ids.index(self._last_step) + 1
        self._left_out = tuple(ids[count:])
        return recipe.with_steps(recipe.steps[:count])

    def _end(self) -> None:
        self.is_working = False
        self.changed.emit()
