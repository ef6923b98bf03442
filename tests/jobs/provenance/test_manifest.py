import hashlib
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.errors import InputError
from restorer.jobs.provenance import manifest
from restorer.jobs.provenance.manifest import ManifestEntry, enter, has_manifest, read_manifest
from restorer.jobs.provenance.verify import Verdict, verify_manifest
from tests.jobs.fakes import draw


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def entry(result, source):
    return ManifestEntry(result, source, sha256(source))


@pytest.fixture
def album(tmp_path):
    """Two originals and their results, the results in a folder of the album."""
    folder = tmp_path / "album" / "restored"
    entries = []
    for number, name in enumerate(("a.png", "sub/b c.png")):
        source, result = draw(tmp_path / "album" / name, number), draw(folder / name, number + 10)
        entries.append(entry(result, source))
    return folder, entries


def verdicts(folder, verdict):
    return [Path(one.path).name for one in verify_manifest(folder) if one.verdict is verdict]


def test_a_manifest_is_what_sha256sum_checks(album):
    folder, entries = album
    assert not has_manifest(folder)
    assert enter(folder, entries, date(2024, 1, 2)) == []
    assert (folder / manifest.RESULTS).read_text() == "".join(
        f"{sha256(one.result)}  {one.result.relative_to(folder).as_posix()}\n" for one in entries
    )
    assert (folder / manifest.ORIGINALS).read_text().splitlines()[0].endswith("  ../a.png")
    assert "Bagging-Date: 2024-01-02\n" in (folder / manifest.TAGS).read_text()
    size = sum(one.result.stat().st_size for one in entries)
    assert f"Payload-Oxum: {size}.2\n" in (folder / manifest.TAGS).read_text()
    if shutil.which("sha256sum"):
        for name in (manifest.RESULTS, manifest.ORIGINALS):
            subprocess.run(["sha256sum", "-c", "--strict", "--quiet", name], cwd=folder, check=True)


def test_an_album_that_was_moved_is_still_whole(album, tmp_path):
    folder, entries = album
    enter(folder, entries)
    (tmp_path / "album").rename(tmp_path / "elsewhere")
    found = list(verify_manifest(tmp_path / "elsewhere" / "restored"))
    assert [one.verdict for one in found] == [Verdict.WHOLE] * 4


def test_originals_of_another_place_are_named_by_their_whole_path(tmp_path):
    source, result = draw(tmp_path / "scans" / "a.png"), draw(tmp_path / "x" / "out" / "a.png")
    enter(result.parent, [entry(result, source)])
    assert list(read_manifest(result.parent).originals) == [str(source)]


def test_runs_add_up(album):
    folder, entries = album
    enter(folder, entries[:1])
    enter(folder, entries[1:])
    enter(folder, entries[1:])
    assert len(read_manifest(folder).results) == len(read_manifest(folder).originals) == 2


def test_an_original_that_changed_between_runs_is_told(album):
    folder, entries = album
    enter(folder, entries)
    draw(entries[0].source, 99)
    assert enter(folder, [entry(entries[0].result, entries[0].source)]) == ["../a.png"]


def test_what_was_changed_or_lost_is_found(album):
    folder, entries = album
    enter(folder, entries)
    with entries[0].result.open("r+b") as file:
        file.seek(40)
        file.write(b"\0")
    entries[1].result.unlink()
    entries[1].source.unlink()
    entries[1].source.mkdir()
    draw(folder / "new.png")
    assert verdicts(folder, Verdict.CHANGED) == ["a.png"]
    assert verdicts(folder, Verdict.MISSING) == ["b c.png", "b c.png"]
    assert verdicts(folder, Verdict.UNLISTED) == ["new.png"]
    assert verdicts(folder, Verdict.WHOLE) == ["a.png"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_in_the_place_of_a_photo_does_not_stop_the_check(album):
    folder, entries = album
    enter(folder, entries)
    entries[0].result.unlink()
    os.mkfifo(entries[0].result)
    assert verdicts(folder, Verdict.MISSING) == ["a.png"]


def test_a_spoiled_manifest_is_told_and_never_written_over(album):
    folder, entries = album
    enter(folder, entries)
    spoiled = (folder / manifest.RESULTS).read_text() + "what is this\n"
    (folder / manifest.RESULTS).write_text(spoiled)
    assert verdicts(folder, Verdict.UNREADABLE) == [manifest.RESULTS]
    with pytest.raises(InputError, match="Line 3"):
        enter(folder, entries)
    assert (folder / manifest.RESULTS).read_text() == spoiled


@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=40))
@settings(deadline=None)
def test_any_name_comes_back_from_its_line(tmp_path_factory, name):
    folder = tmp_path_factory.mktemp("m")
    manifest._write(folder / "x", {name: "ab" * 32})
    damaged = []
    assert manifest._read(folder / "x", damaged) == {name: "ab" * 32}
    assert damaged == []
