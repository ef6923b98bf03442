"""Plans and carries out the saving of results: target, name and format of each file."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, QThreadPool, Signal

from restorer.errors import Cancelled, InputError, RestorerError
from restorer.imaging.atomic import write_atomic
from restorer.imaging.decode import decode, probe
from restorer.imaging.encode import EncodeOptions, encode
from restorer.imaging.photo import Extent, Photo
from restorer.imaging.scaling import reduce_area
from restorer.jobs.files.targets import Naming, SourcePage, alternatives, is_same_file, plan_targets, result_format
from restorer.message import Message, os_reason
from restorer.progress import CancelToken


@dataclass(frozen=True, slots=True)
class Finished:
    """A photo that was restored: its original and the result that was written."""

    original: Path
    result: Path


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """How results are to be saved.

    Attributes:
        folder: Where to; absolute.
        template: As `jobs.files.targets` reads it.
        format: `same` (the result's own) or a format that is written.
        quality: 1..100, of formats that lose something.
        longest_side: No side gets longer than this many pixels; None keeps the size. Never enlarged.
        skips_existing: Whether a name that is taken is left alone; else the new file gets a number.
    """

    folder: Path
    template: str = "{stem}"
    format: str = "same"
    quality: int = 92
    longest_side: int | None = None
    skips_existing: bool = False


class Fate(Enum):
    """What becomes of one file."""

    NEW = "new"
    NUMBERED = "numbered"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class PlannedExport:
    """One file that will be written, or why it will not."""

    finished: Finished
    target: Path
    fate: Fate


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What came of an export: the files that were written, those left alone, and (name, error) of those that failed."""

    written: tuple[Path, ...] = ()
    skipped: tuple[Path, ...] = ()
    failed: tuple[tuple[str, RestorerError], ...] = ()
    was_cancelled: bool = False


def plan_export(photos: Sequence[Finished], choice: ExportChoice) -> list[PlannedExport]:
    """Where each result goes. Nothing that is there already is ever written over, an original least of all.

    Raises:
        InputError: the template cannot be used, or a target is one of the originals.
    """
    sources = [
        SourcePage(photo.original, PurePath(photo.original.name), _format_of(photo.result, choice.format))
        for photo in photos
    ]
    # Each source stands with the format that is written: its own ending stays where that still says the truth.
    targets = plan_targets(sources, Naming(choice.folder, choice.template, "same"))
    taken: set[Path] = set()
    plan = []
    for photo, target in zip(photos, targets, strict=True):
        fate = Fate.NEW
        if target.exists() or target in taken:
            fate = Fate.SKIPPED if choice.skips_existing else Fate.NUMBERED
        if fate is Fate.NUMBERED:
            target = next(name for name in alternatives(target) if not name.exists() and name not in taken)
        taken.add(target)
        plan.append(PlannedExport(photo, target, fate))
    return plan


def export_one(planned: PlannedExport, choice: ExportChoice) -> Path:
    """Write one file atomically; a result that need not change is copied byte for byte. Any thread.

    Returns:
        The path that was written: another number where somebody took the planned one meanwhile.

    Raises:
        RestorerError: it cannot be read or written, in words.
    """
    result = planned.finished.result
    facts = probe(result)
    target = planned.target
    if target.exists():
        target = next(name for name in alternatives(target) if not name.exists())
    if is_same_file(target, planned.finished.original):
        raise InputError(Message('"{name}" is the original.', name=target.name), "Choose another name or folder.")
    target.parent.mkdir(parents=True, exist_ok=True)
    wanted = result_format(facts.format, choice.format)
    is_small = choice.longest_side is None or max(facts.extent) <= choice.longest_side
    if wanted == facts.format and is_small and choice.format == "same":
        with write_atomic(target) as temporary:
            shutil.copyfile(result, temporary)
        return target
    photo = decode(result)
    if choice.longest_side is not None:
        photo = _bounded(photo, choice.longest_side)
    encode(photo, target, wanted, EncodeOptions(quality=choice.quality))
    return target


class ExportModel(QObject):
    """The export dialog's state and the thread that writes. Lives on the main thread.

    Args:
        photos: What is saved; at least one.
        choice: What is proposed.
    """

    plan_changed = Signal()
    progressed = Signal(int, int)
    """How many files are done, of how many."""
    finished = Signal(object)
    """The `ExportReport`."""

    def __init__(self, photos: Sequence[Finished], choice: ExportChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photos = tuple(photos)
        self._choice = choice
        self._plan: list[PlannedExport] = []
        self.error: RestorerError | None = None
        self.is_running = False
        self._token = CancelToken()
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(1)
        self._make_plan()

    @property
    def choice(self) -> ExportChoice:
        """How results are to be saved."""
        return self._choice

    def choose(self, **changes: object) -> None:
        """Change some of the choice's fields and plan again."""
        choice = replace(self._choice, **changes)  # type: ignore[arg-type]
        if choice != self._choice:
            self._choice = choice
            self.plan_anew()

    def plan_anew(self) -> None:
        """Look again which names are taken."""
        self._make_plan()
        self.plan_changed.emit()

    @property
    def plan(self) -> tuple[PlannedExport, ...]:
        """What will be written; empty where `error` says why not."""
        return tuple(self._plan)

    @property
    def can_start(self) -> bool:
        """Whether there is something to write."""
        return not self.is_running and any(planned.fate is not Fate.SKIPPED for planned in self._plan)

    def start(self) -> None:
        """Write the files on the model's own thread; `finished` ends it."""
        if self.can_start:
            self.is_running = True
            plan, choice = tuple(self._plan), self._choice
            self._pool.start(lambda: self._write(plan, choice))

    def cancel(self) -> None:
        """Stop after the file in hand."""
        self._token.cancel()

    def shutdown(self) -> None:
        """Stop, and wait for the file in hand."""
        self.cancel()
        self._pool.waitForDone()

    def _make_plan(self) -> None:
        try:
            self._plan, self.error = plan_export(self.photos, self._choice), None
        except RestorerError as error:
            self._plan, self.error = [], error
        except OSError as error:
            self._plan, self.error = (
                [],
                InputError(Message("This folder cannot be used: {reason}", reason=os_reason(error))),
            )

    def _write(self, plan: Sequence[PlannedExport], choice: ExportChoice) -> None:
        written: list[Path] = []
        failed: list[tuple[str, RestorerError]] = []
        skipped = [planned.target for planned in plan if planned.fate is Fate.SKIPPED]
        work = [planned for planned in plan if planned.fate is not Fate.SKIPPED]
        was_cancelled = False
        for count, planned in enumerate(work, 1):
            try:
                self._token.check()
                written.append(export_one(planned, choice))
            except Cancelled:
                was_cancelled = True
                break
            except RestorerError as error:
                failed.append((planned.target.name, error))
            except Exception as error:  # the dialog must hear of whatever it was, or it would wait for ever
                failed.append(
                    (
                        planned.target.name,
                        InputError(Message("{name}: {reason}", name=planned.target.name, reason=error)),
                    )
                )
            self.progressed.emit(count, len(work))
        self.is_running = False
        self.finished.emit(ExportReport(tuple(written), tuple(skipped), tuple(failed), was_cancelled))


def _format_of(result: Path, wanted: str) -> str:
    """The format that is written, by the result's ending: no file is opened while somebody types a name."""
    from restorer.imaging.codecs.format_ids import LOSSLESS, SAME
    from restorer.imaging.codecs.formats import codec_of_name

    if wanted != SAME:
        return wanted
    codec = codec_of_name(result)
    return LOSSLESS if codec is None else codec.id


def _bounded(photo: Photo, longest_side: int) -> Photo:
    width, height = photo.extent
    longest = max(width, height)
    if longest <= longest_side:
        return photo
    extent = Extent(
        max(1, round(width * longest_side / longest)),
        max(1, round(height * longest_side / longest)),
    )
    alpha = reduce_area(photo.alpha, extent) if photo.alpha is not None else None
    return photo.with_pixels(reduce_area(photo.pixels, extent), alpha)
