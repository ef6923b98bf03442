"""What a person has chosen once for all: typed, documented as data, kept as JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from restorer.errors import InputError, RestorerError, StoreError
from restorer.store.folders import make_folder

log = logging.getLogger(__name__)

Value = bool | int | float | str
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Option:
    """One setting as data: the settings page, the docs and the checks are made from it.

    Attributes:
        name: As the settings file spells it.
        default: Its type is the option's type.
        help: One sentence.
        choices: The values of a choice; empty where any value of the type will do.
        minimum, maximum: The range of a number.
        unit: `MB`, `GB` ...; empty where there is none.
    """

    name: str
    default: Value
    help: str
    choices: tuple[Value, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""

    def problem(self, value: object) -> str | None:
        """What is wrong with a value, in words, or None where it will do."""
        kind = type(self.default)
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        if not (type(value) is kind or (kind is float and is_whole)):
            return f"it is not of type {kind.__name__}"
        if self.choices and value not in self.choices:
            return f"it is none of {', '.join(map(repr, self.choices))}"
        if isinstance(value, int | float) and not isinstance(value, bool):
            if value != value or (self.minimum is not None and value < self.minimum):
                return f"it is below {self.minimum}"
            if self.maximum is not None and value > self.maximum:
                return f"it is above {self.maximum}"
        return None


def _option(default: Any, help: str, **facts: Any) -> Any:
    return field(default=default, metadata={"help": help, **facts})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its value; `OPTIONS` describes them."""

    device: str = _option("auto", "Where networks run: auto, cpu, cuda, cuda:1, mps.")
    cpu_threads: int = _option(0, "How many processor cores networks may use; 0 means all.", minimum=0, maximum=1024)
    memory_mb: int = _option(
        0, "How much memory working copies of photos may take; 0 means a quarter of what is free.",
        minimum=0, maximum=1 << 24, unit="MB",
    )  # fmt: skip
    cache_gb: float = _option(
        10.0, "How much disk the results of single steps may take.", minimum=0.0, maximum=1e5, unit="GB"
    )
    preset: str = _option("auto", "The preset that new photos follow: auto, gentle, full, archival or a file.")
    format: str = _option(
        "same", "The format of results; `same` keeps the source's.", choices=("same", "png", "jpeg", "tiff", "webp")
    )
    exists: str = _option(
        "rename", "What happens where a result's name is taken.", choices=("skip", "rename", "overwrite", "update")
    )
    name_template: str = _option("{stem}", "How results are named; {stem} is the source's name without its ending.")
    strip: str = _option(
        "",
        "What results are not to tell of their originals: gps, place, people, captions, keywords or all, with commas.",
    )
    caption: bool = _option(False, "Put a sentence on what was done behind each photo's description.")
    output_folder: str = _option("", "Where results go; empty asks.")
    last_folder: str = _option("", "The folder in which photos were last chosen.")
    language: str = _option("", "The language of the window, such as `de`; empty follows the system.")
    theme: str = _option("system", "Whether the window is light or dark.", choices=("system", "light", "dark"))
    notify: bool = _option(True, "Tell when a long batch has ended while the window was not in front.")

    def with_values(self, values: Mapping[str, Value]) -> Settings:
        """The same with some settings changed.

        Raises:
            InputError: a name is unknown or a value does not fit its option.
        """
        for name, value in values.items():
            option = _BY_NAME.get(name)
            if option is None:
                raise InputError(f"There is no setting {name!r}.", f"There are: {', '.join(_BY_NAME)}.")
            problem = option.problem(value)
            if problem is not None:
                raise InputError(f"The setting {name!r} cannot be {value!r}: {problem}.", option.help)
        return replace(self, **values)  # type: ignore[arg-type]  # checked above

    def to_json(self) -> dict[str, Value]:
        """Every setting with its value, as plain JSON."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


OPTIONS: tuple[Option, ...] = tuple(
    Option(item.name, item.default, **item.metadata)  # type: ignore[arg-type]  # every field has a default
    for item in fields(Settings)
)
"""Every option, in the order of the settings page."""

_BY_NAME = {option.name: option for option in OPTIONS}


def load_settings(path: Path) -> Settings:
    """Read the settings; defaults where the file is missing or a value does not fit.

    A file that is not JSON is kept aside with `.broken` at its end, and a warning is logged: a person must be able to
    start the program with any settings file. Unknown names are passed over: a newer version may have written them.

    Raises:
        StoreError: the file is there and cannot be read at all.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("it holds no settings")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise StoreError(f"The settings in {path} cannot be read: {error.strerror}.", "Check its rights.") from error
    except (ValueError, RecursionError) as error:
        aside = _keep_aside(path)
        log.warning("The settings in %s could not be read (%s); defaults are used. %s", path, error, aside)
        return Settings()
    settings = Settings()
    for name, value in data.items():
        try:
            settings = settings.with_values({name: value}) if name in _BY_NAME else settings
        except InputError as error:
            log.warning("%s The default is used.", error.message)
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings, whole or not at all.

    Raises:
        StoreError: they cannot be written.
    """
    from restorer.imaging.atomic import write_atomic

    make_folder(path.parent)
    text = json.dumps({"version": FORMAT_VERSION, **settings.to_json()}, indent=2, ensure_ascii=False) + "\n"
    try:
        with write_atomic(path) as temporary:
            temporary.write_text(text, encoding="utf-8")
    except RestorerError as error:
        raise StoreError(error.message, error.hint) from error


def _keep_aside(path: Path) -> str:
    aside = path.with_name(path.name + ".broken")
    try:
        path.replace(aside)
    except OSError as error:
        return f"It could not be kept aside: {error.strerror}."
    return f"It was kept as {aside.name}."
