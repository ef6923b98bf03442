import pytest

from restorer.gui.viewmodels.item import ItemState
from restorer.gui.viewmodels.queue import QueueState
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process import messages
from restorer.jobs.events import JobCancelled, JobDone, JobFailed, JobStarted
from restorer.pipeline.recipe import Recipe, StepChoice

A, B, C = "/p/a.jpg", "/p/b.jpg", "/p/c.jpg"


@pytest.fixture
def three(session, add):
    add(A, B, C)
    return session


def states(session):
    return [item.state.value for item in session.library.items]


def test_start_queues_what_is_ready_in_portions_and_resumes(session, engine, add):
    add(*(f"/p/{number}.jpg" for number in range(1200)))
    assert session.start() == 1200
    assert [len(command.photo_requests) for command in engine.of(messages.AddJobs)] == [500, 500, 200]
    assert session.queue.state is QueueState.RUNNING
    assert engine.sent[-1] == messages.Resume()
    assert session.start() == 0, "what is queued is not queued twice"


def test_a_wish_carries_the_photos_own_recipe(three, engine):
    recipe = Recipe((StepChoice("clean"),))
    three.select(A)
    three.recipe.take_proposal(A, "auto", recipe, {})
    three.recipe.set_value("clean", "strength", 0.3)
    three.start()
    first, second, _ = engine.of(messages.AddJobs)[0].photo_requests
    assert first.recipe.find("clean").settings["strength"] == 0.3
    assert (second.preset, second.recipe) == ("auto", None)


def test_events_that_overtake_their_number_are_not_lost(three, engine):
    three.start([A])
    ticket = engine.of(messages.AddJobs)[0].ticket
    engine.say(JobStarted(41, A), JobDone(41, "/out/a.jpg", {}, 1.0))
    assert states(three)[0] == "queued"
    engine.say(messages.JobsAdded(ticket, ((41,),)))
    assert states(three)[0] == "done"


def test_a_refused_photo_says_why(three, engine):
    three.start([A, B])
    ticket = engine.of(messages.AddJobs)[0].ticket
    engine.say(messages.JobsAdded(ticket, ((), (5,)), ((0, "a.jpg is empty.", "Scan it again."),)))
    item = three.library.find(A)
    assert (item.state, item.message, item.hint) == (ItemState.FAILED, "a.jpg is empty.", "Scan it again.")
    assert three.library.find(B).jobs == (5,)


def test_cancel_while_numbers_are_on_the_way_withdraws_the_jobs(three, engine):
    three.start()
    three.cancel()
    assert states(three) == ["cancelled"] * 3
    engine.add_all()
    assert [command.jobs for command in engine.of(messages.RemoveJobs)] == [(1,), (2,), (3,)]


def test_cancel_asks_for_open_jobs_only(three, engine):
    three.start()
    jobs = engine.add_all()
    engine.say(JobDone(jobs[A], "/out/a.jpg", {}, 1.0))
    three.cancel()
    assert engine.of(messages.CancelJobs) == [messages.CancelJobs((jobs[B], jobs[C]))]
    engine.say(JobCancelled(jobs[B]), JobCancelled(jobs[C]))
    assert states(three) == ["done", "cancelled", "cancelled"]


def test_retry_takes_what_failed_and_forgets_the_old_job(three, engine):
    three.start()
    jobs = engine.add_all()
    engine.say(JobFailed(jobs[B], B, "InputError", "It is torn.", ""))
    assert three.retry() == 1
    assert engine.of(messages.RemoveJobs) == [messages.RemoveJobs((jobs[B],))]
    assert [photo_request.path for photo_request in engine.of(messages.AddJobs)[0].photo_requests] == [B]
    assert three.library.find(B).message == ""


def test_pause_and_resume_reach_the_engine(three, engine):
    three.start()
    three.pause()
    assert (three.queue.state, engine.sent[-1]) == (QueueState.PAUSED, messages.Pause())
    three.resume()
    assert (three.queue.state, engine.sent[-1]) == (QueueState.RUNNING, messages.Resume())


def test_remove_cancels_its_jobs_and_undo_brings_the_photo_back_unqueued(three, engine):
    three.start()
    jobs = engine.add_all()
    three.remove([B])
    assert engine.of(messages.RemoveJobs) == [messages.RemoveJobs((jobs[B],))]
    assert three.library.order() == [A, C]
    three.undo.undo()
    assert three.library.order() == [A, B, C]
    assert three.library.find(B).state is ItemState.CANCELLED
    assert three.library.find(B).jobs == ()


@pytest.mark.parametrize(
    ("moved", "by", "expected"),
    [([C], -1, [A, C, B]), ([A], 1, [B, A, C]), ([A, B], 1, [C, A, B]), ([A], -1, [A, B, C]), ([B, C], -1, [B, C, A])],
)
def test_photos_move_up_and_down_together(three, moved, by, expected):
    three.move(moved, by)
    assert three.library.order() == expected


def test_a_new_order_reaches_the_queue_and_can_be_undone(three, engine):
    three.start()
    jobs = engine.add_all()
    three.move_before([C], 0)
    assert engine.of(messages.ReorderJobs)[-1].jobs == (jobs[C], jobs[A], jobs[B])
    three.undo.undo()
    assert three.library.order() == [A, B, C]
    assert engine.of(messages.ReorderJobs)[-1].jobs == (jobs[A], jobs[B], jobs[C])


def test_the_queue_of_an_earlier_start_comes_back(three, engine):
    engine.say(messages.EngineReady())
    assert engine.sent[-1] == messages.ListJobs()
    engine.say(
        messages.JobsListed(
            (messages.JobFacts(1, "/old/x.jpg", "queued"), messages.JobFacts(2, "/old/y.jpg", "done")), False
        ),
        messages.JobsListed(
            (messages.JobFacts(3, "/old/z.jpg", "failed", 0, "It is torn."), messages.JobFacts(4, A, "running"))
        ),
    )
    assert three.library.order() == [A, B, C, "/old/x.jpg", "/old/z.jpg"]
    assert states(three) == ["queued", "ready", "ready", "queued", "failed"]
    assert engine.sent[-1] == messages.Resume()
    engine.say(JobStarted(1, "/old/x.jpg"))
    assert three.library.find("/old/x.jpg").state is ItemState.RUNNING


def test_a_queue_that_was_paused_stays_so_at_the_next_start(three, engine):
    three.queue.set_paused(True)
    engine.say(messages.EngineReady(), messages.JobsListed(()))
    assert engine.sent[-1] == messages.Pause()


def test_a_lost_engine_costs_one_line_and_its_photo_waits_again(three, engine, qtbot):
    three.start()
    jobs = engine.add_all()
    engine.say(JobStarted(jobs[A], A))
    with qtbot.waitSignal(three.notice_given):
        engine.say(messages.EngineLost(-9))
    assert states(three) == ["queued"] * 3
    engine.say(
        messages.EngineReady(), messages.JobsListed((messages.JobFacts(jobs[A], A, "done", result="/out/a.jpg"),))
    )
    assert three.library.find(A).state is ItemState.DONE, "what ended while nobody listened is known again"
    assert three.library.find(A).result == "/out/a.jpg"


def test_photos_that_were_being_queued_when_the_engine_went_are_ready_again(three, engine):
    three.start()
    engine.say(messages.EngineLost(1))
    assert states(three) == ["ready"] * 3


def test_a_photo_that_cannot_be_read_fails_in_its_row_and_not_in_a_dialog(three, engine, qtbot):
    three.select(A)
    ticket = engine.of(messages.InspectPhoto)[0].ticket
    with qtbot.assertNotEmitted(three.error_occurred):
        engine.say(messages.CommandFailed(ticket, "InputError", "a.jpg is empty.", "Scan it again."))
    assert three.library.find(A).message == "a.jpg is empty."


def test_other_failures_are_told_in_words(three, engine, qtbot):
    with qtbot.waitSignal(three.error_occurred) as heard:
        engine.say(messages.CommandFailed(0, "StoreError", "The queue cannot be read.", "Check the disk.", "Traceback"))
    assert heard.args[0].message == "The queue cannot be read."
    assert "Traceback" in heard.args[0].report()


def test_only_the_newest_preview_of_the_photo_in_view_is_shown(three, engine):
    shown = []
    three.preview.made.connect(shown.append)
    three.select(A)
    three.recipe.take_proposal(A, "auto", Recipe((StepChoice("clean"),)), {})
    region = Bounds(0, 0, 100, 100)
    three.preview.ask(region)
    three.preview.ask(region)
    first, second = [command.ticket for command in engine.of(messages.PreviewRegion)]

    def made(ticket):
        return messages.PreviewMade(ticket, A, 0, region, "/x.npy", (), (1, 0, 0, 0, 1, 0, 0, 0, 1), None, False, 0.1)

    engine.say(made(first), made(second))
    assert [reply.ticket for reply in shown] == [second]


def test_a_changed_recipe_wants_one_preview_when_the_hand_rests(three, qtbot):
    three.select(A)
    wanted = []
    three.preview.wanted.connect(lambda: wanted.append(1))
    three.recipe.take_proposal(A, "auto", Recipe((StepChoice("clean"),)), {})
    for tick in range(10):
        three.recipe.set_value("clean", "strength", tick / 20)
    with qtbot.waitSignal(three.preview.wanted):
        pass
    assert wanted == [1]


def test_a_restored_photo_whose_recipe_changes_can_be_restored_anew(three, engine):
    three.start([A])
    jobs = engine.add_all()
    engine.say(JobDone(jobs[A], "/out/a.jpg", {}, 1.0))
    three.select(A)
    three.recipe.take_proposal(A, "auto", Recipe((StepChoice("clean"),)), {})
    three.recipe.set_value("clean", "strength", 0.2)
    assert three.library.find(A).state is ItemState.READY
    assert three.start([A]) == 1


def test_undoing_the_change_of_a_restored_photo_makes_it_restored_again(three, engine):
    three.select(A)
    three.recipe.take_proposal(A, "auto", Recipe((StepChoice("clean"),)), {})
    three.start([A])
    job = engine.add_all()[A]
    engine.say(JobStarted(job, A), JobDone(job, "/out/a.jpg", {"clean": "Cleaned."}, 1.0))
    three.recipe.set_value("clean", "strength", 0.3)
    assert states(three)[0] == "ready"
    three.undo.undo()
    assert states(three)[0] == "done"
    three.recipe.set_preset("gentle")
    assert states(three)[0] == "ready", "another preset is another wish"
