"""Where Restorer keeps what is its own: settings, jobs, models, caches and logs. Never photos."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from restorer.errors import StoreError
from restorer.message import Message, os_reason

APP_NAME = "Restorer"
HOME_VARIABLE = "RESTORER_HOME"
"""Names the environment variable that moves all folders under one of the user's choice."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The four folders, as absolute paths. They are made when first asked for with `ready`.

    Attributes:
        config: Settings and the user's presets.
        data: The queue's database, downloaded and imported models.
        cache: What can be made again: stages, thumbnails, scratch files.
        logs: What happened.
    """

    config: Path
    data: Path
    cache: Path
    logs: Path

    @staticmethod
    def under(home: Path) -> Folders:
        """All four below one folder."""
        home = home.expanduser().absolute()
        return Folders(home / "config", home / "data", home / "cache", home / "logs")

    @staticmethod
    def default(environment: Mapping[str, str] | None = None) -> Folders:
        """The folders of this user on this system; below `RESTORER_HOME` where that is set."""
        home = (os.environ if environment is None else environment).get(HOME_VARIABLE, "").strip()
        if home:
            return Folders.under(Path(home))
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(APP_NAME, appauthor=False)
        return Folders(
            Path(dirs.user_config_dir), Path(dirs.user_data_dir), Path(dirs.user_cache_dir), Path(dirs.user_log_dir)
        )

    @property
    def settings_file(self) -> Path:
        """The settings, as JSON."""
        return self.config / "settings.json"

    @property
    def database(self) -> Path:
        """The queue, as SQLite."""
        return self.data / "jobs.sqlite3"

    @property
    def photo_list(self) -> Path:
        """The photos of the window's list, a line of JSON for each."""
        return self.data / "photos.jsonl"

    @property
    def models(self) -> Path:
        """Models that were downloaded or imported."""
        return self.data / "models"

    @property
    def stages(self) -> Path:
        """Results of steps, by the hash of what made them."""
        return self.cache / "stages"

    @property
    def networks(self) -> Path:
        """What the engine finds out once: the fastest device, and networks as other libraries take them."""
        return self.cache / "networks"

    @property
    def scratch(self) -> Path:
        """Arrays that are too large for the memory, while they are in use."""
        return self.cache / "scratch"

    @property
    def presets(self) -> Path:
        """Presets that the user saved."""
        return self.config / "presets"

    def ready(self) -> Folders:
        """Make the four folders where they are not there yet, private to the user; returns itself.

        Raises:
            StoreError: one of them cannot be made or written to.
        """
        for folder in (self.config, self.data, self.cache, self.logs):
            make_folder(folder)
        return self


def unwritable_reason(folder: Path) -> str:
    """Why nothing could be written into a folder, which need not be there yet: a sentence; empty where it could be."""
    try:
        nearest = next((place for place in (folder, *folder.parents) if place.exists()), None)
    except OSError as error:
        return Message("The folder {folder} cannot be made: {reason}.", folder=folder, reason=os_reason(error))
    if nearest is None or not nearest.is_dir():
        return Message("{folder} is no folder.", folder=nearest if nearest is not None else folder)
    if os.access(nearest, os.W_OK | os.X_OK):
        return ""
    return Message("The folder {folder} cannot be written to.", folder=nearest)


def make_folder(folder: Path) -> Path:
    """Make a folder with its parents, private to the user, unless it is there; returns it.

    Raises:
        StoreError: it cannot be made, is not a folder, or cannot be written to.
    """
    hint = Message("Free the place, or set {variable} to a folder that you may write to.", variable=HOME_VARIABLE)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise StoreError(
            Message("{folder} is needed as a folder, but a file has that name.", folder=folder), hint
        ) from error
    except (OSError, ValueError) as error:
        raise StoreError(
            Message("The folder {folder} cannot be made: {reason}.", folder=folder, reason=os_reason(error)), hint
        ) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreError(Message("The folder {folder} cannot be written to.", folder=folder), hint)
    return folder
