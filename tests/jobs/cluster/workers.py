"""What workers restore with in tests: quick steps, no network. A worker's process reads how from its environment."""

import os
from dataclasses import dataclass, field

from restorer.jobs.worker.restore import ProcessingContext
from tests.jobs.fakes import FakeEngine, Invert, fake_processing


class OtherInvert(Invert):
    """The step as another version of the program has it."""

    version = 2


def processing():
    step = OtherInvert if os.environ.get("TEST_OTHER_STEPS") else Invert
    return fake_processing(step(tile_s=float(os.environ.get("TEST_TILE_S", "0"))))


@dataclass
class FakeWorkerServices:
    """As `app.Services`, without network, settings and folders."""

    device: str = "cpu"
    processing: ProcessingContext = field(default_factory=processing)

    def make_engine(self, device):
        return FakeEngine(device)


def open_fake_worker(memory_mb, threads):
    return FakeWorkerServices()
