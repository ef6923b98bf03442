import threading
import time

import pytest

from restorer.errors import ModelError, ResourceError, StoreError
from restorer.jobs.events import JobDone, JobFailed, JobProgressed, JobSkipped, JobStarted
from restorer.jobs.job import JobState
from restorer.jobs.pool import PoolLimits
from restorer.pipeline.recipe import Recipe, StepChoice

from .fakes import FakeEngines, Invert, draw, fake_decode, fake_encode, fake_processing, pixels_of, request

MANY_TILES = Recipe((StepChoice("invert", {"tiles": 100_000}),))


def states(queue):
    return [job.state.value for job in queue.jobs()]


def test_all_photos_are_restored_and_told(open_queue, requests, photos, tmp_path):
    queue = open_queue()
    batch = queue.add(requests)
    assert queue.run()[JobState.DONE] == len(photos)
    for path in photos:
        assert (pixels_of(tmp_path / "out" / path.name) == 255 - pixels_of(path)).all()
    for job_id in batch.jobs:
        kinds = [type(event) for event in queue.recorder.events if event.job == job_id]
        assert kinds[0] is JobStarted
        assert kinds[-1] is JobDone
        assert kinds.count(JobDone) == 1
    job = queue.jobs()[3]
    assert (job.result, job.message, job.attempts) == (str(tmp_path / "out" / "3.png"), "inverted", 1)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in photos)


def test_decoding_the_device_and_encoding_overlap(open_queue, requests):
    """One photo is encoded while the next is on the device and one more is decoded: each waits for the others."""
    together = threading.Barrier(3, timeout=60)
    third, second, first = (iter((False,) * skipped + (True,)) for skipped in (2, 1, 0))

    def meet(turns):
        if next(turns, False):
            together.wait()

    def decode(*args):
        meet(third)
        return fake_decode(*args)

    def encode(*args):
        meet(first)
        return fake_encode(*args)

    step = Invert()
    tiles = iter(range(8))  # of the first photo and the second, four each
    step.at_tile = lambda work: meet(second) if next(tiles, 8) in (0, 4) else None
    queue = open_queue(fake_processing(step, decode=decode, encode=encode))
    queue.add(requests)
    queue.run()
    assert len(queue.recorder.of(JobDone)) == len(requests)
    assert not together.broken


def test_a_photo_that_fails_never_stops_the_others(open_queue, requests, photos, caplog):
    step = Invert()
    step.raises = {
        "1.png": ModelError("The model is gone.", "Get it again."),
        "2.png": MemoryError,
        "3.png": ValueError("a fault"),
        "4.png": SystemExit,
        "5.png": OSError(5, "Input/output error"),
    }
    photos[6].write_bytes(b"no photo")
    photos[7].unlink()
    queue = open_queue(fake_processing(step))
    jobs = queue.add(requests).jobs
    counts = queue.run()
    assert (counts[JobState.DONE], counts[JobState.FAILED]) == (5, 7)
    failed = {event.source.rsplit("/", 1)[1]: event for event in queue.recorder.of(JobFailed)}
    assert (failed["1.png"].kind, failed["1.png"].message, failed["1.png"].hint) == (
        "ModelError",
        "The model is gone.",
        "Get it again.",
    )
    assert failed["2.png"].kind == "ResourceError"
    assert failed["3.png"].kind == "Unexpected"
    assert "because of a bug in Restorer (ValueError: a fault)" in failed["3.png"].message
    assert "Input/output error" in failed["5.png"].message
    assert "is damaged" in failed["6.png"].message
    assert "not there any more" in failed["7.png"].message
    assert queue.store.get(jobs[3]).message == failed["3.png"].message
    assert "Traceback" in caplog.text, "what nobody foresaw is in the log whole"
    assert caplog.text.count("a fault") >= 1
    assert "The model is gone" not in caplog.text
    caplog.clear()


def test_failed_photos_are_retried(open_queue, requests):
    step = Invert()
    step.raises = {"1.png": ModelError("gone"), "2.png": ModelError("gone")}
    queue = open_queue(fake_processing(step))
    jobs = queue.add(requests).jobs
    queue.run()
    del step.raises["1.png"]
    assert queue.retry() == list(jobs[1:3])
    counts = queue.run()
    assert (counts[JobState.DONE], counts[JobState.FAILED]) == (11, 1)
    assert queue.store.get(jobs[1]).attempts == 2


def test_jobs_that_are_added_while_it_works_are_done_too(open_queue, requests):
    queue = open_queue()
    queue.start()
    assert queue.wait_idle(5)
    for wanted in requests:
        queue.add([wanted])
        time.sleep(0.002)
    assert queue.wait_idle(10)
    queue.stop()
    assert len(queue.recorder.of(JobDone)) == len(requests)


def test_several_cards_share_the_photos_out_by_their_cost(open_queue, tmp_path):
    """Two pretended cards, one three times as fast: it gets more of the pixels, and no photo is done twice."""
    sides = [(96, 64), (24, 16), (24, 16), (96, 64), (24, 16), (48, 32), (24, 16), (96, 64), (24, 16), (48, 32)]
    paths = [draw(tmp_path / "photos" / f"{number}.png", number, size) for number, size in enumerate(sides)]
    done = {"cuda:0": [], "cuda:1": []}
    step = Invert()
    apply = step.apply

    def paced(photo, settings, work):
        device = work.engine.device_id
        pixels = photo.pixels.shape[0] * photo.pixels.shape[1]
        time.sleep(pixels / (60_000 if device == "cuda:0" else 20_000))
        done[device].append(pixels)
        return apply(photo, settings, work)

    step.apply = paced
    queue = open_queue(fake_processing(step), devices=("cuda:0", "cuda:1"))
    queue.add([request(path, tmp_path / "out" / path.name, device="all") for path in paths])
    assert queue.run()[JobState.DONE] == len(paths)
    assert sorted(done["cuda:0"] + done["cuda:1"]) == sorted(width * height for width, height in sides)
    assert done["cuda:0"]
    assert done["cuda:1"]
    assert sum(done["cuda:0"]) > sum(done["cuda:1"])


def test_engines_are_made_once_on_their_devices_thread(open_queue, requests):
    engines, step = FakeEngines(), Invert(tile_s=0.002)
    queue = open_queue(fake_processing(step), engines=engines, devices=("cuda:0", "cuda:1"))
    queue.add(requests)
    queue.run()
    assert sorted(engines.made) == [("cuda:0", "restorer-device-cuda:0"), ("cuda:1", "restorer-device-cuda:1")]
    assert {thread for _, thread in step.seen} == {"restorer-device-cuda:0", "restorer-device-cuda:1"}


def test_a_request_gets_the_device_that_it_names(open_queue, photos, tmp_path):
    step = Invert()
    queue = open_queue(fake_processing(step), devices=("cuda:0", "cuda:1"))
    named = ("cuda:1", "cpu", "cuda", "auto")
    queue.add(request(photos[n], tmp_path / f"{n}.png", device=device) for n, device in enumerate(named))
    assert queue.run()[JobState.DONE] == 4
    used = {path.name: thread.removeprefix("restorer-device-") for path, thread in step.seen}
    assert (used["0.png"], used["1.png"], used["2.png"]) == ("cuda:1", "cpu", "cuda:0")


def test_a_photo_that_does_not_fit_the_card_is_tried_on_the_cpu(open_queue, photos, tmp_path):
    step, engines = Invert(), FakeEngines()

    def small(work):
        if work.engine.device_id != "cpu":
            raise ResourceError("too large for the card")

    step.at_tile = small
    queue = open_queue(fake_processing(step), engines=engines, devices=("cuda:0",))
    queue.add([request(photos[0], tmp_path / "a.png"), request(photos[1], tmp_path / "b.png", device="cuda:0")])
    queue.run()
    assert states(queue) == ["done", "failed"], "who names a device wants to know"
    assert ("cpu", "restorer-device-cuda:0") in engines.made


def test_a_photo_that_does_not_fit_the_cpu_fails_once(open_queue, photos, tmp_path):
    step = Invert()
    step.raises["0.png"] = ResourceError("too large")
    queue = open_queue(fake_processing(step), devices=("cpu",))
    queue.add([request(photos[0], tmp_path / "a.png")])
    queue.run()
    assert states(queue) == ["failed"]
    assert len(step.seen) == 1


def test_an_engine_that_cannot_be_made_fails_its_photos_in_words(open_queue, requests):
    def refuse(device):
        raise ResourceError(f"There is no device {device}.", "Choose cpu.")

    queue = open_queue(engines=refuse, devices=("cuda:7",))
    queue.add(requests)
    assert queue.run()[JobState.FAILED] == len(requests)
    assert queue.jobs()[0].message == "There is no device cuda:7."


def test_decoded_photos_stay_within_the_budget(open_queue, photos, tmp_path):
    """Pictures of 1,000 bytes, a budget for three and a slow device: loaders wait, whatever their number."""
    held, most, lock = [0], [0], threading.Lock()

    def decode(path, page):
        photo = fake_decode(path, page)
        with lock:
            held[0] += 1
            most[0] = max(most[0], held[0])
        return photo

    step = Invert(tile_s=0.003)

    def encode(photo, path, format_):
        lost = fake_encode(photo, path, format_)
        with lock:
            held[0] -= 1
        return lost

    size = 24 * 16 * 3
    processing = fake_processing(step, decode=decode, encode=encode, measure=lambda path, page: size)
    queue = open_queue(processing, limits=PoolLimits(loaders=4, savers=2, ahead=8, budget_bytes=3 * size))
    queue.add(request(path, tmp_path / "out" / path.name) for path in photos)
    assert queue.run()[JobState.DONE] == len(photos)
    assert most[0] <= 4, "three that wait, and the one that is being restored"
    assert held[0] == 0


def test_a_photo_larger_than_the_budget_goes_its_way_alone(open_queue, requests):
    queue = open_queue(limits=PoolLimits(loaders=3, budget_bytes=10))
    queue.add(requests)
    assert queue.run()[JobState.DONE] == len(requests)


def test_existing_results_are_skipped_and_told(open_queue, photos, tmp_path):
    (tmp_path / "0.png").write_bytes(b"there")
    queue = open_queue()
    queue.add(request(path, tmp_path / path.name, exists="skip") for path in photos[:2])
    queue.run()
    assert states(queue) == ["skipped", "done"]
    (skipped,) = queue.recorder.of(JobSkipped)
    assert skipped.result == str(tmp_path / "0.png")


def test_a_listener_that_fails_stops_nothing(open_queue, requests, caplog):
    queue = open_queue()

    def fail(event):
        raise RuntimeError("a listener's fault")

    unsubscribe = queue.listen(fail)
    queue.add(requests[:2])
    assert queue.run()[JobState.DONE] == 2
    assert "a listener's fault" in caplog.text
    caplog.clear()
    unsubscribe()
    queue.add(requests[2:3])
    queue.run()
    assert "a listener's fault" not in caplog.text


def test_a_store_that_breaks_ends_the_run_and_loses_nothing(open_queue, requests, monkeypatch, tmp_path):
    queue = open_queue()
    queue.add(requests)
    real, left = queue.store.finish, [3]

    def fail(job_id, outcome):
        left[0] -= 1
        if left[0] < 0:
            raise StoreError("The queue is held by another program.")
        real(job_id, outcome)

    monkeypatch.setattr(queue.store, "finish", fail)
    with pytest.raises(StoreError, match="held by another program"):
        queue.run()
    monkeypatch.undo()
    queue.close()
    again = open_queue()
    assert again.run()[JobState.DONE] == len(requests)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{n}.png" for n in range(12))


def test_progress_is_throttled_where_it_is_made(open_queue, photos, tmp_path):
    queue = open_queue()
    queue.add([request(photos[0], tmp_path / "a.png", recipe=Recipe((StepChoice("invert", {"tiles": 50_000}),)))])
    started = time.perf_counter()
    queue.run()
    seconds = time.perf_counter() - started
    assert len(queue.recorder.of(JobProgressed)) <= 3 + 10 * seconds
