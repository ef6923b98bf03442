"""Translates the core's messages: the template by Qt, numbers as the language writes them.

What an earlier version wrote as finished English is shown as it came. Where a hint names a command or an option of
the command line, the window says instead what can be done here.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from restorer.message import Message, Renderer

WINDOW_WORDS: Mapping[str, str] = {
    "Copy or scan it again, or have what is there of it restored with --partial.": Message(
        "Copy or scan it again, or restore what is there of it."
    ),
    "Folders inside of folders are searched with --recursive only.": Message(
        "Folders inside of folders were not searched."
    ),
    "Name photos without --files-from, or a list of them.": Message("Name photos, or a list of them."),
    "See `restorer doctor` for the folder that it lies in.": Message("Close Restorer and start it again."),
    "The queue was damaged. It is kept as {kept!r}, and a new, empty queue was begun; no photo was touched. Add the "
    "photos again; `--exists skip` leaves out those that are done.": Message(
        "The queue was damaged, and a new, empty one was begun. No photo was touched. Add the photos again."
    ),
    "Download it: restorer models download {model}": Message("Download it: Networks… in the File menu."),
    "Read {url}, then accept them once: restorer models download {model} --accept-licence": Message(
        "Read and accept them once: Networks… in the File menu."
    ),
    "Only a cluster's workers read those: restorer queue retry --cluster local:1": Message(
        "Only a cluster's workers read those."
    ),
    "--cluster needs Dask, which is not installed.": Message("A cluster needs Dask, which is not installed."),
    "Check that this computer and the workers see the same folder (--map), then retry it.": Message(
        "Check that this computer and the workers see the same folder, then try again."
    ),
    "Look into the workers' logs: mostly there was too little memory. Then: restorer queue retry": Message(
        "Look into the workers' logs: mostly there was too little memory. Then try again."
    ),
    "Start it again, then go on: restorer queue resume --cluster ...": Message("Start the cluster again, then go on."),
    "Update the driver, or name a build yourself: restorer gpu install --build NAME": Message("Update the driver."),
    "Nothing was changed. Update the driver, or try another build: restorer gpu install --build NAME": Message(
        "Nothing was changed. Update the driver."
    ),
}
"""Templates that name a command or an option, and what stands in their place in the window."""


class _WindowRenderer(Renderer):
    def translate(self, template: str) -> str:
        shown = WINDOW_WORDS.get(template, template)
        return QCoreApplication.translate("Core", str(shown)) if shown else ""

    def number(self, value: float, spec: str) -> str:
        locale = QLocale()
        if not spec:
            # A plain number is a name for something: a page, a version, a factor.
            return str(value).replace(".", locale.decimalPoint())
        if "," not in spec:
            locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        decimals = int(spec.partition(".")[2][:1] or 0)
        if spec.endswith("%"):
            number = locale.toString(float(value) * 100, "f", decimals)
            return QCoreApplication.translate("Wording", "{number}%").format(number=number)
        return format(value, spec) if spec.endswith("X") else locale.toString(float(value), "f", decimals)


_RENDERER = _WindowRenderer()


_NAMES_FIRST = ('"{name}" ', "„{name}“ ")
"""How templates begin that say what is wrong with a file."""


def translated_below_name(text: str) -> str:
    """The same, to stand below the file's name: a message that begins with that name goes on from there."""
    if not isinstance(text, Message) or not text.values:
        return translated(text)
    template = _RENDERER.render(text.template)
    for beginning in _NAMES_FIRST:
        rest = template.removeprefix(beginning)
        if rest != template:
            shown = _RENDERER.fill(rest, text.values)
            return shown[:1].upper() + shown[1:]
    return translated(text)


def translated(text: str) -> str:
    """A message of the core in the language that is chosen; a text that no translation knows as it came."""
    return _RENDERER.render(text)
