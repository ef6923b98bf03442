"""What an earlier version wrote is read: queue, settings, presets, results, manifests, the window's list."""

import contextlib
import shutil
from pathlib import Path

import pytest

from restorer.condition import load_preset
from restorer.imaging.metadata.provenance import read
from restorer.jobs.job import JobState
from restorer.jobs.output_options import OutputOptions
from restorer.jobs.provenance.labels import complete_recipe, read_provenance
from restorer.jobs.provenance.verify import Verdict, verify_labels, verify_manifest
from restorer.jobs.request import Request
from restorer.jobs.store.job_store import JobStore
from restorer.jobs.worker.up_to_date import settings_digest
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.steps import STEPS
from restorer.store.settings import OPTIONS, Settings, load_settings

EARLIER = Path(__file__).parent / "earlier"
RECIPE = Recipe(
    (StepChoice("straighten", {"strength": 1.0}), StepChoice("clean", {"strength": 0.5}),
     StepChoice("upscale", {"scale": 2})), seed=7,
)  # fmt: skip


@pytest.fixture
def earlier(tmp_path):
    """A copy, since opening a queue changes it."""
    return Path(shutil.copytree(EARLIER, tmp_path / "earlier"))


@pytest.fixture
def store(earlier):
    with contextlib.closing(JobStore(earlier / "jobs.sqlite3")) as opened:
        yield opened


def test_every_job_of_the_queue_comes_back(store):
    assert store.warning == ""
    states = {job.id: job.state for job in store.page()}
    assert states == {
        1: JobState.DONE, 2: JobState.QUEUED, 3: JobState.QUEUED, 4: JobState.FAILED, 5: JobState.RUNNING
    }  # fmt: skip
    assert store.get(2).request == Request(
        "/photos/originals/b.png",
        "/photos/restored/b.webp",
        recipe=RECIPE,
        overrides={"clean.strength": 0.25},
        device="cuda:1",
        output=OutputOptions("webp", "update", ("gps",), True, True, "/photos/restored", "/keys/c.pem", "/keys/k.pem"),
    )
    assert store.get(3).request == Request(
        "/photos/originals/scan.tif", "/photos/restored/scan-p2.tif", page=1, preset="archival", steps=("tone", "clean")
    )
    failed = store.get(4)
    assert (failed.message, failed.hint) == (
        '"gone.png" is not there any more.', "Put it back, or remove the job."
    )  # fmt: skip


def test_what_a_dead_program_was_about_to_write_is_taken_up(store):
    (orphan,) = store.adopt_orphans()
    assert orphan.id == 5
    pending = store.announced_output(5)
    assert (pending.target, pending.sha256, pending.message) == ("/photos/restored/b.png", "00" * 32, "Levels set.")
    store.finish(5, pending.outcome())
    assert store.record_of("/photos/restored/b.png").source == "/photos/originals/b.png"


def test_results_of_the_earlier_version_are_still_up_to_date(store):
    record = store.record_of("/photos/restored/a.png")
    assert record.source == "/photos/originals/a.png"
    assert record.settings_digest == settings_digest(store.get(1).request)


def test_settings_are_taken_over(caplog, earlier):
    settings = load_settings(earlier / "settings.json")
    assert caplog.records == []
    assert settings == Settings().with_values(
        {
            "device": "cpu", "format": "tiff", "strip": "gps,people", "caption": True, "theme": "dark",
            "output_folder": "/photos/restored", "memory_mb": 2048, "cache_gb": 2.5, "notify": False,
            "name_template": "{stem}-new", "preset": "gentle", "language": "de",
        }
    )  # fmt: skip
    assert len(settings.to_json()) == len(OPTIONS)


def test_a_preset_of_ones_own_is_followed(earlier):
    preset = load_preset(str(earlier / "preset.json"))
    used = {choice.step: dict(choice.settings) for choice in RECIPE.steps}
    for step in STEPS:
        if step.id in used:
            assert preset.policy(step.id).settings == used[step.id]


def test_a_result_is_known_with_its_recipe(earlier):
    result = earlier / "photos" / "restored" / "a.png"
    made = read_provenance(result)
    recipe = Recipe.from_json(made.recipe)
    assert recipe.find("tone").settings["strength"] == 0.8
    assert [choice.step for choice in complete_recipe(recipe, STEPS).steps] == ["tone"]
    assert read((result.with_name("a.png.xmp")).read_bytes()).source_sha256 == made.source_sha256


def test_a_manifest_is_verified(earlier):
    restored = earlier / "photos" / "restored"
    found = [
        *verify_manifest(restored),
        *verify_labels(restored, lambda path: None, [earlier / "photos" / "originals"]),
    ]
    assert {Path(finding.path).name for finding in found} == {"a.png"}
    assert [finding.verdict for finding in found] == [Verdict.WHOLE] * 3


def test_the_window_finds_its_list_and_its_place(qapp, earlier):
    from restorer.gui.photo_list_store import PhotoListStore
    from restorer.gui.viewmodels.item import ItemState
    from restorer.gui.viewmodels.library import LibraryModel
    from restorer.gui.window_state import WindowState

    done, ready, failed = PhotoListStore(earlier / "photos.jsonl", LibraryModel()).load()
    assert (done.state, done.result, done.notes) == (
        ItemState.DONE, "/photos/restored/a.png", {"tone": "Restored faded tones."}
    )  # fmt: skip
    assert (ready.choice.preset, ready.choice.recipe) == ("gentle", RECIPE)
    assert (failed.state, failed.hint) == (ItemState.FAILED, "Put it back, or remove the job.")
    assert WindowState.load(earlier / "window.json") == WindowState("01d9", "00ff", True)
