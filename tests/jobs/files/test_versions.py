"""Results of one photo that were made one after the other: none is lost, one is kept."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from restorer.errors import InputError
from restorer.imaging.encode import encode
from restorer.imaging.metadata.provenance import Provenance, label
from restorer.imaging.photo import Metadata, Photo
from restorer.jobs.files import versions
from restorer.jobs.files.publish import NoOutputRegistry, publish
from restorer.jobs.files.sources import find_sources
from restorer.jobs.files.versions import (
    find_version,
    folder_of,
    keep,
    keep_recipe,
    list_versions,
    put_aside,
    remove,
    rename,
)
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from restorer.store.hashing import read_sha256

SHA = "ab" * 32
TURN = (0.0, -1.0, 5.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0)


def write(path, value, sha=SHA, page=0, recipe=None):
    """A result that says of itself from what it was made."""
    told = Provenance("scan.jpg", sha, recipe or {"steps": [{"step": "clean"}]}, "R", page=page, transform=TURN)
    packet = label(None, told, datetime(2024, 1, 1, tzinfo=UTC))
    photo = Photo(np.full((6, 8, 3), value, np.uint8), metadata=Metadata(xmp=packet))
    path.parent.mkdir(parents=True, exist_ok=True)
    encode(photo, path, "png")
    return path


def add(result, value, sha=SHA, exists="version"):
    """Restore the photo once more."""
    temporary = write(result.parent / ".part" / "result.png", value, sha)
    record = OutputRecord(str(result), "/in/scan.png", 0, sha, 1, 1, "")
    pending = PendingOutput(str(result), read_sha256(temporary), "", record)
    return publish(temporary, pending, NoOutputRegistry(), exists=exists)


def values(result):
    from restorer.imaging.decode import decode

    return [int(decode(version.path).pixels[0, 0, 0]) for version in list_versions(result)]


@pytest.fixture
def result(tmp_path):
    return write(tmp_path / "out" / "scan.png", 10)


def test_another_result_of_the_same_photo_makes_the_first_one_a_version(result):
    assert add(result, 20) == add(result, 30) == result
    assert sorted(values(result)) == [10, 20, 30]
    assert values(result)[0] == 30, "the newest is kept"
    assert sorted(path.name for path in result.parent.iterdir() if path.name != ".part") == [".versions", "scan.png"]
    assert list_versions(result)[1].transform == TURN
    assert list_versions(result)[1].recipe == {"steps": [{"step": "clean"}]}


def test_a_file_of_another_photo_is_left_and_the_result_gets_a_number(result):
    assert add(result, 20, sha="cd" * 32).name == "scan-2.png"
    assert values(result) == [10]
    other = result.with_name("foreign.png")
    other.write_bytes(b"not a result")
    assert add(other, 20).name == "foreign-2.png"
    assert other.read_bytes() == b"not a result"


def test_who_asks_for_another_name_gets_one(result):
    assert add(result, 20, exists="rename").name == "scan-2.png"


def test_versions_are_no_photos_for_a_search(result):
    add(result, 20)
    found = find_sources([result.parent], lambda path: replace_pages())
    assert [source.path for source in found.sources] == [result]


def replace_pages():
    class One:
        pages = 1

    return One()


def test_results_that_an_older_version_put_beside_are_versions(result):
    write(result.with_name("scan-2.png"), 20)
    write(result.with_name("scan-3.png"), 30, sha="cd" * 32)
    write(result.with_name("scan-4.png"), 40)
    assert sorted(version.number for version in list_versions(result)) == [0, 1002, 1004]
    keep(result, find_version(result, "1004"))
    assert values(result)[0] == 40
    assert sorted(values(result)) == [10, 20, 40]


def test_another_version_is_kept_and_none_is_lost(result):
    add(result, 20)
    rename(result, find_version(result, "1"), "Softer")
    keep(result, find_version(result, "softer"))
    assert values(result) == [10, 20]
    assert [version.name for version in list_versions(result)] == ["Softer", ""]
    keep(result, list_versions(result)[0])
    assert values(result) == [10, 20]


def test_a_kill_while_another_is_kept_leaves_both(result, monkeypatch):
    add(result, 20)
    version = find_version(result, "1")

    def killed(path):
        raise KeyboardInterrupt

    monkeypatch.setattr(type(result), "replace", lambda *paths: killed(paths))
    with pytest.raises(KeyboardInterrupt):
        keep(result, version)
    monkeypatch.undo()
    assert sorted(set(values(result))) == [10, 20]
    keep(result, version)
    assert values(result)[0] == 10
    assert sorted(set(values(result))) == [10, 20]


def test_put_aside_twice_makes_one_version(result):
    assert put_aside(result) == put_aside(result)
    assert len(list(folder_of(result).iterdir())) == 1


def test_where_a_file_can_have_one_name_only_it_is_moved(result, monkeypatch):
    def refused(*names):
        raise PermissionError("no links here")

    monkeypatch.setattr(versions.os, "link", refused)
    assert add(result, 20) == result
    assert values(result) == [20, 10]


def test_its_sidecar_goes_with_a_version(result):
    sidecar = result.with_name("scan.png.xmp")
    sidecar.write_text("<x/>")
    add(result, 20)
    assert not sidecar.exists()
    keep(result, find_version(result, "1"))
    assert sidecar.read_text() == "<x/>"


def test_versions_are_removed_but_for_the_one_that_is_kept(result):
    add(result, 20)
    with pytest.raises(InputError, match="kept"):
        remove(result, list_versions(result)[0])
    remove(result, find_version(result, "1"))
    assert values(result) == [20]
    assert not folder_of(result).parent.exists(), "an empty folder is not left behind"


def test_a_name_goes_to_one_version_and_is_no_number(result):
    add(result, 20)
    rename(result, list_versions(result)[0], "  As   it was ")
    assert list_versions(result)[0].name == "As it was"
    for name in ("7", "as it WAS"):
        with pytest.raises(InputError):
            rename(result, find_version(result, "1"), name)
    rename(result, list_versions(result)[0], "")
    assert list_versions(result)[0].name == ""


def test_what_is_not_there_is_told(result):
    with pytest.raises(InputError, match="no version"):
        find_version(result, "9")
    with pytest.raises(InputError, match="not there"):
        list_versions(result.with_name("gone.png"))


def test_a_result_whose_label_is_gone_is_listed_all_the_same(result):
    encode(Photo(np.zeros((6, 8, 3), np.uint8)), result, "png")
    (only,) = list_versions(result)
    assert (only.recipe, only.transform) == ({}, ())
    assert replace(only, number=3).is_kept is False


def test_a_kill_before_the_new_result_has_its_name_costs_nothing(result, monkeypatch):
    def killed(*names):
        raise KeyboardInterrupt

    monkeypatch.setattr(type(result), "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        add(result, 20)
    monkeypatch.undo()
    assert set(values(result)) == {10}, "the earlier result is still there"
    assert add(result, 20) == result
    assert values(result) == [20, 10], "and is one version, not two"


SOFT, HARD = ({"steps": [{"step": "clean", "settings": {"strength": value}}]} for value in (0.2, 0.9))


def test_a_recipe_is_a_version_before_anything_is_restored(tmp_path):
    result = tmp_path / "out" / "scan.png"
    keep_recipe(result, SOFT, " Softer  one ")
    keep_recipe(result, HARD, "Harder")
    found = sorted((one.number, one.name, one.is_made) for one in list_versions(result))
    assert found == [(1, "Softer one", False), (2, "Harder", False)]
    assert find_version(result, "softer one").recipe == SOFT
    with pytest.raises(InputError, match="cannot be the name"):
        keep_recipe(result, {"steps": []}, "harder")
    with pytest.raises(InputError, match="recipe of version Harder already"):
        keep_recipe(result, HARD, "Another")
    with pytest.raises(InputError, match="needs a name"):
        keep_recipe(result, {"steps": []}, " ")
    with pytest.raises(InputError, match="is a recipe"):
        keep(result, find_version(result, "Harder"))
    rename(result, find_version(result, "Harder"), "Hard")
    assert find_version(result, "Hard").recipe == HARD
    for version in list_versions(result):
        remove(result, version)
    assert not result.parent.exists() or not (result.parent / ".versions").exists()
    with pytest.raises(InputError, match="not there"):
        list_versions(result)


def test_what_is_restored_by_a_kept_recipe_takes_its_name_and_its_place(result):
    keep_recipe(result, SOFT, "Softer")
    keep_recipe(result, HARD, "Harder")
    assert [one.is_made for one in list_versions(result)] == [True, False, False]
    put_aside(result)
    result.unlink()
    write(result, 99, recipe=SOFT)
    kept, *others = list_versions(result)
    assert (kept.name, kept.is_made) == ("Softer", True)
    assert {(one.name, one.is_made) for one in others} == {("Harder", False), ("", True)}
    assert len({one.number for one in list_versions(result)}) == 3, "no number is given twice"
    rename(result, kept, "Soft as it is")
    assert [one.name for one in list_versions(result) if one.recipe == SOFT] == ["Soft as it is"]
    rename(result, list_versions(result)[0], "")
    assert list_versions(result)[0].name == "", "the recipe's name does not come back"


def test_a_recipe_file_that_cannot_be_read_is_passed_over(result):
    keep_recipe(result, SOFT, "Softer")
    (folder_of(result) / "7.json").write_text("{")
    (folder_of(result) / "8.json").write_text('{"name": "x"}')
    assert [one.name for one in list_versions(result)] == ["", "Softer"]
