import json

import pytest

from restorer.gui.photo_list_store import PhotoListStore
from restorer.gui.viewmodels.item import Choice, Item, ItemState
from restorer.gui.viewmodels.library import LibraryModel
from restorer.jobs.engine_process import messages
from restorer.message import Message
from restorer.pipeline.recipe import Recipe, StepChoice

OWN = Recipe((StepChoice("clean", {"strength": 0.3}),), seed=7)


@pytest.fixture
def library(qapp):
    return LibraryModel()


def kept(path):
    return PhotoListStore(path, LibraryModel()).load()


def test_the_list_comes_back_with_order_recipes_results_and_notes(library, tmp_path):
    path = tmp_path / "new" / "photos.jsonl"
    items = [
        Item("/p/b ü.jpg", choice=Choice("gentle", OWN)),
        Item("/p/a.jpg", ItemState.DONE, jobs=(3,), result="/p/Restored/a.jpg", notes={"clean": "Cleaned."}),
        Item("/p/c.jpg", ItemState.FAILED, jobs=(4,), message="It is torn.", hint="Glue it."),
        Item("/p/d.jpg", ItemState.RUNNING, jobs=(5, 6), open_jobs=frozenset({6})),
        Item("/p/e.jpg", ItemState.CANCELLED, jobs=(7,)),
        Item("/p/f.jpg", ItemState.QUEUED),
        Item("/p/sample.jpg", choice=Choice("auto", OWN, is_given=True)),
    ]
    library.insert(items)
    photo_list = PhotoListStore(path, library)
    photo_list.save()
    found = kept(path)
    assert [item.path for item in found] == [item.path for item in items]
    assert found[0].choice == items[0].choice
    assert found[6].choice == items[6].choice
    assert (found[0].choice.is_by_hand, found[6].choice.is_by_hand) == (True, False)
    assert (found[1].state, found[1].result, found[1].notes) == (items[1].state, items[1].result, items[1].notes)
    assert (found[2].message, found[2].hint) == ("It is torn.", "Glue it.")
    assert (found[3].state, found[3].open_jobs) == (ItemState.QUEUED, frozenset({6}))
    assert found[4].state is ItemState.CANCELLED
    assert found[5].state is ItemState.READY, "it never reached the queue"


def test_messages_come_back_with_their_templates(library, tmp_path):
    torn, cleaned = Message('"{name}" is torn.', name="c.jpg"), Message("Cleaned at {share:.0%}.", share=0.5)
    library.insert(
        [
            Item("/p/a.jpg", ItemState.DONE, jobs=(3,), result="/p/Restored/a.jpg", notes={"clean": cleaned}),
            Item("/p/c.jpg", ItemState.FAILED, jobs=(4,), message=torn, hint="Glue it."),
        ]
    )
    PhotoListStore(tmp_path / "photos.jsonl", library).save()
    done, failed = kept(tmp_path / "photos.jsonl")
    assert (done.notes["clean"].template, failed.message.template) == (cleaned.template, torn.template)
    assert (done.notes["clean"], failed.message) == ("Cleaned at 50%.", '"c.jpg" is torn.')


def test_a_change_is_on_disk_soon_and_by_itself(library, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("restorer.gui.photo_list_store.SAVE_AFTER_MS", 20)
    path = tmp_path / "photos.jsonl"
    photo_list = PhotoListStore(path, library)
    library.add(["/p/a.jpg", "/p/b.jpg"])
    qtbot.waitUntil(path.exists)
    library.set_order(["/p/b.jpg", "/p/a.jpg"])
    qtbot.waitUntil(lambda: [item.path for item in kept(path)] == ["/p/b.jpg", "/p/a.jpg"])
    photo_list.save()


@pytest.mark.parametrize("text", ["", "no json\n", "[]\n", '{"path": "/p/x.jpg"}\n', '{"path": 1, "state": "odd"}\n'])
def test_a_line_that_makes_no_sense_costs_its_photo_only(tmp_path, text, qapp):
    path = tmp_path / "photos.jsonl"
    good = json.dumps({"path": "/p/a.jpg", "state": "ready", "preset": "auto"})
    path.write_text(f"{text}{good}\n")
    assert [item.path for item in kept(path)] == ["/p/a.jpg"]
    assert kept(tmp_path / "none") == []


def test_what_was_cleared_from_the_queue_meanwhile_is_ready_again(session, engine):
    session.restore_session([Item("/p/a.jpg", ItemState.QUEUED, jobs=(1,), open_jobs=frozenset({1}))])
    session.restore_session([Item("/p/b.jpg", ItemState.QUEUED, jobs=(2,), open_jobs=frozenset({2}))])
    engine.say(
        messages.EngineReady(), messages.JobsListed((messages.JobFacts(2, "/p/b.jpg", "done", result="/out/b.jpg"),))
    )
    first, second = session.library.items
    assert (first.state, first.jobs) == (ItemState.READY, ())
    assert (second.state, second.result) == (ItemState.DONE, "/out/b.jpg")


def test_a_photo_of_the_queue_comes_back_with_its_own_recipe(session, engine):
    engine.say(
        messages.EngineReady(),
        messages.JobsListed((messages.JobFacts(1, "/p/a.jpg", "queued", preset="gentle", recipe=OWN),)),
    )
    assert session.library.find("/p/a.jpg").choice == Choice("gentle", OWN)


def test_a_finished_photo_is_not_failed_by_an_old_job_of_somebody_else(session, engine):
    session.restore_session([Item("/p/a.jpg", ItemState.DONE, jobs=(1,), result="/out/a.jpg")])
    engine.say(messages.EngineReady(), messages.JobsListed((messages.JobFacts(9, "/p/a.jpg", "failed", 0, "No."),)))
    assert session.library.find("/p/a.jpg").state is ItemState.DONE


def test_ten_thousand_removed_photos_come_back_in_one_piece(session, add):
    add(*(f"/p/{number}.jpg" for number in range(10_000)))
    order = session.library.order()
    session.remove(order[10:9_990])
    inserted = []
    session.library.rowsInserted.connect(lambda parent, first, last: inserted.append((first, last)))
    session.undo.undo()
    assert session.library.order() == order
    assert inserted == [(10, 9_989)]
