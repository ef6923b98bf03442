"""Where each result goes: names from a template, no two alike, none that is an original."""

from __future__ import annotations

import hashlib
import os
import string
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path, PurePath

from restorer.errors import InputError
from restorer.imaging.codecs.format_ids import SAME
from restorer.imaging.codecs.formats import find_codec, kept_format
from restorer.jobs.store.rows import target_key
from restorer.message import Message

NAME_LIMIT_BYTES = 255
"""What nearly every file system allows; counted in UTF-8, which is the strictest way to count."""

FIELDS: Mapping[str, str] = {
    "stem": "the original's name without its ending",
    "name": "the original's name with its ending",
    "page": "the number of the page, from 1",
    "ext": "the result's ending without its dot",
    "n": "the number of the photo in the batch, from 1, padded so that names sort",
    "preset": "the preset's name",
    "date": "today, as 2026-01-31",
}
"""What a template may name, for `--help` and the window."""

_ROOM = 16  # bytes kept free in every name for `-2`, `-p12`


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One photo that was asked for.

    Attributes:
        path: Absolute path of the file.
        relative: Its path below the folder that was given; just its name where the file itself was given.
        format: The id of its format, by its content.
        page: Which page of it, from 0.
        pages: How many pages it has.
    """

    path: Path
    relative: PurePath
    format: str
    page: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Naming:
    """How results are named.

    Attributes:
        folder: Absolute path of the folder that they go to.
        template: A relative path made of text and `{fields}` (see `FIELDS`); the original's folder goes before it and
            the ending behind it, where it is not there already.
        format: One of `jobs.output_options.FORMATS`.
        preset: For `{preset}`: a preset's name, or the path of its file.
        today: For `{date}`.
    """

    folder: Path
    template: str = "{stem}"
    format: str = SAME
    preset: str = "auto"
    today: date | None = None


def plan_targets(sources: Sequence[SourcePage], naming: Naming) -> list[Path]:
    """Give every source a target of its own.

    The same sources in the same order always get the same targets. Where two would get names that some file system
    takes for one (case, composed letters), the first keeps it and the others get `-2`, `-3`, never a name that another
    source has by itself.

    Returns:
        Absolute paths in the sources' order. Whether something lies there already is not asked.

    Raises:
        InputError: a bad template, or a target that is itself one of the sources.
    """
    wanted = [_target(source, index, len(sources), naming) for index, source in enumerate(sources)]
    natural = {target_key(str(path)) for path in wanted}  # and, later, all that were given
    numbers: dict[bytes, int] = {}
    targets = []
    for path in wanted:
        key, chosen = target_key(str(path)), path
        number = numbers.get(key, 1)
        while number > 1 and target_key(str(chosen := numbered(path, number))) in natural:
            number += 1
        # Names are never given back, so each series goes on where it stopped: 10,000 equal names stay quick.
        numbers[key] = number + 1
        natural.add(target_key(str(chosen)))
        targets.append(chosen)
    _refuse_originals(sources, targets)
    return targets


def result_format(source_format: str, wanted: str) -> str:
    """The format that a result gets: the wanted one; for `same` the source's if it can be written, else PNG."""
    return wanted if wanted != SAME else kept_format(source_format)


def numbered(path: Path, number: int) -> Path:
    """`x-2.jpg` for `x.jpg` and 2, within the length that a name may have."""
    return path.with_name(_fitted(path.stem, f"-{number}{path.suffix}", room=0))


def alternatives(path: Path) -> Iterator[Path]:
    """`x-2.jpg`, `x-3.jpg` and so on, for `x.jpg`: never ending."""
    return (numbered(path, number) for number in count(2))


def alternatives_of_name(name: PurePath) -> Iterator[str]:
    """`alternatives` for a bare name, such as one at an address."""
    return (path.name for path in alternatives(Path(name.name)))


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through whatever links or spellings; False where one is not there."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _target(source: SourcePage, index: int, total: int, naming: Naming) -> Path:
    codec = find_codec(result_format(source.format, naming.format))
    keeps_name = naming.format == SAME and codec.has_name(source.path)
    suffix = source.path.suffix if keeps_name else codec.suffix
    values = {
        "stem": source.path.stem,
        "name": source.path.name,
        "page": str(source.page + 1),
        "ext": suffix.removeprefix("."),
        "n": str(index + 1).zfill(len(str(total))),
        "preset": PurePath(naming.preset).stem,
        "date": (naming.today or date.today()).isoformat(),
    }
    text, tail, fields = _filled(naming.template, values)
    folders, _, name = text.rpartition("/")
    # Only an ending that the template asked for is there already: the stem of `scan.jpg.jpg` is `scan.jpg`.
    is_there = tail.lower().endswith(suffix.lower()) and name.lower() != suffix.lower()
    stem = name[: -len(suffix)] if is_there else name
    page = "" if source.pages == 1 or "page" in fields else f"-p{source.page + 1}"
    below = source.relative.parent / folders if folders else source.relative.parent
    return naming.folder / below / _fitted(stem, page + suffix)


def _filled(template: str, values: Mapping[str, str]) -> tuple[str, str, set[str]]:
    """The template with its fields' values, what of it follows the last `{stem}`, and which fields it names."""
    hint = Message("A name is made of text and of {fields}.", fields=", ".join(f"{{{field}}}" for field in FIELDS))
    text, tail, fields = "", "", set()
    try:
        template = template.replace("\\", "/") if os.sep == "\\" else template
        pieces = list(string.Formatter().parse(template))
    except ValueError as error:
        raise InputError(
            Message("The name {template!r} cannot be read: {reason}.", template=template, reason=error), hint
        ) from error
    for literal, field, spec, conversion in pieces:
        text, tail = text + literal, tail + literal
        if field is None:
            continue
        if field not in values or spec or conversion:
            raise InputError(
                Message(
                    "The name {template!r} has a field {{{field}}} that is not known.", template=template, field=field
                ),
                hint,
            )
        fields.add(field)
        text, tail = text + values[field], "" if field == "stem" else tail + values[field]
    is_inside = not ({".", ".."} & set(text.split("/")[:-1]) or PurePath(template).is_absolute() or "\0" in template)
    if not template.strip() or not is_inside or template.startswith("/"):
        raise InputError(Message("The name {template!r} is no name inside the output folder.", template=template), hint)
    if text.endswith("/"):
        raise InputError(Message("The name {template!r} ends with a folder.", template=template), hint)
    return text, tail, fields


def _fitted(stem: str, outcome: str, room: int = _ROOM) -> str:
    """`stem + ending`, shortened to what a name may have; a shortened stem ends in a mark of what it was."""
    limit = NAME_LIMIT_BYTES - _length(outcome)
    if _length(stem) + _length(outcome) <= NAME_LIMIT_BYTES:
        return stem + outcome
    mark = "~" + hashlib.sha256(stem.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    end = len(stem) - 1
    while end and (_length(stem[:end]) > limit - len(mark) - room or unicodedata.combining(stem[end])):
        end -= 1  # a letter goes with the marks above it
    return stem[:end] + mark + outcome


def _length(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))


def _refuse_originals(sources: Sequence[SourcePage], targets: Sequence[Path]) -> None:
    """Raise `InputError` where a target is a source, be it by another spelling or a link."""
    originals: dict[tuple[int, int], Path] = {}
    for source in sources:
        status = _identity(source.path)
        if status is not None:
            originals[status] = source.path
    for target in targets:
        status = _identity(target)
        if status in originals:
            raise InputError(
                Message(
                    "The result {target!r} would lie where the original {originals!r} lies.",
                    target=target,
                    originals=originals[status],
                ),
                "Choose another output folder, or a name such as {stem}-restored.",
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
