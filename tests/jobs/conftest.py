import threading

import pytest

from restorer.jobs.pool import PoolLimits
from restorer.jobs.queue import JobQueue
from restorer.jobs.store.job_store import JobStore

from .fakes import FakeEngines, Recorder, draw, fake_processing, request


@pytest.fixture(autouse=True)
def no_thread_left():
    """A test that leaves one of our threads behind fails."""
    yield
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("restorer-")]
    assert not left, f"left behind: {left}"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "data" / "jobs.sqlite3"


@pytest.fixture
def store(database):
    store = JobStore(database)
    yield store
    store.close()


@pytest.fixture
def open_queue(database):
    """Opens queues on the test's database, and closes them."""
    opened = []

    def open_one(processing=None, **more):
        more.setdefault("limits", PoolLimits())
        queue = JobQueue(
            JobStore(database), processing or fake_processing(), more.pop("engines", FakeEngines()), **more
        )
        queue.recorder = Recorder()
        queue.listen(queue.recorder)
        opened.append(queue)
        return queue

    yield open_one
    for queue in opened:
        queue.close()


@pytest.fixture
def photos(tmp_path):
    return [draw(tmp_path / "photos" / f"{number}.png", number) for number in range(12)]


@pytest.fixture
def requests(photos, tmp_path):
    return [request(path, tmp_path / "out" / path.name) for path in photos]
