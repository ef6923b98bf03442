import json
from dataclasses import replace

import numpy as np
import pytest

from restorer.app import Services, open_services
from restorer.cli.exits import Exit
from restorer.imaging.decode import decode, read_metadata
from restorer.imaging.encode import encode
from restorer.imaging.metadata.kinds import ALL
from restorer.imaging.metadata.metadata_filter import KINDS, NAMES
from restorer.imaging.metadata.provenance import read
from restorer.imaging.photo import Metadata, Photo
from restorer.jobs.output_options import OutputOptions
from restorer.jobs.provenance import manifest
from restorer.jobs.request import Request
from restorer.jobs.worker.context import make_processing_context
from restorer.store.settings import BY_NAME
from tests.jobs.fakes import FakeEngines
from tests.jobs.worker.test_context import NoModels, faded


@pytest.fixture(autouse=True)
def _real_processing(monkeypatch):
    """The real rooms, without networks."""
    monkeypatch.setattr(Services, "processing", make_processing_context(NoModels(), np.empty, None))
    monkeypatch.setattr(Services, "catalogue", NoModels())
    monkeypatch.setattr(Services, "make_engine", lambda self, device: FakeEngines()(device))


@pytest.fixture
def scans(tmp_path):
    folder = tmp_path / "album" / "scans"
    (folder / "1931").mkdir(parents=True)
    encode(faded(1), folder / "a.png", "png")
    encode(faded(2), folder / "1931" / "b.png", "png")
    return folder


def restored(run, scans, *words):
    out = scans.parent / "out"
    code, _, err = run("restore", scans, "-o", out, "--recursive", "--steps", "tone", *words)
    assert code == Exit.DONE, err
    return out


def test_choices_are_those_of_the_metadata():
    assert BY_NAME["strip"].values == NAMES == (*KINDS, ALL)


def test_a_folder_with_a_manifest_is_verified(run, scans):
    out = restored(run, scans, "--manifest")
    code, told, err = run("verify", out)
    assert (code, told) == (Exit.DONE, "")
    assert "2 results and 2 originals are unchanged." in err
    encode(Photo(np.zeros((9, 9, 3), np.uint8)), scans / "a.png", "png")
    (out / "1931" / "b.png").unlink()
    code, told, err = run("verify", out)
    assert code == Exit.SOME_FAILED
    assert f"changed: original {scans / 'a.png'}" in told
    assert f"missing: result {out / '1931' / 'b.png'}" in told
    assert "2 files have changed or are missing." in err
    code, told, _ = run("verify", out, "--json")
    assert code == Exit.SOME_FAILED
    assert sorted(one["verdict"] for one in json.loads(told)) == ["changed", "missing", "whole", "whole"]


def test_nobodys_folder_is_littered_unasked(run, scans):
    out = restored(run, scans)
    assert sorted(path.name for path in out.iterdir()) == ["1931", "a.png"]


def test_several_runs_fill_one_manifest(run, scans):
    out = scans.parent / "out"
    run("restore", scans / "1931", "-o", out, "--steps", "tone", "--manifest")
    restored(run, scans, "--manifest", "--exists", "skip")
    told = manifest.read_manifest(out)
    assert sorted(told.results) == ["1931/b.png", "a.png", "b.png"]
    assert run("verify", out)[0] == Exit.DONE


def test_results_of_earlier_runs_are_entered_afterwards(run, scans):
    out = restored(run, scans)
    code, _, _ = run("restore", scans, "-o", out, "--recursive", "--steps", "tone", "--exists", "skip", "--manifest")
    assert code == Exit.NOTHING_TO_DO
    assert len(manifest.read_manifest(out).results) == 2


def test_a_folder_without_a_manifest_is_verified_by_its_labels(run, scans, tmp_path):
    out = restored(run, scans)
    code, told, err = run("verify", out)
    assert (code, told) == (Exit.DONE, "")
    assert "2 originals are unchanged." in err
    (scans / "a.png").unlink()
    code, _, err = run("verify", out)
    assert code == Exit.DONE
    assert "Not found: 1 original, such as a.png" in err
    code, told, _ = run("verify", out, "--originals", scans)
    assert code == Exit.DONE
    encode(Photo(np.zeros((9, 9, 3), np.uint8)), scans / "a.png", "png")
    code, told, _ = run("verify", out)
    assert code == Exit.SOME_FAILED
    assert "changed: original" in told


def test_originals_are_found_in_a_named_folder_among_others_of_their_name(run, scans, tmp_path):
    out = restored(run, scans)
    away = tmp_path / "elsewhere"
    (away / "other").mkdir(parents=True)
    (scans / "a.png").rename(away / "a.png")
    (scans / "1931" / "b.png").rename(away / "b.png")
    encode(faded(7), away / "other" / "a.png", "png")
    code, told, err = run("verify", out, "--originals", away)
    assert (code, told) == (Exit.DONE, "")
    assert "2 originals are unchanged" in err


def test_nothing_to_verify_is_told(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("verify", tmp_path / "empty")[0] == Exit.NOTHING_TO_DO
    assert run("verify", tmp_path / "nowhere")[0] == Exit.USAGE


def test_the_recipe_of_a_result_gives_the_same_pixels(run, scans, tmp_path):
    out, again = restored(run, scans, "--set", "tone.contrast=0.9", "--set", "tone.cast=0.1"), tmp_path / "again"
    code, _, err = run("restore", scans / "a.png", "-o", again, "--recipe-from", out / "a.png")
    assert code == Exit.DONE, err
    assert "not the original" not in err
    one, two = decode(out / "a.png"), decode(again / "a.png")
    assert (one.pixels == two.pixels).all()
    assert not (one.pixels == decode(scans / "a.png").pixels).all()
    assert read(one.metadata.xmp).recipe == read(two.metadata.xmp).recipe


def test_a_recipe_for_another_original_is_told(run, scans, tmp_path):
    out = restored(run, scans)
    code, _, err = run("restore", scans / "1931" / "b.png", "-o", tmp_path / "again", "--recipe-from", out / "a.png")
    assert code == Exit.DONE
    assert "b.png is not the original" in err


def test_a_dry_run_with_a_recipe_tells_that_recipe(run, scans, tmp_path):
    out = restored(run, scans, "--set", "tone.contrast=0.9")
    words = ("restore", scans / "a.png", "-o", tmp_path / "x", "--recipe-from", out / "a.png", "--dry-run", "--jsonl")
    code, told, _ = run(*words)
    assert code == Exit.DONE
    recipe = json.loads(told.splitlines()[0])["recipe"]
    assert [(one["step"], one["settings"]["contrast"]) for one in recipe["steps"]] == [("tone", 0.9)]


@pytest.mark.parametrize("words", [("--preset", "full"), ("--steps", "tone")])
def test_a_recipe_and_another_one_do_not_go_together(run, scans, tmp_path, words):
    out = restored(run, scans)
    code, _, err = run("restore", scans, "-o", tmp_path / "x", "--recipe-from", out / "a.png", *words)
    assert code == Exit.USAGE
    assert "complete recipe" in err


def test_a_recipe_from_what_is_no_result_is_refused(run, scans, tmp_path):
    code, _, err = run("restore", scans, "-o", tmp_path / "x", "--recipe-from", scans / "a.png")
    assert code == Exit.USAGE
    assert "does not say how it was made" in err


def test_a_recipe_of_steps_that_are_not_there_is_refused_at_once(run, scans, tmp_path):
    out = restored(run, scans)
    data = (out / "a.png").read_bytes()
    photo = decode(out / "a.png")
    spoiled = photo.metadata.xmp.replace(b'"step":"tone"', b'"step":"gone"')
    encode(replace(photo, metadata=Metadata(xmp=spoiled)), tmp_path / "r.png", "png")
    code, _, err = run("restore", scans, "-o", tmp_path / "x", "--recipe-from", tmp_path / "r.png")
    assert code == Exit.USAGE
    assert "There is no step called 'gone'" in err
    assert not (tmp_path / "x").exists()
    assert (out / "a.png").read_bytes() == data


def test_a_batch_that_was_stopped_is_entered_when_it_is_resumed(run, scans, tmp_path):
    out = tmp_path / "out"
    with open_services() as services:
        services.store.add(
            Request(str(scans / name), str(out / name), steps=("tone",), output=OutputOptions(manifest=str(out)))
            for name in ("a.png", "1931/b.png")
        )
    assert run("queue", "resume")[0] == Exit.DONE
    assert sorted(manifest.read_manifest(out).results) == ["1931/b.png", "a.png"]
    assert run("verify", out)[0] == Exit.DONE


def test_what_is_to_be_stripped_must_be_known(run, scans, tmp_path):
    code, _, err = run("restore", scans, "-o", tmp_path / "x", "--strip", "gps,shoe-size")
    assert code == Exit.USAGE
    assert "shoe-size" in err


def test_captions_are_asked_for(run, scans):
    out = restored(run, scans, "--caption", "--strip", "gps,people")
    assert b"corrected contrast and colour" in read_metadata(out / "a.png").xmp
