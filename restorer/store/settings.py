"""What a person has chosen once for all: typed, documented as data, kept as JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from restorer.errors import InputError, RestorerError, StoreError
from restorer.imaging.codecs.format_ids import SAME
from restorer.imaging.metadata.kinds import LABELS
from restorer.message import Message, os_reason
from restorer.store.folders import make_folder
from restorer.store.option import Option, OptionChoice, Value

log = logging.getLogger(__name__)

FORMAT_VERSION = 2
"""Version 1 wrote `exists: rename` whether or not somebody had asked for it."""

RESULTS, WINDOW, COMPUTER = "Results", "Window", "Computer"
SECTIONS = (RESULTS, WINDOW, COMPUTER)
"""The headings of the settings page, in its order."""


def _option(default: Any, label: str, help: str, **facts: Any) -> Any:
    return field(default=default, metadata={"label": label, "help": help, **facts})


def _choices(**labels: str) -> tuple[OptionChoice, ...]:
    return tuple(OptionChoice(value, label) for value, label in labels.items())


def _formats() -> tuple[OptionChoice, ...]:
    from restorer.imaging.codecs.formats import WRITABLE_NAMES

    return _choices(**{SAME: "As the original"}, **WRITABLE_NAMES)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its value; `OPTIONS` describes them. Adding a setting: one declaration here."""

    output_folder: str = _option(
        "", "Folder", "The folder for results.", section=RESULTS, is_folder=True,
        blank="“Restored” beside the originals",
    )  # fmt: skip
    format: str = _option(
        SAME, "Format", "The format of results; PNG where that of an original cannot be written.",
        section=RESULTS, flag="--format",
        offered=_formats,
    )  # fmt: skip
    name_template: str = _option(
        "{stem}", "Name",
        "The names of results without their ending: text and {stem} (the original's name without its ending), {name} "
        "(with it), {page}, {n} (the number in the batch), {preset}, {date}, {ext}. A slash makes a folder: "
        "{date}/{stem}.",
        section=RESULTS, flag="--name",
    )  # fmt: skip
    strip: str = _option(
        "", "Leave out of results",
        "Metadata of the originals to leave out of results. That a photo was restored, when and how, is always "
        "recorded.",
        section=RESULTS, flag="--strip", is_list=True, offered=_choices(**LABELS),
    )  # fmt: skip
    caption: bool = _option(
        False, "Say in captions what was done",
        "Add what was done to each photo's description, such as “Restored with Restorer: cleaned, enlarged”.",
        section=RESULTS, flag="--caption",
    )  # fmt: skip
    certificate: str = _option(
        "", "Certificate", "The PEM file of the certificate that results are signed with, as content credentials.",
        section=RESULTS, is_file=True, blank="Results are not signed",
    )  # fmt: skip
    certificate_key: str = _option(
        "", "Key of the certificate", "The PEM file of the certificate's key. It never leaves this computer.",
        section=RESULTS, is_file=True, blank="Results are not signed",
    )  # fmt: skip
    exists: str = _option(
        "version", "Existing results", "What to do where there is a result already.", flag="--exists",
        offered=_choices(
            version="Keep the old result of the same photo as a version", skip="Skip the photo",
            rename="Give the new result another name", overwrite="Overwrite it",
            update="Make it again if the original or the settings have changed",
        ),
    )  # fmt: skip
    preset: str = _option(
        "auto", "Preset", "The preset that new photos follow, or a preset's file.", flag="--preset", pattern=".+",
        offered=_choices(
            auto="What each photo needs", gentle="A little of it", full="All that can be done",
            archival="Nothing is invented",
        ),
    )  # fmt: skip
    language: str = _option(
        "", "Language", "The language of the window.", section=WINDOW, is_for_start=True,
        pattern=r"[a-z]{2,3}([_-]\w+)?",
        offered=(
            OptionChoice("", "As the system"), OptionChoice("en", "English"), OptionChoice("de", "Deutsch"),
            OptionChoice("ar_XB", "Test of right-to-left layout"),
        ),
    )  # fmt: skip
    theme: str = _option(
        "system", "Appearance", "Whether the window is light or dark.", section=WINDOW,
        offered=_choices(system="As the system", light="Light", dark="Dark"),
    )  # fmt: skip
    notify: bool = _option(
        True, "Notify me when a batch is done",
        "Show a notification when a long batch has ended while the window was not in front.", section=WINDOW,
    )  # fmt: skip
    device: str = _option(
        "auto", "Process on", "Where the networks run.", section=COMPUTER, flag="--device",
        pattern=r"xpu|(cuda|xpu):\d+|openvino:(cpu|npu|gpu(\.\d+)?)",
        offered=_choices(
            auto="The fastest", all="All graphics cards", cpu="The processor",
            cuda="An NVIDIA graphics card, cuda:1 the second one",
            mps="An Apple graphics processor",
        ),
    )  # fmt: skip
    cpu_threads: int = _option(
        0, "Processor cores", "How many processor cores the networks may use.", minimum=0, maximum=1024, blank="All",
        is_for_start=True,
    )  # fmt: skip
    memory_mb: int = _option(
        0, "Memory", "How much memory restoring may take; what does not fit goes to disk.", section=COMPUTER,
        flag="--memory", minimum=0, maximum=1 << 24, step=512, unit="MB", blank="As much as is free",
    )  # fmt: skip
    cache_gb: float = _option(
        10.0, "Cache size",
        "How much disk the results of single steps may take, which make changes of a recipe quick.",
        section=COMPUTER, minimum=0.0, maximum=1e5, unit="GB",
    )  # fmt: skip
    offline: bool = _option(
        False, "Stay offline", "Never use the network, not even for downloads that are asked for.", section=COMPUTER,
    )  # fmt: skip
    last_folder: str = _option("", "Last folder", "The folder in which photos were last chosen.", is_folder=True)

    def with_values(self, values: Mapping[str, Value]) -> Settings:
        """The same with some settings changed.

        Raises:
            InputError: a name is unknown or a value does not fit its option.
        """
        for name, value in values.items():
            option = BY_NAME.get(name)
            if option is None:
                raise InputError(
                    Message("There is no setting {name!r}.", name=name),
                    Message("There are: {names}.", names=", ".join(BY_NAME)),
                )
            problem = option.problem(value)
            if problem is not None:
                raise InputError(
                    Message(
                        "The setting {name!r} cannot be {value!r}: {problem}.", name=name, value=value, problem=problem
                    ),
                    option.help,
                )
        return replace(self, **values)  # type: ignore[arg-type]  # checked above

    def to_json(self) -> dict[str, Value]:
        """Every setting with its value, as plain JSON."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


OPTIONS: tuple[Option, ...] = tuple(
    Option(item.name, item.default, **item.metadata)  # type: ignore[arg-type]  # every field has a default
    for item in fields(Settings)
)
"""Every option, in the order of the settings page."""

BY_NAME = {option.name: option for option in OPTIONS}
"""The same by their names."""


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
        raise StoreError(
            Message("The settings in {path} cannot be read: {reason}.", path=path, reason=os_reason(error)),
            "Check its rights.",
        ) from error
    except (ValueError, RecursionError) as error:
        aside = _keep_aside(path)
        log.warning("The settings in %s could not be read (%s); defaults are used. %s", path, error, aside)
        return Settings()
    settings = Settings()
    if data.get("version") == 1 and data.get("exists") == "rename":
        del data["exists"]
    for name, value in data.items():
        try:
            settings = settings.with_values({name: value}) if name in BY_NAME else settings
        except InputError as error:
            log.warning("%s The default is used.", error.message)
    return settings


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings atomically.

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
        return Message("It could not be kept aside: {reason}.", reason=os_reason(error))
    return Message("It was kept as {name}.", name=aside.name)
