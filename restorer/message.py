"""A sentence for a person: a template and the values in it, which the window says in the language of its user.

    Message('"{name}" has no page {page}.', name=path.name, page=7)

A `Message` is its English text, and remembers what it was made of, as `zope.i18nmessageid.Message` does: the terminal,
logs and reports take it for the text that it is, the window translates its template and writes its numbers anew.
Templates are found by reading the source (`tools/translations/templates.py`), so they stand there as literals.
"""

from __future__ import annotations

import functools
import json
import re
import string
from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from types import MappingProxyType
from typing import Any, NoReturn

Value = bool | int | float | str | None
"""What a template may be filled with; a `Message` is text, too."""

CAPITALIZED = "capitalized"
"""The format of a value that begins a sentence: `{reason:capitalized}.`"""

OS_REASONS = (
    "Permission denied",
    "No such file or directory",
    "No space left on device",
    "Read-only file system",
    "Input/output error",
    "Is a directory",
    "Too many open files",
)
"""What operating systems answer most often: these are translated, others are shown as they came."""

_SPEC = re.compile(r",?(\.\d)?[f%X]?")


class Message(str):
    """A sentence, or a part of one, as a template with named values. Immutable, picklable, plain.

    Without values the template is the text, and braces in it mean nothing: so any finished text is a message.

    Args:
        template: As in `str.format`, with names only: `{name}`, `{count:,}`, `{share:.0%}`, `{path!r}`, and
            `{part:capitalized}` for a part that begins the sentence. Always a literal.
        values: Numbers, texts and other messages; anything else becomes its text.

    Raises:
        KeyError: the template names a value that is not given.
        ValueError: the template is none, or asks for a format that messages do not have.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Message:
        """Fill the template; see the class."""
        plain = {name: _plain(value) for name, value in values.items()}
        self = super().__new__(cls, ENGLISH.fill(template, plain) if plain else template)
        object.__setattr__(self, "template", str(template))
        object.__setattr__(self, "values", MappingProxyType(plain))
        return self

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a message does not change: {name}")

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (self.template, dict(self.values))


class Renderer(string.Formatter):
    """Makes text of messages: in English, or as a subclass translates templates and writes numbers."""

    def render(self, text: str) -> str:
        """The message as text; a text that is no message counts as one without values."""
        if not isinstance(text, Message) or not text.values:
            return self.translate(str(text))
        return self.fill(self.translate(text.template), text.values)

    def fill(self, template: str, values: Mapping[str, Value]) -> str:
        """The template with its values."""
        return self.vformat(template, (), values)

    def translate(self, template: str) -> str:
        """The template in the renderer's language."""
        return template

    def number(self, value: float, spec: str) -> str:
        """A number as the renderer's language writes it."""
        return format(value, spec)

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        """The value of this name. No attributes, no indices: templates may come from a file."""
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        """A value as text."""
        text = self.render(value) if isinstance(value, Message) else str(value)
        if format_spec == CAPITALIZED:
            return text[:1].upper() + text[1:]
        if not _SPEC.fullmatch(format_spec):
            raise ValueError(f"messages have no format {format_spec!r}")
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return self.number(value, format_spec) if is_number else text


ENGLISH = Renderer()


def as_message(text: str) -> Message:
    """The text itself where it is a message, else a message without values."""
    return text if isinstance(text, Message) else Message(text)


def joined(parts: Iterable[str], between: str = ", ") -> Message:
    """Several messages in one; nothing but the parts is translated."""
    texts = [as_message(part) for part in parts]
    if len(texts) <= 1:
        return texts[0] if texts else Message("")
    return _made(
        between.join(f"{{{index}}}" for index in range(len(texts))),
        {str(index): text for index, text in enumerate(texts)},
    )


def joined_by_and(parts: Iterable[str]) -> Message:
    """Those parts that say something, with "and" between them; empty where none does."""
    texts = [as_message(part) for part in parts if part] or [Message("")]
    return functools.reduce(lambda some, last: Message("{some} and {last}", some=some, last=last), texts)


def os_reason(error: Exception) -> Message:
    """What the operating system says about an error, or else what the error says, to stand in a message."""
    return Message(getattr(error, "strerror", None) or str(error))


def to_json(text: str) -> Any:
    """A message as plain JSON: a text where it has no values, else its template and its values."""
    if not isinstance(text, Message) or not text.values:
        return str(text)
    return _parts(text)


def _parts(message: Message) -> dict[str, Any]:
    # A message among the values is one even without values of its own: a plain text there is nobody's to translate.
    values = {name: _parts(value) if isinstance(value, Message) else value for name, value in message.values.items()}
    return {"template": message.template, "values": values}


def from_json(data: object) -> Message:
    """Read what `to_json` wrote, or a finished text of an earlier version; nothing that stands there raises."""
    if not isinstance(data, Mapping):
        return Message(str(data))
    template, values = str(data.get("template", "")), data.get("values")
    known = values.items() if isinstance(values, Mapping) else ()
    try:
        return _made(template, {str(name): _value_of(value) for name, value in known})
    except (KeyError, ValueError):
        return Message(template)


def to_text(text: str) -> str:
    """A message for a place that holds text alone, such as a column of a table: JSON where it has values."""
    plain = to_json(text)
    return plain if isinstance(plain, str) else json.dumps(plain)


def from_text(text: str) -> Message:
    """Read what `to_text` wrote, or a finished text of an earlier version."""
    if text.startswith('{"template":'):
        try:
            return from_json(json.loads(text))
        except ValueError:
            pass
    return Message(text)


def _made(template: str, values: Mapping[str, object]) -> Message:
    return Message(template, **values)


def _value_of(data: object) -> object:
    return from_json(data) if isinstance(data, Mapping) else data


def _plain(value: object) -> Value:
    if value is None or isinstance(value, bool | Message):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    said = getattr(value, "message", None) if isinstance(value, Exception) else None
    return said if isinstance(said, Message) else str(value)
