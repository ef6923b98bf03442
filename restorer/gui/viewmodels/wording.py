"""Words for states, steps and durations, in the chosen language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from restorer.gui.viewmodels.item import Item, ItemState
from restorer.gui.viewmodels.translation import translated_below_name

translate = QCoreApplication.translate


def core_text(text: str) -> str:
    """A label or a help text of a step, a field, a preset or an option, in the language that is chosen.

    The core has no Qt: its texts lie in the translations under the context `Core`.
    """
    return translate("Core", text) if text else ""


def step_label(step_id: str) -> str:
    """A step's name."""
    from restorer.steps import STEPS

    label = next((step.label for step in STEPS if step.id == step_id), step_id)
    return core_text(label)


def describe_state(state: ItemState) -> str:
    """A state in a word or two."""
    return {
        ItemState.READY: translate("Wording", "Not restored yet"),
        ItemState.QUEUED: translate("Wording", "Waiting"),
        ItemState.RUNNING: translate("Wording", "Starting…"),
        ItemState.DONE: translate("Wording", "Restored"),
        ItemState.SKIPPED: translate("Wording", "Left alone, the result is there already"),
        ItemState.FAILED: translate("Wording", "Failed"),
        ItemState.CANCELLED: translate("Wording", "Cancelled"),
    }[state]


def describe_item(item: Item) -> str:
    """One line on where a photo is: state, step in hand, time left, or what failed."""
    if item.state is ItemState.RUNNING and item.step:
        words = translate("Wording", "{step} {percent}").format(
            step=step_label(item.step), percent=describe_fraction(item.fraction)
        )
        left = item.seconds_left()
        return words if left is None else f"{words} · {describe_left(left)}"
    if item.state is ItemState.DONE and item.is_untouched:
        return translate("Wording", "No changes needed")
    if item.state is ItemState.FAILED and item.message:
        return translated_below_name(item.message)
    return describe_state(item.state)


def describe_fraction(fraction: float) -> str:
    """A share as a whole percentage, as this language writes it."""
    return describe_percent(round(fraction * 100))


def describe_percent(number: float) -> str:
    """A number of percent as this language writes it: whole, and with one decimal below ten where it has one."""
    is_whole = number >= 10 or abs(number - round(number)) < 0.05
    text = QLocale().toString(round(number)) if is_whole else QLocale().toString(float(number), "f", 1)
    return translate("Wording", "{number}%").format(number=text)


def describe_left(seconds: float) -> str:
    """How long something will still take, about."""
    return Durations().left(seconds)


class Durations(QObject):
    """Times in words, short enough for a row of the list. An object, for `tr`."""

    def left(self, seconds: float) -> str:
        """How long something will still take, about."""
        if seconds < 10:
            return self.tr("a few seconds left")
        if seconds < 55:
            return self.tr("{number} s left").format(number=round(seconds / 10) * 10)
        if seconds < 90 * 60:
            return self.tr("{number} min left").format(number=max(1, round(seconds / 60)))
        return self.tr("{number} h left").format(number=max(1, round(seconds / 3600)))
