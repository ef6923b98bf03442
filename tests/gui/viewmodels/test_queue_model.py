import pytest

from restorer.gui.viewmodels.item import ItemState
from restorer.gui.viewmodels.library import LibraryModel
from restorer.gui.viewmodels.queue import QueueModel, QueueState


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def queue(qapp, clock):
    library = LibraryModel()
    library.add(f"/p/{number}.jpg" for number in range(10))
    made = QueueModel(library, clock=clock)
    made.library = library
    return made


def put(queue, state, *numbers, **values):
    with queue.library.changes():
        for number in numbers:
            queue.library.change(f"/p/{number}.jpg", state=state, **values)


def test_an_empty_list_has_nothing_to_do(qapp):
    queue = QueueModel(LibraryModel())
    assert (queue.state, queue.describe()) == (QueueState.EMPTY, "")


def test_a_batch_counts_its_own_photos_only(queue):
    put(queue, ItemState.DONE, 0, 1)
    assert queue.state is QueueState.IDLE
    put(queue, ItemState.QUEUED, 2, 3, 4, 5)
    assert (queue.state, queue.total, queue.finished) == (QueueState.RUNNING, 4, 0)
    put(queue, ItemState.DONE, 2)
    put(queue, ItemState.RUNNING, 3, overall=0.5)
    assert (queue.finished, queue.overall) == (1, 0.375)
    assert queue.describe().startswith("1 of 4")


def test_time_left_follows_the_pace_and_forgets_pauses(queue, clock):
    put(queue, ItemState.QUEUED, 0, 1, 2, 3)
    assert queue.seconds_left is None
    clock.now += 30
    put(queue, ItemState.DONE, 0)
    assert queue.seconds_left == pytest.approx(90)
    queue.set_paused(True)
    assert queue.state is QueueState.PAUSED
    assert queue.seconds_left is None
    clock.now += 1000
    queue.set_paused(False)
    assert queue.seconds_left == pytest.approx(90)


def test_the_end_of_a_batch_is_told_once_with_its_counts(queue, clock):
    ends = []
    queue.batch_ended.connect(lambda *facts: ends.append(facts))
    put(queue, ItemState.QUEUED, 0, 1, 2)
    clock.now += 60
    put(queue, ItemState.DONE, 0, 1)
    assert ends == []
    put(queue, ItemState.FAILED, 2)
    assert ends == [(2, 1, 60.0)]
    put(queue, ItemState.QUEUED, 2)
    put(queue, ItemState.CANCELLED, 2)
    assert len(ends) == 1, "a batch of which nothing came is no news"


def test_progress_never_passes_the_end(queue):
    put(queue, ItemState.QUEUED, 0)
    put(queue, ItemState.DONE, 0, overall=1.0)
    assert queue.overall == 0.0
    assert queue.state is QueueState.IDLE
