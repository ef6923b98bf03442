"""Places under addresses, tried on fsspec's own file system in memory."""

from dataclasses import replace
from pathlib import Path

import pytest

from restorer.errors import InputError
from restorer.jobs.files.address_outputs import AddressStaging, publish_address
from restorer.jobs.files.address_sources import find_address_sources
from restorer.jobs.files.addresses import as_address, fetch, is_address, join, locate, parent, put, without_password
from restorer.jobs.files.publish import reconcile
from restorer.jobs.files.sources import SourceFilter
from restorer.jobs.job import JobState
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from tests.jobs.fakes import request

pytest.importorskip("fsspec", reason="needs the extra `cluster`")


def read(address):
    system, path = locate(address)
    return system.cat_file(path)


@pytest.mark.parametrize("text", ["s3://b/a.png", "sftp://host:22/x/a.png", "smb://host/share/a.png"])
def test_an_address_is_known_also_behind_a_path(text):
    assert is_address(text)
    assert is_address(Path(text))
    assert as_address(Path(text)) == text


@pytest.mark.parametrize("text", ["/a/b.png", "C:/a.png", "C:\\a.png", "a.png", "x:/a"])
def test_a_path_is_none(text):
    assert not is_address(text)
    assert as_address(text) == text


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("sftp://ann:secret@host:22/a.png", "sftp://ann@host:22/a.png"),
        ("sftp://ann@host/a:b@c.png", "sftp://ann@host/a:b@c.png"),
        ("s3://b/a.png", "s3://b/a.png"),
    ],
)
def test_a_password_in_an_address_is_not_shown(address, shown):
    assert without_password(address) == shown


def test_folders_and_names():
    assert parent("s3://b/x/a.png") == "s3://b/x"
    assert join("s3://b/x", "a.png") == "s3://b/x/a.png"


def test_what_no_package_reads_is_said():
    with pytest.raises(InputError, match="cannot be used"):
        locate("nowhere://a/b")


def test_a_file_comes_and_goes_whole(place, write, tmp_path):
    sha256 = write(f"{place}/a", b"content")
    assert fetch(f"{place}/a", tmp_path / "copy") == sha256
    assert (tmp_path / "copy").read_bytes() == b"content"


def test_photos_are_found_by_their_names(place, write):
    for name in ("scan10.png", "scan2.png", "notes.txt", ".hidden.png", "deep/a.jpg", "out/scan2.png", "b.png~"):
        write(f"{place}/{name}", b"x")
    rules = SourceFilter(output_folder=Path(f"{place}/out"))
    found = find_address_sources([place], rules)
    assert [str(page.relative) for page in found.sources] == ["scan2.png", "scan10.png"]
    found = find_address_sources([place, f"{place}/scan2.png"], replace(rules, recursive=True, exclude=("scan1*",)))
    assert [as_address(page.path) for page in found.sources] == [f"{place}/scan2.png", f"{place}/deep/a.jpg"]
    missing = find_address_sources([f"{place}/not-there"], rules)
    assert missing.left_out[0].is_failure


def pending_for(target, sha256):
    return PendingOutput(target, sha256, "inverted", OutputRecord(target, "s3://in/a.png", 0, "0" * 64, 1, 0, "d"))


@pytest.mark.parametrize(
    ("policy", "name", "first"),
    [
        ("rename", "a-2.png", b"old"),
        ("overwrite", "a.png", b"new"),
        ("update", "a.png", b"new"),
        ("skip", None, b"old"),
    ],
)
def test_names_that_are_taken(place, write, policy, name, first):
    write(f"{place}/a.png", b"old")
    sha256 = write(f"{place}/.restorer-1.part/x.png", b"new")
    announced = []
    got = publish_address(
        f"{place}/.restorer-1.part/x.png",
        pending_for(f"{place}/a.png", sha256),
        lambda pending, is_exclusive: announced.append((pending.target, is_exclusive)) or True,
        exists_policy=policy,
    )
    assert got == (name and f"{place}/{name}")
    assert read(f"{place}/a.png") == first
    assert announced == ([(got, policy == "rename")] if got else [])
    if got:
        assert read(got) == b"new"


def test_a_name_that_another_job_has_is_passed_over(place, write):
    sha256 = write(f"{place}/x", b"new")
    asked = []
    got = publish_address(
        f"{place}/x",
        pending_for(f"{place}/a.png", sha256),
        lambda pending, is_exclusive: asked.append(pending) or len(asked) > 1,
        exists_policy="rename",
    )
    assert got == f"{place}/a-2.png" == asked[-1].record.target


def test_after_a_kill_what_has_its_name_is_done_and_what_has_not_runs_again(place, write, store):
    target = f"{place}/a.png"
    batch = store.add([request("s3://in/a.png", target)] * 3)
    jobs = [store.claim() for _ in batch.jobs]
    sha256 = write(target, b"result")
    store.announce(jobs[0].id, pending_for(target, sha256), is_exclusive=False)
    store.announce(jobs[1].id, pending_for(target, "f" * 64), is_exclusive=False)
    staging = AddressStaging(target, f"{store.id}-{jobs[0].id}")
    write(f"{staging.folder}/left.png", b"left over")
    states = [reconcile(store, job).state for job in jobs]
    assert states == [JobState.DONE, JobState.QUEUED, JobState.QUEUED]
    system, path = locate(staging.folder)
    assert not system.exists(path)


def test_a_place_that_cannot_be_asked_is_no_reason_to_write_twice(store):
    target = "nowhere://a/b.png"
    store.add([request("s3://in/a.png", target)])
    job = store.claim()
    store.announce(job.id, pending_for(target, "f" * 64), is_exclusive=False)
    outcome = reconcile(store, job)
    assert outcome.state is JobState.FAILED
    assert "cannot be used" in outcome.message


def test_a_worker_that_only_seemed_dead_cannot_bring_a_cleared_folder_back(tmp_path):
    (tmp_path / "result").write_bytes(b"late")
    with pytest.raises(FileNotFoundError):
        put(tmp_path / "result", str(tmp_path / ".restorer-1.part" / "x.png"))
    put(tmp_path / "result", str(tmp_path / "x.png"))
    with pytest.raises(FileExistsError):
        put(tmp_path / "result", str(tmp_path / "x.png"))
