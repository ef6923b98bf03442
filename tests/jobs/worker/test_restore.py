import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from restorer.errors import Cancelled, InputError, ResourceError
from restorer.jobs.events import JobPlanned, JobProgressed
from restorer.jobs.files import publish
from restorer.jobs.files.publish import JobOutputRegistry
from restorer.jobs.worker.restore import JobContext, Saved, Skipped, load, process, restore_photo, save
from restorer.progress import CancelToken, Progress
from tests.jobs.fakes import FakeEngine, Invert, Recorder, draw, fake_processing, pixels_of, request


def restore(wanted, processing=None, **more):
    return restore_photo(wanted, processing or fake_processing(), FakeEngine("cpu"), **more)


def in_folder(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_photo_is_restored_into_a_folder_that_is_made(source, target):
    before = source.read_bytes()
    saved = restore(request(source, target))
    assert isinstance(saved, Saved)
    assert (pixels_of(target) == 255 - pixels_of(source)).all()
    assert source.read_bytes() == before
    assert in_folder(target.parent) == ["x.png"]
    assert saved.notes == {"invert": "inverted"}
    assert saved.seconds > 0


def test_a_recipe_is_proposed_where_none_is_given_and_told(source, target):
    told = Recorder()
    restore(request(source, target, recipe=None, overrides={"invert.tiles": 2}), on_event=told)
    (planned,) = told.of(JobPlanned)
    assert (planned.steps, planned.reasons) == (("invert",), {"invert": "it is a test"})
    assert {event.step for event in told.of(JobProgressed)} == {"invert"}


def test_a_photo_that_no_step_changed_is_copied_byte_for_byte(tmp_path):
    source = draw(tmp_path / "x.jpg")
    saved = restore(request(source, tmp_path / "out" / "x.jpg", recipe=None, preset="gentle"))
    assert saved.result.read_bytes() == source.read_bytes()
    other = restore(request(source, tmp_path / "out" / "x.png", recipe=None, preset="gentle", format="png"))
    assert other.result.read_bytes()[:4] == b"\x89PNG", "another format is encoded"


def test_a_photo_that_changed_before_it_was_copied_is_told(tmp_path):
    source, step = draw(tmp_path / "x.jpg"), Invert()
    real = step.apply

    def change(photo, settings, work):
        draw(source, seed=9)
        return real(photo, settings, work)

    step.apply = change
    wanted = request(source, tmp_path / "out" / "x.jpg", recipe=None, preset="gentle")
    with pytest.raises(InputError, match="changed while it was worked on"):
        restore(wanted, fake_processing(step))
    assert in_folder(tmp_path / "out") == []


@pytest.mark.parametrize(("exists", "names"), [("rename", ["x-2.png", "x-3.png", "x.png"]), ("overwrite", ["x.png"])])
def test_what_is_there_is_kept_or_replaced_as_the_policy_says(source, target, exists, names):
    target.parent.mkdir(parents=True)
    target.write_bytes(b"something else")
    for _ in range(2):
        saved = restore(request(source, target, exists=exists))
        assert (pixels_of(saved.result) == 255 - pixels_of(source)).all()
    assert in_folder(target.parent) == names
    assert (target.read_bytes() == b"something else") == (exists == "rename")


def test_what_is_there_is_skipped_before_any_work(source, target):
    restore(request(source, target, exists="skip"))
    step = Invert()
    assert restore(request(source, target, exists="skip"), fake_processing(step)) == Skipped(target)
    assert step.seen == []


def test_what_came_to_be_there_meanwhile_is_not_lost(source, target):
    step = Invert()
    step.at_tile = lambda work: target.write_bytes(b"somebody's")
    assert restore(request(source, target, exists="skip"), fake_processing(step)) == Skipped(target)
    assert target.read_bytes() == b"somebody's"
    target.unlink()
    saved = restore(request(source, target, exists="rename"), fake_processing(step))
    assert saved.result == target.with_name("x-2.png")
    assert target.read_bytes() == b"somebody's"
    assert in_folder(target.parent) == ["x-2.png", "x.png"]


def test_a_name_that_is_taken_at_the_last_moment_is_left_alone(source, target, monkeypatch):
    real = os.link

    def overtaken(old, new):
        if Path(new) == target:
            target.write_bytes(b"somebody's")
        real(old, new)

    monkeypatch.setattr(os, "link", overtaken)
    assert restore(request(source, target)).result == target.with_name("x-2.png")
    assert target.read_bytes() == b"somebody's"
    assert in_folder(target.parent) == ["x-2.png", "x.png"]


def test_a_disk_without_hard_links_will_do(source, target, monkeypatch):
    def refuse(*args):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert restore(request(source, target)).result == target
    assert restore(request(source, target)).result == target.with_name("x-2.png")
    assert restore(request(source, target, exists="skip")) == Skipped(target)
    assert in_folder(target.parent) == ["x-2.png", "x.png"]


@pytest.mark.parametrize("exists", ["overwrite", "update"])
@pytest.mark.parametrize("link", [None, os.symlink, os.link], ids=["itself", "symlink", "hard link"])
def test_an_original_is_never_overwritten(source, target, exists, link):
    before = source.read_bytes()
    if link is None:
        target = source
    else:
        target.parent.mkdir(parents=True)
        link(source, target)
    step = Invert()
    with pytest.raises(InputError, match="originals are never overwritten"):
        restore(request(source, target, exists=exists), fake_processing(step))
    assert step.seen == [], "it is told before any work"
    assert source.read_bytes() == before
    assert [name for name in in_folder(target.parent) if name.startswith(".")] == []


def test_an_original_of_another_job_is_never_overwritten(store, source, tmp_path):
    other = draw(tmp_path / "photos" / "y.png", 2)
    before = other.read_bytes()
    store.add([request(source, other, exists="overwrite"), request(other, tmp_path / "out.png")])
    job = store.claim()
    with pytest.raises(InputError, match="is an original"):
        load(JobContext(job.request, JobOutputRegistry(store, job.id)), fake_processing())
    assert other.read_bytes() == before
    assert in_folder(source.parent) == ["x.png", "y.png"]


def test_an_original_that_took_the_targets_place_meanwhile_is_not_overwritten(source, target):
    def move(work):
        if not source.is_symlink():
            source.rename(target)
            source.symlink_to(target)

    before, step = source.read_bytes(), Invert()
    step.at_tile = move
    with pytest.raises(InputError, match="originals are never overwritten"):
        restore(request(source, target, exists="overwrite"), fake_processing(step))
    assert target.read_bytes() == before
    assert in_folder(target.parent) == ["x.png"]


def test_a_folder_that_is_a_file_is_told_before_any_work(source, tmp_path):
    (tmp_path / "out").write_text("a file")
    step = Invert()
    for target in (tmp_path / "out" / "x.png", tmp_path / "out" / "deep" / "x.png"):
        with pytest.raises(InputError, match="out"):
            restore(request(source, target), fake_processing(step))
    assert step.seen == []


def test_a_folder_that_cannot_be_written_is_told_before_any_work(source, target, monkeypatch):
    target.parent.mkdir(parents=True)
    real = Path.mkdir

    def refuse(path, *args, **more):
        if path.name.startswith(".restorer"):
            raise PermissionError(errno.EACCES, "Permission denied")
        real(path, *args, **more)

    monkeypatch.setattr(Path, "mkdir", refuse)
    step = Invert()
    with pytest.raises(InputError, match="cannot be written to"):
        restore(request(source, target), fake_processing(step))
    assert step.seen == []


@pytest.fixture
def mounted(tmp_path):
    """Mounts a small file system of its own; skips where that is not allowed."""
    places = []

    def mount(options):
        place = tmp_path / f"disk{len(places)}"
        place.mkdir()
        if shutil.which("mount") is None:
            pytest.skip("needs the command mount")
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
        if made.returncode:
            pytest.skip(f"may not mount a disk: {made.stderr.decode().strip()}")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", place], check=True)


def test_a_read_only_disk_is_told_before_any_work(source, mounted):
    disk = mounted("size=1m")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    step = Invert()
    with pytest.raises(InputError, match="cannot be written to"):
        restore(request(source, disk / "x.png"), fake_processing(step))
    assert step.seen == []


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, mounted):
    big = draw(tmp_path / "big.png", size=(700, 700))
    disk = mounted("size=256k")
    (disk / "older.png").write_bytes(b"an older result")
    with pytest.raises(ResourceError, match="no room left"):
        restore(request(big, disk / "big.png"))
    assert in_folder(disk) == ["older.png"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_file_that_may_not_grow_is_told_and_leaves_nothing(tmp_path):
    import resource

    big, out = draw(tmp_path / "big.png", size=(300, 300)), tmp_path / "out"
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(ResourceError, match="no room left"):
            restore(request(big, out / "big.png"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert in_folder(out) == []


@pytest.mark.parametrize(
    "name",
    ["a b'c\"d.png", "new\nline.png", "Ünïcödé ß.png", "写真 💔.png", "-rf.png", "%s {stem}.png", "x" * 251 + ".png"],
)
def test_any_name_will_do(tmp_path, name):
    source, out = draw(tmp_path / "in" / name), tmp_path / "out"
    for _ in range(2):
        restore(request(source, out / name))
    assert len(in_folder(out)) == 2
    assert name in in_folder(out)


def test_a_path_that_is_too_long_is_told(source, tmp_path):
    with pytest.raises(InputError, match="too long"):
        restore(request(source, tmp_path / ("y" * 300 + ".png")))
    deep = tmp_path.joinpath(*["d" * 200] * 25, "x.png")
    with pytest.raises(InputError, match="too long"):
        restore(request(source, deep))


def test_an_original_that_vanished_or_changes_is_told(source, target):
    gone = request(source.with_name("gone.png"), target)
    with pytest.raises(InputError, match="not there any more"):
        restore(gone)

    def grow(path, page):
        photo = fake_processing().decode(path, page)
        with path.open("ab") as file:
            file.write(b"more")
        return photo

    with pytest.raises(InputError, match="changed while it was worked on"):
        restore(request(source, target), fake_processing(decode=grow))
    assert in_folder(target.parent) == []


def test_a_stop_leaves_nothing_behind(source, target):
    token = CancelToken()
    step = Invert()
    step.at_tile = lambda work: token.cancel()
    with pytest.raises(Cancelled):
        restore(request(source, target), fake_processing(step), progress=Progress(token=token))
    assert in_folder(target.parent) == []


def test_a_failing_step_leaves_nothing_behind(source, target):
    step = Invert()
    step.raises["x.png"] = ValueError("a fault")
    with pytest.raises(ValueError, match="a fault"):
        restore(request(source, target), fake_processing(step))
    assert in_folder(target.parent) == []


def test_a_name_is_given_only_after_it_is_written_down(source, target, store, monkeypatch):
    seen = []
    store.add([request(source, target)])
    job = store.claim()
    real = publish._take_name

    def watch(temporary, name):
        seen.append((store.announced_output(job.id), publish.read_sha256(temporary), name.exists()))
        return real(temporary, name)

    monkeypatch.setattr(publish, "_take_name", watch)
    context = JobContext(job.request, JobOutputRegistry(store, job.id))
    saved = save(
        context,
        fake_processing(),
        process(context, fake_processing(), FakeEngine("cpu"), load(context, fake_processing())),
    )
    ((pending, digest, was_there),) = seen
    assert (pending.target, pending.sha256, was_there) == (str(target), digest, False)
    assert pending == saved.pending == store.announced_output(job.id)


def test_two_jobs_of_one_target_get_two_names(source, target, store):
    store.add([request(source, target)] * 2)
    contexts = [JobContext(job.request, JobOutputRegistry(store, job.id)) for job in (store.claim(), store.claim())]
    done = [
        process(context, fake_processing(), FakeEngine("cpu"), load(context, fake_processing())) for context in contexts
    ]
    first = save(contexts[0], fake_processing(), done[0])
    target.unlink()
    second = save(contexts[1], fake_processing(), done[1])
    assert first.result == target
    assert second.result == target.with_name("x-2.png"), "the first is not done yet: its name is its own"
