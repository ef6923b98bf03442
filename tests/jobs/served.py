"""Services for an engine process that needs no network; opened inside that process."""

import os
import signal
import types
from pathlib import Path

from restorer.jobs.queue import JobQueue
from restorer.jobs.store.job_store import JobStore
from restorer.pipeline.cache import DiskStageCache

from .fakes import FakeEngine, FakeEngines, Invert, fake_processing


class Deadly(Invert):
    """Kills its process at photos called `poison`, and the first time only at those called `fright`."""

    def __init__(self, home):
        super().__init__(tile_s=0.01)
        self._home = home

    def apply(self, photo, settings, work):
        name = photo.origin.path.name
        once = self._home / "frightened"
        if name.startswith("poison") or (name.startswith("fright") and not once.exists()):
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().apply(photo, settings, work)


def open_services(home):
    """Open them below this folder."""
    home = Path(home)
    home.mkdir(parents=True, exist_ok=True)
    return FakeServices(home)


class FakeServices:
    """Makes the queue when it is asked for, as the real ones do."""

    device = "cpu"

    def __init__(self, home):
        self.folders = types.SimpleNamespace(cache=home / "cache")
        self.processing = fake_processing(Deadly(home), cache=DiskStageCache(home / "stages", 1 << 30))
        self.store = JobStore(home / "jobs.sqlite3")
        self._queue = None

    @property
    def queue(self):
        if self._queue is None:
            self._queue = JobQueue(self.store, self.processing, FakeEngines())
        return self._queue

    def reload_settings(self):
        text = self.folders.cache.parent / "device"
        self.device = text.read_text() if text.exists() else self.device

    def devices(self):
        return (self.device,)

    def make_engine(self, device):
        return FakeEngine(device)

    def close(self):
        self.queue.close()


def refuse(home):
    """Services that cannot be opened."""
    from restorer.errors import StoreError

    raise StoreError(f"The folder {home} cannot be written to.", "Free it.")
