"""Sidecars beside results: what a result says of itself, whole, and there after a kill, too."""

import logging

import numpy as np
import pytest
from PIL import Image

from restorer.imaging.metadata import provenance
from restorer.jobs.files.publish import JobOutputRegistry, publish, reconcile
from restorer.jobs.files.sidecars import settle_sidecar
from restorer.jobs.job import JobState
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from restorer.jobs.worker.restore import restore_photo
from restorer.jobs.worker.up_to_date import settings_digest
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.store.hashing import read_sha256
from tests.jobs.fakes import FakeEngine, request
from tests.jobs.worker.test_context import NoModels

TONE = Recipe((StepChoice("tone"),))


@pytest.fixture
def processing(tmp_path):
    from restorer.jobs.worker.context import make_processing_context

    return make_processing_context(NoModels(), np.empty, None)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "in" / "a.jpg"
    path.parent.mkdir()
    coarse = np.random.default_rng(0).integers(60, 180, (8, 11, 3), np.uint8)
    Image.fromarray(coarse).resize((220, 160), Image.Resampling.BICUBIC).save(path)
    return path


def sidecar_request(source, tmp_path, **more):
    return request(source, tmp_path / "out" / "a.jpg", recipe=TONE, **({"sidecar": True} | more))


def test_a_sidecar_says_what_the_result_says(processing, source, tmp_path):
    restore_photo(sidecar_request(source, tmp_path), processing, FakeEngine("cpu"))
    told = provenance.read((tmp_path / "out" / "a.jpg.xmp").read_bytes())
    assert told.source_sha256 == read_sha256(source)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.jpg", "a.jpg.xmp"]


def test_none_is_written_unasked_and_an_asked_one_is_another_request(processing, source, tmp_path):
    plain = sidecar_request(source, tmp_path, sidecar=False)
    restore_photo(plain, processing, FakeEngine("cpu"))
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.jpg"]
    assert settings_digest(plain) != settings_digest(sidecar_request(source, tmp_path))


@pytest.mark.parametrize(("exists", "stays"), [("rename", True), ("overwrite", False)])
def test_somebodys_sidecar_stays_unless_the_result_is_replaced(processing, source, tmp_path, exists, stays):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.jpg.xmp").write_text("somebody's")
    restore_photo(sidecar_request(source, tmp_path, exists=exists), processing, FakeEngine("cpu"))
    assert ((tmp_path / "out" / "a.jpg.xmp").read_text() == "somebody's") is stays


def test_a_sidecar_that_cannot_be_written_costs_no_result(processing, source, tmp_path, caplog):
    (tmp_path / "out" / "a.jpg.xmp").mkdir(parents=True)
    with caplog.at_level(logging.WARNING):
        restore_photo(sidecar_request(source, tmp_path, exists="overwrite"), processing, FakeEngine("cpu"))
    assert (tmp_path / "out" / "a.jpg").is_file()
    assert "sidecar of a.jpg" in caplog.text


def test_a_kill_between_name_and_sidecar_is_made_good(processing, source, tmp_path, store):
    made = restore_photo(sidecar_request(source, tmp_path), processing, FakeEngine("cpu")).result
    (tmp_path / "out" / "a.jpg.xmp").unlink()
    temporary = tmp_path / "out" / "result.jpg"
    made.rename(temporary)
    (job_id,) = store.add([sidecar_request(source, tmp_path)]).jobs
    job = store.claim()
    record = OutputRecord(str(made), str(source), 0, read_sha256(source), 1, 1, "digest")
    publish(
        temporary,
        PendingOutput(str(made), read_sha256(temporary), "", record),
        JobOutputRegistry(store, job_id),
        exists="rename",
    )
    assert reconcile(store, job).state is JobState.DONE
    assert provenance.read((tmp_path / "out" / "a.jpg.xmp").read_bytes()) is not None


def test_a_copy_takes_its_originals_sidecar_along(source, tmp_path):
    (tmp_path / "in" / "a.jpg.xmp").write_text("told by hand")
    result = tmp_path / "b.jpg"
    result.write_bytes(source.read_bytes())
    sha256 = read_sha256(source)
    record = OutputRecord(str(result), str(source), 0, sha256, 1, 1, "digest")
    settle_sidecar(sidecar_request(source, tmp_path, sidecar=False), PendingOutput(str(result), sha256, "", record))
    assert (tmp_path / "b.jpg.xmp").read_text() == "told by hand"
