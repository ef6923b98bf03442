"""What a setting is: declared once, and read by the settings page, the settings file and the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from restorer.message import Message

Value = bool | int | float | str


class OptionChoice(NamedTuple):
    """One value that a setting may have, and what it means in a few words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Option:
    """One setting as data.

    Attributes:
        name: As the settings file spells it.
        default: Its type is the option's type.
        label: Its name for a person.
        help: One sentence, true for the settings page, the file and the command line alike.
        section: The heading under which the settings page shows it; empty: only the file has it.
        flag: Its spelling on the command line; empty: the command line has none.
        offered: The values that are offered, as `choices` has them, or what says them once somebody asks: formats need
            their codecs, which nobody may wait for before the window's first paint.
        pattern: A regular expression; values that it fits wholly are fine beside `choices`.
        is_list: Whether the value is any number of `choices` with commas between. Unknown ones are passed over: a
            newer version may have written them, and the others must not be lost.
        is_folder: Whether the value is the path of a folder.
        is_file: Whether the value is the path of a file.
        minimum, maximum: The range of a number.
        step: By how much a number changes at once.
        unit: `MB`, `GB` ...; empty where there is none.
        blank: What the value 0 or the empty text means, in a few words; empty where it means nothing special.
        is_for_start: Whether a change shows at the next start of the program only.
    """

    name: str
    default: Value
    label: str
    help: str
    section: str = ""
    flag: str = ""
    offered: tuple[OptionChoice, ...] | Callable[[], tuple[OptionChoice, ...]] = ()
    pattern: str = ""
    is_list: bool = False
    is_folder: bool = False
    is_file: bool = False
    minimum: float | None = None
    maximum: float | None = None
    step: float = 1
    unit: str = ""
    blank: str = ""
    is_for_start: bool = False

    @property
    def choices(self) -> tuple[OptionChoice, ...]:
        """The values that are offered."""
        return self.offered() if callable(self.offered) else self.offered

    @property
    def is_path(self) -> bool:
        """Whether the value is the path of a folder or a file."""
        return self.is_folder or self.is_file

    @property
    def values(self) -> tuple[str, ...]:
        """The values of the choices."""
        return tuple(choice.value for choice in self.choices)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the settings page shows of it, for translators."""
        labels = [choice.label for choice in self.choices]
        return tuple(filter(None, (self.label, self.help, self.section, self.blank, *labels)))

    def problem(self, value: object) -> str | None:
        """What is wrong with a value, in words, or None where it will do."""
        kind = type(self.default)
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not (type(value) is kind or (kind is float and is_whole)):
            return Message("it is not of type {name}", name=kind.__name__)
        if isinstance(value, str) and not self._takes(value):
            return Message("it is none of {values}", values=", ".join(map(repr, self.values)))
        if isinstance(value, int | float) and not isinstance(value, bool):
            if value != value or (self.minimum is not None and value < self.minimum):
                return Message("it is below {minimum}", minimum=self.minimum)
            if self.maximum is not None and value > self.maximum:
                return Message("it is above {maximum}", maximum=self.maximum)
        return None

    def _takes(self, value: str) -> bool:
        if value == self.default or self.is_list or not self.choices or value in self.values:
            return True
        return bool(self.pattern) and re.fullmatch(self.pattern, value) is not None

    def parts(self, value: str) -> tuple[str, ...]:
        """The known ones of a list's values, in the order of the choices."""
        named = {part.strip() for part in value.split(",")}
        return tuple(known for known in self.values if known in named)
