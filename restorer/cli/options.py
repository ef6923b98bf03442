"""The command line's arguments for what is a setting, too: made of the setting's declaration."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from restorer.store.option import Option
from restorer.store.settings import BY_NAME


def add_option(
    group: argparse._ArgumentGroup | argparse.ArgumentParser, name: str, *, default: Any = ..., remark: str = ""
) -> None:
    """Put the setting's flag into a parser: its values are checked, and its help says what they are.

    Args:
        group: Where it goes.
        name: The setting's name.
        default: Where the argument's default is another than the setting's.
        remark: What else is to be said of the default.
    """
    option = BY_NAME[name]
    if isinstance(option.default, bool):
        group.add_argument(option.flag, action="store_true", default=option.default, help=described(option))
        return
    is_closed = bool(option.choices) and not (option.pattern or option.is_list)
    usual = option.parts(str(option.default)) if option.is_list else option.default
    kind: Callable[[str], Any] = _megabytes if option.unit == "MB" else type(option.default)
    group.add_argument(
        option.flag,
        metavar=None if is_closed else _metavar(option),
        choices=option.values if is_closed else None,
        type=_list_of(option) if option.is_list else _checked(option, kind),
        default=usual if default is ... else default,
        help=f"{described(option)}{f' Default: {option.default}{remark}.' if option.default else ''}",
    )


def described(option: Option) -> str:
    """The option's help with the values that it may have."""
    if option.unit == "MB":
        return f"{option.help} Such as 2G or 512M; a plain number is in MB. Default: {option.blank.lower()}."
    if not option.choices:
        return option.help
    one_of = "Any of these, with commas between" if option.is_list else "One of"
    return f"{option.help} {one_of}: {', '.join(_spelled(value, label) for value, label in option.choices)}."


def _spelled(value: str, label: str) -> str:
    words = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return value if words.lower() == value else f"{value} ({words})"


def _metavar(option: Option) -> str:
    if option.is_list:
        return "KIND,..."
    if option.unit == "MB":
        return "SIZE"
    return {"preset": "NAME|FILE", "name_template": "TEMPLATE"}.get(option.name, option.name.upper())


def _checked(option: Option, kind: Callable[[str], Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            value = kind(text)
        except (ValueError, OverflowError) as error:
            raise argparse.ArgumentTypeError(f"{text!r} is not understood") from error
        problem = option.problem(value)
        if problem is not None:
            raise argparse.ArgumentTypeError(f"{text!r} is not understood: {problem}")
        return value

    return read


def _megabytes(text: str) -> int:
    """`2G`, `512M` or a plain number of megabytes, in whole megabytes."""
    number, factor = text.strip().upper().removesuffix("B"), 1.0
    for unit, worth in (("K", 1 / 1024), ("M", 1.0), ("G", 1024.0), ("T", 1024.0 * 1024)):
        if number.endswith(unit):
            number, factor = number.removesuffix(unit), worth
            break
    return round(float(number) * factor)


def _list_of(option: Option) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
        for name in names:
            if name not in option.values:
                raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(option.values)}")
        return names

    return read
