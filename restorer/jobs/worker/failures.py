"""What a failure is called before a person."""

from __future__ import annotations

import logging
from pathlib import Path

from restorer.errors import RestorerError
from restorer.message import Message, os_reason

log = logging.getLogger(__name__)


def describe(error: BaseException, source: str) -> tuple[str, str, str]:
    """The kind, the sentence and the hint for whatever ended a photo; the log has the traceback of other errors.

    Args:
        error: What was raised; anything but `Cancelled`.
        source: The original's path.
    """
    name = Path(source).name
    if isinstance(error, RestorerError):
        return type(error).__name__, error.message, error.hint
    if isinstance(error, MemoryError):
        return (
            "ResourceError",
            Message('"{name}" needs more memory than there is.', name=name),
            Message("Close other programs, then retry it."),
        )
    log.error("Unexpected failure with %r", source, exc_info=error)
    if isinstance(error, OSError):
        return (
            "InputError",
            Message('"{name}" could not be restored: {reason}.', name=name, reason=os_reason(error)),
            Message("Check its disk and permissions, then retry it."),
        )
    reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return (
        "Unexpected",
        Message('"{name}" could not be restored because of a bug in Restorer ({reason}).', name=name, reason=reason),
        Message("The other photos go on. Please report it; the log has the details."),
    )
