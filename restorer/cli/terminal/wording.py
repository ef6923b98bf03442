"""How the command line puts things into words."""

from __future__ import annotations

from pathlib import PurePath

from restorer.cli.terminal.output import shown
from restorer.jobs.events import Event, JobDone, JobFailed, JobSkipped


def size(size_bytes: int) -> str:
    """A file's size as people say it: `512 bytes`, `0.3 MB`, `1.2 GB`."""
    if size_bytes < 1000:
        return f"{size_bytes} bytes"
    return f"{size_bytes / 1e9:.1f} GB" if size_bytes >= 1e9 else f"{size_bytes / 1e6:.1f} MB"


def count_of(number: int, one: str, many: str = "") -> str:
    """`1 photo`, `2 photos`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def named(source: str, message: str) -> str:
    """The message with the photo's name before it, unless it names the photo itself."""
    name = PurePath(source).name
    return shown(message) if name in message else f"{shown(name)}: {shown(message)}"


def describe_end(event: Event, source: str) -> str:
    """One line on how a photo ended; empty for an event that is no end."""
    name = shown(PurePath(source).name)
    if isinstance(event, JobDone):
        did = " ".join(event.notes.values()) or "Nothing to do: kept as it was."
        return f"{name} ({duration(event.seconds)}): {did}"
    if isinstance(event, JobSkipped):
        return f"{name}: skipped, {shown(event.result)} already exists"
    if isinstance(event, JobFailed):
        return f"Failed: {named(event.source, event.message)}"
    return ""


def duration(seconds: float) -> str:
    """A time as people say it: `4.2 s`, `3 min 05 s`, `2 h 07 min`."""
    if round(seconds, 1) < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest:02d} s"
    return f"{minutes // 60} h {minutes % 60:02d} min"
