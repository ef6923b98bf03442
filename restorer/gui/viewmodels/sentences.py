"""Says the core's sentences in the language of the window.

The core speaks English: an error's message and hint, the reason for a step, what a step did. They come as finished
sentences, out of another process or out of the queue's file, perhaps written by an earlier version. Here they are
recognised by their templates and said anew; what is not recognised is shown as it came.
`docs/decisions/0006-sentences-are-translated-at-the-window.md` says why.
"""

from __future__ import annotations

import functools
import json
import re
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from restorer.store.resources import resource

_PLACE = re.compile(r"\{(\d+)\}")
_ABOUT_A_NAME = re.compile(r"""(".+"|'.+?') (.+)\.""", re.DOTALL)
_JOINTS = (": ", "; ", ", ", " and ")
_AND = _JOINTS[-1]
_DEEPEST = 6
_MOST_JOINTS = 8
_NUMBER = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(%| [KMGT]i?B| px)?")


class _Template(NamedTuple):
    text: str
    pattern: re.Pattern[str]


class _Known(NamedTuple):
    whole: frozenset[str]
    templates: tuple[_Template, ...]


def translated(text: str) -> str:
    """A sentence of the core in the language that is chosen; as it came where it is not known. Main thread."""
    said = _say(text, _DEEPEST) if text else None
    return text if said is None else said


def forget_language() -> None:
    """Another language is spoken from now on."""
    _say.cache_clear()


@functools.cache
def _known() -> _Known:
    texts: list[str] = json.loads(resource("translations/sentences.json").read_text("utf-8"))
    whole = frozenset(text for text in texts if not _PLACE.search(text))
    # The wordiest first: "could not be written: no room" before "could not be written: {1}".
    wordy = sorted((text for text in texts if text not in whole), key=lambda text: -len(_PLACE.sub("", text)))
    return _Known(whole, tuple(_Template(text, _pattern(text)) for text in wordy))


def _pattern(text: str) -> re.Pattern[str]:
    pieces = _PLACE.split(text)
    words = [re.escape(piece) if index % 2 == 0 else "(.+?)" for index, piece in enumerate(pieces)]
    return re.compile("".join(words), re.DOTALL)


@functools.lru_cache(2048)
def _say(text: str, depth: int) -> str | None:
    """The text in the window's language; None where no template fits it."""
    known = _known()
    if text in known.whole:
        return _ask(text)
    if depth == 0:
        return None
    fallback = None
    for template in known.templates:
        found = template.pattern.fullmatch(text)
        if found is None:
            continue
        said, is_sure = _filled(template.text, found.groups(), depth)
        if is_sure:
            return said
        if fallback is None and template.text.endswith("."):
            fallback = said
    joined = _joined(text, depth)
    return joined if joined is not None else fallback


def _filled(template: str, values: tuple[str, ...], depth: int) -> tuple[str, bool]:
    """The template in the window's language with its values, and whether each of them is what belongs there.

    A part such as "faded to {0}" also fits a whole list that begins so; what then stands for `{0}` is no value.
    """
    is_sure = True
    said = []
    for index, value in enumerate(values):
        # What stands in quotation marks is somebody's own name for something.
        is_name = f'"{{{index}}}"' in template or value[0] in "\"'"
        known = value if is_name else _number(value) or _say(value, depth - 1)
        is_sure = is_sure and (known is not None or " " not in value)
        said.append(value if known is None else known)
    return _PLACE.sub(lambda place: said[int(place[1])], _ask(template)), is_sure


def _joined(text: str, depth: int) -> str | None:
    """Some sentences, a list of parts, or something said about a file; None where a part is not known."""
    about = _ABOUT_A_NAME.fullmatch(text)
    if about is not None:
        said = _say(about[2], depth - 1)
        return None if said is None else f"{about[1]} {said}."
    for found in re.finditer(r"(?<=[.!?]) ", text):
        first, rest = _say(text[: found.start()], depth - 1), _say(text[found.end() :], depth - 1)
        if first is not None and rest is not None:
            return f"{first} {rest}"
    is_sentence = text.endswith(".") and not text[:1].islower()
    bare = text[:1].lower() + text[1:-1] if is_sentence else text
    cuts = [found for joint in _JOINTS for found in re.finditer(joint, bare)]
    # Our own lists are short. What somebody else's error says at length is none of them, and would be cut up for ever.
    for found in cuts if len(cuts) <= _MOST_JOINTS else ():
        joint = found[0]
        start, end = _say(bare[: found.start()], depth - 1), _say(bare[found.end() :], depth - 1)
        if start is not None and end is not None:
            between = QCoreApplication.translate("Sentences", " and ") if joint == _AND else joint
            whole = f"{start}{between}{end}"
            return f"{whole[:1].upper()}{whole[1:]}." if is_sentence else whole
    if is_sentence:
        said = _say(bare, depth - 1)
        return None if said is None else f"{said[:1].upper()}{said[1:]}."
    return None


def _number(text: str) -> str:
    """A number as this language writes it; empty where it is none."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return ""
    locale = QLocale()
    whole, fraction, unit = found[1].replace(",", locale.groupSeparator()), found[2], found[3] or ""
    number = f"{whole}{locale.decimalPoint()}{fraction}" if fraction else whole
    if unit == "%":
        return QCoreApplication.translate("Wording", "{number}%").format(number=number)
    return number + unit


def _ask(text: str) -> str:
    return QCoreApplication.translate("Core", text)
