"""Reads the file of `restore --hints`: the colours that a person knows, for one photo or for several."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from restorer.errors import InputError
from restorer.jobs.files.targets import SourcePage
from restorer.steps.colorize.hints import read_hints

_HOW = (
    'Write [{"x": 120, "y": 80, "color": "#8a5a3c"}] for one photo, '
    'or {"scan.png": [{"x": 120, "y": 80, "color": "#8a5a3c"}]} for several.'
)


def read_hint_file(path: Path) -> dict[str, str]:
    """The hints in a file, as the step `colorize` takes them: by the photo's name or path; by "" for the only photo.

    Raises:
        InputError: it cannot be read, or holds no hints.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"The hints {str(path)!r} cannot be read: {error.strerror}.", "Check the file's name."
        ) from error
    except ValueError as error:
        raise InputError(f"The hints {str(path)!r} are not JSON: {error}.", _HOW) from error
    by_photo = content if isinstance(content, dict) else {"": content}
    if not by_photo:
        raise InputError(f"There are no hints in {str(path)!r}.", _HOW)
    texts = {name: json.dumps(hints, separators=(",", ":")) for name, hints in by_photo.items()}
    for name, text in texts.items():
        try:
            read_hints(text)
        except InputError as error:
            where = f" for {name!r}" if name else ""
            raise InputError(f"In {str(path)!r}{where}: {error.message}", _HOW) from error
    return texts


def hints_of(sources: Sequence[SourcePage], texts: Mapping[str, str]) -> list[str]:
    """The hints of each photo, empty where it has none: see `texts_of`."""
    return texts_of(sources, texts, "hints", _HOW)


def texts_of(sources: Sequence[SourcePage], texts: Mapping[str, str], what: str, how: str) -> list[str]:
    """What a file says of each photo, empty where it says nothing.

    A photo is named by its path, absolute or below the folder that was given, or by its name alone. In a file with
    several pages that is its first one; `scan-p2.tif` names the second, as its result is named.

    Args:
        sources: The photos.
        texts: By their names; by "" for the only photo.
        what: What it says, for errors: `hints`.
        how: How such a file is written.

    Raises:
        InputError: no name and several photos, a name that means several, or none that means any.
    """
    if "" in texts:
        if len(sources) > 1:
            raise InputError(f"The {what} are for one photo, and there are {len(sources)}.", how)
        return [texts[""]] * len(sources)
    for name in texts:
        meant = {source.path for source in sources if name in page_names(source, source.path.name)}
        if len(meant) > 1:
            raise InputError(f"The {what} for {name!r} may mean {len(meant)} photos.", "Name it by its path instead.")
    found = [_of(source, texts) for source in sources]
    if sources and not any(found):
        raise InputError(f"No photo is called {next(iter(texts))!r}, as the {what} say.", how)
    return found


def page_names(source: SourcePage, name: str) -> tuple[str, ...]:
    """What a page of the file of this name may be called: a name without a page is the first one's."""
    if source.pages == 1:
        return (name,)
    return (page_name(name, source.page),) if source.page else (page_name(name, 0, is_told=True), name)


def page_name(name: str, page: int, *, is_told: bool = False) -> str:
    """A file's name, with the number of its page; of the first one only where `is_told`."""
    stem, dot, ending = name.rpartition(".")
    number = f"-p{page + 1}" if page or is_told else ""
    return f"{stem}{number}{dot}{ending}" if dot else f"{name}{number}"


def _of(source: SourcePage, texts: Mapping[str, str]) -> str:
    files = (str(source.path), source.relative.as_posix(), source.path.name)
    names = (name for file in files for name in page_names(source, file))
    return next((texts[name] for name in names if name in texts), "")
