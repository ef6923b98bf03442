"""From what a person named to the photos that are meant, and what is left out, with a reason."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import Protocol

from restorer.errors import RestorerError
from restorer.imaging.codecs.formats import HEAD_BYTES, find_codec, foreign, is_photo_name, sniff
from restorer.jobs.files.targets import SourcePage
from restorer.message import Message, os_reason

BACKUP = "backup"
"""The kind of a copy that another program kept of a photo before it changed it."""

_BACKUP_ENDINGS = ("_original", "~", ".bak", ".orig")
"""Of ExifTool, of editors, of both: `a.jpg_original`, `a.jpg~`, `a.jpg.bak`."""


class Pages(Protocol):
    """What `find_sources` asks a probe for."""

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        ...


Probe = Callable[[Path], Pages]
"""Reads a file's header; raises `InputError` where it is no photo that can be read."""


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """Something that was named or found and is not taken.

    Attributes:
        path: Where it lies.
        message: Why, in one sentence.
        hint: What to do next; empty where there is nothing to do.
        is_failure: Whether a person expects it to be taken: a named file that is no photo, a photo that is broken.
            False for what a folder holds beside its photos.
        kind: What it is, where a person may have expected it to be taken all the same: a picture of a kind that is not
            read (`JPEG 2000`), or `BACKUP`.
    """

    path: Path
    message: str
    hint: str = ""
    is_failure: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class DiscoveredFiles:
    """The photos, in a stable natural order, and what was left out."""

    sources: tuple[SourcePage, ...]
    left_out: tuple[SkippedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """What `find_sources` takes.

    Attributes:
        recursive: Whether folders inside of folders are searched.
        output_folder: Never searched, unless it is itself one of the named folders.
        origin_of: From which original a path was written, or None where it is no result; a result is not taken again
            where its original lies in the same named folder.
        include: Patterns; where there are any, only files that fit one are taken.
        exclude: Patterns; files and folders that fit one are left out. A pattern with a slash is for the path below the
            named folder, one without it for each name in that path; case does not matter.
        is_ready: Asked for each file before it is opened; others are passed over.
    """

    recursive: bool = False
    output_folder: Path | None = None
    origin_of: Callable[[Path], Path | None] = lambda path: None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    is_ready: Callable[[Path], bool] = lambda path: True

    def wants(self, relative: PurePath, *, is_folder: bool = False) -> bool:
        """Whether the patterns take a file, or let a folder be searched."""
        if any(_fits(relative, pattern) for pattern in self.exclude):
            return False
        return is_folder or not self.include or any(_fits(relative, pattern) for pattern in self.include)


def _fits(relative: PurePath, pattern: str) -> bool:
    pattern = pattern.casefold().rstrip("/")
    text = relative.as_posix().casefold()
    if "/" in pattern:
        # A folder's pattern is for all that lies in it, too.
        return fnmatchcase(text, pattern.removeprefix("/")) or fnmatchcase(text, pattern.removeprefix("/") + "/*")
    return any(fnmatchcase(part, pattern) for part in text.split("/"))


def find_sources(paths: Iterable[str | Path], probe: Probe, rules: SourceFilter = SourceFilter()) -> DiscoveredFiles:
    """Find the photos that are meant by files and folders.

    Each file is taken once, in the order of `paths` and, inside a folder, with the folder's own photos first and
    numbers in names counted as numbers. Hidden files, unfinished results, devices, pipes and sockets are not opened.

    Args:
        paths: Files and folders, relative ones from the current folder.
        probe: Asked for files that may have several pages, and for those that were named.
        rules: What to take.
    """
    search = _Search(probe, rules)
    for path in paths:
        search.visit(Path(os.path.abspath(path)))  # noqa: PTH100 (resolve would follow links, whose names are wanted)
    return DiscoveredFiles(tuple(search.sources), tuple(search.left_out))


def is_backup_name(name: str) -> bool:
    """Whether a name is one that programs give to the copy that they keep of a photo: `a.jpg_original`, `a.jpg~`."""
    stem = next((name[: -len(end)] for end in _BACKUP_ENDINGS if name.lower().endswith(end)), "")
    return is_photo_name(PurePath(stem))


def natural_key(name: str) -> tuple[list[tuple[int, str]], str]:
    """Sorts `scan2` before `scan10`, and case only where nothing else differs."""
    parts = re.split(r"([0-9]+)", name.casefold())
    return [(int(part), "") if place % 2 else (-1, part) for place, part in enumerate(parts)], name


class _Search:
    def __init__(self, probe: Probe, rules: SourceFilter) -> None:
        self._probe = probe
        self._rules = rules
        self._folders: set[tuple[int, int]] = set()
        self._files: set[str] = set()
        self.sources: list[SourcePage] = []
        self.left_out: list[SkippedFile] = []

    def visit(self, path: Path) -> None:
        """Take what was named."""
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            name = repr(str(path))
            message = (
                Message("{name} leads to a file that is not there.", name=name)
                if path.is_symlink()
                else Message("{name} is not there.", name=name)
            )
            self._fail(path, message, Message("Check the name."))
        except (OSError, ValueError) as error:
            self._fail(
                path,
                Message("{path!r} cannot be read: {reason}.", path=path, reason=os_reason(error)),
                Message("Check the name and the permissions."),
            )
        else:
            if stat.S_ISDIR(mode):
                self._search(path, path)
            elif not self._rules.wants(PurePath(path.name)):
                self._skip(path, Message("It was excluded."))
            elif stat.S_ISREG(mode):
                self._take(path, PurePath(path.name), is_named=True)
            else:
                self._fail(
                    path,
                    Message("{path!r} is {kind}, not a file.", path=path, kind=_kind(mode)),
                    Message("Choose photos or folders."),
                )

    def _search(self, root: Path, folder: Path) -> None:
        """Take a folder's photos, then those of its folders. Each real folder once, so that links make no circle."""
        try:
            status = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: natural_key(entry.name))
        except OSError as error:
            self._fail(
                folder,
                Message("The folder {folder!r} cannot be read: {reason}.", folder=folder, reason=os_reason(error)),
                Message("Check its permissions."),
            )
            return
        if (status.st_dev, status.st_ino) in self._folders:
            self._skip(folder, Message("The folder was searched already."))
            return
        self._folders.add((status.st_dev, status.st_ino))
        inner = list(self._files_of(root, entries))
        for place in inner:
            if not self._rules.recursive:
                self._skip(place, Message("Folders inside of folders are searched with --recursive only."))
            elif self._is_output(place):
                self._skip(place, Message("It is the output folder."))
            else:
                self._search(root, place)

    def _files_of(self, root: Path, entries: Sequence[os.DirEntry[str]]) -> Iterator[Path]:
        """Take the files among a folder's entries and yield its folders."""
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith(".") or entry.name.lower().endswith(".part"):
                self._skip(path, Message("It is hidden or unfinished."))
                continue
            try:
                mode = entry.stat().st_mode
            except OSError as error:
                if is_photo_name(path):
                    self._fail(
                        path,
                        Message("{path!r} cannot be read: {reason}.", path=path, reason=os_reason(error)),
                        Message("Check where its link leads."),
                    )
                else:
                    self._skip(path, Message("It cannot be read: {reason}.", reason=os_reason(error)))
                continue
            if not self._rules.wants(path.relative_to(root), is_folder=stat.S_ISDIR(mode)):
                self._skip(path, Message("It was excluded."))
            elif stat.S_ISDIR(mode):
                yield path
            elif stat.S_ISREG(mode):
                origin = self._rules.origin_of(path)
                if origin is not None and origin.is_relative_to(root):
                    self._skip(path, Message("It is a result of an earlier run."))
                else:
                    self._take(path, path.relative_to(root), is_named=False)
            elif is_photo_name(path):
                self._fail(
                    path,
                    Message("{path!r} is {kind}, not a file.", path=path, kind=_kind(mode)),
                    Message("Save the picture to a file first."),
                )
            else:
                self._skip(path, Message("It is {kind}, not a file.", kind=_kind(mode)))

    def _take(self, path: Path, relative: PurePath, *, is_named: bool) -> None:
        if str(path) in self._files or not self._rules.is_ready(path):
            return
        self._files.add(str(path))
        if not is_named and is_backup_name(path.name):
            self._skip(path, Message("It is another program's backup of a photo."), BACKUP)
            return
        try:
            with path.open("rb") as file:
                head = file.read(HEAD_BYTES)
            format_ = sniff(head) or ""
            kind = foreign(head) if not format_ else None
            is_picture = kind is not None and kind.is_picture
            # Whatever its name, a folder's picture of a kind that is not read is no failure.
            if not format_ and not is_named and (is_picture or not is_photo_name(path)):
                self._skip(path, Message("It is no photo that is read."), kind.name if kind and is_picture else "")
                return
            is_single = bool(format_) and not find_codec(format_).has_pages
            pages = 1 if is_single else self._probe(path).pages
        except RestorerError as error:
            self._fail(path, error.message, error.hint)
        except OSError as error:
            self._fail(
                path,
                Message("{path!r} cannot be read: {reason}.", path=path, reason=os_reason(error)),
                Message("Check its permissions."),
            )
        else:
            self.sources += [SourcePage(path, relative, format_, page, pages) for page in range(pages)]

    def _is_output(self, folder: Path) -> bool:
        output = self._rules.output_folder
        if output is None:
            return False
        try:
            return folder.samefile(output)
        except OSError:
            return False

    def _skip(self, path: Path, message: str, kind: str = "") -> None:
        self.left_out.append(SkippedFile(path, message, kind=kind))

    def _fail(self, path: Path, message: str, hint: str) -> None:
        self.left_out.append(SkippedFile(path, message, hint, is_failure=True))


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, Message("a pipe")),
        (stat.S_ISSOCK, Message("a socket")),
        (stat.S_ISCHR, Message("a device")),
        (stat.S_ISBLK, Message("a disk")),
    )
    return next((words for test, words in kinds if test(mode)), Message("something else"))
