"""Saves the list of photos between two sessions: paths, order, recipes."""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QThreadPool, QTimer

from restorer.condition.overrides import in_order
from restorer.errors import RestorerError
from restorer.gui.viewmodels.item import Choice, Item, ItemState, Rating
from restorer.gui.viewmodels.library import LibraryModel
from restorer.message import from_json, to_json
from restorer.pipeline.recipe import Recipe

log = logging.getLogger(__name__)

SAVE_AFTER_MS = 2000
_PORTION = 200
_GATHER_S = 0.003


class _Facts(NamedTuple):
    """What is written of a photo. The item itself goes on changing; what the thread is handed does not."""

    path: str
    state: ItemState
    choice: Choice
    jobs: tuple[int, ...]
    open_jobs: frozenset[int]
    message: str
    hint: str
    result: str
    notes: dict[str, str]
    is_untouched: bool
    is_asked: bool
    rating: Rating
    kind: str
    partial: bool


class PhotoListStore(QObject):
    """Writes the list shortly after it changed, on a thread of its own, and once more at the end. Main thread only.

    A kill costs what was done in the last two seconds; of photos that were queued in them the queue itself knows.

    Args:
        path: The file: a line of JSON for each photo.
        library: The list.
    """

    def __init__(self, path: Path, library: LibraryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._library = path, library
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._begin)
        self._left: deque[Item] = deque()
        self._facts: list[_Facts] = []
        self._gathering = QTimer(self, interval=0)
        self._gathering.timeout.connect(self._gather)
        for signal in (library.counts_changed, library.layoutChanged):
            signal.connect(self.touch)

    def load(self) -> list[Item]:
        """The photos as they were; none where there is no file. A line that makes no sense costs its photo only."""
        try:
            lines = self._path.read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return []
        items: dict[str, Item] = {}
        for line in lines:
            with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RestorerError):
                item = _item_of(json.loads(line))
                items[item.path] = item
        return list(items.values())

    def touch(self) -> None:
        """Something changed that must be kept."""
        if not self._timer.isActive():
            self._timer.start()  # while another save gathers, too: it may have passed by what changed

    def save(self) -> None:
        """Write what is there now, and wait until it is written: the window closes."""
        self._timer.stop()
        self._gathering.stop()
        self._hand_over([_facts_of(item) for item in self._library.items])
        self._pool.waitForDone()

    def _begin(self) -> None:
        self._left, self._facts = deque(self._library.items), []
        self._gathering.start()

    def _gather(self) -> None:
        """Look at some photos and let the window breathe: ten thousand at once would take as long as two frames."""
        end = time.perf_counter() + _GATHER_S
        while self._left and time.perf_counter() < end:
            self._facts.append(_facts_of(self._left.popleft()))
        if not self._left:
            self._gathering.stop()
            self._hand_over(self._facts)

    def _hand_over(self, facts: Sequence[_Facts]) -> None:
        self._pool.start(lambda: _write(self._path, facts))


def _facts_of(item: Item) -> _Facts:
    return _Facts(
        item.path, item.state, item.choice, item.jobs, item.open_jobs, item.message, item.hint, item.result,
        dict(item.notes), item.is_untouched, item.choice == item.asked, item.rating,
        item.kind, item.partial,
    )  # fmt: skip


def _write(path: Path, facts: Sequence[_Facts]) -> None:
    """Write atomically; a full disk is no reason to trouble anybody."""
    private = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with private.open("w", encoding="utf-8") as file:
            # In portions: encoding ten thousand photos in one go would hold up the window's thread.
            for portion in _portions(facts):
                file.write("".join(json.dumps(_plain(one)) + "\n" for one in portion))
        private.replace(path)
    except OSError as error:
        log.warning("The list of photos could not be kept in %s: %s", path, error)


def _portions(facts: Sequence[_Facts]) -> Iterator[Sequence[_Facts]]:
    return (facts[first : first + _PORTION] for first in range(0, len(facts), _PORTION))


def _plain(facts: _Facts) -> dict[str, Any]:
    data: dict[str, Any] = {"path": facts.path, "state": facts.state.value, "preset": facts.choice.preset}
    if facts.choice.recipe is not None:
        data["recipe"] = facts.choice.recipe.to_json()
        if facts.choice.is_given:
            data["given"] = True
    optional = {
        "jobs": list(facts.jobs),
        "open": sorted(facts.open_jobs),
        "message": to_json(facts.message),
        "hint": to_json(facts.hint),
        "result": facts.result,
        "notes": {step: to_json(note) for step, note in facts.notes.items()},
        "untouched": facts.is_untouched,
        "asked": facts.is_asked,
        "rating": facts.rating.value,
        "kind": facts.kind,
        "partial": facts.partial,
    }
    return data | {name: value for name, value in optional.items() if value}


def _item_of(data: dict[str, Any]) -> Item:
    recipe = in_order(Recipe.from_json(data["recipe"])) if "recipe" in data else None
    jobs, open_jobs = tuple(map(int, data.get("jobs", ()))), frozenset(map(int, data.get("open", ())))
    state = ItemState(data["state"])
    if state.is_pending:
        # The engine reports what became of it since; without a number it never reached the queue.
        state = ItemState.QUEUED if open_jobs else ItemState.READY
    choice = Choice(str(data["preset"]), recipe, data.get("given") is True)
    return Item(
        str(data["path"]),
        state,
        choice,
        choice if data.get("asked") is True else None,
        jobs,
        open_jobs,
        message=from_json(data.get("message", "")),
        hint=from_json(data.get("hint", "")),
        kind=str(data.get("kind", "")),
        partial=data.get("partial") is True,
        result=str(data.get("result", "")),
        rating=Rating(data.get("rating", "")),
        is_untouched=data.get("untouched") is True,
        notes={str(step): from_json(note) for step, note in data.get("notes", {}).items()},
    )
