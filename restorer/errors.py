"""Every error that Restorer raises on purpose.

    RestorerError            something a person should read
    |-- InputError           a file, a folder or a value that was given is not usable
    |   |-- CutOffError      a photo that is cut off, the rest of which can be restored
    |   '-- FolderError      a folder for results that is not there or cannot be written to
    |-- ModelError           a model is missing, not the one its card names, or gives no usable numbers
    |   '-- LicenceError     a model's terms were not accepted yet
    |-- ResourceError        memory, disk or a device ran out
    |-- WorkerCrashed        the process that did the work has gone
    '-- StoreError           the queue's database or a settings file cannot be used

    Cancelled                somebody asked to stop: not an error, shown to nobody

Who can go on without what failed catches them where it failed (one photo of many, a thumbnail, a damaged settings
file). The others are caught by the jobs' pool, which fails the photo, by the engine process, which answers
`CommandFailed`, by the window's error notice and by the command line's `main`.
"""

from __future__ import annotations

from restorer.message import Message, as_message


class RestorerError(Exception):
    """An error with a sentence for a person and a hint of what to do next.

    Args:
        message: One sentence that says what is wrong, with the file's name where there is one: a literal, or a
            `Message` where it has values.
        hint: One sentence that says what to do next, likewise; empty where there is nothing to do.
    """

    is_rest_readable = False
    """Whether what is there of the photo can be restored: by `Request.partial`, `--partial` on the command line."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = as_message(message)
        self.hint = as_message(hint)

    def __reduce__(self) -> tuple[type[RestorerError], tuple[Message, Message]]:
        # Both texts must survive the way from a child process.
        return type(self), (self.message, self.hint)


class InputError(RestorerError):
    """A file, a folder or a value that was given cannot be used."""


class CutOffError(InputError):
    """A photo is cut off, and what is there of it can be restored where that is asked for."""

    is_rest_readable = True


class FolderError(InputError):
    """A folder for results is not there or cannot be written to: another one may be chosen."""


class ModelError(RestorerError):
    """A model is missing, is not the one that its card names, or gives no usable numbers."""


class LicenceError(ModelError):
    """A model's terms must be accepted first, and were not."""


class ResourceError(RestorerError):
    """Memory, disk space or a device ran out, and nothing smaller was left to try."""


class WorkerCrashed(RestorerError):
    """The process that did the work has gone."""


class StoreError(RestorerError):
    """The queue's database or a settings file cannot be used."""


class Cancelled(Exception):
    """Somebody asked to stop. Stands outside the tree, since it is nobody's mistake."""
