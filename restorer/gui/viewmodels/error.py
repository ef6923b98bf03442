"""`ErrorNotice`: an error as the window shows it."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

from restorer import __version__
from restorer.errors import RestorerError
from restorer.message import joined


@dataclass(frozen=True, slots=True)
class ErrorNotice:
    """Something that a person must be told.

    Attributes:
        message: One sentence that says what is wrong.
        hint: One sentence that says what to do next, or empty.
        details: For a report: the traceback, or what the engine said.
        kind: The error's class.
    """

    message: str
    hint: str = ""
    details: str = ""
    kind: str = ""

    @staticmethod
    def of(error: BaseException) -> ErrorNotice:
        """An error in words; one that was not raised on purpose shows its own text."""
        details = "".join(traceback.format_exception(error))
        if isinstance(error, RestorerError):
            return ErrorNotice(error.message, error.hint, details, type(error).__name__)
        return ErrorNotice(str(error) or type(error).__name__, "", details, type(error).__name__)

    @staticmethod
    def of_all(errors: Sequence[BaseException]) -> ErrorNotice:
        """Several errors, at least one, in one notice: each hint is said once."""
        notices = [ErrorNotice.of(error) for error in errors]
        if len(notices) == 1:
            return notices[0]
        hints = dict.fromkeys(notice.hint for notice in notices if notice.hint)
        kinds = dict.fromkeys(notice.kind for notice in notices)
        return ErrorNotice(
            joined((notice.message for notice in notices), "\n"),
            joined(hints, "\n"),
            "\n".join(notice.details for notice in notices),
            ", ".join(kinds),
        )

    def report(self) -> str:
        """All that helps to mend it, for the clipboard; in English, whatever the window speaks."""
        facts = (
            f"Restorer {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"{self.kind or 'Error'}: {self.message}",
            self.hint,
            self.details,
        )
        return "\n\n".join(text.strip() for text in facts if text.strip()) + "\n"
