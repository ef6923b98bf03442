"""The exit codes of the command line."""

from __future__ import annotations

from enum import IntEnum

from restorer import errors
from restorer.errors import InputError, LicenceError, ModelError, ResourceError, RestorerError


class Exit(IntEnum):
    """The exit codes; `MEANINGS` explains each."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    SOME_FAILED = 3
    NOTHING_TO_DO = 4
    MODEL = 5
    RESOURCE = 6
    LICENCE = 7
    INTERRUPTED = 130


MEANINGS = {
    Exit.DONE: "All photos were restored, or the command succeeded.",
    Exit.FAULT: "An internal error, or Restorer's own folders cannot be used. See the log.",
    Exit.USAGE: "The command or one of its values is not valid.",
    Exit.SOME_FAILED: "Some or all photos failed; the others were restored.",
    Exit.NOTHING_TO_DO: "There was nothing to do.",
    Exit.MODEL: "A model is missing or its file is damaged.",
    Exit.RESOURCE: "Not enough memory or disk space, or the device is not available.",
    Exit.LICENCE: "A model's licence has not been accepted.",
    Exit.INTERRUPTED: "Interrupted; `restorer queue resume` continues.",
}
"""Each code as the documentation explains it."""


def exit_for(error: RestorerError) -> Exit:
    """The exit code of an error that ends a command."""
    return exit_for_kind(type(error).__name__)


def exit_for_kind(kind: str) -> Exit:
    """The same, by the name of the error's class, as events and child processes carry it."""
    codes = {
        InputError: Exit.USAGE, ModelError: Exit.MODEL, LicenceError: Exit.LICENCE, ResourceError: Exit.RESOURCE,
    }  # fmt: skip
    found = getattr(errors, kind, None)
    above = found.__mro__ if isinstance(found, type) else ()
    return next((codes[one] for one in above if one in codes), Exit.FAULT)
