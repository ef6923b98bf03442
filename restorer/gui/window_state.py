"""`WindowState`: geometry and other state of the window, saved between two sessions."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path


@dataclass(slots=True)
class WindowState:
    """Where the window stood, and whether it was paused.

    Attributes:
        geometry, splitter: As Qt saves them, in hexadecimal; empty at the first start.
        is_paused: Whether the queue was paused.
        export_folder: Where results were saved to last; empty before that.
    """

    geometry: str = ""
    splitter: str = ""
    is_paused: bool = False
    export_folder: str = ""

    @staticmethod
    def load(path: Path) -> WindowState:
        """What was saved; a file that cannot be read is as good as none."""
        try:
            data = json.loads(path.read_text("utf-8"))
            known = {item.name: data[item.name] for item in fields(WindowState) if item.name in data}
            memory = WindowState(**known)
            bytes.fromhex(memory.geometry), bytes.fromhex(memory.splitter)
        except (OSError, ValueError, TypeError, AttributeError):
            return WindowState()
        return memory

    def save(self, path: Path) -> None:
        """Write it; a full disk costs the window's place, and is no reason to trouble anybody at the end."""
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            private = path.with_suffix(".new")
            private.write_text(json.dumps(asdict(self)), "utf-8")
            private.replace(path)
