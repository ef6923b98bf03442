import time

from PySide6.QtCore import QModelIndex, Qt

from restorer.gui.viewmodels.item import Choice, Item, ItemState
from restorer.gui.viewmodels.library import ITEM_ROLE, LibraryModel
from restorer.gui.viewmodels.wording import describe_item
from restorer.jobs.events import JobCancelled, JobDone, JobFailed, JobProgressed, JobSkipped, JobStarted


def filled(*names):
    library = LibraryModel()
    library.add(f"/photos/{name}" for name in names)
    return library


def queued(library, path, *jobs):
    library.change(path, state=ItemState.QUEUED, jobs=jobs, open_jobs=frozenset(jobs))


def test_each_photo_is_in_the_list_once(qapp):
    library = filled("a.jpg", "b.jpg")
    assert library.add(["/photos/b.jpg", "/photos/c.jpg", "/photos/c.jpg"]) == ["/photos/c.jpg"]
    assert library.order() == ["/photos/a.jpg", "/photos/b.jpg", "/photos/c.jpg"]
    assert [library.row_of(path) for path in library.order()] == [0, 1, 2]


def test_ten_thousand_photos_come_in_one_insert(qapp, qtbot):
    library = LibraryModel()
    inserts = []
    library.rowsInserted.connect(lambda *_: inserts.append(1))
    library.add(f"/photos/{number}.jpg" for number in range(10_000))
    assert (library.rowCount(), len(inserts)) == (10_000, 1)


def test_a_hundred_changes_are_told_in_as_few_spans_as_there_are(qapp):
    library = filled(*(f"{number}.jpg" for number in range(100)))
    spans = []
    library.dataChanged.connect(lambda first, last, roles: spans.append((first.row(), last.row())))
    with library.changes():
        for number in (*range(10, 60), 80):
            library.change(f"/photos/{number}.jpg", overall=0.5)
            library.change(f"/photos/{number}.jpg", overall=0.6)
    assert spans == [(10, 59), (80, 80)]


def test_a_job_takes_its_photo_through_its_states(qapp):
    library = filled("a.jpg")
    path = "/photos/a.jpg"
    queued(library, path, 7)
    library.apply(JobStarted(7, path))
    library.apply(JobProgressed(7, "clean", 0.5, 0.25))
    item = library.find(path)
    assert (item.state, item.step, item.fraction, item.done_fraction) == (ItemState.RUNNING, "clean", 0.5, 0.25)
    assert library.running == [item]
    library.apply(JobDone(7, "/out/a.jpg", {"clean": "Cleaned."}, 3.0))
    assert (item.state, item.result, item.done_fraction) == (ItemState.DONE, "/out/a.jpg", 1.0)
    assert library.running == []
    assert library.count_of(ItemState.DONE) == 1


def test_a_late_progress_does_not_bring_a_photo_back_to_life(qapp):
    library = filled("a.jpg")
    queued(library, "/photos/a.jpg", 7)
    library.apply(JobStarted(7, ""))
    library.apply(JobCancelled(7))
    library.apply(JobProgressed(7, "clean", 0.5, 0.25))
    assert library.find("/photos/a.jpg").state is ItemState.CANCELLED


def test_a_photo_of_three_pages_ends_with_its_last_page_and_fails_with_any(qapp):
    library = filled("scan.tif", "other.tif")
    queued(library, "/photos/scan.tif", 1, 2, 3)
    item = library.find("/photos/scan.tif")
    library.apply(JobStarted(1, ""))
    library.apply(JobDone(1, "/out/1.tif", {}, 1.0))
    assert item.state is ItemState.RUNNING
    assert item.done_fraction == 1 / 3
    library.apply(JobFailed(2, "", "InputError", "Page 2 is torn.", ""))
    library.apply(JobStarted(3, ""))
    library.apply(JobDone(3, "/out/3.tif", {}, 1.0))
    assert (item.state, item.message) == (ItemState.FAILED, "Page 2 is torn.")


def test_a_skipped_photo_says_where_its_result_lies(qapp):
    library = filled("a.jpg")
    queued(library, "/photos/a.jpg", 7)
    library.apply(JobSkipped(7, "/out/a.jpg"))
    item = library.find("/photos/a.jpg")
    assert (item.state, item.result) == (ItemState.SKIPPED, "/out/a.jpg")


def test_events_of_unknown_jobs_are_nobodys(qapp):
    assert filled("a.jpg").apply(JobStarted(99, "/photos/a.jpg")) is None


def test_removed_rows_and_their_jobs_are_forgotten(qapp):
    library = filled("a.jpg", "b.jpg", "c.jpg", "d.jpg")
    queued(library, "/photos/b.jpg", 5)
    gone = library.remove(["/photos/b.jpg", "/photos/d.jpg", "/photos/unknown.jpg"])
    assert [(row, item.path) for row, item in gone] == [(1, "/photos/b.jpg"), (3, "/photos/d.jpg")]
    assert library.order() == ["/photos/a.jpg", "/photos/c.jpg"]
    assert library.find_job(5) is None
    assert library.row_of("/photos/c.jpg") == 1
    assert library.count_of(ItemState.QUEUED) == 0


def test_an_order_keeps_every_photo_and_the_views_selection(qapp):
    from PySide6.QtCore import QPersistentModelIndex

    library = filled("a.jpg", "b.jpg", "c.jpg")
    held = QPersistentModelIndex(library.index(0))
    library.set_order(["/photos/c.jpg", "/photos/b.jpg", "/photos/a.jpg"])
    assert held.row() == 2
    assert library.find("/photos/a.jpg") is library.items[2]


def test_rows_speak_to_screen_readers_and_leave_as_files(qapp):
    library = filled("a.jpg")
    index = library.index(0)
    assert index.data(ITEM_ROLE) is library.items[0]
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "a.jpg, Not restored yet"
    assert library.mimeData([index]).urls()[0].toLocalFile() == "/photos/a.jpg"
    library.change("/photos/a.jpg", result="/out/a.jpg")
    assert library.mimeData([index]).urls()[0].toLocalFile() == "/out/a.jpg"
    assert library.rowCount(index) == 0
    assert library.data(QModelIndex()) is None


def test_what_failed_is_said_in_the_row(qapp):
    item = Item("/photos/a.jpg", ItemState.FAILED, Choice(), message="a.jpg is empty.")
    assert describe_item(item) == "a.jpg is empty."


def test_time_left_is_said_only_once_it_is_known(qapp):
    item = Item("/photos/a.jpg", ItemState.RUNNING, started_at=100.0)
    assert item.seconds_left(101.0) is None
    item.overall, item.step = 0.25, "clean"
    assert item.seconds_left(110.0) == 30.0
    item.started_at = time.monotonic() - 10
    assert describe_item(item).endswith(" s left")
