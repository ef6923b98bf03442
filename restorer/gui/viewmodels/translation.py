"""Translates the core's messages: the template by Qt, numbers as the language writes them.

What an earlier version wrote as finished English is shown as it came.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from restorer.message import Renderer


class _WindowRenderer(Renderer):
    def translate(self, template: str) -> str:
        return QCoreApplication.translate("Core", template) if template else ""

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


def translated(text: str) -> str:
    """A message of the core in the language that is chosen; a text that no translation knows as it came."""
    return _RENDERER.render(text)
