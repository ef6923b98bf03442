"""The queue over the real rooms below it: real files in, real files out, the steps that need no network."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from restorer.imaging.decode import decode, probe
from restorer.imaging.encode import encode
from restorer.imaging.photo import Metadata, Photo
from restorer.jobs.events import JobFailed, JobPlanned
from restorer.jobs.files.sources import find_sources
from restorer.jobs.files.targets import Naming, plan_targets
from restorer.jobs.job import JobState
from restorer.jobs.worker.context import make_processing_context
from restorer.pipeline.cache import DiskStageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from tests.jobs.fakes import request

TONE = Recipe((StepChoice("tone"),))


class NoModels:
    """A catalogue of nothing."""

    def for_task(self, task):
        return None


@pytest.fixture
def processing(tmp_path):
    return make_processing_context(NoModels(), np.empty, DiskStageCache(tmp_path / "stages", 1 << 30))


def faded(seed=0, dtype=np.uint8, channels=3, side=96):
    """Soft shapes in a narrow range of greys, as old prints have."""
    ramp = np.linspace(0, 3, side)
    shape = np.sin(ramp[:, None] * (1 + seed)) * np.cos(ramp[None, :] * 2) * 0.12 + 0.5
    levels = np.repeat(shape[..., None], channels, 2) + np.linspace(0, 0.06, channels)
    return Photo((levels * np.iinfo(dtype).max).astype(dtype))


def plan(folder, out, recipe=TONE, **naming):
    found = find_sources([folder], probe)
    targets = plan_targets(found.sources, Naming(out, **naming))
    return [
        request(source.path, target, page=source.page, recipe=recipe, format=naming.get("format", "same"))
        for source, target in zip(found.sources, targets, strict=True)
    ]


def test_files_of_all_kinds_go_their_way(tmp_path, processing, open_queue):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    encode(faded(1), folder / "a.jpg", "jpeg")
    deep = faded(2, np.uint16)
    encode(Photo(deep.pixels, metadata=Metadata(dpi=(600.0, 600.0))), folder / "deep.tif", "tiff")
    encode(faded(3, channels=1), folder / "grey.png", "png")
    encode(faded(4), folder / "w.webp", "webp")
    pages = [Image.fromarray(faded(number).pixels) for number in (5, 6)]
    pages[0].save(folder / "album.tif", save_all=True, append_images=pages[1:])
    pages[0].save(folder / "b.bmp")
    queue = open_queue(processing)
    queue.add(plan(folder, out))
    counts = queue.run()
    assert queue.recorder.of(JobFailed) == []
    assert counts[JobState.DONE] == 7
    names = ["a.jpg", "album-p1.tif", "album-p2.tif", "b.png", "deep.tif", "grey.png", "w.webp"]
    assert sorted(path.name for path in out.iterdir()) == names
    result = decode(out / "deep.tif")
    assert result.pixels.dtype == np.uint16
    assert result.metadata.dpi == (600.0, 600.0)
    assert np.ptp(result.pixels) > 1.5 * np.ptp(deep.pixels), "its fade was mended"
    assert decode(out / "grey.png").channels == 1
    assert not (decode(out / "album-p1.tif").pixels == decode(out / "album-p2.tif").pixels).all()


def test_a_proposal_is_made_and_told_with_reasons(tmp_path, processing, open_queue):
    (tmp_path / "in").mkdir()
    encode(faded(), tmp_path / "in" / "a.png", "png")
    queue = open_queue(processing)
    queue.add(plan(tmp_path / "in", tmp_path / "out", recipe=None))
    assert queue.run()[JobState.DONE] == 1
    (planned,) = queue.recorder.of(JobPlanned)
    assert "tone" in planned.steps
    assert planned.reasons["tone"]


def test_a_photo_taken_up_again_runs_only_what_is_missing(tmp_path, processing, open_queue, monkeypatch):
    """The target's folder vanishes while the photo is restored; on retry its steps come from the cache."""
    (tmp_path / "in").mkdir()
    encode(faded(), tmp_path / "in" / "a.png", "png")
    tone = next(step for step in processing.steps if step.id == "tone")
    runs, real = [], type(tone).apply

    def count(self, photo, settings, work):
        runs.append(photo)
        return real(self, photo, settings, work)

    monkeypatch.setattr(type(tone), "apply", count)
    wrong = Recipe((StepChoice("tone"), StepChoice("upscale", {"scale": 2})))
    queue = open_queue(processing)
    wanted = plan(tmp_path / "in", tmp_path / "out", recipe=wrong)
    failing = type(next(step for step in processing.steps if step.id == "upscale"))
    with monkeypatch.context() as patch:
        patch.setattr(failing, "apply", lambda *args: 1 / 0)
        queue.add(wanted)
        assert queue.run()[JobState.FAILED] == 1
    queue.retry()
    assert queue.run()[JobState.DONE] == 1
    assert len(runs) == 1


def test_broken_and_lying_files_are_told_in_words(tmp_path, processing, open_queue):
    folder = tmp_path / "in"
    folder.mkdir()
    encode(faded(), folder / "good.jpg", "jpeg")
    whole = (folder / "good.jpg").read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "lying.png").write_bytes(whole)
    queue = open_queue(processing)
    queue.add(plan(folder, tmp_path / "out"))
    counts = queue.run()
    assert (counts[JobState.DONE], counts[JobState.FAILED]) == (2, 1)
    (failed,) = queue.recorder.of(JobFailed)
    assert failed.kind == "CutOffError"
    assert "cut.jpg" in failed.message
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["good.jpg", "lying.jpg"]


@pytest.mark.parametrize("wanted", ["png", "jpeg", "tiff", "webp"])
def test_any_format_may_be_wanted(tmp_path, processing, open_queue, wanted):
    (tmp_path / "in").mkdir()
    encode(faded(), tmp_path / "in" / "a.png", "png")
    queue = open_queue(processing)
    queue.add(plan(tmp_path / "in", tmp_path / "out", format=wanted))
    assert queue.run()[JobState.DONE] == 1
    (result,) = (tmp_path / "out").iterdir()
    assert probe(result).format == wanted


def test_what_a_format_cannot_hold_is_told(tmp_path, processing, open_queue):
    (tmp_path / "in").mkdir()
    encode(faded(dtype=np.uint16), tmp_path / "in" / "a.tif", "tiff")
    queue = open_queue(processing)
    queue.add(plan(tmp_path / "in", tmp_path / "out", format="jpeg"))
    queue.run()
    assert "8 bits a channel" in queue.jobs()[0].message


def test_what_is_there_of_a_photo_is_restored_where_that_is_asked_for(tmp_path, processing, open_queue):
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "a.jpg"
    encode(faded(), source, "jpeg")
    source.write_bytes(source.read_bytes()[:-300])
    queue = open_queue(processing)
    requests = plan(tmp_path / "in", tmp_path / "out")
    queue.add(requests)
    queue.run()
    (failure,) = queue.recorder.of(JobFailed)
    assert failure.kind == "CutOffError"
    queue.add([replace(request, partial=True) for request in requests])
    assert queue.run()[JobState.DONE] == 1
    assert "rows of pixels are not there" in queue.jobs()[-1].message


def test_importing_the_queue_loads_nothing_heavy():
    import subprocess
    import sys

    code = (
        "import sys, restorer.jobs.queue, restorer.jobs.worker.context, restorer.jobs.files.sources;"
        "print([name for name in ('torch', 'cv2', 'pyvips', 'PySide6', 'scipy', 'skimage') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
