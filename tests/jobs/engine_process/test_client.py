"""The engine process, for real: spawned, spoken to, killed."""

import functools
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process import messages
from restorer.jobs.engine_process.client import EngineClient
from restorer.jobs.engine_process.crash_tracker import CrashTracker
from restorer.jobs.engine_process.event_sender import EventSender
from restorer.jobs.events import JobDone, JobFailed, JobPlanned, JobProgressed, JobStarted
from restorer.pipeline.recipe import Recipe, StepChoice
from tests.jobs.fakes import INVERT, draw, pixels_of
from tests.jobs.served import open_services, refuse

CHECKOUT = str(Path(__file__).resolve().parents[3])
SLOW = Recipe((StepChoice("invert", {"tiles": 3000}),))


class Ear:
    """Hears events and lets a test wait for one."""

    def __init__(self):
        self.events = []
        self._changed = threading.Condition()

    def __call__(self, portion):
        with self._changed:
            self.events += portion
            self._changed.notify_all()

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    def wait_for(self, kind, count=1, timeout_s=20.0):
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.of(kind)) >= count, timeout_s), (
                f"no {kind.__name__} in {self.events}"
            )
        return self.of(kind)[count - 1]


@pytest.fixture
def spawn(tmp_path, monkeypatch):
    """Starts engine processes on one home, and ends them."""
    monkeypatch.syspath_prepend(CHECKOUT)
    started = []

    def start(open_=open_services):
        ear = Ear()
        process = EngineClient(functools.partial(open_, str(tmp_path / "home")), ear, warms_up=False)
        process.start()
        started.append(process)
        return process, ear

    yield start
    for process in started:
        process.stop(2)
    assert not [thread.name for thread in threading.enumerate() if thread.name == "engine-reader"]


def photo_request(path, recipe=INVERT):
    return messages.PhotoRequest(str(path), recipe=recipe)


def test_photos_are_restored_beside_their_originals(spawn, tmp_path):
    process, ear = spawn()
    assert ear.wait_for(messages.EngineReady) == messages.EngineReady()
    photo = draw(tmp_path / "album" / "a.png")
    before = photo.read_bytes()
    process.send(messages.AddJobs(7, (photo_request(photo),)))
    process.send(messages.Resume())
    done = ear.wait_for(JobDone)
    assert ear.of(messages.JobsAdded) == [messages.JobsAdded(7, ((done.job,),))]
    assert done.result == str(tmp_path / "album" / "Restored" / "a.png")
    assert np.array_equal(pixels_of(Path(done.result)), 255 - pixels_of(photo))
    assert photo.read_bytes() == before
    kinds = [type(event) for event in ear.events]
    assert kinds.index(messages.JobsAdded) < kinds.index(JobStarted) < kinds.index(JobDone)


def test_what_is_no_photo_is_refused_by_name_and_the_others_go_on(spawn, tmp_path):
    process, ear = spawn()
    (tmp_path / "letter.txt").write_text("Dear Anna")
    photo = draw(tmp_path / "a.png")
    process.send(
        messages.AddJobs(
            1, (photo_request(tmp_path / "letter.txt"), photo_request(photo), photo_request(tmp_path / "gone.png"))
        )
    )
    added = ear.wait_for(messages.JobsAdded)
    assert [len(jobs) for jobs in added.jobs] == [0, 1, 0]
    assert [index for index, _, _ in added.refused] == [0, 2]
    assert all(message for _, message, _ in added.refused)


def test_nothing_starts_before_it_is_told_to_and_nothing_new_after_a_pause(spawn, tmp_path):
    process, ear = spawn()
    process.send(messages.AddJobs(1, (photo_request(draw(tmp_path / "a.png")),)))
    ear.wait_for(messages.JobsAdded)
    process.send(messages.ListJobs())
    assert ear.wait_for(messages.JobsListed).jobs[0].state == "queued"
    process.send(messages.Pause())
    process.send(messages.Resume())
    ear.wait_for(JobDone)


def test_a_cancel_is_answered_in_the_middle_of_a_photo(spawn, tmp_path):
    from restorer.jobs.events import JobCancelled

    process, ear = spawn()
    process.send(messages.AddJobs(1, (photo_request(draw(tmp_path / "a.png"), SLOW),)))
    process.send(messages.Resume())
    job = ear.wait_for(JobProgressed).job
    process.send(messages.CancelJobs((job,)))
    assert ear.wait_for(JobCancelled).job == job


def test_a_photo_is_read_and_a_recipe_proposed(spawn, tmp_path):
    process, ear = spawn()
    photo = draw(tmp_path / "a.png")
    process.send(messages.InspectPhoto(3, str(photo)))
    told = ear.wait_for(messages.PhotoInspected)
    assert (told.ticket, told.path, told.reasons) == (3, str(photo), {"invert": "it is a test"})
    assert told.reasons["invert"].template == "it is a {kind}", "so that the window can translate it"
    assert told.recipe.find("invert") is not None


def test_a_broken_photo_is_told_with_its_ticket(spawn, tmp_path):
    process, ear = spawn()
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\nnonsense")
    process.send(messages.InspectPhoto(4, str(tmp_path / "b.png")))
    told = ear.wait_for(messages.CommandFailed)
    assert (told.ticket, told.kind, told.hint) == (4, "InputError", "Scan it again.")
    assert told.message.template == '"{name}" is damaged.'


def test_a_preview_shows_the_region_and_says_where_it_lies(spawn, tmp_path):
    process, ear = spawn()
    photo = draw(tmp_path / "a.png", size=(400, 300))
    region = Bounds(200, 100, 40, 30)
    process.send(messages.PreviewRegion(5, str(photo), INVERT, region))
    told = ear.wait_for(messages.PreviewMade)
    pixels = np.load(told.after)
    matrix = np.array(told.transform).reshape(3, 3)
    x, y, _ = matrix @ [210, 110, 1]
    assert not told.is_draft
    assert np.array_equal(pixels[round(y), round(x)], 255 - pixels_of(photo)[110, 210])


def test_a_large_region_is_shown_reduced_first_and_then_in_full(spawn, tmp_path):
    process, ear = spawn()
    photo = draw(tmp_path / "a.png", size=(400, 300))
    process.send(messages.PreviewRegion(5, str(photo), INVERT, Bounds(-50, -50, 900, 900), budget_px=10_000))
    ear.wait_for(messages.PreviewMade, 2)
    first, second = ear.of(messages.PreviewMade)
    assert (first.is_draft, second.is_draft) == (True, False)
    assert first.region == second.region == Bounds(0, 0, 400, 300)
    height, width = np.load(first.after).shape[:2]
    assert height * width == pytest.approx(10_000, rel=0.05)
    assert np.load(second.after).shape == (300, 400, 3)
    corner = np.array(first.transform).reshape(3, 3) @ [399.5, 299.5, 1]
    assert corner[:2] == pytest.approx((width - 0.5, height - 0.5), abs=0.01)


def test_the_stages_of_a_restored_photo_are_found_and_never_worked_out(spawn, tmp_path):
    process, ear = spawn()
    photo = draw(tmp_path / "a.png")
    process.send(messages.FindStages(1, str(photo), recipe=INVERT))
    assert ear.wait_for(messages.StagesFound).stages == ()
    process.send(messages.AddJobs(2, (photo_request(photo),)))
    process.send(messages.Resume())
    ear.wait_for(JobDone)
    process.send(messages.FindStages(3, str(photo), recipe=INVERT))
    assert ear.of(JobDone)[0].notes["invert"].template == "{done}"
    (stage,) = ear.wait_for(messages.StagesFound, 2).stages
    assert stage.name == "invert"
    assert np.array_equal(np.load(stage.path), 255 - pixels_of(photo))


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_an_engine_that_dies_says_so_and_the_next_one_tries_its_photo_once_more(spawn, tmp_path):
    process, ear = spawn()
    photo = draw(tmp_path / "fright.png")
    process.send(messages.AddJobs(1, (photo_request(photo),)))
    process.send(messages.Resume())
    assert ear.wait_for(messages.EngineLost).exit_code == -signal.SIGKILL
    process.stop(0)
    assert not process.send(messages.Resume())
    again, ear = spawn()
    again.send(messages.Resume())
    assert ear.wait_for(JobDone).result.endswith("fright.png")


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_a_photo_that_kills_two_engines_is_not_tried_a_third_time(spawn, tmp_path):
    for _ in range(2):
        process, ear = spawn()
        if not (tmp_path / "home" / "frightened").exists():
            process.send(
                messages.AddJobs(
                    1, (photo_request(draw(tmp_path / "poison.png", 1)), photo_request(draw(tmp_path / "b.png", 2)))
                )
            )
        process.send(messages.Resume())
        ear.wait_for(messages.EngineLost)
        process.stop(0)
    process, ear = spawn()
    process.send(messages.ListJobs())
    facts = ear.wait_for(messages.JobsListed).jobs
    assert facts[0].state == "failed"
    assert "poison.png" in facts[0].message
    process.send(messages.Resume())
    assert ear.wait_for(JobDone).result.endswith("b.png")
    assert not ear.of(JobFailed)


def test_stopping_leaves_the_photo_in_hand_for_the_next_start(spawn, tmp_path):
    process, ear = spawn()
    process.send(messages.AddJobs(1, (photo_request(draw(tmp_path / "a.png"), SLOW),)))
    process.send(messages.Resume())
    ear.wait_for(JobProgressed)
    process.stop(5)
    assert not ear.of(messages.EngineLost), "a stop that was asked for is no loss"
    again, ear = spawn()
    again.send(messages.ListJobs())
    assert [facts.state for facts in ear.wait_for(messages.JobsListed).jobs] == ["queued"]


@pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
def test_the_engine_ends_when_its_window_is_killed(tmp_path):
    code = (
        "import functools, sys, time\n"
        "from restorer.jobs.engine_process.client import EngineClient\n"
        "from tests.jobs.served import open_services\n"
        "if __name__ == '__main__':\n"
        "    made = EngineClient(functools.partial(open_services, sys.argv[1]), lambda events: print(made.process_id,"
        " flush=True), warms_up=False)\n"
        "    made.start()\n"
        "    time.sleep(60)\n"
    )
    script = tmp_path / "window.py"
    script.write_text(code)
    window = subprocess.Popen(
        [sys.executable, str(script), str(tmp_path / "home")],
        cwd=CHECKOUT,
        env=os.environ | {"PYTHONPATH": CHECKOUT},
        stdout=subprocess.PIPE,
        text=True,
    )
    engine = int(window.stdout.readline())
    window.kill()
    window.wait(10)
    window.stdout.close()
    end = time.monotonic() + 15
    while is_running(engine) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_running(engine)


def is_running(pid):
    """Whether a process runs; one that ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_services_that_cannot_be_opened_are_told_in_words(spawn):
    process, ear = spawn(refuse)
    told = ear.wait_for(messages.CommandFailed)
    assert (told.kind, told.hint) == ("StoreError", "Free it.")
    assert process.is_alive, "an engine that went would only be started again"


def test_only_the_photo_that_was_worked_on_is_blamed(tmp_path):
    crashes = CrashTracker(tmp_path / "marks")
    for job in (1, 2, 3):
        crashes.hear(JobStarted(job, ""))
    for job in (1, 2):
        crashes.hear(JobPlanned(job, (), {}))
    crashes.hear(JobProgressed(1, "clean", 0.1, 0.1))
    assert CrashTracker(tmp_path / "marks").blame([1, 2, 3]) == {1: 1}
    crashes.hear(JobStarted(3, ""))
    assert crashes.blame([2, 3]) == {3: 1}, "a decoder that died is blamed where nothing was worked on"
    crashes.hear(JobStarted(1, ""))
    assert crashes.blame([1]) == {1: 2}
    crashes.hear(JobDone(1, "/out", {}, 1.0))
    assert list((tmp_path / "marks").iterdir()) == [tmp_path / "marks" / "3.crashes"]


class Pipe:
    def __init__(self):
        self.portions = []

    def send(self, portion):
        self.portions.append(portion)


def test_the_outbox_tells_the_last_progress_and_keeps_the_order_of_all_else():
    pipe = Pipe()
    sender = EventSender(pipe)
    for tick in range(5000):
        sender.put(JobProgressed(1, "clean", tick / 5000, 0.0))
    sender.put(JobDone(1, "/out", {}, 1.0))
    sender.put(JobProgressed(2, "clean", 0.1, 0.0))
    sender.put(JobStarted(3, "/p"))
    sender.put(JobProgressed(2, "clean", 0.2, 0.0))
    sender.close()
    told = [event for portion in pipe.portions for event in portion]
    assert len(told) < 100
    done = told.index(JobDone(1, "/out", {}, 1.0))
    assert told[done - 1] == JobProgressed(1, "clean", 4999 / 5000, 0.0)
    assert [event.fraction for event in told if event.job == 2][-1] == 0.2


def test_events_of_one_moment_travel_together():
    pipe = Pipe()
    sender = EventSender(pipe)
    for job in range(300):
        sender.put(JobStarted(job, ""))
    time.sleep(0.1)
    sender.close()
    assert sum(map(len, pipe.portions)) == 300
    assert len(pipe.portions) <= 3
