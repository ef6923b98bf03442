"""What the command line tells the shell when it ends."""

from __future__ import annotations

from enum import IntEnum

from restorer.errors import InputError, ModelError, ResourceError, RestorerError


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
    Exit.DONE: "Everything was done.",
    Exit.FAULT: "A fault of Restorer, or its own folders cannot be used; the log says more.",
    Exit.USAGE: "The command was not understood, or a value in it cannot be used.",
    Exit.SOME_FAILED: "Some photos, or all of them, failed; the others were done.",
    Exit.NOTHING_TO_DO: "There was nothing to do.",
    Exit.MODEL: "A model is missing, or its content is not what its card says.",
    Exit.RESOURCE: "Memory, the disk or a device ran out or is not there.",
    Exit.LICENCE: "A model's licence has not been accepted.",
    Exit.INTERRUPTED: "It was interrupted; `restorer queue resume` goes on.",
}
"""Each code as the documentation explains it."""


def exit_for(error: RestorerError) -> Exit:
    """The exit code of an error that ends a command."""
    return exit_for_kind(type(error).__name__)


def exit_for_kind(kind: str) -> Exit:
    """The same, by the name of the error's class, as events and child processes carry it."""
    by_name = {InputError.__name__: Exit.USAGE, ModelError.__name__: Exit.MODEL, ResourceError.__name__: Exit.RESOURCE}
    return by_name.get(kind, Exit.FAULT)
