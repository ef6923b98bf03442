"""The private environments on the disk: which is used, which was before, and how one is swapped for another."""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from restorer.errors import ResourceError
from restorer.imaging.atomic import write_atomic
from restorer.store.folders import Folders, make_folder

log = logging.getLogger(__name__)

CHOICE = "active.json"
FACTS = "environment.json"
_NAME = "environment-"


@dataclass(frozen=True, slots=True)
class Environment:
    """One installed environment, whole and tried.

    Attributes:
        folder: Where it lies.
        build: The build of torch, by its name in `builds`, or `custom`.
        torch: torch's version.
        index_url: Where it came from.
        requirements: What of Restorer's own needs it was made for; another list means that it is out of date.
        size_bytes: What it takes on the disk.
        self_test: What the test found: device, name, seconds and so on.
    """

    folder: Path
    build: str
    torch: str
    index_url: str
    requirements: tuple[str, ...]
    size_bytes: int
    self_test: dict[str, Any] = field(default_factory=dict)

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return python_of(self.folder)


def python_of(folder: Path) -> Path:
    """The interpreter of an environment in this folder."""
    return folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


class Environments:
    """All of them, in one folder. Changes are made by one process at a time, and each is one rename.

    Args:
        folder: Where they lie; None: in the user's data folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else Folders.default().data / "gpu"

    def active(self) -> Environment | None:
        """The one that the engine runs in; None: the program's own."""
        return self._named("active")

    def previous(self) -> Environment | None:
        """The one that was used before."""
        return self._named("previous")

    def new_folder(self) -> Path:
        """A name for a new one; made by nobody yet. What interrupted installations left is cleared away."""
        make_folder(self.folder)
        self._clear()
        return self.folder / f"{_NAME}{secrets.token_hex(4)}"

    def activate(self, environment: Environment) -> None:
        """Use this one from now on; the one in use becomes the previous one, and older ones go."""
        current = self.active()
        text = json.dumps({**asdict(environment), "folder": environment.folder.name}, indent=2)
        with write_atomic(environment.folder / FACTS) as path:
            path.write_text(text, encoding="utf-8")
        self._choose(environment, current if current is not None else self.previous())
        self._clear()

    def roll_back(self) -> Environment | None:
        """Use the previous one again, or the program's own where there is none; returns what is used now."""
        now = self.previous()
        self._choose(now, self.active())
        return now

    def remove_all(self) -> int:
        """Use the program's own again and remove every environment; returns how many bytes that freed.

        Raises:
            ResourceError: something of it is in use and stays.
        """
        freed = sum(found.size_bytes for found in (self.active(), self.previous()) if found is not None)
        if (self.folder / CHOICE).exists():
            self._choose(None, None)
        self._clear()
        left = list(self.folder.glob(f"{_NAME}*"))
        if left:
            raise ResourceError(
                "A part of the environment is in use and was not removed.", "Close Restorer, try again."
            )
        return freed

    def _named(self, name: str) -> Environment | None:
        chosen = self._choice().get(name)
        if not isinstance(chosen, str) or Path(chosen).name != chosen:
            return None
        folder = self.folder / chosen
        try:
            facts = json.loads((folder / FACTS).read_text(encoding="utf-8"))
            found = Environment(**{**facts, "folder": folder, "requirements": tuple(facts["requirements"])})
        except (OSError, ValueError, TypeError, KeyError) as error:
            log.warning("The environment in %s cannot be used: %s.", folder, error)
            return None
        return found if found.python.exists() else None

    def _choice(self) -> dict[str, Any]:
        try:
            choice = json.loads((self.folder / CHOICE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return choice if isinstance(choice, dict) else {}

    def _choose(self, active: Environment | None, previous: Environment | None) -> None:
        names = {"active": active, "previous": previous}
        text = json.dumps({name: found.folder.name if found else None for name, found in names.items()})
        with write_atomic(self.folder / CHOICE) as path:
            path.write_text(text, encoding="utf-8")

    def _clear(self) -> None:
        """Remove what is neither used nor kept for going back."""
        kept = set(self._choice().values())
        for folder in self.folder.glob(f"{_NAME}*"):
            if folder.name not in kept:
                shutil.rmtree(folder, ignore_errors=True)
